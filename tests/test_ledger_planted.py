"""Slips planted one at a time into a copy of the sample ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from assistant.ledger import Ledger, Task
from assistant.ledger_findings import ledger_findings
from assistant.ledger_read import read_ledger

SAMPLES = Path(__file__).resolve().parents[1] / "corpus" / "reports"


@cache
def read_sample(month: str) -> Ledger:
    return read_ledger(sample(month))


def sample(month: str) -> Path:
    (found,) = SAMPLES.glob(f"*台账（截至{month}）.xlsx")
    return found


def kinds(ledger: Ledger, last: Ledger) -> dict[str, set[str]]:
    """The kinds of finding by the number of the task; on every task where on none in particular."""
    found = ledger_findings(ledger, ledger.as_of, last)
    return {
        task.number: {f.kind for f in found if not f.tasks or task.number in f.tasks}
        for task in ledger.tasks
    }


def done(task: Task) -> bool:
    return task.status.finished and task.done_on is not None


def still_open(task: Task) -> bool:
    return not task.status.finished and task.deadline.day is not None


SLIPS: list[tuple[str, object, Callable[[Task], bool], set[str]]] = [
    ("status", "正在推进", done, {"status_back", "overdue", "closed_unfinished"}),
    ("status", "推进情况良好", done, {"status_unknown", "status_back"}),
    ("status", None, still_open, {"status_missing"}),
    ("done_on", None, done, {"done_undated", "date_vanished"}),
    ("done_on", datetime(2025, 9, 1), done, {"done_future", "date_changed"}),
    ("done_on", datetime(2013, 5, 1), done, {"done_early", "date_changed"}),
    ("done_on", datetime(2025, 5, 1), still_open, {"dated_unfinished"}),
    ("closing", None, done, {"done_unaccepted"}),
    ("closing", "已销号", still_open, {"closed_unfinished"}),
    ("measures", None, done, {"done_unbacked", "content_changed"}),
    ("progress", None, done, {"done_unbacked"}),
    ("deadline", None, still_open, {"deadline_missing", "deadline_changed"}),
    ("deadline", "2025年13月", still_open, {"deadline_unreadable", "deadline_changed"}),
    ("deadline", "2027年6月底", still_open, {"deadline_changed"}),
    ("deadline", "2025年3月底", still_open, {"overdue", "deadline_changed"}),
    ("lead", "市住建局", lambda t: "住房" in t.lead, {"unit_names", "unit_changed"}),
    ("goal", "另一目标", done, {"content_changed"}),
    ("progress", "累计新建改造管网201公里", lambda t: t.number == "11", {"sum_fell"}),
]


@pytest.mark.parametrize(("field", "value", "fits", "expected"), SLIPS)
def test_a_planted_slip_is_found_where_it_was_planted(
    tmp_path: Path,
    field: str,
    value: object,
    fits: Callable[[Task], bool],
    expected: set[str],
) -> None:
    import openpyxl

    clean, last = read_sample("2025年6月"), read_sample("2024年12月")
    before = kinds(clean, last)
    task = next(t for t in clean.tasks if fits(t) and not before[t.number])
    book = openpyxl.load_workbook(sample("2025年6月"))
    book.active[task.cells[field].coordinate] = value
    book.save(tmp_path / clean.name)
    planted = read_ledger(tmp_path / clean.name)
    found = kinds(planted, last)
    assert expected <= found.pop(task.number)
    del before[task.number]
    assert {number: others - {"unit_names"} for number, others in found.items()} == before
