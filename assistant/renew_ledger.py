"""What a ledger says of its tasks, as sentences and counts with their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.draft_sentence import Piece
from assistant.ledger_citation import cite_cell
from assistant.renew_material import Material
from assistant.status import Progress

if TYPE_CHECKING:
    from assistant.draft_model import CellCitation
    from assistant.ledger import Cell, Ledger, Task

__all__ = [
    "cite_names",
    "kind_word",
    "problem_of",
    "progress_sentence",
    "status_words",
]


def problem_of(task: Task) -> str:
    """A task's name as the ledger gives it, to stand in quotation marks."""
    name = re.sub(r"\s+", "", task.name).rstrip("。；")
    return name.replace("“", "‘").replace("”", "’")


def kind_word(task: Task) -> str:
    """What the cell that names a task calls it: 问题, or 任务 where it is none."""
    problem = task.cells.get("problem")
    return "问题" if problem is not None and problem.text.strip() == task.name.strip() else "任务"


def status_words(task: Task) -> str:
    """A task's status in the vocabulary of drafts, in the ledger's words where it has others."""
    progress = task.status.progress
    return (
        f"状态为“{task.status.words or '空'}”" if progress is Progress.UNKNOWN else progress.value
    )


def progress_sentence(material: Material, task: Task) -> Piece:
    """'“…”问题，整改已完成，64台锅炉逐台复核。' with the cells of status and progress."""
    ledger = material.ledger
    assert ledger is not None
    told = material.progress(task)
    cites = [cite_cell(ledger, task.cells[f]) for f in _status_fields(task) if f in task.cells]
    name = cite_cell(ledger, _name_cell(task))
    text = f"“{problem_of(task)}”{kind_word(task)}，整改{status_words(task)}"
    if told is not None:
        text += f"，{told[0]}"
        cites.append(told[1])
    return Piece(f"{text}。", tuple(dict.fromkeys((name, *cites))))


def cite_names(ledger: Ledger, tasks: Sequence[Task]) -> tuple[CellCitation, ...]:
    """The cells that tasks take their names from."""
    return tuple(cite_cell(ledger, _name_cell(task)) for task in tasks)


def _status_fields(task: Task) -> tuple[str, ...]:
    closed = task.closed and "销号" not in task.status.words
    own = "status" if "status" in task.cells else "progress"
    return (own, "closing") if closed else (own,)


def _name_cell(task: Task) -> Cell:
    fields = ("name", "problem", "measures", "goal")
    return next(task.cells[f] for f in fields if f in task.cells and task.cells[f].text)
