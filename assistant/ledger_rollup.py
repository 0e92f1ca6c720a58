"""A ledger's tasks sorted by deadline, leading unit or class, each group with its counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from assistant.deadline import month_label
from assistant.ledger import Ledger, Task
from assistant.ledger_units import split_units

__all__ = ["all_counts", "by_deadline", "by_kind", "by_unit", "by_year"]

Counts = dict[str, int]
Groups = dict[str, tuple[Task, ...]]

LONG_TERM = "长期坚持"
UNSTATED = "未载明"


def by_deadline(ledger: Ledger) -> Groups:
    """The tasks by the month they are due ('2025年底', '2026年6月底'), the nearest first.

    Then those of 长期坚持, then those whose deadline the ledger does not tell.
    """
    return _by_day(ledger, month_label)


def by_year(ledger: Ledger) -> Groups:
    """The tasks by the year they are due, in the same order."""
    return _by_day(ledger, lambda day: f"{day.year}年")


def by_unit(ledger: Ledger) -> Groups:
    """The tasks by their leading unit, most tasks first; one with several counts for each."""
    groups = _grouped(
        (unit, task) for task in ledger.tasks for unit in split_units(task.lead) or (UNSTATED,)
    )
    return dict(sorted(groups.items(), key=lambda item: -len(item[1])))


def by_kind(ledger: Ledger) -> Groups:
    """The tasks by the class they stand under, in the order of the ledger; {} without classes."""
    if not any(task.kind for task in ledger.tasks):
        return {}
    return _grouped((task.kind or UNSTATED, task) for task in ledger.tasks)


def all_counts(ledger: Ledger, as_of: date | None = None) -> dict[str, int | dict[str, Counts]]:
    """The counts by status word, and the same for every deadline, year, unit and class."""
    counts: dict[str, int | dict[str, Counts]] = dict(ledger.counts(as_of))
    for name, groups in (
        ("按时限", by_deadline(ledger)),
        ("按年份", by_year(ledger)),
        ("按单位", by_unit(ledger)),
        ("按类别", by_kind(ledger)),
    ):
        counts[name] = _counted(ledger, groups, as_of)
    return counts


def _counted(
    ledger: Ledger, groups: Mapping[str, tuple[Task, ...]], as_of: date | None
) -> dict[str, Counts]:
    return {name: replace(ledger, tasks=tasks).counts(as_of) for name, tasks in groups.items()}


def _by_day(ledger: Ledger, label: Callable[[date], str]) -> Groups:
    dated = sorted(
        ((task.deadline.day, task) for task in ledger.tasks if task.deadline.day),
        key=lambda item: item[0],
    )
    groups = _grouped((label(day), task) for day, task in dated)
    undated = [task for task in ledger.tasks if task.deadline.day is None]
    return groups | _grouped(
        (name, task)
        for name in (LONG_TERM, UNSTATED)
        for task in undated
        if (name == LONG_TERM) is task.deadline.long_term
    )


def _grouped(items: Iterable[tuple[str, Task]]) -> Groups:
    groups: dict[str, list[Task]] = {}
    for name, task in items:
        groups.setdefault(name, []).append(task)
    return {name: tuple(tasks) for name, tasks in groups.items()}
