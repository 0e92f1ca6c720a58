"""Saving a draft: in the format of the file's name, with its sources or clean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.export_file import ExportError, write_file

if TYPE_CHECKING:
    from assistant.draft_model import Draft
    from assistant.export_docx import Sources

__all__ = ["Style", "save_comparison", "save_draft"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a draft is saved.

    `sources` says where they stand in a .docx ('annex', 'comments' or 'none'); in .md and .html
    they stand with the text. `clean` leaves sources and calculations out. `fonts` are names by the
    field of `Layout`.
    """

    sources: Sources = "annex"
    clean: bool = False
    fonts: Mapping[str, str] = field(default_factory=dict)


_WITH_SOURCES = Style()


def save_draft(draft: Draft, path: Path, style: Style = _WITH_SOURCES) -> None:
    """Writes a draft to a .docx, .html or .md; raises ExportError where that fails.

    A .docx carries the record of the draft, so that `check` can tell what was changed by hand; a
    clean copy, which leaves the house, carries nothing of its sources.
    """
    suffix = path.suffix.lower()
    if suffix == ".docx":
        from assistant.draft_record import attach
        from assistant.export_docx import write_docx
        from assistant.export_layout import Layout

        layout = Layout().with_fonts(style.fonts)
        write_docx(draft, path, layout, style.sources, style.clean)
        if not style.clean:
            attach(path, draft)
    elif suffix == ".html":
        from assistant.export_html import write_html

        write_html(draft, path, style.clean)
    else:
        from assistant.export_markdown import to_markdown

        write_file(path, to_markdown(draft, style.clean).encode("utf-8"))


def save_comparison(draft: Draft, path: Path) -> None:
    """Writes the last report beside the draft to a .docx or .html.

    Raises ExportError where the draft was not made from a last report, or writing fails.
    """
    if not draft.renewals:
        raise ExportError("没有上期报告可以对照，请用 --last 写明上期报告。")
    from assistant.export_renewal import write_side_by_side

    write_side_by_side(draft, path)
