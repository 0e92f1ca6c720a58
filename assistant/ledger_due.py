"""What does not fit about the deadlines and status words of a ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.deadline import day_label
from assistant.ledger import Ledger
from assistant.ledger_days import read_day
from assistant.ledger_finding import LedgerFinding, about, about_each, place
from assistant.ledger_task import Task
from assistant.status import Progress

__all__ = ["deadline_findings", "extended_to", "overdue_findings", "status_findings"]

_EXTENDED = re.compile(
    r"(?:延期|延长|延至|延后|顺延|推迟|调整|变更)[^，。；]{0,8}?(?:至|到|为)?(\d[^，。；]*)"
)
_OWNED = re.compile(r"逾期|超期|延期|延至|顺延|推迟|滞后|未按期|未按时|超时限")
_WITHOUT_DAY = re.compile(r"长期|持续|常态|立行立改|立知立改|即知即改|立即|马上|随时|适时|同步")
_NOT_OVERDUE = frozenset({Progress.CLOSED, Progress.DONE, Progress.LONG_TERM})


def overdue_findings(ledger: Ledger, as_of: date | None) -> Iterator[LedgerFinding]:
    """Tasks whose deadline has come though the ledger does not call them done.

    A warning where the ledger owns it (未达到序时进度, 已逾期, an extension that still runs).
    """
    if as_of is None or not ledger.tells_status:
        return
    for task in ledger.tasks:
        if task.due(as_of) and task.status.progress not in _NOT_OVERDUE:
            yield _overdue(task, as_of)


def deadline_findings(ledger: Ledger) -> Iterator[LedgerFinding]:
    """Deadlines that are wanting, and words in their column that name no day."""
    if "deadline" not in ledger.headers:
        return
    undated = [t for t in ledger.tasks if t.deadline.day is None and not t.deadline.long_term]
    lasting = Progress.LONG_TERM
    empty = [
        t for t in undated if not t.cells["deadline"].text and t.status.progress is not lasting
    ]
    yield from about_each(
        empty,
        "deadline_missing",
        "warning",
        "deadline",
        lambda where: f"的{where}空缺，请补填时限。",
    )
    for task in undated:
        words = task.cells["deadline"].text
        if words and not _WITHOUT_DAY.search(words):
            yield about(
                task,
                "deadline_unreadable",
                "warning",
                f"的{place(task, 'deadline')}写“{words}”，认不出是哪一天{_ambiguous(words)}，"
                "请写成“2025年12月底”这样的形式。",
                "deadline",
            )


def status_findings(ledger: Ledger) -> Iterator[LedgerFinding]:
    """Status cells that are empty or say nothing of the vocabulary."""
    unknown = [task for task in ledger.tasks if task.status.progress is Progress.UNKNOWN]
    if "status" in ledger.headers:
        yield from about_each(
            [task for task in unknown if not task.status.words],
            "status_missing",
            "warning",
            "status",
            lambda where: f"的{where}空缺，请补填整改状态。",
        )
        for task in unknown:
            if task.status.words:
                yield about(
                    task,
                    "status_unknown",
                    "warning",
                    f"的{place(task, 'status')}写“{task.status.words}”，看不出完成与否，"
                    "请改用已完成、基本完成、达到序时进度等规定用语。",
                    "status",
                )
    elif "progress" in ledger.headers:
        yield from about_each(
            unknown,
            "status_unknown",
            "warning",
            "progress",
            lambda where: f"的{where}看不出完成与否，台账也没有状态列，请写明整改状态。",
        )


def extended_to(task: Task) -> date | None:
    """The last day that note or progress say a task was extended to, None where they say none."""
    words = "\n".join(task.words(field) for field in ("note", "progress", "deadline"))
    year = task.deadline.day.year if task.deadline.day else None
    days = [read_day(found[1], year).day for found in _EXTENDED.finditer(words)]
    return max((day for day in days if day), default=None)


def _overdue(task: Task, as_of: date) -> LedgerFinding:
    status = task.status.words or "空"
    said = f"的{place(task, 'deadline')}是{task.deadline.words}，已到期，状态仍为“{status}”"
    fields = ("deadline", "status" if "status" in task.cells else "progress")
    extended = extended_to(task)
    if extended and extended > as_of:
        do = f"；台账称延至{day_label(extended)}，请附批准文件并更新时限。"
        return about(task, "overdue", "warning", said + do, *fields, "note")
    owned = next((f for f in ("note", "progress") if _OWNED.search(task.words(f))), "")
    noted = f"；{place(task, owned)}写“{_first(task.words(owned))}”" if owned else ""
    known = owned or task.status.progress is Progress.BEHIND
    do = f"{noted}，请督促完成或报批延期。"
    return about(task, "overdue", "warning" if known else "error", said + do, *fields)


def _first(words: str) -> str:
    return re.split(r"[。；\n]", words)[0]


def _ambiguous(words: str) -> str:
    return f"（{words[:4]}年1月还是10月）" if re.fullmatch(r"\d{4}\.1", words) else ""
