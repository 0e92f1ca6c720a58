"""A draft made for reading: its text, its gaps, its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from assistant.render import Prose, numbered, plain
from assistant.render_answer import sources

if TYPE_CHECKING:
    from assistant.draft_model import Draft
    from assistant.template_list import TemplateInfo

__all__ = ["draft_page", "template_list"]

_GAP = re.compile(r"【(?:待补|不一致)[^】]*】")


def draft_page(draft: Draft) -> Group:
    """The sections with [n] marks, open gaps emphasised, then the sources once each."""
    parts: list[RenderableType] = []
    for section in draft.sections:
        if section.heading:
            parts.append(Prose(plain(section.heading), style="bold"))
        if section.text:
            parts.append(_text(section.text))
    return Group(*parts, *sources(draft.citations))


def template_list(templates: Sequence[TemplateInfo]) -> Group:
    """A line for every template: its name and what it is for; what is wrong with a faulty one."""
    lines: list[RenderableType] = []
    for info in templates:
        where = f"（{info.source}）" if info.source else ""
        lines.append(Prose(plain(f"{info.name}：{info.summary or info.title}{where}")))
        if info.error:
            lines.append(Prose(plain(f"  {info.error}"), style="red"))
    return Group(*lines)


def _text(text: str) -> Prose:
    shown = numbered(Text(plain(text)))
    for gap in _GAP.finditer(shown.plain):
        shown.stylize("bold red", gap.start(), gap.end())
    return Prose(shown)
