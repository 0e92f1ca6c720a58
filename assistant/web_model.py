"""What a language model wrote, as HTML: checked sentences, struck ones, the reports' own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.web_text import shown, with_marks

if TYPE_CHECKING:
    from assistant.model_reply import ModelReply, ModelSentence
    from assistant.reply import Answer

__all__ = ["said_by_model"]


def said_by_model(answer: Answer, reply: ModelReply, extractive: str) -> str:
    """The model's sentences with what was struck out of them, then the answer without a model.

    `extractive` is that answer as HTML.
    """
    written = "".join(_sentence(sentence, answer) for sentence in reply.sentences)
    lines = [f'<p class="worded">{written}</p>'] if written else []
    if reply.failed:
        lines.append(f'<p class="why">没有采用模型的回答：{shown(reply.failed)}</p>')
    elif not reply.finished:
        lines.append(f'<p class="why" role="status">{shown(reply.name)} 正在作答，逐句核对中……</p>')
    return f'{"".join(lines)}<div class="beside"><h4>报告原句</h4>{extractive}</div>'


def _sentence(sentence: ModelSentence, answer: Answer) -> str:
    if sentence.status == "kept":
        return with_marks(sentence.text, answer.citations, answer.short)
    return (
        f'<span class="struck"><del>~~{shown(sentence.text)}~~</del>'
        f"（划掉：{shown(sentence.reason)}）</span>"
    )
