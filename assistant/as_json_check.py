"""A check as the JSON of the command line's contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.as_json import json_of_citation

if TYPE_CHECKING:
    from assistant.check import Checked, CheckedFigure
    from assistant.check_draft_edit import Edit
    from assistant.finding import Finding

__all__ = ["json_of_check"]


def json_of_check(checked: Checked) -> dict[str, Any]:
    """What `check` prints: every figure with its status, and every finding, in the text's order.

    `edits` is there for a Word file that remembers how it was drafted.
    """
    document: dict[str, Any] = {
        "report": checked.report.id,
        "characters": len(checked.report.text),
        "against": len(checked.against),
        "figures": [_figure(row) for row in checked.figures],
        "findings": [_finding(finding) for finding in checked.findings],
        "seconds": round(checked.seconds, 6),
    }
    if checked.edits is not None:
        document["edits"] = [_edit(edit) for edit in checked.edits]
    return document


def _figure(row: CheckedFigure) -> dict[str, Any]:
    return {
        "start": row.figure.start,
        "end": row.figure.end,
        "text": row.figure.quote,
        "status": row.status,
        "sources": [json_of_citation(source) for source in row.sources],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    return {
        "kind": edit.kind,
        "was": edit.was,
        "now": edit.now,
        "start": edit.start,
        "end": edit.end,
        "status": edit.status,
        "source": json_of_citation(edit.source) if edit.source else None,
        "message": edit.message,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.quote,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "formula": finding.formula,
        "others": [json_of_citation(other) for other in finding.others],
    }
