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
from assistant.evaluate_gold import Gold, read_gold
from assistant.evaluate_interval import spread
from assistant.evaluate_score import score_hits
from benchmarks.made import made
from benchmarks.peers import Bm25s, LangChain, Lookup
from index.library import Library
from index.prior import known_places
from index.search import search

_ROOT = Path(__file__).resolve().parents[1]
_PACKAGES = ("faiss-cpu", "langchain-community", "langchain-text-splitters", "bm25s", "jieba")
_COLD_RUNS = 5
_ASK = "report-assistant ask"


def main() -> None:
    """Runs the benchmark and writes its JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, action="append")
    parser.add_argument("--questions", type=Path, default=_ROOT / "corpus" / "questions.jsonl")
    parser.add_argument("--out", type=Path, default=_ROOT / "benchmarks/results/sample.json")
    given = parser.parse_args()
    golds = read_gold(given.questions.read_text(encoding="utf-8").split("\n"))
    with tempfile.TemporaryDirectory() as folder:
        found = measure(given.reports or [_ROOT / "corpus" / "reports"], golds, Path(folder))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, ensure_ascii=False, indent=1))


def measure(paths: Sequence[Path], golds: Sequence[Gold], folder: Path) -> dict[str, Any]:
    """All measures over the reports of these paths and these questions."""
    seconds: dict[str, float] = {}
    with Library.open(folder / "library") as library:
        seconds["report-assistant"] = _timed(lambda: library.add(paths))[0]
        ids = [summary.report for summary in library.summaries()]
        texts = [(report, library.report(report).text) for report in ids]
        seconds["langchain"], chain = _timed(lambda: LangChain(texts))
        seconds["bm25s"], bm25s = _timed(lambda: Bm25s(texts))
        characters = sum(len(text) for _, text in texts)
        vectors, lookup = _timed(lambda: Lookup(bm25s))
        seconds["lookup"] = seconds["bm25s"] + vectors
        quality, latency = _questions(library, chain, bm25s, lookup, golds)
    return {
        "made": made(_PACKAGES),
        "input": {"reports": len(ids), "characters": characters, "questions": len(golds)},
        "indexing": _indexing(seconds, characters),
        "cold_process_s": _cold(folder / "library", golds[0].question),
        "warm_ms": latency,
        "ask_takes_times_the_lookup": round(latency[_ASK]["p50"] / latency["lookup"]["p50"], 2),
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
    library: Library, chain: LangChain, bm25s: Bm25s, lookup: Lookup, golds: Sequence[Gold]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Scores and times of every question, the engines taking turns at each, `ask` first."""
    places = known_places(library.metadata().values())
    engines: dict[str, Callable[[str], list[tuple[str, str]]]] = {
        "report-assistant": lambda q: [(h.report, h.text) for h in search(library, q)],
        "langchain": chain.search,
        "bm25s": bm25s.search,
        "lookup": lookup.search,
    }
    scores: dict[str, list[dict[str, float]]] = {name: [] for name in engines}
    times: dict[str, list[float]] = {name: [] for name in (_ASK, *engines)}
    for gold in golds:
        question = standalone(gold.question, gold.history, places)
        times[_ASK].append(_timed(lambda q=question: answer(library, q))[0])  # type: ignore[misc]
        for name, engine in engines.items():
            taken, hits = _timed(lambda engine=engine, q=question: engine(q))  # type: ignore[misc]
            times[name].append(taken)
            if gold.evidence:
                scores[name].append(score_hits(gold, hits))
    return {name: _means(some) for name, some in scores.items()}, {
        name: _spread(values) for name, values in times.items()
    }


def _means(scores: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.mean(s[name] for s in scores), 4) for name in scores[0]}


def _spread(seconds: Sequence[float]) -> dict[str, float]:
    found = spread(seconds)
    return {"p50": round(1000 * found.median_s, 2), "p95": round(1000 * found.p95_s, 2)}


if __name__ == "__main__":
    main()
