"""One task of a ledger, and the cells that it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.deadline import Deadline
from assistant.status import Progress, Status
from index.errors import ReportAssistantError

__all__ = ["Cell", "LedgerError", "Task", "number_key"]

LONG_NAME = 40
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


class LedgerError(ReportAssistantError):
    """A ledger that cannot be read; the message says why and what is looked for."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its 1-based `row`, its `column` letter, the header above it, and its words."""

    row: int
    column: str
    header: str
    text: str

    @property
    def coordinate(self) -> str:
        """The cell as a spreadsheet names it: 'H5'."""
        return f"{self.column}{self.row}"


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a ledger; `cells` has the cell that its value was read from by field name.

    Fields: number, name, problem, kind, source, goal, measures, lead, support, unit, supervisor,
    deadline, status, progress, difficulty, evidence, done_on, closing, note. `row` is its first
    row, `last_row` its last (several measures may share a task); `parts` has every cell with words
    of those rows by field. `done_on` is None where the ledger gives no such day.
    `kind` is the class it stands under: a column or the band across the sheet above it.
    """

    number: str
    name: str
    lead: str
    support: str
    deadline: Deadline
    status: Status
    done_on: date | None
    row: int
    last_row: int
    cells: Mapping[str, Cell]
    kind: str = ""
    parts: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """True where the status or the closing column says that the task was struck off (销号)."""
        return self.status.progress is Progress.CLOSED

    @property
    def short_name(self) -> str:
        """The name as prose: at most 40 characters, no white space, its first clauses if longer."""
        name = re.sub(r"\s+", "", self.name).rstrip("。；;，,")
        if len(name) <= LONG_NAME:
            return name
        fitting = [m.start() for m in re.finditer(r"[，,。；;：:]", name) if m.start() <= LONG_NAME]
        return name[: fitting[-1]] if fitting else name[:LONG_NAME]

    def words(self, of: str) -> str:
        """What its cells of a field say: those of several rows one a line, '' without any."""
        return "\n".join(dict.fromkeys(cell.text for cell in self.parts.get(of, ())))

    def cell(self, of: str) -> Cell | None:
        """The cell that a field was read from, None where the ledger has no such column."""
        return self.cells.get(of)

    def due(self, day: date) -> bool:
        """True where the deadline names a day that has come by `day`."""
        return self.deadline.day is not None and self.deadline.day <= day

    def overdue(self, day: date) -> bool:
        """True where the deadline has come and the ledger does not say that the task is done."""
        return self.due(day) and self.status.progress in _OPEN


def number_key(number: str) -> str:
    """A task's number without what differs by habit: '06', '6.' and '任务6' are all '6'."""
    text = re.sub(r"\s+", "", number).translate(_DIGITS).strip("（）()、.．。号项")
    digits = re.fullmatch(r"(?:任务|问题|第|整改任务|序号)?0*(\d+)", text)
    return digits[1] if digits else text


_OPEN = frozenset(
    {
        Progress.NEARLY,
        Progress.ACTIVE,
        Progress.ONGOING,
        Progress.ON_TRACK,
        Progress.NOT_DONE,
        Progress.NOT_STARTED,
        Progress.UNKNOWN,
    }
)
