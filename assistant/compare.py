"""One indicator across reports, places and periods."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.compare_model import Comparison, Series
from assistant.compare_periods import overlaps, span_of
from assistant.compare_series import Timed, conflicts_of, series_of
from assistant.interval import is_fuzzy
from assistant.trace_context import is_origin, stated_there
from assistant.trace_index import is_cumulative
from assistant.trace_sources import Sources
from index.figure_index import FigureIndex, figure_index
from index.indicator_names import canonical_indicator, scope
from index.indicator_scopes import task_state
from index.places import canonical, within

if TYPE_CHECKING:
    from index.figure import Figure
    from index.library import Library
    from index.report import Period

__all__ = ["compare", "names_for"]

_ALIKE = 0.6
_LESS_ALIKE = 0.15
_MOST_NAMES = 5
_ORDER = {role: n for n, role in enumerate(("level", "share", "rate", "target", "change"))}
_Key = tuple[str, str, str, str, str]


def compare(
    library: Library,
    indicator: str,
    places: Sequence[str] = (),
    first: int | None = None,
    last: int | None = None,
) -> Comparison:
    """The figures of one indicator as series, one for each place, scope, role and kind of unit.

    `places` are full or short names; what belongs to them is taken in, as series of its own.
    `first` and `last` are the years that periods may end in. Values of one period that do not
    agree in different reports are in `conflicts` too. Without any figure, `near` names indicators
    the library does have.
    """
    begun = time.perf_counter()
    index = figure_index(library)
    sources = Sources(library)
    outer = [canonical(place) or place for place in places]
    groups: dict[_Key, list[Timed]] = defaultdict(list)
    ends = {report: what.period.end for report, what in library.metadata().items()}
    for name in names_for(index, indicator):
        for figure in sorted(index.named(name), key=lambda figure: _preference(figure, ends)):
            span = span_of(_counted(figure), name, ends.get(figure.report))
            if _is_vague_origin(figure, sources):
                continue
            if span and overlaps(span, first, last) and _wanted(figure.place, outer):
                groups[_key(name, figure)].append((span, figure))
    series = [series_of(key[0], groups[key], sources) for key in groups]
    series.sort(key=lambda one: _order(one, canonical_indicator(indicator)))
    conflicts = tuple(conflict for one in series for conflict in conflicts_of(one))
    near = () if series else index.near_names(indicator)
    return Comparison(indicator, tuple(series), conflicts, near, time.perf_counter() - begun)


def names_for(index: FigureIndex, indicator: str) -> tuple[str, ...]:
    """The canonical names of the library that an indicator as typed means.

    Its own name in every scope, or in the one it names; else names that are much like it; else
    names that it is a part of. Tasks in a state are never those in another one (基本完成, 未完成).
    """
    wanted = canonical_indicator(indicator)
    same = _in_scope(index.in_any_scope(wanted), wanted)
    if same:
        return same
    alike = [(name, near) for name, near in index.names_like(wanted) if near >= _ALIKE]
    best = [name for name, near in alike if near >= alike[0][1] - _LESS_ALIKE]
    state = task_state(wanted)[0]
    held = (name for name in index.holding(wanted) if state in ("", task_state(name)[0]))
    return tuple(best[:_MOST_NAMES]) or tuple(held)[:_MOST_NAMES]


def _in_scope(names: Iterable[str], wanted: str) -> tuple[str, ...]:
    limits = scope(wanted)
    return tuple(name for name in names if not limits or scope(name) == limits)


def _wanted(place: str, outer: Sequence[str]) -> bool:
    return not outer or any(place == one or within(place, one) for one in outer)


def _is_vague_origin(figure: Figure, sources: Sources) -> bool:
    """Whether a figure is where another starts from (从…增加到…) at a time that is not said."""
    before = sources.text(figure.report)[figure.sentence[0] : figure.start]
    return is_origin(before) and not stated_there(figure)


def _counted(figure: Figure) -> Period:
    """The time of a figure; a running total (累计) counts from a beginning of its own."""
    return replace(figure.period, start=None) if is_cumulative(figure) else figure.period


def _preference(figure: Figure, ends: Mapping[str, str | None]) -> tuple[bool, bool, str, int]:
    """Exact numbers and the report of the period itself first, then by name and place in it."""
    elsewhere = ends.get(figure.report) != figure.period.end
    return (is_fuzzy(figure), elsewhere, figure.report, figure.start)


def _key(name: str, figure: Figure) -> _Key:
    counted = figure.unit if figure.kind == "count" else figure.kind
    return (name, figure.place, figure.role, figure.target_of, counted)


def _order(series: Series, wanted: str) -> tuple[bool, str, int, int, str, str]:
    """The name as asked first, levels before rates, long series before short ones."""
    other, count = series.indicator != wanted, len(series.points)
    role = _ORDER[series.role]
    return (other, series.indicator, role, -count, series.place, series.unit)
