"""The command `search`."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from assistant.as_json import json_of_hits
from assistant.cli_help import ChineseCommand
from assistant.cli_options import (
    batch_option,
    count_option,
    encoder_option,
    filter_options,
    reranker_option,
    with_settings,
)
from assistant.cli_output import print_json, show
from assistant.cli_questions import asked_questions, named_reranker, open_library

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.hit import Filters, Hit
    from index.library import Library

__all__ = ["search"]


@click.command("search", cls=ChineseCommand, short_help="检索段落，按相关程度排列。")
@click.argument("words", nargs=-1, metavar="检索词…")
@count_option
@filter_options
@batch_option
@encoder_option
@reranker_option
@with_settings
def search(
    words: tuple[str, ...], k: int, filters: Filters, batch: Path | None, settings: Settings
) -> None:
    """检索段落，按相关程度排列，附标题、所在章节和出处。

    例：report-assistant search 燃煤锅炉 淘汰 --place 云汐市 -k 5
    """
    questions = asked_questions(words, batch)
    from assistant.dialogue import standalone
    from index.prior import known_places
    from index.search import search as find

    with open_library(settings, reranker=named_reranker(settings)) as library:
        for asked in questions:
            started = perf_counter()
            places = known_places(library.metadata().values())
            query = standalone(asked.question, asked.history, places)
            hits = find(library, query, filters, k)
            document = json_of_hits(asked.question, hits, perf_counter() - started)
            if batch is not None:
                print_json({"id": asked.id, "standalone": query, **document})
            elif settings.json:
                print_json(document)
            else:
                _show(query, hits, _held(library, filters))


def _held(library: Library, filters: Filters) -> dict[str, tuple[str, ...]]:
    """What the library holds of each property that the filters name."""
    held = {"年份": library.years(), "地区": library.places(), "类型": library.kinds()}
    named = (filters.year, filters.place, filters.kind)
    return {name: held[name] for name, value in zip(held, named, strict=True) if value}


def _show(query: str, hits: tuple[Hit, ...], held: dict[str, tuple[str, ...]]) -> None:
    from assistant.render import hits_page, nothing_found

    show(hits_page(hits, _matched(query)) if hits else nothing_found(held))


def _matched(query: str) -> list[str]:
    """The words to mark: those that a query names its topic by, and the official terms for them."""
    from index.question import understand
    from index.tokens import words

    question = understand(query)
    named = [word for word in words(question.topic) if len(word) > 1]
    return [*named, *question.official]
