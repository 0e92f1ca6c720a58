"""One task out of its rows: the cell that decides each field, its days, and its status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.deadline import Deadline
from assistant.ledger_closing import NO, YES, says_closed
from assistant.ledger_columns import Header
from assistant.ledger_days import read_day
from assistant.ledger_grid import Grid, cell_text, column_letter
from assistant.ledger_rows import TaskRows
from assistant.ledger_task import Cell, Task
from assistant.ledger_units import shared_units
from assistant.status import Progress, Status, read_status, weakest

__all__ = ["TaskReader"]

_NAMED_BY = ("name", "problem", "measures", "goal")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A cell of a column of days and the day it states."""

    cell: Cell
    deadline: Deadline


class TaskReader:
    """Reads tasks of one grid; `year` completes days without one, `as_of` is the ledger's day."""

    def __init__(self, grid: Grid, header: Header, year: int | None, as_of: date | None):
        self._grid = grid
        self._header = header
        self._year = year
        self._as_of = as_of
        self._class = ""

    def read(self, group: TaskRows) -> Task:
        """The task of some rows; each field from the first row that fills it.

        Days are the latest of its rows, the status is that of the weakest.
        """
        rows = group.rows
        cells = {field: self._first(rows, field) for field in self._header.columns}
        deadline = self._latest(rows, "deadline")
        done = self._latest(rows, "done_on")
        status, stated_in = self._status(rows)
        for field, decided in (("deadline", deadline), ("done_on", done)):
            if decided:
                cells[field] = decided.cell
        if "closing" in cells:
            stated = self._parts(rows).get("closing", ())
            cells["closing"] = next((c for c in stated if not says_closed(c)), cells["closing"])
        if stated_in:
            cells[self._status_field()] = stated_in
        lead, support = self._units(cells)
        return Task(
            number=_text(cells, "number"),
            name=next((text for field in _NAMED_BY if (text := _text(cells, field))), ""),
            lead=lead,
            support=support,
            deadline=deadline.deadline if deadline else Deadline(""),
            status=status,
            done_on=self._done_day(done),
            row=rows[0] + 1,
            last_row=rows[-1] + 1,
            cells=cells,
            kind=self._kind(cells) or group.band,
            parts=self._parts(rows),
        )

    def cell(self, row: int, field: str) -> Cell:
        """The cell of a row, from 0, in the column of a field."""
        index = self._header.columns[field]
        values = self._grid.rows[row]
        value = values[index] if index < len(values) else None
        label = self._header.labels.get(index, "")
        return Cell(row + 1, column_letter(index), label, cell_text(value))

    def header_cell(self, row: int, field: str) -> Cell:
        """The header of a field as a cell of the last header row."""
        index = self._header.columns[field]
        label = self._header.labels.get(index, "")
        return Cell(row + 1, column_letter(index), label, label)

    def _first(self, rows: Sequence[int], field: str) -> Cell:
        cells = (self.cell(row, field) for row in rows)
        return next((cell for cell in cells if cell.text), self.cell(rows[0], field))

    def _parts(self, rows: Sequence[int]) -> dict[str, tuple[Cell, ...]]:
        parts = {}
        for field, index in self._header.columns.items():
            own = [r for r in rows if r == rows[0] or (r, index) not in self._grid.repeated]
            if cells := tuple(cell for r in own if (cell := self.cell(r, field)).text):
                parts[field] = cells
        return parts

    def _latest(self, rows: Sequence[int], field: str) -> _Dated | None:
        """The cell with the latest day, else the first with words; None without such a column."""
        if field not in self._header.columns:
            return None
        index = self._header.columns[field]
        found = []
        for row in rows:
            values = self._grid.rows[row]
            value = values[index] if index < len(values) else None
            found.append(_Dated(self.cell(row, field), read_day(value, self._year)))
        dated = [item for item in found if item.deadline.day is not None]
        if dated:
            return max(dated, key=lambda item: item.deadline.day or date.min)
        return next((item for item in found if item.cell.text), found[0])

    def _done_day(self, done: _Dated | None) -> date | None:
        """The day of completion; None where only a guessed year makes it come after the ledger."""
        if done is None or done.deadline.day is None:
            return None
        guessed = not re.search(r"\d{4,}", done.deadline.words)
        if guessed and self._as_of and done.deadline.day > self._as_of:
            return None
        return done.deadline.day

    def _units(self, cells: dict[str, Cell]) -> tuple[str, str]:
        lead, support = _text(cells, "lead"), _text(cells, "support")
        if lead and support:
            return lead, support
        told = shared_units(lead or _text(cells, "unit"))
        return told[0], support or told[1]

    def _kind(self, cells: dict[str, Cell]) -> str:
        """The class in its column; a blank cell below one goes on with it."""
        self._class = _text(cells, "kind") or self._class
        return self._class if "kind" in self._header.columns else ""

    def _status_field(self) -> str:
        return "status" if "status" in self._header.columns else "progress"

    def _status(self, rows: Sequence[int]) -> tuple[Status, Cell | None]:
        """The status of the weakest row with its cell; 已销号 where the closing column says so."""
        field = self._status_field()
        if field not in self._header.columns:
            return Status(Progress.UNKNOWN, False, ""), None
        index = self._header.columns[field]
        own = [r for r in rows if (r, index) not in self._grid.repeated or r == rows[0]]
        read = [(_stated(cell), cell) for r in own for cell in (self.cell(r, field),)]
        worded = [item for item in read if item[0].words] or read[:1]
        status = weakest([stated for stated, _ in worded])
        cell = next(cell for stated, cell in worded if stated.progress is status.progress)
        closing = self._parts(rows).get("closing", ())
        if status.progress is Progress.DONE and closing and all(map(says_closed, closing)):
            status = Status(Progress.CLOSED, status.long_term, status.words)
        return status, cell


def _stated(cell: Cell) -> Status:
    """The status that a cell states; 是 and 否 under '是否完成' are 已完成 and 未完成."""
    words = cell.text.strip()
    if "是否" in cell.header and words in YES | NO:
        return Status(Progress.DONE if words in YES else Progress.NOT_DONE, False, words)
    return read_status(cell.text)


def _text(cells: dict[str, Cell], field: str) -> str:
    return cells[field].text if field in cells else ""
