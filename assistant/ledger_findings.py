"""Everything that is wrong or doubtful in a ledger, alone or beside the last one."""

from __future__ import annotations

from datetime import date

from assistant.ledger import Ledger
from assistant.ledger_compare import compare_findings
from assistant.ledger_done import closing_findings, done_findings
from assistant.ledger_due import deadline_findings, overdue_findings, status_findings
from assistant.ledger_finding import LedgerFinding
from assistant.ledger_names import name_findings, number_findings, unit_findings

__all__ = ["LedgerFinding", "ledger_findings"]


def ledger_findings(
    ledger: Ledger, as_of: date | None = None, last: Ledger | None = None
) -> tuple[LedgerFinding, ...]:
    """The findings of a ledger as of a day, in the order of its rows; those of no row stand last.

    Without a day nothing is overdue. `last` is the ledger of the period
    before, which is looked at for what went backwards, vanished or was changed.
    """
    found = [
        *overdue_findings(ledger, as_of),
        *closing_findings(ledger),
        *done_findings(ledger, as_of),
        *deadline_findings(ledger),
        *status_findings(ledger),
        *number_findings(ledger),
        *name_findings(ledger),
        *unit_findings(ledger),
        *(compare_findings(ledger, last) if last else ()),
    ]
    return tuple(sorted(found, key=_row))


def _row(finding: LedgerFinding) -> float:
    return finding.cells[0].row if finding.cells and finding.tasks else float("inf")
