"""Whether a figure is what its reading says: of that place, of that thing, of that time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.evidence_frame import pairs_of
from assistant.evidence_sort import TOTAL, Sort, last_clause
from index.indicator_names import canonical_indicator, indicator_names
from index.places import NATION, mentions, within

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["elsewhere", "misread", "part_of"]

_UNIT = re.compile(r"(?:其中)?(?![全我本各该两设])[一-龥]{2,3}[市县](?![级区场委域内属直])")
_LED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|第?[一二三四五六七八九十]+是|其中[，：]?)*"
)
_OURS = re.compile(r"[全我本各][省市州县区]|市区|各地")
_COMPARED = re.compile(r"(?:比|较|与|同)[^，。；]{1,16}?(?=增|提|下|上|减|降|多|少|高|低|回|$)")
_GREW = re.compile(
    r"累计|其中|同比|环比|分别|年均|增长|增加|增幅|增速|下降|降幅|提高|减少|上升|降低|回落|上涨|"
    r"涨幅|提升|扩大|缩小|[上下]半年|全年|全[市省县区国]|[我本][市省县区]|达到?|[约近超]"
)
_YEARS = re.compile(
    r"(?<!第)(?<![\d十])(?:近?[两三四五六七八九十]|[2-9])年(?![级制前期级底末初度])"
)
_THINGS = re.compile(r"(?:新增|有|建成|培育)\s?[\d两]+\s?[个家座]")
_PART = re.compile(r"((?:[一-龥]{2,8})?(?:贷款|存款|收入|支出|投资|产值|增加值|进出口|人口))中，")


def elsewhere(before: str, place: str) -> bool:
    """Whether the words before a figure name another place, which the figure is then of.

    Its own clause names one anywhere, a clause before it as what it is about: at its beginning,
    with no word of ours (全市) since. A place that ours belongs to is only compared with.
    """
    clause = last_clause(before)
    *earlier, _ = re.split(r"[，,：:（(]", re.split(r"[；;。\n]", before)[-1])
    if any(_is_other(unit, place) for _, _, unit in mentions(clause, [place])):
        return True
    for words in (clause, *reversed(earlier)):
        if place in words or _OURS.search(words):
            return False
        led = _LED.sub("", words)
        named = next(iter(mentions(led, [place])), None)
        if _UNIT.match(led) or (named and named[0] == 0 and _is_other(named[2], place)):
            return True
    return False


def _is_other(unit: str, place: str) -> bool:
    return unit not in (place, NATION) and not within(place, unit)


def misread(figure: Figure, before: str, sort: Sort) -> bool:
    """Whether the clause of a figure speaks of another thing, or time, than its reading does.

    A growth that its clause says of something else (…、出口增长), what was counted over several
    years, what is only part of its indicator (住户贷款中，短期贷款), and what some things that are
    counted in its clause have each (新增1个经济总量近千亿的县).
    """
    clause = last_clause(before)
    if sort != TOTAL and _YEARS.search(clause):
        return True
    if part_of(before) - {""}:
        return not any(part in figure.indicator for part in part_of(before))
    if figure.role == "level":
        known = canonical_indicator(figure.indicator, figure.kind) in indicator_names()
        return known and bool(_THINGS.search(clause))
    if figure.role not in ("rate", "change"):
        return False
    said = pairs_of(_GREW.sub(" ", _COMPARED.sub(" ", clause)))
    return bool(said) and not said & pairs_of(figure.indicator)


def part_of(before: str) -> frozenset[str]:
    """What a sentence says that its figures are only part of: 住户贷款 of '住户贷款中，…'."""
    return frozenset(_PART.findall(before))
