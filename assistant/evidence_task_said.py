"""What is said of one task: the ledger's own words first, then the reports'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.evidence import Said
from assistant.evidence_alone import is_plan
from assistant.evidence_ledger import cells_of, is_current
from assistant.evidence_said import fresh
from assistant.ledger_citation import cite_cell

if TYPE_CHECKING:
    from assistant.evidence_sentence import Sentence
    from assistant.evidence_task import TaskNames
    from assistant.ledger import Ledger, Task
    from assistant.reporting_period import ReportingPeriod

__all__ = ["of_task"]

_STOP = re.compile(r"[；;。]")
_OF_LIBRARY = 0.6


def of_task(
    task: Task,
    ledger: Ledger | None,
    period: ReportingPeriod,
    pool: Sequence[Sentence],
    names: TaskNames,
    limit: int,
) -> tuple[Said, ...]:
    """The clauses of the task's cell on progress, then sentences of reports that name the task."""
    clauses = list(_clauses(task, ledger)) if ledger and is_current(ledger, period) else []
    named = [s for s in pool if s.zone == "" and not s.unsettled and names.named(s.text) is task]
    found = fresh(named, max(0, limit - len(clauses)))
    sentences = [Said(s.text, s.citation, _OF_LIBRARY) for s in found]
    return (*clauses, *sentences)[:limit]


def _clauses(task: Task, ledger: Ledger) -> Iterator[Said]:
    for cell in cells_of(task, "progress"):
        for part in _STOP.split(cell.text):
            text = re.sub(r"\s+", "", part)
            if text and not is_plan(text):
                yield Said(f"{text}。", cite_cell(ledger, cell), 1.0)
