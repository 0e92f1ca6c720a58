"""How long a whole report takes to be drafted to a .docx, and where the time goes."""

from __future__ import annotations

import contextlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from assistant.draft import draft
from assistant.export import save_draft
from benchmarks.made import made
from benchmarks.result_file import write_result
from index.library import Library

__all__ = ["STAGES", "measure"]

_ROOT = Path(__file__).resolve().parents[1]
_CORPUS = _ROOT / "corpus" / "reports"
_RUNS = 5
_TEMPLATE, _PLACE, _PERIOD = "整改落实情况报告", "云汐市", "2025年上半年"
_LAST = "云汐市2024年度环境保护督察反馈意见整改落实情况报告"
# What each stage is, by the function that does it where the drafter calls it.
STAGES = {
    "read the ledger": ("assistant.draft", "open_ledger"),
    "choose the report": ("assistant.draft", "choose_report"),
    "count the tasks": ("assistant.draft", "counted"),
    "gather the evidence": ("assistant.draft", "gather_for"),
    "fill the slots": ("assistant.draft", "fill"),
    "renew the last report": ("assistant.draft_last", "draft_from_last"),
    "write the sentences": ("assistant.draft", "write_sections"),
    "lay out and write the .docx": ("assistant.export_docx", "write_docx"),
    "remember the draft in it": ("assistant.draft_record", "attach"),
}
_WHOLE, _PROCESSOR = "all", "all, time of the processor"
_COMMAND = "from assistant.cli import main; main()"


def main() -> None:
    """Measures and writes the JSON."""
    write_result(__doc__, "draft_speed.json", measure)


def measure(folder: Path) -> dict[str, Any]:
    """The medians over five runs, from the template and from the last report."""
    held = folder / "library"
    with Library.open(held) as library:
        library.add([_CORPUS])
    ledger = next(path for path in _CORPUS.glob("*.xlsx") if "2025年6月" in path.name)
    found: dict[str, Any] = {"made": made(("python-docx", "openpyxl")), "runs": _RUNS}
    for name, last in (("from the template", ""), ("from the last report", _LAST)):
        found[name] = {
            "warm, ms": _warm(held, ledger, last, folder / "draft.docx"),
            "cold, whole process, ms": _cold(held, ledger, last, folder / "cold.docx"),
        }
    return found


def _warm(held: Path, ledger: Path, last: str, path: Path) -> dict[str, float]:
    """The median of each stage; the first draft of the process is not counted."""
    runs: list[dict[str, float]] = []
    for _ in range(_RUNS + 1):
        spent: dict[str, float] = {}
        begun, busy = time.perf_counter(), time.process_time()
        with Library.open(held) as library, _timed_stages(spent):
            spent["open the library"] = _since(begun)
            drafted = draft(_TEMPLATE, library, _PLACE, _PERIOD, ledger=ledger, last=last)
            save_draft(drafted, path)
        spent[_WHOLE] = _since(begun)
        spent[_PROCESSOR] = 1000 * (time.process_time() - busy)
        runs.append(spent)
    names = dict.fromkeys(name for run in runs for name in run)
    medians = {name: statistics.median(run.get(name, 0.0) for run in runs[1:]) for name in names}
    return {name: round(ms, 1) for name, ms in medians.items()}


@contextlib.contextmanager
def _timed_stages(spent: dict[str, float]) -> Iterator[None]:
    """Adds up the milliseconds that each stage takes while the block runs."""
    kept = []
    for name, (module_name, attribute) in STAGES.items():
        module = import_module(module_name)
        done = getattr(module, attribute)
        kept.append((module, attribute, done))
        setattr(module, attribute, _counting(done, name, spent))
    try:
        yield
    finally:
        for module, attribute, done in kept:
            setattr(module, attribute, done)


def _counting(done: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def called(*arguments: Any, **options: Any) -> Any:
        begun = time.perf_counter()
        try:
            return done(*arguments, **options)
        finally:
            spent[name] = spent.get(name, 0.0) + _since(begun)

    return called


def _cold(held: Path, ledger: Path, last: str, path: Path) -> float:
    """The median of a process of its own, from start to file."""
    options = ["--place", _PLACE, "--period", _PERIOD, "--ledger", str(ledger), "-o", str(path)]
    options += ["--last", last] if last else []
    command = [sys.executable, "-c", _COMMAND, "draft", _TEMPLATE, *options]
    taken = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        subprocess.run([*command, "--library", str(held)], check=True, capture_output=True)
        taken.append(_since(begun))
    return round(statistics.median(taken), 1)


def _since(begun: float) -> float:
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
