"""The task ledger of a rectification: its tasks, and their counts as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.deadline import Deadline, day_label
from assistant.status import Progress, Status
from index.errors import ReportAssistantError

__all__ = ["Cell", "Ledger", "LedgerError", "RollUp", "Task", "progress_on", "rows_label"]


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
    """One task of a ledger; `cells` has the cell it was read from by field name.

    Fields: number, problem, goal, measures, lead, support, unit, supervisor, deadline, status,
    progress, done_on, closing, note. `row` is its first row, `last_row` its last (several measures
    may share a task). `done_on` and `closed_on` are None where the ledger gives no such day.
    """

    number: str
    name: str
    lead: str
    support: str
    deadline: Deadline
    status: Status
    done_on: date | None
    closed_on: date | None
    row: int
    last_row: int
    cells: Mapping[str, Cell]

    @property
    def closed(self) -> bool:
        """True where the status or the closing column says that the task was struck off (销号)."""
        return self.status.progress is Progress.CLOSED

    def due(self, day: date) -> bool:
        """True where the deadline names a day that has come by `day`."""
        return self.deadline.day is not None and self.deadline.day <= day

    def overdue(self, day: date) -> bool:
        """True where the deadline has come and the ledger does not say that the task is done."""
        return self.due(day) and self.status.progress in _OPEN


@dataclass(frozen=True, slots=True)
class RollUp:
    """A count over a ledger: the `tasks` counted, of which `field` says that they count."""

    label: str
    field: str
    tasks: tuple[Task, ...]

    @property
    def number(self) -> int:
        """How many tasks were counted."""
        return len(self.tasks)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger: its file name, sheet and title line, its headers by field, and its tasks.

    `as_of` is the day that its title states, None where it states none.
    """

    name: str
    sheet: str
    title: str
    title_cell: Cell | None
    as_of: date | None
    headers: Mapping[str, Cell]
    tasks: tuple[Task, ...]

    def by_progress(self, as_of: date | None = None) -> dict[Progress, RollUp]:
        """A roll-up for every status that occurs, strongest first; each task counts once.

        已销号 and 已完成 stand apart here. A task whose completion date lies after `as_of` was not
        complete on that day, and what it was then the ledger does not say: it counts as UNKNOWN.
        """
        groups: dict[Progress, RollUp] = {}
        for progress in Progress:
            tasks = tuple(task for task in self.tasks if progress_on(task, as_of) is progress)
            if tasks:
                groups[progress] = RollUp(progress.value, "status", tasks)
        return groups

    def counts(self, as_of: date | None = None) -> dict[str, int]:
        """The counts by status word, after 合计 and, with a day, 已到时限.

        已完成 includes 已销号, which is counted again by itself.
        """
        counts = {"合计": len(self.tasks)}
        if as_of is not None:
            counts["已到时限"] = sum(task.due(as_of) for task in self.tasks)
        groups = self.by_progress(as_of)
        finished = [groups[p].number for p in (Progress.DONE, Progress.CLOSED) if p in groups]
        if finished:
            counts[Progress.DONE.value] = sum(finished)
        for progress, group in groups.items():
            if progress is not Progress.DONE:
                counts[progress.value] = group.number
        return counts

    def sentence(self, as_of: date | None = None) -> str:
        """The roll-up as one Chinese sentence: '截至…，台账共20项任务，已到整改时限14项；…。'"""
        counts = self.counts(as_of)
        closed = counts.pop(Progress.CLOSED.value, 0)
        total = counts.pop("合计")
        due = counts.pop("已到时限", None)
        parts = [f"{word}{number}项" for word, number in counts.items()]
        if closed:
            parts[0] += f"（含已销号{closed}项）"
        when = f"截至{day_label(as_of)}，" if as_of else ""
        reached = f"，已到整改时限{due}项" if due is not None else ""
        listed = f"；按状态，{'、'.join(parts)}" if parts else ""
        return f"{when}台账共{total}项任务{reached}{listed}。"


def progress_on(task: Task, as_of: date | None) -> Progress:
    """How far a task was on a day, as far as its ledger tells."""
    if as_of and task.status.finished and task.done_on and task.done_on > as_of:
        return Progress.UNKNOWN
    return task.status.progress


def rows_label(rows: Sequence[int]) -> str:
    """Row numbers as a reader writes them: [5, 6, 7, 9] is '5–7、9'."""
    parts: list[list[int]] = []
    for row in sorted(set(rows)):
        if parts and row == parts[-1][1] + 1:
            parts[-1][1] = row
        else:
            parts.append([row, row])
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in parts)


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
