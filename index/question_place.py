"""One's own place in a question: 我市, 全省, 咱们县."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.places import canonical, parents

__all__ = ["OwnPlace", "home_among", "own_place", "place_of_level"]

_OWN = re.compile(
    r"(?:我们|咱们|咱|我|本|全)(?P<level>[省市县区州旗])(?![场长委政级直])|"
    r"(?:我们|咱们|咱)(?:这里|这儿|这边|这)(?!个)|本地(?!区)"
)
_ENDINGS = {
    "省": r"省|自治区|特别行政区",
    "区": r"(?<!自治)区|自治区",
    "市": r"市",
    "县": r"县",
    "州": r"州",
    "旗": r"旗",
}


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """Words for the place of who asks: `level` is 省, 市, 县, 区, 州, 旗 or '' for any."""

    start: int
    end: int
    words: str
    level: str


def own_place(text: str) -> OwnPlace | None:
    """The first words for one's own place in a text; None where there are none."""
    match = _OWN.search(text)
    if match is None:
        return None
    return OwnPlace(match.start(), match.end(), match.group(), match["level"] or "")


def home_among(places: Iterable[str]) -> str:
    """The place that 我市 stands for in a library: the only one it has, '' where it has more."""
    distinct = tuple(dict.fromkeys(places))
    return distinct[0] if len(distinct) == 1 else ""


def place_of_level(home: str, level: str, known: Iterable[str] = ()) -> str:
    """The place of a level that a place is or lies in, '' where none is known.

    Where no table says what a place lies in, the only province among `known` counts for 省.
    """
    unit = canonical(home) or home
    if not unit or not level:
        return unit
    ending = re.compile(rf"(?:{_ENDINGS[level]})$")
    for place in (unit, *parents(unit)):
        if ending.search(place):
            return place
    if level != "省":
        return ""
    return home_among(place for place in known if ending.search(place))
