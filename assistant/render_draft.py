"""A draft made for reading: its text, its gaps, its sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from assistant.render import numbered, plain
from assistant.render_answer import source

if TYPE_CHECKING:
    from assistant.draft_model import Draft

__all__ = ["draft_page"]

_GAP = re.compile(r"【(?:待补|不一致)[^】]*】")


def draft_page(draft: Draft) -> Group:
    """The sections with [n] marks, open gaps emphasised, then the sources once each."""
    parts: list[RenderableType] = []
    for section in draft.sections:
        if section.heading:
            parts.append(Text(plain(section.heading), style="bold"))
        parts += [_text(section.text), Text()]
    if draft.citations:
        parts.append(Text("来源", style="bold"))
    parts += [source(citation, ()) for citation in draft.citations]
    return Group(*parts)


def _text(text: str) -> Text:
    shown = numbered(Text(plain(text)))
    for gap in _GAP.finditer(shown.plain):
        shown.stylize("bold red", gap.start(), gap.end())
    return shown
