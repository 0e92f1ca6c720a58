"""The tab 问答: a conversation, its sources beside it, filters and examples."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.web_examples import examples
from assistant.web_filters import FilterRow, chosen, filter_row, filter_updates
from assistant.web_notice import on_page, refused_in_chinese
from assistant.web_parts import QUIET, Parts, part, told
from assistant.web_sources import no_sources, source_cards
from assistant.web_thread import Turn, growing, thread, welcome
from index.errors import ReportAssistantError

if TYPE_CHECKING:
    import gradio as gr

    from assistant.model_endpoint import Endpoint
    from assistant.reply import Answer
    from index.hit import Filters
    from index.library import Library

__all__ = ["chat_tab"]

_STEP_S = 0.03
_LONGEST = 500
_NOTHING_YET = "提问后，这里列出回答所依据的原句。点击编号或卡片，可在报告全文中查看。"
_FAULT = "程序出错，没能完成这次回答，请再试一次；如仍不行，请把运行窗口里的错误记录发给维护人员。"
_NO_GROUNDS = "这个问题没有找到可引用的原句。"
Shown = tuple[Any, ...]
Said = Mapping[str, str]


def chat_tab(library: Library, parts: Parts, model: Endpoint | None = None) -> None:
    """Adds the tab's components and what they do to the page that is being built.

    `model` is the language model that words answers, None for none.
    """
    import gradio as gr

    turns = gr.State(())
    with gr.Row(elem_classes="columns"):
        with gr.Column(scale=3, min_width=300, elem_classes="talk"):
            with gr.Row(elem_classes="filters"):
                filters = filter_row()
                afresh = gr.Button("新话题", size="sm", min_width=80, scale=0, elem_id="afresh")
            talk = part("talk")
            question = gr.Textbox(
                label="问题",
                show_label=False,
                container=False,
                placeholder="输入问题，回车提问；可以接着追问，如“那2024年呢？”",
                submit_btn="提问",
                max_length=_LONGEST,
                lines=1,
                max_lines=4,
                elem_id="question",
            )
        with gr.Column(scale=2, min_width=300, elem_classes="grounds"):
            gr.HTML("<h3>依据</h3>")
            sources = part("sources", no_sources(_NOTHING_YET))
    _connect(library, parts, turns, filters, afresh, talk, question, sources, model)


def _connect(
    library: Library,
    parts: Parts,
    turns: gr.State,
    filters: FilterRow,
    afresh: gr.Button,
    talk: gr.HTML,
    question: gr.Textbox,
    sources: gr.HTML,
    model: Endpoint | None,
) -> None:
    """What happens when something is asked, clicked or begun anew."""

    def ask(asked: str, before: tuple[Turn, ...], *values: str) -> Iterator[Shown]:
        yield from _answered(library, asked, before, chosen(*values), model)

    def ask_example(said: Said, before: tuple[Turn, ...], *values: str) -> Iterator[Shown]:
        yield from _answered(library, said["question"], before, chosen(*values), model)

    def choose(said: Said, before: tuple[Turn, ...]) -> str:
        number = int(said["turn"])
        return _grounds(library, before[number]) if number < len(before) else ""

    def begin() -> Shown:
        return _first_page(library), no_sources(_NOTHING_YET), ()

    shown, given = [talk, sources, turns, question], [turns, *filters.inputs]
    asked = question.submit(ask, [question, *given], shown, **QUIET)
    clicked = talk.ask(told(ask_example), given, shown, **QUIET)
    for event in (asked, clicked):
        event.failure(_broken_off, [turns], [talk, sources], **QUIET)
    talk.sources(told(choose), [turns], sources, **QUIET)
    afresh.click(begin, None, [talk, sources, turns], **QUIET)
    parts.opens(talk)
    parts.opens(sources)
    parts.keeps(lambda: filter_updates(library), filters.inputs)
    parts.keeps(lambda before: [_talk_now(library, before)], [talk], [turns])


def _talk_now(library: Library, before: tuple[Turn, ...]) -> str:
    """The conversation as it stands, or the first page where there is none yet."""
    return thread(before) if before else _first_page(library)


def _broken_off(before: tuple[Turn, ...]) -> Shown:
    """What is shown after a fault of the program, whose trace is in the server's log."""
    fault = Turn("（未能完成的问题）", error=_FAULT)
    return thread([*before, fault]), no_sources(_NO_GROUNDS)


def _first_page(library: Library) -> str:
    summaries = library.summaries()
    return welcome(examples(summaries), len(summaries))


def _answered(
    library: Library,
    asked: str,
    before: tuple[Turn, ...],
    filters: Filters,
    model: Endpoint | None = None,
) -> Iterator[Shown]:
    """What the page shows while a question is searched for, and its answer as it grows."""
    import gradio as gr

    question = asked.strip()
    if not question:
        yield gr.skip(), gr.skip(), gr.skip(), ""
        return
    yield thread([*before, Turn(question)]), no_sources("正在检索……"), before, ""
    turn = _turn(library, question, before, filters)
    if model is not None:
        yield gr.skip(), _grounds(library, turn), gr.skip(), gr.skip()
    shown = growing(turn) if model is None else _worded(library, turn, filters, model)
    for turn in shown:
        yield thread([*before, turn]), gr.skip(), gr.skip(), gr.skip()
        time.sleep(0 if turn.finished or model is not None else _STEP_S)
    after = (*before, turn)
    yield thread(after), _grounds(library, turn), after, gr.skip()


def _turn(library: Library, question: str, before: tuple[Turn, ...], filters: Filters) -> Turn:
    from assistant.answer import answer

    history = tuple(turn.question for turn in before if turn.answer is not None)
    try:
        replied = answer(library, question, history, filters)
        return Turn(question, replied, chart=_chart(replied))
    except ReportAssistantError as error:
        return Turn(question, error=on_page(error))


def _worded(library: Library, turn: Turn, filters: Filters, model: Endpoint) -> Iterator[Turn]:
    """The turn with more and more checked sentences of the model, at last whole."""
    from assistant.model_answer import model_answers

    if turn.answer is None:
        yield turn
        return
    try:
        for worded in model_answers(library, turn.answer, model, filters):
            growing_still = worded.model is not None and not worded.model.finished
            yield replace(turn, answer=worded, finished=not growing_still)
    except ReportAssistantError as error:
        yield Turn(turn.question, error=on_page(error))


def _chart(answer: Answer) -> str:
    """The chart of an answer about change, '' for any other."""
    if answer.comparison is None:
        return ""
    from assistant.plot import draw
    from assistant.web_compare_page import chart

    return chart(draw(answer.comparison, "svg"), answer.comparison.indicator)


def _grounds(library: Library, turn: Turn) -> str:
    if turn.answer is None or not turn.answer.citations:
        return no_sources(_NO_GROUNDS)
    with refused_in_chinese():
        return source_cards(library, turn.answer.citations, turn.answer.short)
