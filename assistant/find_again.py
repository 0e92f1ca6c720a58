"""Stretches of a text found again in another copy of it that was spaced or repaired otherwise."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["find_again"]

# How many characters before and after a stretch must agree too: the longest context first.
_CONTEXTS = ((16, 8), (8, 4), (4, 2), (2, 0), (0, 2), (0, 0))
_UNSURE_CHARS = 8
_NEAR_CHARS = 400


@dataclass(frozen=True, slots=True)
class _Compact:
    """A text without white space and in one width, with the offset of each of its characters."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Compact:
        kept = [(i, _folded(c)) for i, c in enumerate(text) if not c.isspace()]
        return cls("".join(c for _, c in kept), tuple(i for i, _ in kept))


def _folded(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and not folded.isspace() else character


def find_again(
    text: str, spans: Sequence[tuple[int, int]], other: str
) -> list[tuple[int, int] | None]:
    """Where each span of `text` stands in `other`, end exclusive; None where it is not found.

    The spans are in the order of the text and so are their places, except where a text was moved.
    White space and the width of characters do not count.
    """
    here, there = _Compact.of(text), _Compact.of(other)
    places: list[tuple[int, int] | None] = []
    at = shift = 0
    for start, end in _compact_spans(here, spans):
        found = _place(here.text, start, end, there.text, at, start + shift)
        if found < 0 or start == end:
            places.append(None)
            continue
        at, shift = found, found - start
        last = there.offsets[found + end - start - 1]
        places.append((there.offsets[found], last + 1))
    return places


def _compact_spans(
    compact: _Compact, spans: Sequence[tuple[int, int]]
) -> Sequence[tuple[int, int]]:
    from bisect import bisect_left

    return [(bisect_left(compact.offsets, s), bisect_left(compact.offsets, e)) for s, e in spans]


def _place(text: str, start: int, end: int, other: str, at: int, expected: int) -> int:
    """Where `text[start:end]` begins in `other`, sought from `at`; −1 where nowhere."""
    for before, after in _CONTEXTS:
        first = max(0, start - before)
        wanted = text[first : end + after]
        for begin in (max(0, at - before), 0):
            found = other.find(wanted, begin)
            if found >= 0 and _sure(wanted, found + start - first, expected):
                return found + start - first
    return -1


def _sure(wanted: str, found: int, expected: int) -> bool:
    return len(wanted) >= _UNSURE_CHARS or abs(found - expected) <= _NEAR_CHARS
