"""A draft as files to be downloaded, each made when it is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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


def _with_sources(draft: Draft, path: Path) -> None:
    """The draft with its sources; a .docx remembers its figures for a later check."""
    from assistant.export import save_draft

    save_draft(draft, path)


def _commented(draft: Draft, path: Path) -> None:
    from assistant.export import Style, save_draft

    save_draft(draft, path, Style("comments"))


def _clean(draft: Draft, path: Path) -> None:
    """The copy that leaves the house; it holds no record of its sources."""
    from assistant.export_docx import write_docx

    write_docx(draft, path, sources="none", clean=True)


def _beside(draft: Draft, path: Path) -> None:
    from assistant.export import save_comparison

    save_comparison(draft, path)


FORMS = {
    "annex": Form("Word（附出处对照表）", "", ".docx", _with_sources),
    "comments": Form("Word（出处作批注）", "批注稿-", ".docx", _commented),
    "clean": Form("Word（报送稿）", "报送稿-", ".docx", _clean),
    "markdown": Form("Markdown", "", ".md", _with_sources),
    "html": Form("网页", "", ".html", _with_sources),
    "beside": Form("上期对照（Word）", "上期对照-", ".docx", _beside, paired=True),
}
