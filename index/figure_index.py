"""Figures by what they measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from index.figure import Figure
from index.indicator_names import canonical_indicator, indicator_likeness
from index.indicator_scopes import without_scope
from index.places import canonical, within

if TYPE_CHECKING:
    from index.holdings import Holdings

__all__ = ["Candidate", "FigureIndex", "figure_index"]

_LEAST = 0.5
_COMMON_PAIRS = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that may measure what is asked; `likeness` of the indicators is from 0 to 1."""

    figure: Figure
    likeness: float


class FigureIndex:
    """The figures of a library, found by the name of their indicator; built once, not changed."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Over figures in any order."""
        self._by_name: dict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            name = canonical_indicator(figure.indicator, figure.kind)
            if name:
                self._by_name[name].append(figure)
        self._names_with: dict[str, list[str]] = defaultdict(list)
        self._scopes_of: dict[str, list[str]] = defaultdict(list)
        for name in self._by_name:
            self._scopes_of[without_scope(name)].append(name)
            for pair in _pairs(name):
                self._names_with[pair].append(name)

    def names(self) -> tuple[str, ...]:
        """The canonical names of what is measured, the most frequent first."""
        return tuple(sorted(self._by_name, key=lambda name: (-len(self._by_name[name]), name)))

    def named(self, name: str) -> tuple[Figure, ...]:
        """The figures whose indicator has exactly this canonical name."""
        return tuple(self._by_name.get(name, ()))

    def in_any_scope(self, name: str) -> tuple[str, ...]:
        """The names that differ from a canonical name by words of scope only, and itself."""
        return tuple(sorted(self._scopes_of.get(without_scope(name), ())))

    def holding(self, words: str) -> tuple[str, ...]:
        """The names that some words stand in, the most frequent first."""
        return tuple(name for name in self.names() if words in name) if words else ()

    def near_names(self, indicator: str, limit: int = 5) -> tuple[str, ...]:
        """The names that share most with an indicator, however little, to be proposed instead."""
        wanted = _pairs(canonical_indicator(indicator))
        near = Counter(name for pair in wanted for name in self._names_with.get(pair, ()))
        ranked = sorted(near, key=lambda name: (-near[name] / len(name), name))
        return tuple(ranked[:limit])

    def names_like(self, indicator: str, unit_kind: str = "") -> tuple[tuple[str, float], ...]:
        """The names that are like an indicator at 0.5 at least, the most alike first."""
        wanted = canonical_indicator(indicator, unit_kind)
        rare = sorted(_pairs(wanted), key=lambda pair: len(self._names_with.get(pair, ())))
        near: Counter[str] = Counter()
        for pair in rare:
            holders = self._names_with.get(pair, ())
            if near and len(holders) > _COMMON_PAIRS:
                break
            near.update(holders)
        if wanted in self._by_name:
            near[wanted] += 1
        found = [(name, indicator_likeness(wanted, name)) for name in near]
        kept = [(name, likeness) for name, likeness in found if likeness >= _LEAST]
        return tuple(sorted(kept, key=lambda pair: (-pair[1], pair[0])))

    def find(
        self, indicator: str, unit_kind: str = "", place: str = "", limit: int = 200
    ) -> tuple[Candidate, ...]:
        """At most `limit` figures whose indicator is like the one asked for, most alike first.

        Only figures of a unit of `unit_kind` and of `place` or what belongs to it, where those
        are named. Figures that are equally alike come by report and place in the text.
        """
        outer = canonical(place) or place
        found: list[Candidate] = []
        for name, likeness in self.names_like(indicator, unit_kind):
            if len(found) >= limit:
                break
            found += [
                Candidate(figure, likeness)
                for figure in sorted(self._by_name[name], key=lambda f: (f.report, f.start))
                if unit_kind in ("", figure.kind) and _belongs(figure.place, outer)
            ]
        return tuple(found[:limit])


_made: WeakKeyDictionary[Holdings, tuple[tuple[Figure, ...], FigureIndex]] = WeakKeyDictionary()


def figure_index(library: Holdings) -> FigureIndex:
    """The index over all figures of a library, built once in a generation."""
    figures = library.all_figures()
    held = _made.get(library)
    if held is None or held[0] is not figures:
        held = (figures, FigureIndex(figures))
        _made[library] = held
    return held[1]


def _belongs(place: str, outer: str) -> bool:
    return not outer or place == outer or within(place, outer)


def _pairs(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)} or {name}
