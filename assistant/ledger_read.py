"""A ledger out of a file: its sheet, its title with the day, and its tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.ledger import Cell, Ledger, LedgerError, Task
from assistant.ledger_columns import Header, find_header
from assistant.ledger_days import stated_day, stated_year
from assistant.ledger_fields import TaskReader
from assistant.ledger_grid import Grid, cell_text, column_letter, read_grids
from assistant.ledger_rows import TaskRows, task_rows

__all__ = ["read_ledger"]

_EXPECTED = "序号、反馈问题（或整改任务）、整改措施、责任单位、整改时限、整改状态"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A grid with a header, and the rows of its tasks."""

    grid: Grid
    header: Header
    groups: tuple[TaskRows, ...]


@dataclass(frozen=True, slots=True)
class _Title:
    """What stands above a header: its first line, the cell with the day, the day and the year."""

    text: str
    cell: Cell | None
    as_of: date | None
    year: int | None


def read_ledger(path: Path, sheet: str = "") -> Ledger:
    """The ledger in a file: the first sheet or table that has a header row with tasks beneath it.

    `sheet` names another one, which may be hidden; else hidden sheets are passed over, and the
    ledger's `notes` say so. Raises LedgerError where no header row is found (naming the columns
    looked for), where no task stands beneath it, and where the file itself cannot be read.
    """
    grids = read_grids(path)
    chosen = [_named(grids, sheet, path)] if sheet else [g for g in grids if not g.hidden]
    sheets = [found for grid in chosen if (found := _sheet(grid)) is not None]
    full = [found for found in sheets if found.groups]
    if not full:
        raise _nothing(path, sheets, grids)
    notes = () if sheet else tuple(_notes(full, grids))
    return _ledger(path, full[0], notes)


def _sheet(grid: Grid) -> _Sheet | None:
    header = find_header(grid)
    return _Sheet(grid, header, tuple(task_rows(grid, header))) if header else None


def _named(grids: Sequence[Grid], name: str, path: Path) -> Grid:
    for grid in grids:
        if grid.name == name.strip():
            return grid
    known = "、".join(f"“{grid.name}”" for grid in grids)
    raise LedgerError(f"台账“{path.name}”里没有工作表“{name}”，现有：{known}。")


def _nothing(path: Path, sheets: Sequence[_Sheet], grids: Sequence[Grid]) -> LedgerError:
    if sheets:
        name = sheets[0].grid.name
        return LedgerError(f"台账“{path.name}”的表头下没有任务行，请检查工作表“{name}”。")
    hidden = [grid.name for grid in grids if grid.hidden and find_header(grid)]
    if hidden:
        return LedgerError(
            f"台账“{path.name}”的任务清单在隐藏的工作表“{hidden[0]}”里，请取消隐藏，"
            f"或加上 --sheet {hidden[0]}。"
        )
    return LedgerError(
        f"台账“{path.name}”里没有找到表头行；表头应至少有以下各列中的三列：{_EXPECTED}。"
    )


def _notes(full: Sequence[_Sheet], grids: Sequence[Grid]) -> list[str]:
    notes = []
    used, others = full[0].grid.name, [found.grid.name for found in full[1:]]
    if others:
        named = "、".join(f"“{name}”" for name in others)
        notes.append(f"只读了“{used}”；{named}也是任务清单，要读请用 --sheet 指定。")
    hidden = "、".join(f"“{g.name}”" for g in grids if g.hidden and g.rows)
    if hidden:
        notes.append(f"隐藏的工作表{hidden}没有读，要读请用 --sheet 指定。")
    return notes


def _ledger(path: Path, sheet: _Sheet, notes: tuple[str, ...]) -> Ledger:
    title = _title(path, sheet)
    tasks = _tasks(sheet, title)
    if sheet.header.unsure_days and _are_deadlines(tasks):
        columns = dict(sheet.header.columns)
        columns["deadline"] = columns.pop("done_on")
        sheet = replace(sheet, header=replace(sheet.header, columns=columns))
        tasks = _tasks(sheet, title)
    reader = TaskReader(sheet.grid, sheet.header, title.year, title.as_of)
    row = sheet.header.last_row
    headers = {field: reader.header_cell(row, field) for field in sheet.header.columns}
    name = sheet.grid.name
    return Ledger(path.name, name, title.text, title.cell, title.as_of, headers, tasks, notes)


def _title(path: Path, sheet: _Sheet) -> _Title:
    """The first line above the header; its day may stand in another line or in a header."""
    cells = _above(sheet.grid, sheet.header)
    header = sheet.header
    labels = [
        Cell(header.last_row + 1, column_letter(index), label, label)
        for index, label in sorted(header.labels.items())
        if re.search("截[至止]", label)
    ]
    lines = [cell.text for cell in cells] or list(sheet.grid.above)
    named = next((year for line in lines if (year := stated_year(line))), None)
    year = named or stated_year(path.stem)
    stated = [*lines, *(label.text for label in labels)]
    as_of = next((day for line in stated if (day := stated_day(line, year))), None)
    dated = next((cell for cell in (*cells, *labels) if stated_day(cell.text, year)), None)
    cell = dated or (cells[0] if cells else None)
    return _Title(lines[0] if lines else "", cell, as_of, as_of.year if as_of else year)


def _tasks(sheet: _Sheet, title: _Title) -> tuple[Task, ...]:
    reader = TaskReader(sheet.grid, sheet.header, title.year, title.as_of)
    return tuple(reader.read(group) for group in sheet.groups)


def _are_deadlines(tasks: Sequence[Task]) -> bool:
    """True where a column headed '完成时间' has a day for tasks that are not finished."""
    return any(task.done_on and not task.status.finished for task in tasks)


def _above(grid: Grid, header: Header) -> list[Cell]:
    """The cells with words above the header, an area that is merged once."""
    cells = []
    for row in range(header.row):
        seen = set()
        for column, value in enumerate(grid.rows[row]):
            text = cell_text(value)
            if text and text not in seen and (row, column) not in grid.repeated:
                seen.add(text)
                cells.append(Cell(row + 1, column_letter(column), "", text))
    return cells
