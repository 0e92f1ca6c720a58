"""Figures of one name, place and role put into a series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.compare_changes import changes
from assistant.compare_model import Conflict, Mark, Point, Series
from assistant.compare_periods import Span, is_stock
from assistant.compare_standing import stands_beside
from assistant.compare_units import Measure, common_measure, in_measure
from assistant.interval import Interval, compatible, is_fuzzy, last_digit, printed, written
from assistant.trace_sources import Sources
from index.indicator_names import scope

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["Timed", "conflicts_of", "series_of"]


Timed = tuple[Span, "Figure"]


def series_of(name: str, timed: Sequence[Timed], sources: Sources) -> Series:
    """The series of figures, each with its time, that share name, place, role and kind of unit.

    Of figures that say the same the first given leads, and the other reports are cited with it.
    Values of one period that do not agree follow each other, marked.
    """
    measure = common_measure(figure for _, figure in timed)
    by_span: dict[Span, list[Figure]] = defaultdict(list)
    for span, figure in timed:
        if in_measure(figure, measure) is not None:
            by_span[span].append(figure)
    spans = sorted(by_span, key=lambda span: (span[1], span[0]))
    points = [point for s in spans for point in _points(s, by_span[s], measure, sources)]
    first = timed[0][1]
    limits, stock = tuple(sorted(scope(name))), is_stock(name) or _is_total(points)
    made = Series(name, first.place, limits, first.role, measure.name, tuple(points), stock=stock)
    return replace(made, changes=changes(made))


def _is_total(points: Sequence[Point]) -> bool:
    """Whether all values count from a beginning onwards (累计)."""
    figures = [point.figure for point in points]
    return bool(figures) and all("累计" in f.indicator + f.qualifier for f in figures)


def conflicts_of(series: Series) -> tuple[Conflict, ...]:
    """The periods of a series that reports give different values for."""
    by_span: dict[Span, list[Point]] = defaultdict(list)
    for point in series.points:
        if point.mark == "conflict":
            by_span[point.span].append(point)
    return tuple(
        Conflict(series.indicator, series.place, series.role, series.unit, tuple(points))
        for points in by_span.values()
    )


def _points(
    span: Span, figures: Sequence[Figure], measure: Measure, sources: Sources
) -> list[Point]:
    """The points of one time; targets that differ are no conflict, for targets are revised."""
    own = [figure for figure in figures if not stands_beside(sources.text(figure.report), figure)]
    groups = _agreeing(own or figures, measure)
    groups.sort(key=lambda group: -len({figure.report for figure in group}))
    marks: list[Mark] = _marks(groups)
    if figures[0].role == "target":
        marks = [mark and "variant" for mark in marks]
    return [
        _point(span, group, measure, sources, mark)
        for group, mark in zip(groups, marks, strict=True)
    ]


def _marks(groups: Sequence[Sequence[Figure]]) -> list[Mark]:
    """What each group of figures that agree is, the one that most reports have coming first.

    A name that one report gives several values to stands for several things: no value leads then,
    unless more reports have one of them than any other. A number that is only about right (超过…)
    does not stand against exact ones.
    """
    if len(groups) == 1:
        return [""]
    exact = [group for group in groups if not is_fuzzy(group[0])]
    if exact and len(exact) < len(groups):
        of_exact = iter(_marks(exact))
        return ["variant" if is_fuzzy(group[0]) else next(of_exact) for group in groups]
    reports = [{figure.report for figure in group} for group in groups]
    if sum(map(len, reports)) == len(set().union(*reports)):
        return ["conflict"] * len(groups)
    leads = len(reports[0]) > len(reports[1])
    return ["" if leads else "variant", *["variant"] * (len(groups) - 1)]  # type: ignore[list-item]


def _point(
    span: Span, group: Sequence[Figure], measure: Measure, sources: Sources, mark: Mark
) -> Point:
    once = list({figure.report: figure for figure in reversed(group)}.values())[::-1]
    lead = group[0]
    cited = sources.cite([lead, *(figure for figure in once if figure.report != lead.report)])
    value = in_measure(lead, measure) or Decimal(0)
    return Point(lead, span, _signed(lead, value), cited[0], cited[1:], mark)


def _signed(figure: Figure, value: Decimal) -> Decimal:
    return -value if figure.role in ("rate", "change") and figure.direction < 0 else value


def _agreeing(figures: Iterable[Figure], measure: Measure) -> list[list[Figure]]:
    """The figures in groups that can stand for the same amount as the first of the group."""
    groups: list[list[Figure]] = []
    for figure in figures:
        group = next((g for g in groups if _agree(figure, g[0], measure)), None)
        if group is None:
            groups.append([figure])
        else:
            group.append(figure)
    return groups


def _agree(one: Figure, other: Figure, measure: Measure) -> bool:
    """Whether two figures can stand for one amount; a coarser one may have been cut off."""
    alike = last_digit(one) == last_digit(other)
    amounts = written if alike else printed
    return compatible(*(_in(amounts(figure), figure, measure) for figure in (one, other)))


def _in(amounts: Interval, figure: Figure, measure: Measure) -> Interval:
    """Amounts in the unit of a figure brought to a measure, a fall negative."""
    value = in_measure(figure, measure)
    factor = value / figure.amount if value and figure.amount else 1 / measure.scale
    scaled = Interval(amounts.low * factor, amounts.high * factor)
    return -scaled if figure.role in ("rate", "change") and figure.direction < 0 else scaled
