"""The figures of a ledger's cells, read as those of a report are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.evidence import LEDGER, Known
from assistant.evidence_period import holds_for
from assistant.evidence_sort import WHOLE, sort_of
from assistant.ledger_citation import cite_cell
from index.figures import read_figures
from index.report import Metadata, Period, Recognised, Report

if TYPE_CHECKING:
    from assistant.ledger import Cell, Ledger, Task
    from assistant.reporting_period import ReportingPeriod

__all__ = ["cells_of", "is_current", "known_of"]

_FIXED = ("problem", "goal", "measures")


def is_current(ledger: Ledger, period: ReportingPeriod) -> bool:
    """Whether a ledger stands at a day in the last month of the period."""
    day, end = ledger.as_of, period.end
    return day is not None and (day.year, day.month) == (end.year, end.month) and day <= end


def known_of(ledger: Ledger, place: str, period: ReportingPeriod) -> tuple[Known, ...]:
    """The figures of a ledger's cells on progress for the period, then those its tasks fix.

    () where the ledger states no day, or one outside the period's last month.
    """
    if ledger.as_of is None or not is_current(ledger, period):
        return ()
    progress = [k for task in ledger.tasks for k in _progress(ledger, task, place, period)]
    return (*progress, *(k for task in ledger.tasks for k in _fixed(ledger, task, place)))


def cells_of(task: Task, field: str) -> tuple[Cell, ...]:
    """The cells of a task with words in a field: one for each of its rows, or the only one."""
    only = task.cells.get(field)
    return task.parts.get(field) or ((only,) if only is not None and only.text else ())


def _progress(ledger: Ledger, task: Task, place: str, period: ReportingPeriod) -> Iterator[Known]:
    for cell in cells_of(task, "progress"):
        for known in _read(ledger, task, cell, place):
            figure = known.figure
            at_cut_off = figure.period == Period(None, str(ledger.as_of))
            fits = at_cut_off or holds_for(figure, known.sort, period, own=True)
            if fits and figure.role != "target":
                yield known


def _fixed(ledger: Ledger, task: Task, place: str) -> Iterator[Known]:
    for cell in (cell for field in _FIXED for cell in cells_of(task, field)):
        for known in _read(ledger, task, cell, place):
            yield replace(known, cumulative=False, fixed=True, sort=WHOLE)


def _read(ledger: Ledger, task: Task, cell: Cell, place: str) -> Iterator[Known]:
    if ledger.as_of is None:
        return
    report = _as_report(ledger.name, cell.text, place, ledger.as_of)
    citation = cite_cell(ledger, cell)
    for figure in read_figures(report):
        before = cell.text[figure.sentence[0] : figure.start]
        sort = sort_of(figure, before, cell.text[figure.end : figure.sentence[1]])
        yield Known(figure, citation, LEDGER, sort == "total", task, sort=sort)


def _as_report(name: str, text: str, place: str, day: date) -> Report:
    given = Recognised(day.isoformat())
    metadata = Metadata(
        Recognised(re.sub(r"\.\w+$", "", name)),
        Recognised(place),
        Recognised(str(day.year)),
        given,
        Recognised(""),
        Period(None, day.isoformat()),
    )
    return Report(name, name, "", text, metadata, ())
