"""Gathers what a library and a ledger know of a place in a period."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath
from typing import TYPE_CHECKING

from assistant.evidence_library import Holding
from assistant.evidence_of import Evidence

if TYPE_CHECKING:
    from assistant.ledger import Ledger
    from assistant.reporting_period import ReportingPeriod
    from index.library import Library

__all__ = ["gather"]


def gather(
    library: Library,
    place: str,
    period: ReportingPeriod,
    ledger: Ledger | None = None,
    without: Collection[str] = (),
) -> Evidence:
    """The evidence on a place in a period; nothing is read before it is asked for.

    `without` are ids of reports that are not used. A report of the library that is the ledger
    itself (of its name or title) is left out as well.
    """
    left_out = {*without, *(_same_ledger(library, ledger) if ledger else ())}
    return Evidence(Holding(library, place, left_out), period, ledger)


def _same_ledger(library: Library, ledger: Ledger) -> list[str]:
    names = {PurePath(ledger.name).stem, ledger.title} - {""}
    return [
        report
        for report, what in library.metadata().items()
        if what.kind.value == "整改任务清单" and ({report, what.title.value} & names)
    ]
