"""Whether a figure measures an indicator, or the same as another figure does."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.compare_units import measure_of
from index.indicator_names import canonical_indicator, indicator_names
from index.quantity_units import unit_kind

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["is_in", "is_telling", "key_of", "measures", "same_indicator", "same_unit"]

_HOW = re.compile(
    r"累计|共计?|已经?|(?:所在总数|占[^，。]{0,8}|占)$|^[（(][一二三四五六七八九十\d]+[)）]"
)
_SHORTEST = 4
_COUNTS = ("count", "person", "visits", "kind", "days")


def measures(figure: Figure, name: str) -> bool:
    """Whether a figure is of the indicator of that name, written in whatever way."""
    key = key_of(figure.indicator, figure.kind)
    return bool(key) and key == key_of(name, figure.kind)


def same_indicator(one: Figure, other: Figure) -> bool:
    """Whether two figures of one kind are of the same indicator, and of the same whole."""
    key = key_of(one.indicator, one.kind)
    if not key or key != key_of(other.indicator, other.kind):
        return False
    return one.role == "level" or key_of(one.of, "") == key_of(other.of, "")


def same_unit(one: Figure, other: Figure) -> bool:
    """Whether two figures are in the same unit, or in two units of one dimension."""
    if one.kind in _COUNTS:
        return one.kind == other.kind and one.unit == other.unit
    return one.kind == other.kind


def is_in(figure: Figure, unit: str) -> bool:
    """Whether a figure is in a unit, or in one that converts to it; any is where `unit` is ''.

    '亿元' stands for every amount of money, '个' for things counted by 个 alone.
    """
    if not unit or unit in (figure.unit, measure_of(figure).name):
        return True
    plain = unit.lstrip("百千万亿") or unit
    return plain == figure.unit or (
        figure.kind not in _COUNTS and unit_kind(plain) == figure.kind != ""
    )


def is_telling(figure: Figure) -> bool:
    """Whether the name of a figure's indicator says what it is: 整治 or 目标 alone does not."""
    key = key_of(figure.indicator, figure.kind)
    return key in indicator_names() or len(key) >= _SHORTEST


@lru_cache(maxsize=1 << 16)
def key_of(indicator: str, kind: str) -> str:
    """The canonical name of an indicator without the words for how long it was counted."""
    name = canonical_indicator(indicator, kind)
    if name in indicator_names():
        return name
    return canonical_indicator(_HOW.sub("", _HOW.sub("", indicator)), kind) or name
