"""The command `eval`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli_help import ChineseCommand
from assistant.cli_options import reranker_option, whole_number, with_settings
from assistant.cli_output import print_json, say, show
from assistant.cli_progress import progress_bar
from assistant.cli_questions import batch_text, named_reranker, open_library

if TYPE_CHECKING:
    from assistant.evaluate_gold import Gold
    from assistant.settings import Settings
    from index.library import Library

__all__ = ["evaluate_gold"]

_NAMED = 10


@click.command("eval", cls=ChineseCommand, short_help="用自己的题目测一测报告库答得准不准。")
@click.argument("gold", type=click.Path(path_type=Path, allow_dash=True), metavar="题目文件")
@click.option("--by-kind", is_flag=True, help="再按题目的类别分开列出。")
@click.option(
    "--worst",
    default="0",
    callback=whole_number(0, 100_000),
    metavar="数量",
    help="列出最多几个答得不好的问题，默认不列。",
)
@reranker_option
@with_settings
def evaluate_gold(gold: Path, by_kind: bool, worst: int, settings: Settings) -> None:
    """用自己的题目测一测报告库：找得到出处吗，答得对吗，引得准吗，该说查不到时说了吗。

    题目文件每行一个 JSON，写法见使用手册；每个指标附题数和 95% 的区间。
    例：report-assistant eval 题目.jsonl --worst 10
    """
    from assistant.evaluate_gold import read_gold

    golds = read_gold(batch_text(gold).split("\n"))
    with open_library(settings, reranker=named_reranker(settings)) as library:
        missing = _missing(library, golds)
        _evaluate(library, golds, missing, by_kind, worst, settings.json)


def _missing(library: Library, golds: tuple[Gold, ...]) -> tuple[str, ...]:
    """The reports that the questions name and the library lacks, which stderr tells by name."""
    from assistant.evaluate_gold import not_held

    missing = not_held(golds, library.metadata())
    if missing:
        named = "、".join(missing[:_NAMED]) + (f"等 {len(missing)} 份" if missing[_NAMED:] else "")
        say(f"报告库里没有题目所说的报告：{named}。请用 add 加入，或改正题目的 doc；先按没有计分。")
    return missing


def _evaluate(
    library: Library,
    golds: tuple[Gold, ...],
    missing: tuple[str, ...],
    by_kind: bool,
    most: int,
    json: bool,
) -> None:
    from assistant.evaluate import evaluate, outcomes, worst

    with progress_bar("正在提问") as advance:
        found = outcomes(library, golds, advance)
    evaluation, wrong = evaluate(found), worst(found, most)
    if json:
        from assistant.as_json_evaluation import json_of_evaluation

        print_json(json_of_evaluation(evaluation, wrong, missing, by_kind))
    else:
        from assistant.render_evaluation import evaluation_page

        show(evaluation_page(evaluation, wrong, by_kind))
