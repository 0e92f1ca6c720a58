"""A drafted Word file that was edited by hand, held against the record of its draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.check_draft_compare import body_of, edits_of
from assistant.check_draft_edit import Edit
from assistant.draft_marks import NOTE, parts
from assistant.draft_record import Record, read_record
from assistant.finding import Finding

if TYPE_CHECKING:
    from assistant.check import Checked, CheckedFigure
    from index.library import Library

__all__ = ["drafted_from", "with_edits"]

_WORD = (".docx", ".docm")


def with_edits(checked: Checked, path: Path, library: Library) -> Checked:
    """The check with what was changed by hand since the file was drafted.

    What the draft says of its own figures, in its annexes and notes of calculations, is left out.
    A figure that is as it was drafted is supported by its recorded source where no report of the
    library says anything of it. It stays as it is where the file holds no record of a draft.
    """
    record = _record(path)
    if record is None:
        return checked
    text = checked.report.text
    edits = edits_of(record, checked, library)
    aside = _aside(text)
    raisings = [_finding(edit, text) for edit in edits if edit.kind == "raised"]
    found = [*(f for f in checked.findings if not _inside(f.start, aside)), *raisings]
    as_drafted = [e for e in edits if (e.kind, e.status) == ("unchanged", "supported")]
    return replace(
        checked,
        figures=tuple(
            _recorded(row, as_drafted)
            for row in checked.figures
            if not _inside(row.figure.start, aside)
        ),
        findings=tuple(sorted(found, key=lambda f: (f.start, f.end, f.kind))),
        edits=edits,
    )


def drafted_from(path: Path) -> frozenset[str]:
    """The reports that a drafted file cites, which are therefore no copies of it."""
    record = _record(path)
    return frozenset(s.report for s in record.sources.values()) if record else frozenset()


def _aside(text: str) -> list[tuple[int, int]]:
    """Where a drafted text speaks of its own figures."""
    notes = [(part.start, part.end) for part in parts(text) if part.kind == NOTE]
    return [*notes, (len(body_of(text)), len(text))]


def _inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _recorded(row: CheckedFigure, as_drafted: Sequence[Edit]) -> CheckedFigure:
    """A figure that nothing was found on with the source it was drafted from."""
    if row.status != "unsupported":
        return row
    start, end = row.figure.start, row.figure.end
    mine = next((e for e in as_drafted if e.start < end and start < e.end and e.source), None)
    if mine is None or mine.source is None:
        return row
    return replace(row, status="supported", sources=(mine.source,))


def _finding(edit: Edit, text: str) -> Finding:
    others = (edit.source,) if edit.source else ()
    quote = text[edit.start : edit.end]
    place = (edit.start, edit.end, quote)
    return Finding("status", "warning", *place, edit.message, edit.was, edit.now, "", others)


def _record(path: Path) -> Record | None:
    return read_record(path) if path.suffix.lower() in _WORD else None
