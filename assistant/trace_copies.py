"""Which reports of a library are the checked text itself, under whatever name."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.figure import Figure
    from index.library import Library
    from index.report import Report

__all__ = ["copies", "is_copy"]

_SAMPLES = 80
_WINDOW = 16
_BEFORE = 6
_FEW = 5
_SHARED = 0.8
_HALF = 0.5


def copies(library: Library, report: Report, figures: Sequence[Figure]) -> frozenset[str]:
    """The ids of the reports that are a copy of this one: the same id, or nearly the same text."""
    plain, numbered = _windows(report, figures, _folded(report.text))
    found = {
        id
        for id in _alike(library, figures)
        if is_copy(plain, numbered, _folded(library.report(id).text))
    }
    return frozenset(found | ({report.id} & library.metadata().keys()))


def _alike(library: Library, figures: Sequence[Figure]) -> frozenset[str]:
    """The reports that hold most of these figures, wherever in their text; they are few."""
    own = {_short(figure.quote) for figure in figures}
    held: dict[str, set[str]] = defaultdict(set)
    for figure in library.all_figures():
        quote = _short(figure.quote)
        if quote in own:
            held[figure.report].add(quote)
    return frozenset(id for id, quotes in held.items() if len(quotes) >= _HALF * len(own))


def is_copy(plain: Sequence[str], numbered: Sequence[str], other: str) -> bool:
    """Whether most of the stretches of a text and most of its figures stand in another text.

    Next year's report keeps the frame of the last one and has other figures; an edited copy keeps
    nearly all of both. Of a text with few figures nearly all must be the same.
    """
    if len(numbered) < _FEW:
        return _share(plain, other) > (1 + _SHARED) / 2
    return _share(plain, other) >= _SHARED and _share(numbered, other) >= _SHARED


def _windows(report: Report, figures: Sequence[Figure], text: str) -> tuple[list[str], list[str]]:
    step = max(1, len(text) // _SAMPLES)
    plain = [text[at : at + _WINDOW] for at in range(0, max(1, len(text) - _WINDOW), step)]
    chosen = figures[:: max(1, len(figures) // _SAMPLES)]
    numbered = [_folded(report.text[max(0, f.start - _BEFORE) : f.end]) for f in chosen]
    return plain, numbered


def _share(windows: Sequence[str], other: str) -> float:
    return sum(window in other for window in windows) / max(1, len(windows))


@lru_cache(maxsize=65_536)
def _short(quote: str) -> str:
    return _folded(quote)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
