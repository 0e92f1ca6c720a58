"""The figures of other reports, by what two figures must share to be about the same amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.trace_match import Match, match, same_measure
from index.indicator_names import canonical_indicator, indicator_names
from index.places import canonical

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["Names", "Others", "is_cumulative", "same_place"]

_SHORTEST_NAME, _SHORTEST_ALIAS = 4, 3
# Before March 1955 amounts were in old 元, of which 10,000 became a new one.
_OLD_MONEY_UNTIL, _OLD_MONEY = "1955", Decimal(10**12)
_Key = tuple[str, str, str, str, str]


class Names:
    """How many values each report gives to one name, place and time."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Of figures in any order."""
        self._values: dict[tuple[str | None, ...], set[Decimal]] = defaultdict(set)
        for figure in figures:
            self._values[_name(figure)].add(figure.amount)

    def single(self, figure: Figure) -> bool:
        """Whether the name of a figure stands for one thing only in its report."""
        return len(self._values[_name(figure)]) <= 1


class Others:
    """Figures by kind, role, place and the year that their period ends in."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Of figures in any order; those without a name, a place or an end stay out."""
        self._by_key: dict[_Key, list[Figure]] = defaultdict(list)
        self._cumulative: list[Figure] = []
        kept = list(figures)
        self.names = Names(kept)
        for figure in kept:
            key = _key(figure, figure.period.end)
            if key is None:
                continue
            self._by_key[key].append(figure)
            if is_cumulative(figure):
                self._cumulative.append(figure)

    def alike(self, figure: Figure) -> list[tuple[Match, Figure]]:
        """The figures about the same amount as this one, each with how sure that is."""
        key = _key(figure, figure.period.end)
        found = self._by_key.get(key, ()) if key else ()
        matched = [(match(figure, other), other) for other in found]
        return [(how, other) for how, other in matched if how]

    def at(self, figure: Figure, end: str) -> list[Figure]:
        """The figures that surely measure the same at the same place, but up to another day."""
        key = _key(figure, end)
        found = self._by_key.get(key, ()) if key else ()
        return [
            other
            for other in found
            if other.period.end == end and same_measure(figure, other) is Match.SURE
        ]

    def cumulative(self, figure: Figure) -> list[Figure]:
        """The cumulative figures of the same kind and place that end before this one."""
        return [
            other
            for other in self._cumulative
            if other.kind == figure.kind
            and (other.period.end or "") < (figure.period.end or "")
            and same_place(other, figure)
        ]


def is_cumulative(figure: Figure) -> bool:
    """Whether a figure counts from some beginning up to the end of its period."""
    return figure.role == "level" and "累计" in figure.qualifier + figure.indicator


def same_place(a: Figure, b: Figure) -> bool:
    """Whether two figures hold for the same place."""
    return bool(a.place) and _place(a.place) == _place(b.place)


def _name(figure: Figure) -> tuple[str | None, ...]:
    kind = (figure.kind, figure.role, figure.target_of)
    period = (figure.period.start, figure.period.end)
    return (figure.report, figure.indicator, *kind, figure.place, *period)


def _key(figure: Figure, end: str | None) -> _Key | None:
    if end is None or not figure.place or not _is_named(figure.indicator, figure.kind):
        return None
    if _is_old_money(figure, end):
        return None
    return (figure.kind, figure.role, figure.target_of, _place(figure.place), end[:4])


def _is_old_money(figure: Figure, end: str) -> bool:
    return figure.kind == "money" and end < _OLD_MONEY_UNTIL and figure.amount >= _OLD_MONEY


def _known(indicator: str, kind: str) -> bool:
    return canonical_indicator(indicator, kind) in indicator_names()


@lru_cache(maxsize=65536)
def _is_named(indicator: str, kind: str) -> bool:
    """Whether an indicator says what it is: 任务 alone or a place alone does not."""
    if len(indicator) >= _SHORTEST_ALIAS and _known(indicator, kind):
        return True
    return len(indicator) >= _SHORTEST_NAME and not canonical(indicator)


@lru_cache(maxsize=4096)
def _place(name: str) -> str:
    return canonical(name) or name
