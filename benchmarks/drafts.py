"""Drafts every template in many ways and has an independent reader look for faults in the files."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.drafts_cases import Case, real_cases, sample_cases
from benchmarks.drafts_check import KINDS, Fault, check_produced
from benchmarks.drafts_docx import read_produced
from benchmarks.drafts_numbers import flat
from benchmarks.drafts_run import Outcome, call, drafted
from benchmarks.drafts_sources import Texts, ledger_cells
from benchmarks.made import made

_ROOT = Path(__file__).resolve().parents[1]
_CORPUS = _ROOT / "corpus" / "reports"
_OLDER = "figures of earlier reports only"


def main() -> None:
    """Drafts, checks, and writes the counts as JSON; what is wrong is printed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, action="append", help="other reports, a folder")
    parser.add_argument("--library", type=Path, help="a library that holds them already")
    parser.add_argument("--only", default="", help="templates whose name holds this")
    parser.add_argument("--most", type=int, default=40, help="places and years of other reports")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(given.reports, given.library, given.only, given.most, Path(folder))
    print(json.dumps(found, ensure_ascii=False, indent=1))
    if given.out is not None:
        given.out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")


def measure(
    reports: Sequence[Path] | None, library: Path | None, only: str, most: int, folder: Path
) -> dict[str, Any]:
    """The counts over the drafts from our sample corpus, and from other reports where given."""
    sample = folder / "sample"
    call("add", str(_CORPUS), library=sample)
    names = [info["name"] for info in json.loads(call("draft", "--list", library=sample).out)]
    names = [name for name in names if only in name]
    found = {
        "made": made(("python-docx", "openpyxl")),
        "sample corpus": _counted(sample_cases(names, sample, _CORPUS), sample, folder),
    }
    if reports or library:
        held = library or folder / "real"
        if reports:
            call("add", *map(str, reports), library=held)
        found["real reports"] = _counted(real_cases(names, held, most), held, folder)
    return found


def _counted(cases: Iterable[Case], library: Path, folder: Path) -> dict[str, Any]:
    """The counts of the drafts of these cases, in all, by what was given, and by template."""
    by_template: dict[str, Counter[str]] = defaultdict(Counter)
    by_way: dict[str, Counter[str]] = defaultdict(Counter)
    texts = _texts(library)
    for case in cases:
        outcome = drafted(case, library, folder / "draft.docx")
        counts = _counts(case, outcome, texts, folder / "draft.docx")
        by_template[case.template].update(counts)
        by_way[case.way].update(counts)
        print(f"{case.words}: {outcome.message or dict(counts)}", file=sys.stderr)
    total: Counter[str] = Counter()
    for counts in by_template.values():
        total.update(counts)
    return {
        "all": _row(total),
        "by way": {way: _row(counts) for way, counts in sorted(by_way.items())},
        "by template": {name: _row(counts) for name, counts in sorted(by_template.items())},
    }


def _texts(library: Path) -> Texts:
    """The reports of a library as `show` gives them, by id and by title, and the sample ledgers."""
    from index.library import Library

    reports: dict[str, str] = {}
    with Library.open(library) as held:
        for summary in held.summaries():
            text = flat(held.report(summary.report).text)
            reports[summary.report] = text
            title = summary.title or summary.report
            reports[title] = f"{reports.get(title, '')}\n{text}"
    ledgers = {path.name: ledger_cells(path) for path in _CORPUS.glob("*.xlsx")}
    prompts = sorted((_ROOT / "prompts" / "draft").iterdir())
    words = "".join(flat(path.read_text(encoding="utf-8")) for path in prompts)
    return Texts(reports, ledgers, words)


def _counts(case: Case, outcome: Outcome, texts: Texts, path: Path) -> Counter[str]:
    """What one draft adds to the counts."""
    if outcome.document is None:
        return Counter({"crashed" if outcome.crashed else "refused": 1})
    checked = check_produced(read_produced(path), texts, case.given)
    for fault in checked.faults:
        _show(case, fault)
    for sentence, figure in checked.older:
        print(f"  older: {figure}\n    {sentence}\n    {case.words}", file=sys.stderr)
    slots = Counter(slot["status"] for slot in outcome.document["slots"])
    return Counter(
        {
            "drafts": 1,
            "sentences": checked.sentences,
            "figures": checked.figures,
            "open places": checked.gaps,
            _OLDER: len(checked.older),
            **{kind: checked.count(kind) for kind in KINDS},
            **{f"slots {status}": n for status, n in slots.items()},
            "milliseconds": round(outcome.seconds * 1000),
        }
    )


def _show(case: Case, fault: Fault) -> None:
    print(f"  {fault.kind}: {fault.what}\n    {fault.where}\n    {case.words}", file=sys.stderr)


def _row(counts: Mapping[str, int]) -> dict[str, Any]:
    slots = ("filled", "missing", "conflict")
    keys = ("drafts", "refused", "crashed", "sentences", "figures", "open places", *KINDS, _OLDER)
    row: dict[str, Any] = {key: counts.get(key, 0) for key in keys}
    of = sum(counts.get(f"slots {status}", 0) for status in slots)
    row["slots"] = of
    row |= {
        f"{status} share": round(counts.get(f"slots {status}", 0) / max(1, of), 3)
        for status in slots
    }
    row["seconds"] = round(counts.get("milliseconds", 0) / 1000, 1)
    return row


if __name__ == "__main__":
    main()
