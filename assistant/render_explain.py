"""An explanation made for reading in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from assistant.explain_words import reason_lines, understanding
from assistant.render import Prose, plain

if TYPE_CHECKING:
    from assistant.reply import Answer

__all__ = ["explanation_lines"]


def explanation_lines(answer: Answer) -> list[RenderableType]:
    """How the question was understood, and for each cited sentence why it was chosen."""
    told = answer.explanation
    if told is None:
        return []
    rows = understanding(told, answer.question, answer.standalone)
    reasons = reason_lines(told, answer.citations)
    lines: list[RenderableType] = [Text(), Text("问题理解", style="bold")]
    lines += [Prose(f"{label}：{plain(words)}") for label, words in rows]
    if reasons:
        lines += [Text(), Text("入选依据", style="bold")]
        lines += [Prose(f"{plain(label)} {plain(words)}") for label, words in reasons]
    return lines
