"""What does not fit about tasks that a ledger calls finished, and about 销号."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.deadline import day_label
from assistant.ledger import Ledger
from assistant.ledger_closing import says_closed, says_open
from assistant.ledger_days import day_of
from assistant.ledger_finding import LedgerFinding, about, about_each, place
from assistant.ledger_task import Task
from assistant.status import Progress

__all__ = ["closing_findings", "done_findings"]

# A completion this long before the first deadline of the whole ledger is a slip of the pen.
YEARS_BEFORE = 5


def closing_findings(ledger: Ledger) -> Iterator[LedgerFinding]:
    """Where the columns of status and of 销号 do not fit: 已销号 is a part of 已完成."""
    for task in ledger.tasks:
        cell = task.cells.get("closing")
        if cell is None or not cell.text:
            continue
        state = task.status.words or "空"
        if says_closed(cell) and not task.status.finished:
            lasting = task.status.progress is Progress.LONG_TERM
            yield about(
                task,
                "closed_unfinished",
                "warning" if lasting else "error",
                f"的{place(task, 'closing')}写“{cell.text}”，状态却是“{state}”；"
                "已销号应先已完成，请核实后改正其中一处。",
                "status",
                "closing",
            )
        elif "销号" in task.status.words and task.closed and says_open(cell):
            yield about(
                task,
                "closing_open",
                "error",
                f"的状态写“{state}”，{place(task, 'closing')}却写“{cell.text}”；"
                "请核实是否已经销号。",
                "status",
                "closing",
            )


def done_findings(ledger: Ledger, as_of: date | None) -> Iterator[LedgerFinding]:
    """Finished tasks without date, measures, progress or acceptance, and days that cannot be.

    A day is too late where it comes after both `as_of` and the day that the ledger stands at.
    """
    finished = [task for task in ledger.tasks if task.status.finished]
    yield from _undated(finished)
    yield from _unbacked(ledger, finished)
    yield from _empty(finished, "closing", "done_unaccepted", "请补填验收、销号情况")
    latest = max((day for day in (as_of, day_of(ledger)) if day), default=None)
    first = min((t.deadline.day for t in ledger.tasks if t.deadline.day), default=None)
    for task in ledger.tasks:
        if task.done_on is not None:
            yield from _impossible(task, task.done_on, latest, first)


def _undated(finished: Sequence[Task]) -> Iterator[LedgerFinding]:
    wanting = [t for t in finished if t.done_on is None and "done_on" in t.cells]
    unread = [task for task in wanting if task.cells["done_on"].text]
    for task in unread:
        words = task.cells["done_on"].text
        yield about(
            task,
            "done_undated",
            "error" if task.closed else "warning",
            f"{_state(task)}，但{place(task, 'done_on')}的“{words}”认不出是哪一天，"
            "请改成年月日齐全的日期。",
            "done_on",
        )
    empty = [task for task in wanting if task not in unread]
    closed = [task for task in empty if task.closed]
    done = [task for task in empty if not task.closed]
    do = "空缺，请补填完成日期。"
    kind, field = "done_undated", "done_on"
    yield from about_each(closed, kind, "error", field, lambda where: f"已销号，但{where}{do}")
    yield from about_each(done, kind, "warning", field, lambda where: f"已完成，但{where}{do}")


def _unbacked(ledger: Ledger, finished: Sequence[Task]) -> Iterator[LedgerFinding]:
    """Finished tasks without a measure, and without progress where the status is told apart."""
    yield from _empty(finished, "measures", "done_unbacked", "请补填整改措施")
    if "status" in ledger.headers:
        yield from _empty(finished, "progress", "done_unbacked", "请补填整改进展")


def _empty(finished: Sequence[Task], field: str, kind: str, do: str) -> Iterator[LedgerFinding]:
    wanting = [task for task in finished if field in task.cells and not task.words(field)]
    return about_each(
        wanting, kind, "warning", field, lambda where: f"已经完成，但{where}空缺，{do}。"
    )


def _impossible(
    task: Task, day: date, latest: date | None, first: date | None
) -> Iterator[LedgerFinding]:
    where = f"的{place(task, 'done_on')}是{day_label(day)}"
    if latest and day > latest:
        if task.status.finished:
            says = f"{where}，晚于台账截止的{day_label(latest)}，请核实日期和状态。"
            yield about(task, "done_future", "error", says, "done_on", "status")
        return
    if first and day.year < first.year - YEARS_BEFORE:
        says = f"{where}，比全部整改时限早{first.year - day.year}年，请核实年份。"
        yield about(task, "done_early", "warning", says, "done_on")
    open_state = task.status.progress not in (Progress.LONG_TERM, Progress.UNKNOWN)
    if not task.status.finished and open_state:
        says = f"{where}，状态却是“{task.status.words}”，请核实是否已经完成。"
        yield about(task, "dated_unfinished", "warning", says, "done_on", "status")


def _state(task: Task) -> str:
    return "已销号" if task.closed else "已完成"
