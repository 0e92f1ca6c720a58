"""An answer made for reading: what was understood, the reply, the cited sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from assistant.render import Prose, found_lines, mark, numbered, plain

if TYPE_CHECKING:
    from assistant.reply import Answer, Citation

__all__ = ["answer_page", "sources", "understood"]

_SHORT = "bold green"


def answer_page(answer: Answer) -> Group:
    """The answer with its short answer emphasised, then its sources numbered as in the text."""
    parts = understood(answer)
    parts += _refusal(answer) if answer.refused else _reply(answer)
    return Group(*parts)


def understood(answer: Answer) -> list[RenderableType]:
    """The question as understood, where that is not how it was asked."""
    if not answer.standalone or answer.standalone == answer.question:
        return []
    return [Prose(f"理解为：{plain(answer.standalone)}", style="dim"), Text()]


def _refusal(answer: Answer) -> list[RenderableType]:
    reason = [Prose(plain(answer.reason))] if answer.reason else []
    return [Prose(plain(answer.answer), style="yellow"), *reason]


def _reply(answer: Answer) -> list[RenderableType]:
    unsaid = [short for short in answer.short if short not in answer.answer]
    said = [Prose(plain("；".join(unsaid)), style=_SHORT)] if unsaid else []
    reply = Prose(numbered(mark(answer.answer, answer.short, _SHORT)))
    return [*said, reply, *sources(answer.citations, answer.short)]


def sources(citations: Sequence[Citation], short: Sequence[str] = ()) -> list[RenderableType]:
    """The numbered sources below their heading: title, place, sentence with `short` marked."""
    if not citations:
        return []
    return [Text(), Text("来源", style="bold"), *(_source(cited, short) for cited in citations)]


def _source(cited: Citation, short: Sequence[str]) -> Group:
    head = Text.assemble((f"[{cited.n}] ", "cyan"), (plain(cited.title), "bold"))
    quote = Text.assemble("“", mark(cited.quote, short, _SHORT), "”")
    return Group(Prose(head), *found_lines(cited, quote))
