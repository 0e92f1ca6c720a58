"""Measures indexing, questions and retrieval beside the peers, all in one run."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from assistant.answer import answer
from assistant.dialogue import standalone
from benchmarks.made import made
from benchmarks.peers import Bm25s, LangChain
from benchmarks.scoring import holds, means
from index.library import Library
from index.prior import known_places
from index.search import search

_ROOT = Path(__file__).resolve().parents[1]
_PACKAGES = ("faiss-cpu", "langchain-community", "langchain-text-splitters", "bm25s", "jieba")
_COLD_RUNS = 5


def main() -> None:
    """Runs the benchmark and writes its JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, action="append")
    parser.add_argument("--questions", type=Path, default=_ROOT / "corpus" / "questions.jsonl")
    parser.add_argument("--out", type=Path, default=_ROOT / "benchmarks/results/sample.json")
    given = parser.parse_args()
    rows = [json.loads(line) for line in given.questions.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        found = measure(given.reports or [_ROOT / "corpus" / "reports"], rows, Path(folder))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, ensure_ascii=False, indent=1))


def measure(paths: Sequence[Path], rows: Sequence[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """All measures over the reports of these paths and the questions of these rows."""
    seconds: dict[str, float] = {}
    with Library.open(folder / "library") as library:
        seconds["report-assistant"] = _timed(lambda: library.add(paths))[0]
        ids = [summary.report for summary in library.summaries()]
        texts = [(report, library.report(report).text) for report in ids]
        seconds["langchain"], chain = _timed(lambda: LangChain(texts))
        seconds["bm25s"], bm25s = _timed(lambda: Bm25s(texts))
        characters = sum(len(text) for _, text in texts)
        quality, latency = _questions(library, chain, bm25s, rows)
    return {
        "made": made(_PACKAGES),
        "input": {"reports": len(ids), "characters": characters, "questions": len(rows)},
        "indexing": _indexing(seconds, characters),
        "cold_process_s": _cold(folder / "library", rows[0]["question"]),
        "warm_ms": latency,
        "retrieval": quality,
    }


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    made = work()
    return time.perf_counter() - started, made


def _indexing(seconds: dict[str, float], characters: int) -> dict[str, Any]:
    ours = seconds["report-assistant"]
    return {
        name: {
            "seconds": round(taken, 2),
            "characters_per_s": round(characters / taken),
            "ours_takes_times": round(ours / taken, 2),
        }
        for name, taken in seconds.items()
    }


def _cold(library: Path, question: str) -> dict[str, float]:
    code = "from assistant.cli import main; main()"
    found = {}
    for command in ("search", "ask"):
        call = [sys.executable, "-c", code, command, question, "--library", str(library), "--json"]
        runs = [
            _timed(lambda call=call: subprocess.run(call, capture_output=True, check=True))[0]  # type: ignore[misc]
            for _ in range(_COLD_RUNS)
        ]
        found[command] = round(statistics.median(runs), 3)
    return found


def _questions(
    library: Library, chain: LangChain, bm25s: Bm25s, rows: Sequence[dict[str, Any]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Ranks and times of every question, the engines taking turns at each."""
    places = known_places(library.metadata().values())
    engines: dict[str, Callable[[str], list[tuple[str, str]]]] = {
        "report-assistant": lambda q: [(h.report, h.text) for h in search(library, q)],
        "langchain": chain.search,
        "bm25s": bm25s.search,
    }
    ranks: dict[str, list[int]] = {name: [] for name in engines}
    times: dict[str, list[float]] = {name: [] for name in (*engines, "report-assistant ask")}
    for row in rows:
        question = standalone(row["question"], row.get("history") or [], places)
        for name, engine in engines.items():
            taken, hits = _timed(lambda engine=engine, q=question: engine(q))  # type: ignore[misc]
            times[name].append(taken)
            if row["evidence"]:
                ranks[name].append(_rank(row, hits))
        taken, _ = _timed(lambda q=question: answer(library, q))  # type: ignore[misc]
        times["report-assistant ask"].append(taken)
    return {name: means(values) for name, values in ranks.items()}, {
        name: _spread(values) for name, values in times.items()
    }


def _rank(row: dict[str, Any], hits: Sequence[tuple[str, str]]) -> int:
    named = row["doc"] if isinstance(row["doc"], list) else [row["doc"]]
    wanted = {Path(name).stem if "." in name else name for name in named}
    for rank, (report, text) in enumerate(hits, 1):
        if report in wanted and any(holds(evidence, text) for evidence in row["evidence"]):
            return rank
    return 0


def _spread(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(1000 * value for value in seconds)
    return {
        "p50": round(statistics.median(ordered), 2),
        "p95": round(ordered[int(0.95 * (len(ordered) - 1))], 2),
    }


if __name__ == "__main__":
    main()
