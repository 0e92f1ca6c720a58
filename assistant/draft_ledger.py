"""Values for a template's slots out of a task ledger, each with the cells that it was made from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.deadline import month_label
from assistant.draft_clauses import CUT_OFF, plain
from assistant.draft_model import CellCitation, Found
from assistant.ledger import Ledger, RollUp, Task, progress_on
from assistant.ledger_citation import cite_cell, cite_column, cite_count
from assistant.status import Progress
from assistant.template import SlotRule

__all__ = ["LedgerFacts", "ledger_facts"]

LONG_NAME = 40


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """What a ledger says for the slots of a template, and the doubts a person has to settle."""

    found: Mapping[str, Found]
    doubts: tuple[str, ...]


def ledger_facts(
    ledger: Ledger, rules: Sequence[SlotRule], as_of: date | None = None
) -> LedgerFacts:
    """The slots that a ledger fills as of a day: counts over its rows, with their formula.

    Without `as_of` the day that the ledger's title states is taken; without either, what depends
    on a day stays empty.
    """
    roller = _Roller(ledger, as_of or ledger.as_of)
    found = {rule.name: value for rule in rules if (value := roller.find(rule, rules)) is not None}
    return LedgerFacts(found, tuple(roller.doubts()))


class _Roller:
    def __init__(self, ledger: Ledger, as_of: date | None):
        self._ledger = ledger
        self._as_of = as_of

    def find(self, rule: SlotRule, rules: Sequence[SlotRule]) -> Found | None:
        if rule.type == "日期":
            return self._cut_off()
        if rule.type == "分期":
            return self._deadlines()
        if rule.type == "名单":
            owner = next((other for other in rules if other.name == rule.owner), None)
            group = self._group(owner) if owner else None
            return self._names(rule, group) if group and group.tasks else None
        group = self._group(rule)
        return self._count(rule, group) if group else None

    def doubts(self) -> Iterable[str]:
        for task in self._ledger.tasks:
            if self._as_of and task.overdue(self._as_of):
                yield (
                    f"核实{_row(task)}“{_short(task)}”：整改时限{task.deadline.words}已到，"
                    f"状态仍为“{task.status.words or '空'}”{_unit(task)}"
                )
            elif task.status.finished and progress_on(task, self._as_of) is Progress.UNKNOWN:
                yield (
                    f"核实{_row(task)}“{_short(task)}”：完成日期{task.cells['done_on'].text}"
                    f"晚于截止日，当时的状态台账未载{_unit(task)}"
                )

    def _group(self, rule: SlotRule) -> RollUp | None:
        tasks = self._ledger.tasks
        if rule.roll_up == "全部":
            field = "number" if "number" in self._ledger.headers else "name"
            return RollUp(rule.meaning, field, tasks)
        if rule.roll_up in ("到期", "未到期"):
            if self._as_of is None or "deadline" not in self._ledger.headers:
                return None
            reached = rule.roll_up == "到期"
            day = self._as_of
            dated = [task for task in tasks if task.deadline.day is not None]
            return RollUp(
                rule.meaning, "deadline", tuple(t for t in dated if t.due(day) is reached)
            )
        if rule.status is None:
            return None
        counted = tuple(task for task in tasks if self._is(task, rule))
        return RollUp(rule.meaning, self._status_field(counted), counted)

    def _status_field(self, tasks: Sequence[Task]) -> str:
        """The column that shows why tasks count: the one on 销号 where no status says it."""
        closed = bool(tasks) and all(task.closed for task in tasks)
        if closed and any("销号" not in task.status.words for task in tasks):
            return "closing"
        return "status" if "status" in self._ledger.headers else "progress"

    def _is(self, task: Task, rule: SlotRule) -> bool:
        progress = progress_on(task, self._as_of)
        if rule.status is Progress.DONE:
            finished = progress in (Progress.DONE, Progress.CLOSED)
            return finished and (task.status.long_term or not rule.long_term)
        return progress is rule.status

    def _count(self, rule: SlotRule, group: RollUp) -> Found:
        number = group.number
        part = ""
        if rule.status is Progress.CLOSED or (rule.status is Progress.DONE and rule.long_term):
            part = Progress.DONE.value
        noun = rule.keywords[0] if rule.keywords else ""
        return Found(f"{number}项", (self._cite(group),), number, noun, part)

    def _names(self, rule: SlotRule, group: RollUp) -> Found:
        citation = cite_column(self._ledger, group.tasks, self._name_field())
        if any(progress_on(t, self._as_of) is Progress.UNKNOWN for t in group.tasks):
            gap = "；".join(f"“{_short(t)}”的{rule.meaning}{_unit(t)}" for t in group.tasks)
            return Found("", (citation,), gap=gap)
        return Found("、".join(_short(task) for task in group.tasks), (citation,))

    def _deadlines(self) -> Found | None:
        """When the tasks that are not finished are due, the nearest first."""
        if self._as_of is None:
            return None
        groups: dict[date, list[Task]] = defaultdict(list)
        for task in self._ledger.tasks:
            day = task.deadline.day
            if day and day > self._as_of and not task.status.finished:
                groups[day.replace(day=1)].append(task)
        if not groups:
            return None
        items = sorted(groups.items())
        label = "尚未完成的任务"
        value = "，".join(f"{month_label(month)}应完成{len(tasks)}项" for month, tasks in items)
        citations = tuple(
            self._cite(
                RollUp(f"{label}中{month_label(month)}应完成的任务", "deadline", tuple(tasks))
            )
            for month, tasks in items
        )
        return Found(f"{label}中{value}", citations)

    def _cut_off(self) -> Found | None:
        cell = self._ledger.title_cell
        if self._ledger.as_of is None or cell is None:
            return None
        match = CUT_OFF.search(plain(cell.text))
        if match is None:
            return None
        return Found(match.group(), (cite_cell(self._ledger, cell),))

    def _cite(self, group: RollUp) -> CellCitation:
        return cite_count(self._ledger, group.label, group.tasks, group.field)

    def _name_field(self) -> str:
        return next(f for f in ("name", "problem", "measures", "goal") if f in self._ledger.headers)


def _short(task: Task) -> str:
    name = re.sub(r"\s+", "", task.name)
    return name if len(name) <= LONG_NAME else re.split(r"[，。；：]", name)[0][:LONG_NAME]


def _row(task: Task) -> str:
    return f"台账第{task.row}行"


def _unit(task: Task) -> str:
    return f"（责任单位：{task.lead}）" if task.lead else ""
