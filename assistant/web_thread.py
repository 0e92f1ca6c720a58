"""A conversation as HTML: questions, answers with their marks, refusals, and the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.render import place_line
from assistant.web_explain import fold
from assistant.web_model import said_by_model
from assistant.web_text import attributes, shown, with_marks

if TYPE_CHECKING:
    from assistant.reply import Answer

__all__ = ["Turn", "answer_as_text", "growing", "thread", "welcome"]

_STEPS = 14
_PIECE = re.compile(r"\[\d+\]|.", re.DOTALL)
_QUOTED = "原文："


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what became of it: nothing yet, an answer, or an error to be put right.

    `finished` is false while the answer's text is still growing. `chart` is the HTML of the chart
    that belongs to the answer, '' where there is none.
    """

    question: str
    answer: Answer | None = None
    error: str = ""
    finished: bool = True
    chart: str = ""


def growing(turn: Turn) -> Iterator[Turn]:
    """The turn with more and more of its answer's text, at last whole; never half a mark."""
    if turn.answer is None or turn.answer.refused:
        yield turn
        return
    pieces = _PIECE.findall(turn.answer.answer)
    size = max(4, -(-len(pieces) // _STEPS))
    for end in range(size, len(pieces), size):
        part = replace(turn.answer, answer="".join(pieces[:end]))
        yield replace(turn, answer=part, finished=False)
    yield turn


def welcome(examples: Sequence[str], reports: int) -> str:
    """What stands where no question was asked yet: what can be done, and questions to click."""
    if not reports:
        return (
            '<div class="welcome"><h2>报告库还是空的</h2>'
            "<p>请到“报告库”页上传报告（Word、PDF、文本、表格均可），再回来提问。</p></div>"
        )
    asks = "".join(
        f'<button type="button"{attributes(act="ask", question=example)}>{shown(example)}</button>'
        for example in examples
    )
    return (
        '<div class="welcome"><h2>向报告提问</h2>'
        f"<p>库中有 {reports} 份报告。回答只引用报告原句，每句都注明出处；"
        "报告里没有的，会直接说明。</p>"
        f'<div class="examples">{asks}</div></div>'
    )


def thread(turns: Sequence[Turn]) -> str:
    """The conversation, oldest first."""
    return "".join(_turn(number, turn) for number, turn in enumerate(turns))


def _turn(number: int, turn: Turn) -> str:
    asked = f'<div class="asked">{shown(turn.question)}</div>'
    if turn.error:
        return asked + f'<div class="reply failed">{shown(turn.error)}</div>'
    if turn.answer is None:
        said = '<div class="reply searching" role="status">正在检索报告<i></i><i></i><i></i></div>'
        return asked + said
    return asked + _reply(number, turn, turn.answer)


def _reply(number: int, turn: Turn, answer: Answer) -> str:
    alone = ""
    if answer.standalone and answer.standalone != answer.question:
        alone = f'<div class="alone">已理解为：{shown(answer.standalone)}</div>'
    if answer.refused:
        return (
            f'<div class="reply refused">{alone}<p class="said">{shown(answer.answer)}</p>'
            f'<p class="why">{shown(answer.reason)}</p>{fold(answer)}</div>'
        )
    tools = _tools(number, answer) + fold(answer) if turn.finished else ""
    state = "reply" if turn.finished else "reply growing"
    drawn = turn.chart if turn.finished else ""
    said = _said(answer)
    if answer.model is not None:
        own = _said(replace(answer, answer=answer.model.extractive))
        said = said_by_model(answer, answer.model, own)
    return f'<div class="{state}">{alone}{said}{drawn}{tools}</div>'


def _said(answer: Answer) -> str:
    """The short answer in front where the text does not begin with it, the text, what is open."""
    lines = []
    unsaid = [short for short in answer.short if short not in answer.answer]
    if unsaid and answer.answer.endswith(("。", "]")):
        lines.append(f'<p class="lead"><span class="short">{shown("；".join(unsaid))}</span></p>')
    for line in answer.answer.split("\n"):
        lead, quoted, rest = line.partition(_QUOTED)
        if answer.draft is not None and line.startswith("（"):
            lines.append(f'<p class="why">{shown(line)}</p>')
        elif quoted and answer.draft is None:
            lines.append(f'<p class="lead">{with_marks(lead, answer.citations, answer.short)}</p>')
            lines.append(f'<p class="original"><b>原文</b>{with_marks(rest, answer.citations)}</p>')
        else:
            lines.append(f"<p>{with_marks(line, answer.citations, answer.short)}</p>")
    if answer.reason:
        lines.append(f'<p class="why">{shown(answer.reason)}</p>')
    return "".join(lines)


def _tools(number: int, answer: Answer) -> str:
    copy = attributes(act="copy", text=answer_as_text(answer))
    sources = attributes(act="sources", turn=number)
    return (
        f'<div class="tools">'
        f'<button type="button"{sources}>依据 {len(answer.citations)} 处</button>'
        f'<button type="button"{copy}>复制回答和出处</button>'
        f"<span>用时 {answer.seconds:.2f} 秒</span></div>"
    )


def answer_as_text(answer: Answer) -> str:
    """The question, the answer and its numbered sources as plain text, to be put elsewhere."""
    lines = [f"问：{answer.standalone or answer.question}", f"答：{answer.answer}"]
    lines += [answer.reason] if answer.reason else []
    lines += ["", "出处："] if answer.citations else []
    for citation in answer.citations:
        where = place_line(citation.heading, citation.page)
        place = "，".join(
            part for part in (f"《{citation.title or citation.report}》", where) if part
        )
        lines += [f"[{citation.n}] {place}", f"    {citation.quote}"]
    return "\n".join(lines)
