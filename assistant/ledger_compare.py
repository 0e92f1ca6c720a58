"""A ledger beside the one of the period before: what went backwards, vanished or was changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from assistant.deadline import day_label
from assistant.ledger import Ledger
from assistant.ledger_due import extended_to
from assistant.ledger_finding import LedgerFinding, cells_of, named, place
from assistant.ledger_moved import moved_findings
from assistant.ledger_pair import Pair, pair_tasks, plain_words
from assistant.ledger_task import Task, number_key
from assistant.ledger_units import maybe_same_unit, split_units
from assistant.status import Progress

__all__ = ["compare_findings"]

_UNITS = (("lead", "牵头单位"), ("support", "配合单位"), ("supervisor", "督导单位"))
_CONTENT = (("problem", "反馈问题"), ("goal", "整改目标"), ("measures", "整改措施"))
_RANKS = {
    Progress.CLOSED: 6,
    Progress.DONE: 5,
    Progress.NEARLY: 4,
    Progress.ON_TRACK: 3,
    Progress.LONG_TERM: 3,
    Progress.ONGOING: 3,
    Progress.ACTIVE: 3,
    Progress.BEHIND: 2,
    Progress.NOT_DONE: 2,
    Progress.NOT_STARTED: 1,
    Progress.UNKNOWN: 0,
}


def compare_findings(ledger: Ledger, last: Ledger) -> Iterator[LedgerFinding]:
    """What a ledger changes of the last one without saying why, task by task."""
    pairs = pair_tasks(ledger.tasks, last.tasks)
    for task in pairs.new:
        says = f"在上期台账“{last.name}”中没有，请核实是否新增。"
        yield _about(task, None, "new_task", "warning", says, _about_field(task))
    for task in pairs.gone:
        says = f"上期台账“{last.name}”第{task.row}行有{named(task)}，本期没有了，请核实去向。"
        yield LedgerFinding(
            "vanished_task", "error", says, (), (), cells_of(task, _about_field(task))
        )
    for pair in pairs.both:
        yield from _numbering(pair)
        yield from _status(pair)
        yield from _day(pair)
        yield from _deadline(pair)
        yield from _units(pair)
        yield from _content(pair)
        yield from moved_findings(pair)


def _numbering(pair: Pair) -> Iterator[LedgerFinding]:
    old, new = pair.then.number, pair.now.number
    if old and new and number_key(old) != number_key(new):
        says = f"上期编号是{old}，请核实编号是否调整。"
        yield _of(pair, "renumbered", "warning", says, "number")


def _status(pair: Pair) -> Iterator[LedgerFinding]:
    old, new = pair.then.status, pair.now.status
    if _RANKS[new.progress] >= _RANKS[old.progress]:
        return
    lasting = new.progress is Progress.LONG_TERM
    error = old.finished and not lasting
    field = "status" if "status" in pair.now.cells else "progress"
    fields = ("closing",) if old.progress is Progress.CLOSED and new.finished else (field,)
    says = f"的状态由上期的“{_said(pair.then)}”退为“{_said(pair.now)}”，请说明原因或更正。"
    yield _of(pair, "status_back", "error" if error else "warning", says, *fields)


def _day(pair: Pair) -> Iterator[LedgerFinding]:
    old, new = pair.then.done_on, pair.now.done_on
    if old is None or new == old or not pair.now.status.finished or "done_on" not in pair.now.cells:
        return
    where = place(pair.now, "done_on")
    if new is None:
        says = f"上期写明{day_label(old)}完成，本期{where}没有日期，请补填。"
        yield _of(pair, "date_vanished", "error", says, "done_on")
    else:
        says = f"的{where}由{day_label(old)}改为{day_label(new)}，请核实以哪个为准。"
        yield _of(pair, "date_changed", "warning", says, "done_on")


def _deadline(pair: Pair) -> Iterator[LedgerFinding]:
    old, new = pair.then.deadline, pair.now.deadline
    if "deadline" not in pair.now.cells or "deadline" not in pair.then.cells:
        return
    if (old.day, old.long_term) == (new.day, new.long_term):
        return
    extended = extended_to(pair.now) or extended_to(pair.then)
    known = new.day is not None and extended == new.day
    noted = "，备注有延期记录，请附批准文件。" if known else "，台账没有写明批准延期，请核实。"
    says = f"的{place(pair.now, 'deadline')}由“{old.words or '空'}”改为“{new.words or '空'}”{noted}"
    yield _of(pair, "deadline_changed", "warning" if known else "error", says, "deadline", "note")


def _units(pair: Pair) -> Iterator[LedgerFinding]:
    for field, name in _UNITS:
        old, new = _named_units(pair.then, field), _named_units(pair.now, field)
        gone = [unit for unit in old if unit not in new]
        come = [unit for unit in new if unit not in old]
        if not (gone or come) or _unit_field(pair.now, field) not in pair.now.cells:
            continue
        alike = gone and all(any(maybe_same_unit(a, b) for b in come) for a in gone)
        respelt = bool(alike) and len(gone) == len(come)
        do = "写法不同，请统一名称。" if respelt else "请核实是否调整分工。"
        old_words, new_words = "、".join(gone) or "无", "、".join(come) or "无"
        says = f"的{name}由“{old_words}”改为“{new_words}”，{do}"
        yield _of(pair, "unit_changed", "warning", says, _unit_field(pair.now, field))


def _unit_field(task: Task, field: str) -> str:
    """The column that names a unit: 责任单位 where leading and supporting ones share it."""
    return field if field in task.cells or field == "supervisor" else "unit"


def _named_units(task: Task, field: str) -> tuple[str, ...]:
    words = {"lead": task.lead, "support": task.support}.get(field)
    return split_units(task.words(field) if words is None else words)


def _content(pair: Pair) -> Iterator[LedgerFinding]:
    for field, name in _CONTENT:
        if field not in pair.now.cells or field not in pair.then.cells:
            continue
        old, new = pair.then.words(field), pair.now.words(field)
        if plain_words(old) != plain_words(new):
            says = f"的{name}与上期不同（上期：“{_short(old)}”），请核实是否按程序调整。"
            yield _of(pair, "content_changed", "warning", says, field)


def _said(task: Task) -> str:
    if task.closed and "销号" not in task.status.words:
        return f"{task.status.words}，已销号"
    return task.status.words or "空"


def _short(words: str) -> str:
    flat = "".join(words.split())
    return (flat if len(flat) <= 40 else f"{flat[:40]}……") or "空"


def _about_field(task: Task) -> str:
    return next((f for f in ("name", "problem", "measures", "goal") if f in task.cells), "number")


def _of(
    pair: Pair, kind: str, severity: Literal["error", "warning"], says: str, *fields: str
) -> LedgerFinding:
    return _about(pair.now, pair.then, kind, severity, says, *fields)


def _about(
    now: Task,
    then: Task | None,
    kind: str,
    severity: Literal["error", "warning"],
    says: str,
    *fields: str,
) -> LedgerFinding:
    number = (now.number,) if now.number else ()
    last = cells_of(then, *fields) if then else ()
    return LedgerFinding(kind, severity, named(now) + says, cells_of(now, *fields), number, last)
