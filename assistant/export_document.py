"""An empty official document for python-docx, and paragraphs and comments added to it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from assistant.export_file import write_file
from assistant.export_layout import PORTRAIT, TITLE_LINE_PT, TITLE_PT, Layout, body_type
from assistant.export_package import open_package, package
from assistant.export_xml import NAMESPACES, Look, ParagraphLook, paragraph, run

__all__ = ["add_body", "add_heading", "add_title", "new_document", "save_docx"]

_STANDARD = Layout()


def new_document() -> Any:
    """An empty document with the page, type and page numbers of an official document."""
    return open_package(package("", PORTRAIT, _STANDARD, ""))


def add_title(document: Any, text: str) -> Any:
    """A title added to a document, centred, with an empty line below."""
    lies = ParagraphLook(em=TITLE_PT, line=TITLE_LINE_PT, align="center", after=_STANDARD.line_pt)
    return _add(document, run(text, Look(_STANDARD.title, TITLE_PT)), lies)


def add_heading(document: Any, text: str, level: int) -> Any:
    """A heading added to a document, in the type of its level."""
    lies = ParagraphLook(
        first=2, line=_STANDARD.line_pt, style=f"Heading{level}", outline=level, keep_next=True
    )
    return _add(document, run(text, body_type(_STANDARD.heading(level))), lies)


def add_body(document: Any, text: str) -> Any:
    """A paragraph of text added to a document; without a run where the text is empty."""
    lies = ParagraphLook(first=2, line=_STANDARD.line_pt)
    return _add(document, run(text, body_type(_STANDARD.body)), lies)


def save_docx(document: Any, path: Path) -> None:
    """Writes a document; raises ExportError where that fails (open in Word, no permission)."""
    held = io.BytesIO()
    document.save(held)
    write_file(path, held.getvalue())


def _add(document: Any, runs: str, look: ParagraphLook) -> Any:
    from docx.oxml import parse_xml
    from docx.text.paragraph import Paragraph

    made = parse_xml(paragraph((runs,), look).replace("<w:p>", f"<w:p {NAMESPACES}>", 1))
    document.element.body.sectPr.addprevious(made)
    return Paragraph(made, document)
