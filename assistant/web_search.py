"""The tab 检索: passages for a query, best first, with its words marked."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from assistant.render import place_line
from assistant.web_filters import chosen, filter_row, filter_updates
from assistant.web_notice import refused_in_chinese
from assistant.web_parts import QUIET, Parts, part
from assistant.web_sources import no_sources
from assistant.web_text import link_attributes, shown, styled, word_spans

if TYPE_CHECKING:
    from index.hit import Hit
    from index.library import Library

__all__ = ["found_page", "search_tab"]

_BEFORE = "输入检索词，列出最相关的段落；点击段落在报告全文中查看。"
_NOTHING = "没有找到相符的段落，请换个说法，或放宽筛选条件。"


def search_tab(library: Library, parts: Parts) -> None:
    """Adds the tab's components and what they do to the page that is being built."""
    import gradio as gr

    with gr.Row(elem_classes="filters"):
        filters = filter_row()
        count = gr.Dropdown([5, 10, 20, 50], value=10, label="条数", min_width=90, scale=0)
    query = gr.Textbox(
        label="检索词",
        show_label=False,
        container=False,
        placeholder="输入检索词，如“燃煤锅炉 淘汰”",
        submit_btn="检索",
        max_length=500,
        elem_id="query",
    )
    hits = part("hits", no_sources(_BEFORE))

    def find(asked: str, place: str, year: str, kind: str, k: int) -> str:
        with refused_in_chinese():
            return _found(library, asked.strip(), place, year, kind, k)

    query.submit(find, [query, *filters.inputs, count], hits, **QUIET)
    parts.opens(hits)
    parts.keeps(lambda: filter_updates(library), filters.inputs)


def _found(library: Library, query: str, place: str, year: str, kind: str, k: int) -> str:
    from index.search import search
    from index.tokens import words

    if not query:
        return no_sources(_BEFORE)
    begun = perf_counter()
    hits = search(library, query, chosen(place, year, kind), k)
    seconds = perf_counter() - begun
    return found_page(hits, [word for word in words(query) if len(word) > 1], seconds)


def found_page(hits: Sequence[Hit], words: Sequence[str], seconds: float) -> str:
    """The passages found as cards, best first, or a line that says there are none."""
    if not hits:
        return no_sources(_NOTHING)
    said = f'<div class="count">共 {len(hits)} 段，用时 {seconds:.2f} 秒</div>'
    return said + "".join(_card(hit, words) for hit in hits)


def _card(hit: Hit, words: Sequence[str]) -> str:
    where = place_line(hit.heading, hit.page)
    return (
        f'<article class="source hit"{link_attributes(hit.report, hit.start, hit.end)}>'
        f'<header><span class="n">{hit.rank}</span><b>{shown(hit.title or hit.report)}</b>'
        f'<span class="near" title="相关度">相关度 {hit.similarity:.2f}</span></header>'
        f'<div class="where">{shown(where)}</div>'
        f'<p class="quote">{styled(hit.text, word_spans(hit.text, words, "word"))}</p>'
        '<button type="button" class="open">在报告全文中查看</button></article>'
    )
