"""Every figure of a text held against the same figures of other reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from assistant.compare_units import Measure, in_measure
from assistant.interval import Interval, compatible, exact, written
from assistant.trace_context import Before, base_of, is_origin, stated_there
from assistant.trace_index import Names, Others
from assistant.trace_match import Match
from index.indicator_names import canonical_indicator, indicator_names

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["Status", "Traced", "amounts", "trace"]

Status = Literal["supported", "contradicted", "unsupported"]

_MOST_SOURCES = 5
# Below a hundred there are few numbers, and many figures share them.
_COMMON = ("percent", "points", "permille")


@dataclass(frozen=True, slots=True)
class Traced:
    """One figure of the checked text and the figures of other reports that it was held against.

    When `supported` the sources say the same; when `contradicted` all of them say otherwise (other
    reports may agree), and `sure` says whether they surely mean the same amount. They are at most
    five, one a report.
    """

    figure: Figure
    status: Status
    sources: tuple[Figure, ...] = ()
    sure: bool = False


def trace(figures: Sequence[Figure], others: Others, before: Before) -> tuple[Traced, ...]:
    """What the figures of other reports say of each figure of a text.

    `before` gives the words of a sentence before a figure, of either side.
    """
    names = Names(figures)
    return tuple(_traced(figure, others, names, before) for figure in figures)


def amounts(figure: Figure) -> Interval:
    """The amounts a figure can stand for in the base unit of its kind; a decrease is negative."""
    meant = written(figure)
    falls = figure.role in ("rate", "change") and figure.direction < 0
    return -meant if falls else meant


def _traced(figure: Figure, others: Others, names: Names, before: Before) -> Traced:
    found = [(how, o, _in_unit(o, figure.unit)) for how, o in others.alike(figure)]
    alike = [(how, o) for how, o, amount in found if amount]
    own = amounts(figure)
    same = [(how, o) for how, o, amount in found if amount and _agree(own, amount)]
    enough = _enough(figure)
    sources = [o for how, o in same if how >= enough]
    against = [(how, o) for how, o in alike if how >= Match.LIKELY and (how, o) not in same]
    surest = max((how for how, _ in against), default=Match.NONE)
    opposed = [o for how, o in against if how is surest and _opposed(figure, o, before)]
    single = names.single(figure) and all(map(others.names.single, opposed))
    if opposed and single and (sources or not any(how >= surest for how, _ in same)):
        return Traced(figure, "contradicted", _one_a_report(opposed), surest is Match.SURE)
    if sources:
        return Traced(figure, "supported", _one_a_report(sources))
    return Traced(figure, "unsupported")


def _agree(a: Interval, b: Interval) -> bool:
    """Whether two written amounts can be one; 1655 and 1656 only touch where they round."""
    if a.low == a.high or b.low == b.high:
        return compatible(a, b)
    return a.low < b.high and b.low < a.high


def _in_unit(figure: Figure, unit: str) -> Interval | None:
    """The amounts of a figure in another unit (亩 in 公顷); None where that cannot be."""
    if figure.unit == unit:
        return amounts(figure)
    one = replace(figure, value=Decimal(1), scale=Decimal(1))
    factor = in_measure(one, Measure(Decimal(1), unit))
    return None if factor is None else amounts(figure) * exact(factor)


def _enough(figure: Figure) -> Match:
    """How sure the rest must be, by how particular the number is: 3826.4 says much, 3 nothing."""
    telling = _digits(figure) - (figure.kind in _COMMON)
    return {0: Match.SURE, 1: Match.SURE, 2: Match.LIKELY}.get(telling, Match.FAINT)


def _digits(figure: Figure) -> int:
    return len(figure.value.normalize().as_tuple().digits)


def _opposed(figure: Figure, other: Figure, before: Before) -> bool:
    """Whether two amounts of one name that differ cannot both be right."""
    known = canonical_indicator(figure.indicator, figure.kind) in indicator_names()
    if not known and not (stated_there(figure) and stated_there(other)):
        return False
    if any(_is_vague_origin(side, before) for side in (figure, other)):
        return False
    return figure.role == "level" or base_of(before(figure)) == base_of(before(other))


def _is_vague_origin(figure: Figure, before: Before) -> bool:
    """Whether a figure is where another starts from, at a time that its sentence does not name."""
    named = figure.role == "level" and stated_there(figure)
    return is_origin(before(figure)) and not named


def _one_a_report(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    once = {figure.report: figure for figure in figures}
    return tuple(once[report] for report in sorted(once, reverse=True)[:_MOST_SOURCES])
