"""What is wrong or doubtful in a ledger: one finding, and how its tasks and cells are named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.finding import Severity
from assistant.ledger_task import Cell, Task
from assistant.reply import Citation

__all__ = ["LedgerFinding", "about", "about_each", "cells_of", "named", "numbers", "place"]

MANY = 5
LISTED = 12


@dataclass(frozen=True, slots=True)
class LedgerFinding:
    """One thing to put right: an error is wrong beyond doubt, a warning worth a second look.

    `message` is one Chinese sentence that names task, cell and what to do. `cells` are those of
    this ledger, `last` those of the last one, `sources` what a report says; `tasks` are numbers
    as the ledger writes them.
    """

    kind: str
    severity: Severity
    message: str
    cells: tuple[Cell, ...]
    tasks: tuple[str, ...]
    last: tuple[Cell, ...] = ()
    sources: tuple[Citation, ...] = ()


def named(task: Task) -> str:
    """A task as a message names it: '任务6“燃煤锅炉淘汰”', by its row where it has no number."""
    which = f"任务{task.number}" if task.number else f"第{task.row}行的任务"
    return f"{which}“{task.short_name}”"


def numbers(tasks: Sequence[Task]) -> str:
    """The numbers of some tasks: '任务3、5、8', the first dozen and how many there are."""
    listed = "、".join(task.number or f"（第{task.row}行）" for task in tasks[:LISTED])
    return f"任务{listed}" + (f"等{len(tasks)}项" if len(tasks) > LISTED else "")


def place(task: Task, field: str) -> str:
    """A cell as a message names it: '“完成日期”（J11）'."""
    cell = task.cells[field]
    return f"“{cell.header or field}”（{cell.coordinate}）"


def cells_of(task: Task, *fields: str) -> tuple[Cell, ...]:
    """The cells of some fields that a task has."""
    return tuple(task.cells[field] for field in fields if field in task.cells)


def about(task: Task, kind: str, severity: Severity, says: str, *fields: str) -> LedgerFinding:
    """A finding on one task whose message is its name and what is said of it."""
    number = (task.number,) if task.number else ()
    return LedgerFinding(kind, severity, f"{named(task)}{says}", cells_of(task, *fields), number)


def about_each(
    tasks: Sequence[Task],
    kind: str,
    severity: Severity,
    field: str,
    says: Callable[[str], str],
) -> Iterator[LedgerFinding]:
    """A finding for each task, or one for all of them where the same is wanting in many.

    `says` makes the rest of the sentence of the place where something is wanting.
    """
    if len(tasks) <= MANY:
        for task in tasks:
            yield about(task, kind, severity, says(place(task, field)), field)
        return
    cell = tasks[0].cells[field]
    yield LedgerFinding(
        kind,
        severity,
        f"{numbers(tasks)}{says(f'“{cell.header or field}”（{cell.column}列）')}",
        tuple(task.cells[field] for task in tasks),
        tuple(task.number for task in tasks if task.number),
    )
