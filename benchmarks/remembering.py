"""A library that answers the same look-up once, so that rankings can be compared quickly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.figure import Figure
from index.library import Library
from index.report import Passage

__all__ = ["Remembering"]

_Found = TypeVar("_Found")
_Scored = list[tuple[int, float]]


class Remembering(Library):
    """A library whose look-ups are kept until `forget`; with `blind` it finds no vectors."""

    blind = False
    _kept: dict[Hashable, Any] | None = None

    def forget(self) -> None:
        """Lets go of what was looked up: call it before each question."""
        self._kept = {}

    def _once(self, key: Hashable, look_up: Callable[[], _Found]) -> _Found:
        kept = self._kept if self._kept is not None else {}
        if key not in kept:
            kept[key] = look_up()
        found: _Found = kept[key]
        return found

    def document_frequencies(self, tokens: Sequence[str]) -> dict[str, int]:
        """As of any library."""
        look_up = super().document_frequencies
        return self._once(("df", *tokens), lambda: look_up(tokens))

    def lexical_search(
        self,
        tokens: Any,
        limit: int,
        reports: Collection[str] | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> _Scored:
        """As of any library."""
        look_up, terms = super().lexical_search, dict(tokens)
        among = None if reports is None else frozenset(reports)
        fields = None if weights is None else tuple(sorted(weights.items()))
        key = ("words", tuple(terms.items()), limit, among, fields)
        return self._once(key, lambda: look_up(terms, limit, reports, weights))

    def vector_search(
        self, vector: NDArray[np.float32], limit: int, reports: Collection[str] | None = None
    ) -> _Scored:
        """As of any library; nothing where blind."""
        look_up = super().vector_search
        among = None if reports is None else frozenset(reports)
        key = ("vectors", vector.tobytes(), limit, among)
        return [] if self.blind else self._once(key, lambda: look_up(vector, limit, reports))

    def similarities(self, vector: NDArray[np.float32], keys: Sequence[int]) -> dict[int, float]:
        """As of any library; nothing where blind."""
        look_up = super().similarities
        key = ("near", vector.tobytes(), *keys)
        return {} if self.blind else self._once(key, lambda: look_up(vector, keys))

    def stored_passages(self, keys: Sequence[int]) -> dict[int, Passage]:
        """As of any library."""
        look_up = super().stored_passages
        return self._once(("passages", *keys), lambda: look_up(keys))

    def figures_in(self, passages: Sequence[Passage]) -> list[tuple[Figure, ...]]:
        """As of any library."""
        look_up = super().figures_in
        return [
            self._once(("figures", p.report, p.start), lambda p=p: look_up([p]))[0]  # type: ignore[misc]
            for p in passages
        ]
