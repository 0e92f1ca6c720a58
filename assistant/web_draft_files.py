"""A draft as files to be downloaded, each made when it is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assistant.web_uploads import file_name

if TYPE_CHECKING:
    from assistant.draft_model import Draft

__all__ = ["FORMS", "Form", "save"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a draft: what its button says, how its file is named, and what writes it.

    `paired` ones need a draft that was made from a last report.
    """

    label: str
    lead: str
    suffix: str
    write: Callable[[Draft, Path], None]
    paired: bool = False


def save(draft: Draft, name: str, stem: str, downloads: Path) -> Path:
    """The path of a draft in one of the FORMS, below a folder of its own in `downloads`."""
    form = FORMS[name]
    folder = Path(tempfile.mkdtemp(dir=downloads))
    path = folder / file_name(f"{form.lead}{stem}{form.suffix}")
    form.write(draft, path)
    return path


def _annexed(draft: Draft, path: Path) -> None:
    _with_sources(draft, path, "annex")


def _commented(draft: Draft, path: Path) -> None:
    _with_sources(draft, path, "comments")


def _with_sources(draft: Draft, path: Path, sources: Literal["annex", "comments"]) -> None:
    """A .docx that remembers its figures, so that a later check can tell which were changed."""
    from assistant.draft_record import attach
    from assistant.export_docx import write_docx

    write_docx(draft, path, sources=sources)
    attach(path, draft)


def _clean(draft: Draft, path: Path) -> None:
    """The copy that leaves the house; it remembers nothing of its sources."""
    from assistant.export_docx import write_docx

    write_docx(draft, path, sources="none", clean=True)


def _markdown(draft: Draft, path: Path) -> None:
    from assistant.export_markdown import to_markdown

    path.write_text(to_markdown(draft), encoding="utf-8")


def _html(draft: Draft, path: Path) -> None:
    from assistant.export_html import write_html

    write_html(draft, path)


def _beside(draft: Draft, path: Path) -> None:
    from assistant.export_renewal import write_side_by_side

    write_side_by_side(draft, path)


FORMS = {
    "annex": Form("Word（附出处对照表）", "", ".docx", _annexed),
    "comments": Form("Word（出处作批注）", "批注稿-", ".docx", _commented),
    "clean": Form("Word（报送稿）", "报送稿-", ".docx", _clean),
    "markdown": Form("Markdown", "", ".md", _markdown),
    "html": Form("网页", "", ".html", _html),
    "beside": Form("上期对照（Word）", "上期对照-", ".docx", _beside, paired=True),
}
