"""The task ledger of a rectification: its tasks, and their counts as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from assistant.deadline import day_label
from assistant.ledger_task import Cell, LedgerError, Task, number_key
from assistant.status import Progress

__all__ = [
    "Cell",
    "CompletionRate",
    "Ledger",
    "LedgerError",
    "RollUp",
    "Task",
    "completion_rate",
    "progress_on",
    "rows_label",
]


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

    `as_of` is the day that its title states, None where it states none. `notes` are sentences in
    Chinese on what of the file was passed over (hidden sheets, further ledgers).
    """

    name: str
    sheet: str
    title: str
    title_cell: Cell | None
    as_of: date | None
    headers: Mapping[str, Cell]
    tasks: tuple[Task, ...]
    notes: tuple[str, ...] = ()

    @property
    def tells_status(self) -> bool:
        """True where a column says how far the tasks are; a list of what is to be done has none."""
        return bool({"status", "progress"} & set(self.headers))

    def task(self, number: str | int) -> Task | None:
        """The first task of a number, however it is written ('6', '06'); None without one."""
        wanted = number_key(str(number))
        return next((task for task in self.tasks if number_key(task.number) == wanted), None)

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
        """The roll-up as one Chinese sentence: '截至…，台账共20项任务，已到整改时限14项；…。'

        已销号 is told as part of 已完成; the rate of completion shows its calculation.
        """
        counts = self.counts(as_of)
        total = counts.pop("合计")
        due = counts.pop("已到时限", None)
        closed = counts.pop(Progress.CLOSED.value, 0)
        parts = [f"{word}{number}项" for word, number in counts.items()]
        if closed:
            parts[0] += f"（其中已销号{closed}项）"
        when = f"截至{day_label(as_of)}，" if as_of else ""
        reached = f"，已到整改时限{due}项" if due is not None else ""
        listed = f"；按状态，{'、'.join(parts)}" if parts else ""
        if not self.tells_status:
            listed = "；台账没有整改状态列，没有统计完成情况"
        rate = completion_rate(self, as_of)
        done = f"；完成率{rate.percent}（{rate.formula}）" if rate else ""
        return f"{when}台账共{total}项任务{reached}{listed}{done}。"


@dataclass(frozen=True, slots=True)
class CompletionRate:
    """How many of the `total` tasks are `done`; 已销号 counts as done, 基本完成 does not."""

    done: int
    total: int

    @property
    def percent(self) -> str:
        """The rate with one decimal, rounded half up: '65.0%'."""
        share = Decimal(self.done) * 100 / Decimal(self.total)
        return f"{share.quantize(Decimal('0.1'), ROUND_HALF_UP)}%"

    @property
    def formula(self) -> str:
        """The calculation: '13÷20=65.0%'."""
        return f"{self.done}÷{self.total}={self.percent}"


def completion_rate(ledger: Ledger, as_of: date | None = None) -> CompletionRate | None:
    """The share of a ledger's tasks that were done on a day, None where it tells no status."""
    if not ledger.tasks or not ledger.tells_status:
        return None
    finished = (Progress.DONE, Progress.CLOSED)
    done = sum(progress_on(task, as_of) in finished for task in ledger.tasks)
    return CompletionRate(done, len(ledger.tasks))


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
