"""The tab 对比: one indicator across reports as a chart and tables that lead to the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from assistant.web_compare_page import comparison_page, first_page
from assistant.web_notice import refused_in_chinese
from assistant.web_parts import QUIET, Parts, part, told

if TYPE_CHECKING:
    from index.library import Library

__all__ = ["compare_tab"]

_SHOWN_NAMES = 12
_LEAST_POINTS = 3
_LOOKED_AT = 400


def compare_tab(library: Library, parts: Parts) -> None:
    """Adds the tab's components and what they do to the page that is being built."""
    import gradio as gr

    with gr.Row(elem_classes="filters"):
        place = gr.Dropdown([("全部", "")], value="", label="地区", min_width=120)
        first = gr.Dropdown([("不限", "")], value="", label="从", min_width=90)
        last = gr.Dropdown([("不限", "")], value="", label="到", min_width=90)
    indicator = gr.Textbox(
        label="指标",
        show_label=False,
        container=False,
        placeholder="输入指标名称，如“污水处理能力”“社零”“PM2.5”",
        submit_btn="对比",
        max_length=100,
        elem_id="indicator",
    )
    shown = part("comparison")

    def find(asked: str, *limits: str) -> str:
        with refused_in_chinese():
            return _found(library, asked, *limits)

    def find_example(said: Mapping[str, str], *limits: str) -> tuple[str, str]:
        return said["question"], find(said["question"], *limits)

    limits = [place, first, last]
    indicator.submit(find, [indicator, *limits], shown, **QUIET)
    for limit in limits:
        limit.input(find, [indicator, *limits], shown, **QUIET)
    shown.ask(told(find_example), limits, [indicator, shown], **QUIET)
    parts.opens(shown)
    parts.keeps(lambda: _choices(library), limits)
    parts.keeps(lambda asked, *chosen: [find(asked, *chosen)], [shown], [indicator, *limits])


def _found(library: Library, asked: str, place: str, first: str, last: str) -> str:
    from assistant.compare import compare
    from assistant.plot import draw

    indicator = (asked or "").strip()
    if not indicator:
        return first_page(_frequent(library))
    years = [int(year) if year else None for year in (first, last)]
    comparison = compare(library, indicator, [place] if place else [], *years)
    return comparison_page(comparison, draw(comparison, "svg"))


def _frequent(library: Library) -> tuple[str, ...]:
    """The indicators of the lexicon that the library has most figures of."""
    from index.indicator_names import canonical_indicator, indicator_names

    written = Counter((f.indicator, f.kind) for f in library.all_figures())
    named: Counter[str] = Counter()
    for (indicator, kind), count in written.most_common(_LOOKED_AT):
        named[canonical_indicator(indicator, kind)] += count
    known = indicator_names()
    often = [n for n, count in named.most_common() if n in known and count >= _LEAST_POINTS]
    return tuple(often[:_SHOWN_NAMES])


def _choices(library: Library) -> list[Any]:
    import gradio as gr

    places = [("全部", ""), *((place, place) for place in library.places())]
    years = [("不限", ""), *((f"{year}年", year) for year in _years(library))]
    return [gr.update(choices=choices) for choices in (places, years, years)]


def _years(library: Library) -> list[str]:
    """The years that reports bear and the ones before them, which they tell of, newest first."""
    borne = [int(year) for year in library.years() if year.isdigit()]
    return [str(year) for year in sorted({*borne, *(y - 1 for y in borne)}, reverse=True)]
