"""An answer made for reading: what was understood, the reply, the cited sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from assistant.render import indented, mark, numbered, place_line, plain, source_line

if TYPE_CHECKING:
    from assistant.reply import Answer, Citation

__all__ = ["answer_page", "source"]

_SHORT = "bold green"


def answer_page(answer: Answer) -> Group:
    """The answer with its short answer emphasised, then its sources numbered as in the text."""
    parts: list[RenderableType] = []
    if answer.standalone and answer.standalone != answer.question:
        parts += [Text(f"理解为：{plain(answer.standalone)}", style="dim"), Text()]
    parts += _refusal(answer) if answer.refused else _reply(answer)
    return Group(*parts)


def _refusal(answer: Answer) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(plain(answer.answer), style="yellow")]
    if answer.reason:
        parts.append(Text(plain(answer.reason)))
    return parts


def _reply(answer: Answer) -> list[RenderableType]:
    parts: list[RenderableType] = []
    unsaid = [short for short in answer.short if short not in answer.answer]
    if unsaid:
        parts.append(Text(plain("；".join(unsaid)), style=_SHORT))
    parts.append(numbered(mark(answer.answer, answer.short, _SHORT)))
    if answer.citations:
        parts += [Text(), Text("来源", style="bold")]
    parts += [source(citation, answer.short) for citation in answer.citations]
    return parts


def source(citation: Citation, short: Sequence[str]) -> Group:
    """One numbered source: title, place, the cited sentence with the short answer marked."""
    head = Text.assemble((f"[{citation.n}] ", "cyan"), (plain(citation.title), "bold"))
    body: list[RenderableType] = [head]
    where = place_line(citation.heading, citation.page)
    if where:
        body.append(indented(Text(where, style="cyan")))
    quote = Text("“") + mark(citation.quote, short, _SHORT) + Text("”")
    body.append(indented(quote))
    body.append(indented(source_line(citation.report, citation.start, citation.end)))
    return Group(*body)
