"""Answers about change: each value with its source, then what is computed from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.compare import compare
from assistant.compare_model import Comparison, Point, Series
from assistant.compare_periods import length_of
from assistant.reply import Answer
from assistant.series_pair import at_one_time
from assistant.series_question import SeriesQuestion, asks_for_change, series_question
from assistant.series_words import Cited, computed_line, difference_line, value_line
from index.figure_index import figure_index
from index.hit import Filters
from index.places import NATION

if TYPE_CHECKING:
    from index.library import Library
    from index.question import Question

__all__ = ["series_answer"]

_WHOLE_YEAR, _FIRST_HALF = (11, "12"), (5, "06")
_MOST_PLACES = 3


def series_answer(
    library: Library,
    question: Question,
    known: Iterable[str],
    filters: Filters,
    today: date | None,
) -> Answer | None:
    """The answer to a question about change; None where the library lacks two values for it.

    Each line is a value in a sentence with its source, or computed from values of such lines and
    marked as computed, with the formula and the numbers of both.
    """
    if filters.year or filters.kind:
        return None
    if not asks_for_change(question.text):
        return None
    index = figure_index(library)
    asked = series_question(question, index, known, today or date.today())
    if asked is None:
        return None
    places = asked.places or ((filters.place,) if filters.place else ())
    found = compare(library, asked.indicator, places, asked.first, asked.last)
    chosen = _chosen(found.series, asked)
    if asked.other:
        second = replace(asked, indicator=asked.other)
        against = compare(library, asked.other, places, asked.first, asked.last)
        chosen = [*chosen[:1], *_chosen(against.series, second, chosen[:1])]
    if asked.at_one_time:
        chosen = at_one_time(chosen)
    if not _enough(chosen, asked):
        return None
    return _composed(question.text, replace(found, series=tuple(chosen)), asked)


def _chosen(
    series: Sequence[Series], asked: SeriesQuestion, beside: Sequence[Series] = ()
) -> list[Series]:
    """For each place the series that is meant, with the points of one length of time.

    Only those of the place of `beside`, where that is given.
    """
    roles = ("rate",) if asked.growth else ("level", "share")
    best: dict[str, Series] = {}
    for one in series:
        if one.role not in roles or (beside and one.place != beside[0].place):
            continue
        lined = _lined(one, asked)
        held = best.get(one.place)
        if held is None or _worth(lined, asked) > _worth(held, asked):
            best[one.place] = lined
    named = [best[place] for place in asked.places if place in best]
    widest = sorted(best.values(), key=lambda one: (one.place != NATION, -len(one.points)))
    if not asked.places and widest and widest[0].place == NATION:
        return widest[:1]
    return (named or widest)[:_MOST_PLACES]


def _worth(series: Series, asked: SeriesQuestion) -> tuple[bool, bool, int]:
    exact = series.indicator == asked.indicator
    return (len(series.points) > 1, exact, len(series.points))


def _lined(series: Series, asked: SeriesQuestion) -> Series:
    """The series with the points that can be set side by side, only the ends where so asked."""
    by_length: dict[tuple[int, str], list[Point]] = {}
    for point in series.points:
        if point.mark != "variant":
            by_length.setdefault(length_of(point.span, series.stock), []).append(point)
    wanted = _FIRST_HALF if asked.half else _WHOLE_YEAR
    by_length = {length: _recent(points, asked) for length, points in by_length.items()}
    points = by_length.get(wanted, [])
    if len(points) < (1 if asked.at_one_time else 2):
        points = max(by_length.values(), key=len, default=[])
    whole = [point for point in points if point.span[1].endswith("-12-31")]
    if len(whole) > 1 and asked.first and asked.last and not (asked.recent or asked.half):
        points = whole
    if asked.ends_only:
        by_year = {int(point.span[1][:4]): point for point in points}
        points = [by_year[y] for y in (asked.first, asked.last) if y is not None and y in by_year]
    return replace(series, points=tuple(points), changes=())


def _recent(points: list[Point], asked: SeriesQuestion) -> list[Point]:
    """The points of the last years that there are, where so many of the last years are asked.

    None where the latest of them is itself longer ago than that.
    """
    if not asked.recent or not points:
        return points
    latest = int(points[-1].span[1][:4])
    if asked.last is not None and latest < asked.last - asked.recent:
        return []
    return [point for point in points if int(point.span[1][:4]) > latest - asked.recent]


def _enough(series: Sequence[Series], asked: SeriesQuestion) -> bool:
    if asked.at_one_time:
        return len(series) == 2
    return any(len({p.span for p in one.points if not p.mark}) > 1 for one in series)


def _composed(text: str, found: Comparison, asked: SeriesQuestion) -> Answer:
    cited = Cited()
    lines = [
        value_line(one, point, cited.mark(point)) for one in found.series for point in one.points
    ]
    if asked.at_one_time:
        lines.append(difference_line(found.series, cited))
    else:
        lines += [line for one in found.series if (line := computed_line(one, cited))]
    short = tuple(dict.fromkeys(point.figure.quote for one in found.series for point in one.points))
    return Answer(text, text, "\n".join(lines), short, False, "", cited.citations(), 0.0, found)
