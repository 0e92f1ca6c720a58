"""A ledger as the JSON of the command line's contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.as_json import json_of_citation
from assistant.ledger_rollup import all_counts

if TYPE_CHECKING:
    from assistant.ledger import Cell, Ledger, Task
    from assistant.ledger_finding import LedgerFinding
    from assistant.ledger_report import Against, CountBeside

__all__ = ["json_of_ledger"]


def json_of_ledger(
    ledger: Ledger,
    as_of: date | None,
    findings: Sequence[LedgerFinding],
    against: Against | None = None,
) -> dict[str, Any]:
    """What `ledger` prints: every task with its cells, the counts, and what does not fit."""
    document: dict[str, Any] = {
        "ledger": ledger.name,
        "sheet": ledger.sheet,
        "title": ledger.title,
        "as_of": as_of.isoformat() if as_of else None,
        "tasks": [_task(task) for task in ledger.tasks],
        "counts": all_counts(ledger, as_of),
        "sentence": ledger.sentence(as_of),
        "findings": [_finding(finding) for finding in findings],
        "notes": list(ledger.notes),
    }
    return document | ({"against": _against(against)} if against else {})


def _task(task: Task) -> dict[str, Any]:
    return {
        "number": task.number,
        "name": task.name,
        "short_name": task.short_name,
        "kind": task.kind,
        "problem": task.words("problem"),
        "goal": task.words("goal"),
        "measures": task.words("measures"),
        "lead": task.lead,
        "support": task.support,
        "supervisor": task.words("supervisor"),
        "deadline": {"words": task.deadline.words, "day": _day(task.deadline.day)},
        "status": {
            "word": task.status.progress.value,
            "words": task.status.words,
            "long_term": task.status.long_term,
        },
        "progress": task.words("progress"),
        "done_on": _day(task.done_on),
        "closing": task.words("closing"),
        "note": task.words("note"),
        "row": task.row,
        "cells": _coordinates(task.cells),
    }


def _coordinates(cells: Mapping[str, Cell]) -> dict[str, str]:
    return {field: cell.coordinate for field, cell in cells.items()}


def _finding(finding: LedgerFinding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "cells": [_cell(cell) for cell in finding.cells],
        "tasks": list(finding.tasks),
        "last": [_cell(cell) for cell in finding.last],
        "sources": [json_of_citation(source) for source in finding.sources],
    }


def _cell(cell: Cell) -> dict[str, str]:
    return {"cell": cell.coordinate, "header": cell.header, "text": cell.text}


def _against(against: Against) -> dict[str, Any]:
    return {
        "report": against.report,
        "title": against.title,
        "as_of": _day(against.as_of),
        "counts": [_count(count) for count in against.counts],
        "note": against.note,
    }


def _count(count: CountBeside) -> dict[str, Any]:
    return {
        "meaning": count.meaning,
        "standing": count.standing,
        "ledger": count.counted,
        "report": count.reported,
        "cells": [json_of_citation(source) for source in count.ledger_cells],
        "sentences": [json_of_citation(source) for source in count.report_sentences],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
