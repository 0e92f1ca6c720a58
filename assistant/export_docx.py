"""A draft as a .docx in the layout of an official document, its sources beside it or left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from assistant.draft_marks import without_marks
from assistant.draft_model import Draft, Section
from assistant.export_comments import Comments
from assistant.export_file import ExportError, write_file
from assistant.export_layout import (
    LANDSCAPE,
    PORTRAIT,
    TITLE_LINE_PT,
    TITLE_PT,
    Layout,
    body_type,
    section_properties,
)
from assistant.export_letter import addressee, blank, closing
from assistant.export_package import package
from assistant.export_runs import text_runs
from assistant.export_sources import annex
from assistant.export_title import title_lines
from assistant.export_xml import Look, ParagraphLook, paragraph, run

__all__ = ["ExportError", "Sources", "docx_bytes", "write_docx"]

Sources = Literal["annex", "comments", "none"]
_STANDARD = Layout()
_RUN_IN = ("。", "：")


def write_docx(
    draft: Draft,
    path: Path,
    style: Layout = _STANDARD,
    sources: Sources = "annex",
    clean: bool = False,
) -> None:
    """Writes the draft as a .docx laid out by GB/T 9704-2012.

    Its sources are an annex 数据来源对照表 with a row for each figure, Word comments at the
    figures, or left out. A `clean` copy is for sending: no marks, calculations or sources; a
    【待补：…】 that is still open stays highlighted. Raises ExportError where the file cannot be
    written.
    """
    write_file(path, docx_bytes(draft, style, sources, clean))


def docx_bytes(
    draft: Draft, style: Layout = _STANDARD, sources: Sources = "annex", clean: bool = False
) -> bytes:
    """The .docx of a draft, as `write_docx` writes it."""
    comments = Comments(draft) if sources == "comments" and not clean else None
    lines = list(_document(draft, style, comments, clean))
    added = annex(draft, style) if sources == "annex" and not clean else ""
    if added:
        lines[-1] = _ending_section(lines[-1])
    last_page = LANDSCAPE if added else PORTRAIT
    return package(
        "".join(lines) + added, last_page, style, draft.title, comments.made if comments else ()
    )


def _document(
    draft: Draft, layout: Layout, comments: Comments | None, clean: bool
) -> Iterator[str]:
    yield _title(draft.title, layout, comments)
    yield blank(layout)
    if to := addressee(draft.letter, layout):
        yield to
    for section in draft.sections:
        yield from _section(section, section.heading != draft.title, layout, comments, clean)
    yield from closing(draft.letter, layout)


def _title(title: str, layout: Layout, comments: Comments | None) -> str:
    look = Look(layout.title, TITLE_PT)
    words = run("\n".join(title_lines(title)), look)
    lies = ParagraphLook(em=TITLE_PT, line=TITLE_LINE_PT, align="center", style="Title")
    return paragraph((comments.summary(words) if comments else words,), lies)


def _section(
    section: Section, headed: bool, layout: Layout, comments: Comments | None, clean: bool
) -> Iterator[str]:
    """The heading and the paragraphs of a section; one that ends in 。 runs on into its text."""
    heading = section.heading if headed else ""
    first = ""
    if heading.endswith(_RUN_IN) and section.text:
        first = run(heading, body_type(layout.heading(section.level)))
    elif heading:
        yield _heading(heading, section.level, layout)
    text = (section.clean or without_marks(section.text).text) if clean else section.text
    cuts = comments.of(section) if comments else ()
    at = 0
    for line in text.split("\n"):
        inside = [cut.moved(-at) for cut in cuts if at <= cut.start < at + len(line)]
        at += len(line) + 1
        if line.strip() or first:
            words = text_runs(line, body_type(layout.body), inside)
            yield paragraph((first, words), ParagraphLook(first=2, line=layout.line_pt))
            first = ""


def _heading(heading: str, level: int, layout: Layout) -> str:
    level = min(max(level, 1), 4)
    lies = ParagraphLook(
        first=2, line=layout.line_pt, style=f"Heading{level}", outline=level, keep_next=True
    )
    return paragraph((run(heading, body_type(layout.heading(level))),), lies)


def _ending_section(last: str) -> str:
    """The last paragraph of the document proper, after which the pages of the annex begin."""
    return last.replace("</w:pPr>", f"{section_properties(PORTRAIT)}</w:pPr>", 1)
