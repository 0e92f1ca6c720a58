"""What a language model wrote, made for reading in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from assistant.render import Prose, numbered, plain
from assistant.render_answer import answer_page, sources, understood

if TYPE_CHECKING:
    from assistant.model_reply import ModelSentence
    from assistant.reply import Answer

__all__ = ["after_sentences", "before_sentences", "sentence_line"]


def before_sentences(answer: Answer) -> Group:
    """What stands above the model's sentences: the question as understood."""
    return Group(*understood(answer))


def sentence_line(sentence: ModelSentence) -> Prose:
    """One sentence; a struck one between ~~ with the reason behind it."""
    if sentence.status == "kept":
        return Prose(numbered(Text(plain(sentence.text))))
    struck = Text(f"~~{plain(sentence.text)}~~", style="strike dim")
    return Prose(Text.assemble(struck, (f"（划掉：{plain(sentence.reason)}）", "yellow")))


def after_sentences(answer: Answer) -> Group:
    """What stands below them: the answer in sentences of the reports, and the sources."""
    reply = answer.model
    if reply is None:
        return answer_page(answer)
    parts: list[RenderableType] = []
    if reply.failed:
        parts.append(Prose(f"没有采用模型的回答：{plain(reply.failed)}", style="yellow"))
    heading = Text("报告原句", style="bold")
    parts += [Text()] * bool(reply.sentences) + [heading]
    parts.append(Prose(numbered(Text(plain(reply.extractive)))))
    parts += [Prose(plain(answer.reason))] if answer.reason else []
    return Group(*parts, *sources(answer.citations, answer.short))
