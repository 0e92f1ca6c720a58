"""What a ledger says of its tasks, as sentences and counts with their cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.draft_model import CellCitation
from assistant.draft_sentence import Piece
from assistant.evidence_ledger import cite_cell
from assistant.ledger import Cell, rows_label
from assistant.renew_material import Material
from assistant.status import Progress

if TYPE_CHECKING:
    from assistant.ledger import Ledger, Task

__all__ = [
    "cite_count",
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


def cite_count(ledger: Ledger, label: str, tasks: Sequence[Task], field: str) -> CellCitation:
    """The cells of a column that tasks were counted by, with the count as its formula."""
    counted = tasks or ledger.tasks
    cells = [task.cells[field] for task in counted if field in task.cells]
    header = ledger.headers.get(field)
    rows = rows_label([row for t in counted for row in range(t.row, t.last_row + 1)])
    where, span = f"第{rows}行“{header.header if header else field}”列", _range(cells)
    shown = _quote(cells) if tasks else f"{where}中没有"
    return CellCitation(
        0,
        ledger.name,
        ledger.title or ledger.name,
        (ledger.sheet, where),
        0,
        0,
        None,
        f"由台账统计：{label}＝{len(tasks)}项：{shown}",
        span,
        f"计数（{span}）＝{len(tasks)}",
    )


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


def _quote(cells: Sequence[Cell]) -> str:
    rows: dict[str, list[int]] = defaultdict(list)
    for cell in cells:
        rows[cell.text].append(cell.row)
    if len(rows) == len(cells) and all(re.fullmatch(r"\d+", text) for text in rows):
        return "、".join(rows)
    return "；".join(f"“{text or '空'}”（第{rows_label(r)}行）" for text, r in rows.items())


def _range(cells: Sequence[Cell]) -> str:
    if not cells:
        return ""
    column = cells[0].column
    parts = rows_label([cell.row for cell in cells]).split("、")
    return ",".join(":".join(f"{column}{row}" for row in part.split("–")) for part in parts)
