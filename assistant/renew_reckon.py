"""Figures that follow from those of now and of the last report, each with its formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.computed import change, left, share, this_period
from assistant.draft_model import FILLED, MISSING, Found
from assistant.evidence import LIBRARY, Known
from assistant.renew_material import Material
from assistant.renew_place import KEPT, NEW, OPEN, Place
from assistant.reply import Citation

__all__ = ["reckon"]

_ONLY_TIMED = re.compile(
    r"(?:其中)?(?:全年|年内|[上下]半年|本期|季度)(?:新增)?"
    r"(?:完成|整治|修复|掘进|清退|拆除|治理|处置|新建|改造|建成)?"
)
_SAME = "同比|比上年(?:同期)?|较上年(?:同期)?|比去年(?:同期)?"
_GREW = "(?:增长|下降|增加|减少|提高|上升|降低)?(?:了)?"
_BARE = re.compile(rf"(?:{_SAME})?{_GREW}")
_SINCE = re.compile(r"[比较]\d{4}年[底末](?:增加|多)(?:了)?")


def reckon(
    material: Material, rows: Sequence[Sequence[Place]], cited: Citation
) -> tuple[tuple[Place, ...], ...]:
    """The places of a part with those filled that follow from the others; `cited` is the last."""
    made = [list(row) for row in rows]
    for row in made:
        for at, place in enumerate(row):
            if place.state == OPEN and place.status == MISSING:
                found = _reckoned(material, place, [p for other in made for p in other], cited)
                row[at] = place if found is None else _filled(place, found)
    return tuple(tuple(row) for row in made)


def _filled(place: Place, found: Found) -> Place:
    changed = place.role in ("rate", "change")
    grown = re.match(r"[^\d]*?(增长|增加|提高)", found.value)
    return replace(
        place,
        state=NEW,
        text=re.sub(r"^[^\d约]*", "", found.value),
        citations=found.citations,
        formula=found.formula,
        direction=(1 if grown else -1) if changed else 0,
        status=FILLED,
    )


def _reckoned(
    material: Material, place: Place, everything: Sequence[Place], cited: Citation
) -> Found | None:
    figure = place.amount.figure
    before = everything[: next(i for i, p in enumerate(everything) if p.slot == place.slot)]
    if figure.role == "share" and figure.kind == "percent":
        return _share(place, before)
    if figure.role == "change" and _SINCE.fullmatch(place.prefix):
        return _since(material, place, before, cited)
    if figure.role in ("rate", "change"):
        if not place.prefix or not _BARE.fullmatch(place.prefix):
            return None
        return _beside(material, place, before) or _change(material, place, before)
    if figure.role == "level" and "累计" not in place.slot:
        return _flow(material, place, everything, cited)
    return None


def _head(before: Sequence[Place]) -> Place | None:
    """The place that a change right behind it is of: the last level that is no whole or origin."""
    levels = [p for p in before if p.role == "level" and p.sort != "whole" and not p.origin]
    return levels[-1] if levels else None


def _beside(material: Material, place: Place, before: Sequence[Place]) -> Found | None:
    """What stands right behind the figure that was found for the head: '421艘次，同比增长32.4%'."""
    place_of = _head(before)
    head = place_of.found if place_of is not None else None
    if head is None or "环比" in place.lead:
        return None
    at = head.figure.end - head.citation.start
    for known in material.evidence.known:
        figure = known.figure
        if known.citation != head.citation or figure.role != place.role:
            continue
        between = head.citation.quote[at : figure.start - known.citation.start]
        if figure.start >= head.figure.end and re.fullmatch(rf"，?(?:{_SAME})?{_GREW}", between):
            sign = {1: "增长", -1: "下降"}.get(figure.direction, "")
            return Found(f"{sign}{figure.quote}", (known.citation,))
    return None


def _share(place: Place, before: Sequence[Place]) -> Found | None:
    """The part that the figure right before it is of a whole that lasts."""
    if not re.search(r"占$|占[^，]*的$|完成率", place.lead):
        return None
    levels = [p for p in before if p.role == "level"]
    wholes = [_whole(p) for p in levels if p.state == KEPT or p.sort == "whole"]
    parts = [p for p in levels if p.sort != "whole" and p.state != KEPT]
    part = parts[-1].found if parts else None
    if part is None:
        return None
    for whole in reversed(wholes):
        if whole is not None and (whole.figure.kind, whole.figure.unit) == (
            part.figure.kind,
            part.figure.unit,
        ):
            return share(part, whole)
    return None


def _whole(place: Place) -> Known | None:
    """A whole that is known: as it lasts, or the days of the new period."""
    if not place.citations:
        return None
    figure = place.amount.figure
    number = re.match(r"[\d.]+", place.text)
    if place.state == NEW and number:
        figure = replace(figure, value=Decimal(number.group()))
    return Known(figure, place.citations[0], LIBRARY)


def _change(material: Material, place: Place, before: Sequence[Place]) -> Found | None:
    """A change over the same months of the year before, where both values are known."""
    head = _head(before)
    if head is None or head.found is None or "环比" in place.lead:
        return None
    earlier = material.evidence.at(material.words.new.year_before())
    found = [k for k in earlier.like(head.amount.figure, head.before) if not k.fixed]
    if len({k.figure.amount for k in found}) != 1:
        return None
    made = change(head.found, found[0], "同比")
    unit = place.amount.figure.unit
    return made if made is not None and made.value.endswith((unit, "持平")) else None


def _since(
    material: Material, place: Place, before: Sequence[Place], cited: Citation
) -> Found | None:
    """How much more a total is now than at the end of the last period ('比2024年底增加59个')."""
    head = _head(before)
    if head is None or head.found is None or not material.words.adjoining:
        return None
    if head.found.figure.unit != place.amount.figure.unit:
        return None
    made = left(head.found, Known(head.amount.figure, cited, LIBRARY))
    return None if made is None else replace(made, value=f"增加{made.value}")


def _flow(
    material: Material, place: Place, everything: Sequence[Place], cited: Citation
) -> Found | None:
    """What was done in the new period: the running total now less that at its beginning."""
    figure = place.amount.figure
    totals = [
        p
        for p in everything
        if p.found is not None
        and "累计" in p.slot
        and p.role == "level"
        and (p.found.figure.kind, p.found.figure.unit) == (figure.kind, figure.unit)
        and (_ONLY_TIMED.fullmatch(place.lead) or place.name in p.name or p.name in place.name)
    ]
    if len(totals) != 1 or totals[0].found is None:
        return None
    then = _earlier(material, totals[0], cited)
    if then is None:
        return None
    now = replace(totals[0].found, cumulative=True)
    return this_period(now, replace(then, cumulative=True))


def _earlier(material: Material, total: Place, cited: Citation) -> Known | None:
    """The total at the beginning of the new period: the last report's, else another report's."""
    if material.words.adjoining:
        return Known(total.amount.figure, cited, LIBRARY)
    evidence = material.evidence.at(material.words.new.before())
    found = [k for k in evidence.like(total.amount.figure, total.before) if not k.fixed]
    return found[0] if len({k.figure.amount for k in found}) == 1 else None
