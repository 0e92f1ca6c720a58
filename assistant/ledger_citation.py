"""Citations of a ledger's cells: one cell, the cells of a column, or a count made from them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.draft_model import CellCitation
from assistant.ledger import rows_label

if TYPE_CHECKING:
    from assistant.ledger import Cell, Ledger, Task

__all__ = ["cite_cell", "cite_column", "cite_count"]


def cite_cell(ledger: Ledger, cell: Cell) -> CellCitation:
    """The citation of one cell; its quote is the cell's words alone."""
    where = f"第{cell.row}行“{cell.header}”列" if cell.header else f"第{cell.row}行"
    return _cite(ledger, where, cell.coordinate, cell.text)


def cite_column(ledger: Ledger, tasks: Sequence[Task], field: str) -> CellCitation:
    """The cells of tasks in one column; equal words stand once, with all their rows."""
    cells = _cells(tasks, field)
    return _cite(ledger, _where(ledger, tasks, field), _range(cells), _quote(cells))


def cite_count(ledger: Ledger, label: str, tasks: Sequence[Task], field: str) -> CellCitation:
    """The cells of a column that tasks were counted by, with the count as its formula.

    Where no task counts, the whole column is cited as holding none.
    """
    counted = tasks or ledger.tasks
    cells, where = _cells(counted, field), _where(ledger, counted, field)
    span, shown = _range(cells), _quote(cells) if tasks else f"{where}中没有"
    quote = f"由台账统计：{label}＝{len(tasks)}项：{shown}"
    return _cite(ledger, where, span, quote, f"计数（{span}）＝{len(tasks)}")


def _cite(ledger: Ledger, where: str, cells: str, quote: str, formula: str = "") -> CellCitation:
    title, heading = ledger.title or ledger.name, (ledger.sheet, where)
    return CellCitation(0, ledger.name, title, heading, 0, 0, None, quote, cells, formula)


def _cells(tasks: Sequence[Task], field: str) -> list[Cell]:
    return [task.cells[field] for task in tasks if field in task.cells]


def _where(ledger: Ledger, tasks: Sequence[Task], field: str) -> str:
    header = ledger.headers.get(field)
    rows = rows_label([row for task in tasks for row in range(task.row, task.last_row + 1)])
    return f"第{rows}行“{header.header if header else field}”列"


def _quote(cells: Sequence[Cell]) -> str:
    """The words of cells, equal ones once with all their rows: '“基本完成”（第6、9行）'."""
    rows: dict[str, list[int]] = defaultdict(list)
    for cell in cells:
        rows[cell.text].append(cell.row)
    if len(rows) == len(cells) and all(re.fullmatch(r"\d+", text) for text in rows):
        return "、".join(rows)
    return "；".join(f"“{text or '空'}”（第{rows_label(r)}行）" for text, r in rows.items())


def _range(cells: Sequence[Cell]) -> str:
    """The coordinates of the cells of one column: 'E4:E6,E9'; '' without one."""
    if not cells:
        return ""
    column = cells[0].column
    parts = rows_label([cell.row for cell in cells]).split("、")
    return ",".join(":".join(f"{column}{row}" for row in part.split("–")) for part in parts)
