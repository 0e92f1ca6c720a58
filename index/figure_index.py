"""Figures by what they measure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from index.figure import Figure
from index.indicator_names import canonical_indicator, indicator_likeness
from index.places import canonical, within

__all__ = ["Candidate", "FigureIndex"]

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
        for name in self._by_name:
            for pair in _pairs(name):
                self._names_with[pair].append(name)

    def names(self) -> tuple[str, ...]:
        """The canonical names of what is measured, the most frequent first."""
        return tuple(sorted(self._by_name, key=lambda name: (-len(self._by_name[name]), name)))

    def named(self, name: str) -> tuple[Figure, ...]:
        """The figures whose indicator has exactly this canonical name."""
        return tuple(self._by_name.get(name, ()))

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


def _belongs(place: str, outer: str) -> bool:
    return not outer or place == outer or within(place, outer)


def _pairs(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)} or {name}
