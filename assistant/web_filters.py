"""The three filters of a tab, with the places, years and kinds of the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.hit import Filters

if TYPE_CHECKING:
    import gradio as gr

    from index.library import Library

__all__ = ["FilterRow", "chosen", "filter_row", "filter_updates"]

_ALL = "全部"


@dataclass(frozen=True, slots=True)
class FilterRow:
    """The dropdowns of place, year and kind."""

    place: gr.Dropdown
    year: gr.Dropdown
    kind: gr.Dropdown

    @property
    def inputs(self) -> list[gr.Dropdown]:
        """The three in the order that `chosen` takes them."""
        return [self.place, self.year, self.kind]


def filter_row() -> FilterRow:
    """The three dropdowns, added to the block that is being built; empty but for 全部."""
    import gradio as gr

    made = [
        gr.Dropdown(_choices(()), value="", label=label, min_width=width, elem_classes="filter")
        for label, width in (("地区", 90), ("年份", 90), ("类型", 90))
    ]
    return FilterRow(*made)


def filter_updates(library: Library) -> list[Any]:
    """The choices of the three dropdowns as the library is now."""
    import gradio as gr

    held = (library.places(), tuple(reversed(library.years())), library.kinds())
    return [gr.update(choices=_choices(values)) for values in held]


def _choices(values: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(_ALL, ""), *((value, value) for value in values)]


def chosen(place: str | None, year: str | None, kind: str | None) -> Filters:
    """The conditions of three dropdowns; 全部 is no condition."""
    return Filters(year=year or "", place=place or "", kind=kind or "")
