"""The commands that answer: ask and chat."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.as_json import json_of_answer
from assistant.cli_help import ChineseCommand
from assistant.cli_model import named_model, show_as_it_comes, worded
from assistant.cli_options import (
    batch_option,
    encoder_option,
    filter_options,
    model_options,
    reranker_option,
    with_settings,
)
from assistant.cli_output import print_json, say, show, to_terminal
from assistant.cli_questions import asked_questions, named_reranker, open_library

if TYPE_CHECKING:
    from assistant.model_endpoint import Endpoint
    from assistant.reply import Answer
    from assistant.settings import Settings
    from index.hit import Filters
    from index.library import Library

__all__ = ["ask", "chat"]

_LEAVE = ("退出", "exit", "quit")
_AFRESH = "新话题"
_GREETING = (
    "请输入问题，可以接着追问，也可以说“起草一段……的进展情况”。"
    "输入“新话题”重新开始，输入“退出”或按 Ctrl-D 结束。"
)


@click.command("ask", cls=ChineseCommand, short_help="提问，得到附原句出处的回答。")
@click.argument("question", nargs=-1, metavar="问题")
@filter_options
@batch_option
@encoder_option
@model_options
@reranker_option
@click.option("--explain", is_flag=True, help="一并说明怎样理解问题、各条原句为什么入选。")
@with_settings
def ask(
    question: tuple[str, ...],
    filters: Filters,
    batch: Path | None,
    explain: bool,
    settings: Settings,
) -> None:
    """提问，得到附原句出处的回答；报告里没有的，明说没有。

    例：report-assistant ask "到期的任务完成了几项？" --year 2024
    """
    questions = asked_questions(question, batch)
    model = named_model(settings)
    from assistant.answer import answer

    with open_library(settings, reranker=named_reranker(settings)) as library:
        for asked in questions:
            replied = answer(library, asked.question, asked.history, filters)
            if batch is not None:
                replied = worded(library, replied, filters, model)
                print_json({"id": asked.id, **_json(replied, explain)})
            else:
                _print(library, replied, filters, settings, model, explain)


def _json(replied: Answer, explain: bool) -> dict[str, Any]:
    told = json_of_answer(replied)
    if explain and replied.explanation is not None:
        from assistant.as_json_explain import json_of_explanation

        told["explain"] = json_of_explanation(replied.explanation, replied.citations)
    return told


def _print(
    library: Library,
    replied: Answer,
    filters: Filters,
    settings: Settings,
    model: Endpoint | None,
    explain: bool = False,
) -> None:
    if settings.json:
        print_json(_json(worded(library, replied, filters, model), explain))
        return
    if model is not None:
        show_as_it_comes(library, replied, filters, model)
    else:
        from assistant.render_answer import answer_page

        show(answer_page(replied))
    if explain:
        from assistant.render_explain import explanation_lines

        for line in explanation_lines(replied):
            show(line)


@click.command("chat", cls=ChineseCommand, short_help="在终端里连续问答。")
@filter_options
@encoder_option
@model_options
@reranker_option
@with_settings
def chat(filters: Filters, settings: Settings) -> None:
    """在终端里连续问答，可以追问（“那去年呢？”）。

    输入“新话题”清空前文，输入“退出”或按 Ctrl-D 结束；加 --json 时每个回答打印一行 JSON。
    """
    model = named_model(settings)
    with open_library(settings, reranker=named_reranker(settings)) as library:
        if sys.stdin.isatty():
            say(_GREETING)
        _converse(library, filters, settings, model)


def _converse(
    library: Library, filters: Filters, settings: Settings, model: Endpoint | None
) -> None:
    from assistant.answer import answer

    history: list[str] = []
    while (line := _next_line()) not in (None, *_LEAVE):
        if line == _AFRESH:
            history.clear()
            say("好，重新开始。")
        elif line:
            replied = answer(library, line, tuple(history), filters)
            _print(library, replied, filters, settings, model)
            history.append(line)


def _next_line() -> str | None:
    """The next line typed, without blanks at either end; None at the end of the input."""
    typing = sys.stdin.isatty() and to_terminal()
    line = _typed() if typing else sys.stdin.readline() or None
    return line and line.encode("utf-8", "replace").decode("utf-8").strip()


def _typed() -> str | None:
    """A line edited at a prompt, with the lines typed before in reach of the arrow keys."""
    with suppress(ImportError):
        import readline  # noqa: F401
    try:
        return input("\n问> ")
    except EOFError:
        print()
        return None
