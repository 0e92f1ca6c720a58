"""How a question was understood, as a fold under its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.explain_words import reason_lines, understanding
from assistant.web_text import shown

if TYPE_CHECKING:
    from assistant.reply import Answer

__all__ = ["fold"]


def fold(answer: Answer) -> str:
    """A closed fold with what was understood and why each cited sentence was chosen, as HTML."""
    told = answer.explanation
    if told is None:
        return ""
    rows = _list(understanding(told, answer.question, answer.standalone))
    reasons = reason_lines(told, answer.citations)
    why = f"<h4>入选依据</h4>{_list(reasons)}" if reasons else ""
    return f'<details class="explain"><summary>问题理解</summary>{rows}{why}</details>'


def _list(rows: tuple[tuple[str, str], ...]) -> str:
    said = "".join(f"<dt>{shown(label)}</dt><dd>{shown(words)}</dd>" for label, words in rows)
    return f"<dl>{said}</dl>"
