"""A draft made for reading: its text, its gaps, its sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from assistant.render import Prose, numbered, plain
from assistant.render_answer import sources

if TYPE_CHECKING:
    from assistant.draft_model import Draft

__all__ = ["draft_page"]

_GAP = re.compile(r"【(?:待补|不一致)[^】]*】")


def draft_page(draft: Draft) -> Group:
    """The sections with [n] marks, open gaps emphasised, then the sources once each."""
    parts: list[RenderableType] = []
    for section in draft.sections:
        if section.heading:
            parts.append(Prose(plain(section.heading), style="bold"))
        parts.append(_text(section.text))
    return Group(*parts, *sources(draft.citations))


def _text(text: str) -> Prose:
    shown = numbered(Text(plain(text)))
    for gap in _GAP.finditer(shown.plain):
        shown.stylize("bold red", gap.start(), gap.end())
    return Prose(shown)
