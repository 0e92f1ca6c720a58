"""A checked text as a Word file whose comments stand at the figures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.check_draft_words import edit_note, edit_summary, shown_edits
from assistant.checked_words import finding_note, source_note, summary
from assistant.docx_runs import Runs
from assistant.export_document import add_body, add_heading, add_title, new_document, save_docx
from assistant.export_xml import printable
from assistant.find_again import find_again

if TYPE_CHECKING:
    from assistant.check import Checked
    from assistant.check_draft_edit import Edit
    from index.report import Report

__all__ = ["Note", "annotate", "notes_of", "write_checked_docx"]

_AUTHOR, _INITIALS = "报告助手", "核对"
_WORD = (".docx", ".docm")


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on the characters from `start` to `end` of a report's text."""

    start: int
    end: int
    text: str


def write_checked_docx(checked: Checked, path: Path) -> None:
    """Writes the checked text with a comment at each finding and each figure with sources.

    A Word file is kept as it is, but for the comments; of any other file the text is written in
    the layout of an official document. The first comment holds the counts. Raises ExportError
    where the file cannot be written.
    """
    document = _original(checked.report) or _new(checked.report)
    annotate(document, checked.report.text, notes_of(checked))
    save_docx(document, path)


def notes_of(checked: Checked) -> list[Note]:
    """The comments of a check in the order of its text; figures without sources have none."""
    found = [Note(f.start, f.end, finding_note(f)) for f in checked.findings]
    found += _edit_notes(checked)
    marked = {(note.start, note.end) for note in found}
    traced = [
        Note(row.figure.start, row.figure.end, source_note(row))
        for row in checked.figures
        if row.sources and (row.figure.start, row.figure.end) not in marked
    ]
    notes = sorted([*found, *traced], key=lambda note: (note.start, note.end))
    text = checked.report.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    said = "\n".join([summary(checked), *([edit_summary(checked.edits)] if checked.edits else [])])
    return [Note(start, end if end > 0 else len(text), said), *notes]


def _edit_notes(checked: Checked) -> list[Note]:
    """The comments on what was changed by hand; what was removed is said where it stood."""
    shown = shown_edits(checked.edits or ())
    return [Note(*_place(edit, checked.report.text), edit_note(edit)) for edit in shown]


def _place(edit: Edit, text: str) -> tuple[int, int]:
    """The characters that a comment on an edit stands on, one at least that is no white space."""
    if edit.start < edit.end:
        return edit.start, edit.end
    end = len(text[: edit.start].rstrip()) or 1
    return end - 1, end


def annotate(document: Any, text: str, notes: list[Note]) -> int:
    """Adds the comments that can be placed to a document of this text; how many those were.

    The text of the document and its looks stay as they are.
    """
    from docx.text.run import Run

    runs = Runs(document)
    places = find_again(text, [(note.start, note.end) for note in notes], runs.text)
    placed = 0
    for note, place in zip(notes, places, strict=True):
        ends = runs.cut(*place) if place else None
        if ends is None:
            continue
        first, last = (Run(run, document) for run in ends)
        said = printable(note.text)
        document.add_comment([first, last], said, author=_AUTHOR, initials=_INITIALS)
        placed += 1
    return placed


def _original(report: Report) -> Any:
    """The Word file that a report was read from; None where it was another kind or is gone."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    path = Path(report.path)
    if path.suffix.lower() not in _WORD or report.format != "docx":
        return None
    try:
        return docx.Document(str(path))
    except (PackageNotFoundError, ValueError, KeyError):
        return None


def _new(report: Report) -> Any:
    document = new_document()
    headings = {h.start: h for h in report.headings if not h.run_in}
    at = 0
    for line in report.text.split("\n"):
        text = line.strip()
        if text == report.metadata.title.value:
            add_title(document, text)
        elif at in headings:
            add_heading(document, text, min(headings[at].level, 4))
        elif text:
            add_body(document, text)
        at += len(line) + 1
    return document
