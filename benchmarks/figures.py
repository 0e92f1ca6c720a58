"""Measures the reading of figures: speed, growth with hostile input, and hits beside a peer."""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from assistant.check import check
from benchmarks.made import made
from index.figure import Figure
from index.figures import read_figures
from index.library import Library
from index.quantities import quantities
from index.report import Report

_ROOT = Path(__file__).resolve().parents[1]
_PEER = "recognizers-text-number"
_SMALL, _LARGE = 100_000, 400_000
_HOSTILE = {
    "digits": "7",
    "chinese digits": "一",
    "scales": "万",
    "open brackets": "（3个",
    "commas": "１，",
    "spaced digits": "1 ",
    "no full stop": "增长5%，其中新建3座、",
    "ranges": "3—",
    "dates": "2024年3月，",
    "places": "大连市、",
    "changes": "由12从34",
}


def main() -> None:
    """Runs the benchmark and writes its JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, action="append")
    parser.add_argument("--gold", type=Path, help="lines with doc, quote, value_text, base_value")
    parser.add_argument("--out", type=Path, default=_ROOT / "benchmarks/results/figures.json")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "library") as library,
    ):
        library.add(given.reports or [_ROOT / "corpus" / "reports"])
        found = measure(library, given.gold)
    given.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, ensure_ascii=False, indent=1))


def measure(library: Library, gold: Path | None) -> dict[str, Any]:
    """All measures over the reports of a library."""
    reports = [library.report(summary.report) for summary in library.summaries()]
    texts = [report.text for report in reports]
    characters = sum(map(len, texts))
    figures, whole = _timed(lambda: [f for report in reports for f in read_figures(report)])
    _, numbers = _timed(lambda: [quantities(text) for text in texts])
    _, peer = _timed(lambda: [_peer(text) for text in texts])
    found = {
        "made": made(("recognizers-text-number", "jieba")),
        "input": {"reports": len(reports), "characters": characters, "figures": len(figures)},
        "figures_per_s": round(len(figures) / whole),
        "characters_per_s": {
            "figures, whole": round(characters / whole),
            "numbers with units only": round(characters / numbers),
            _PEER: round(characters / peer),
        },
        "peer_takes_times": round(peer / numbers, 2),
        "hostile_growth": {name: _growth(text, reports[0]) for name, text in _HOSTILE.items()},
        "check_ms": _checks(library, reports),
    }
    if gold:
        found["numbers_right"] = _right(gold, {report.id: report.text for report in reports})
    return found


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def _peer(text: str) -> list[tuple[int, int, str]]:
    """The numbers that the peer finds: offsets, end exclusive, and the value as text."""
    from recognizers_number import recognize_number

    return [
        (hit.start, hit.end + 1, hit.resolution["value"])
        for line, at in _lines(text)
        for hit in _moved(recognize_number(line, "zh-cn"), at)
    ]


def _lines(text: str) -> Iterable[tuple[str, int]]:
    at = 0
    for line in text.split("\n"):
        yield line, at
        at += len(line) + 1


def _moved(hits: Sequence[Any], by: int) -> Sequence[Any]:
    for hit in hits:
        hit.start, hit.end = hit.start + by, hit.end + by
    return hits


def _growth(unit: str, like: Report) -> dict[str, float]:
    """Seconds to read a large text of one repeated unit, and how many times those for a quarter
    of it, of numbers alone and of figures whole: about 4 is linear."""
    found = {}
    for name, read in (("numbers", quantities), ("figures", lambda t: _figures_of(t, like))):
        small, large = (
            _timed(lambda size=size, read=read: read((unit * size)[:size]))[1]  # type: ignore[misc]
            for size in (_SMALL, _LARGE)
        )
        found[f"{name}_s"] = round(large, 3)
        found[f"{name}_times_for_4_times_the_text"] = round(large / max(small, 1e-9), 2)
    return found


def _figures_of(text: str, like: Report) -> tuple[Figure, ...]:
    return read_figures(replace(like, text=text, headings=()))


def _checks(library: Library, reports: Sequence[Report]) -> dict[str, float]:
    """How long one report takes to be checked against all the others."""
    with tempfile.TemporaryDirectory() as folder:
        taken = []
        for report in reports:
            file = Path(folder) / f"{report.id}.txt"
            file.write_text(report.text, encoding="utf-8")
            taken.append(1000 * _timed(lambda file=file: check(library, file))[1])  # type: ignore[misc]
    taken.sort()
    return {
        "p50": round(statistics.median(taken), 1),
        "p95": round(taken[int(0.95 * (len(taken) - 1))], 1),
        "most": round(taken[-1], 1),
    }


def _right(gold: Path, texts: dict[str, str]) -> dict[str, float]:
    """The share of annotated numbers whose value is found where it stands, ours and the peer's."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    ours = {id: [(q.start, q.end, q.amount) for q in quantities(t)] for id, t in texts.items()}
    peers = {id: [(s, e, _decimal(v)) for s, e, v in _peer(t)] for id, t in texts.items()}
    hits: dict[str, list[bool]] = {"report-assistant": [], _PEER: []}
    for row in rows:
        id = Path(row["doc"]).stem
        place = _located(row, texts.get(id, ""))
        for name, read in (("report-assistant", ours), (_PEER, peers)):
            hits[name].append(place is not None and _holds(read[id], *place, row["base_value"]))
    return {name: round(statistics.mean(found), 3) for name, found in hits.items()}


def _decimal(written: str | None) -> Decimal | None:
    try:
        return Decimal(str(written).rstrip("%"))
    except InvalidOperation:
        return None


def _located(row: dict[str, Any], text: str) -> tuple[int, int] | None:
    """Where the annotated number stands in the repaired text, white space and width ignored."""
    flat, offsets = [], []
    for at, character in enumerate(text):
        for c in unicodedata.normalize("NFKC", character):
            if not c.isspace():
                flat.append(c)
                offsets.append(at)
    quote, value = (
        "".join(unicodedata.normalize("NFKC", row[key]).split()) for key in ("quote", "value_text")
    )
    at = "".join(flat).find(quote)
    inner = at + quote.find(value)
    return (offsets[inner], offsets[inner + len(value) - 1] + 1) if at >= 0 else None


def _holds(read: Iterable[tuple[int, int, Any]], start: int, end: int, wanted: str) -> bool:
    return any(s < end and e > start and value == Decimal(wanted) for s, e, value in read)


if __name__ == "__main__":
    main()
