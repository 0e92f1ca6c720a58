"""The marks in a draft's text: [n], （据[1][2]计算：…） and 【…】, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["GAP", "MARK", "NOTE", "WORDS", "Part", "Plain", "numbers_in", "parts", "without_marks"]

WORDS, MARK, NOTE, GAP = "words", "mark", "note", "gap"
_OPENING = re.compile(r"(?P<mark>\[\d{1,4}\])|(?P<note>（据(?:\[\d{1,4}\])+计算：)|(?P<gap>【)")
_NUMBER = re.compile(r"\[(\d{1,4})\]")
_PAIRS = {NOTE: "（）", GAP: "【】"}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text: its WORDS, a MARK [n], the NOTE of a calculation, or a GAP 【…】.

    The parts of a text follow each other without a hole: `text[start:end]` is the part's own text.
    """

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without marks and notes; `offsets` has for each character its place in the marked."""

    text: str
    offsets: tuple[int, ...]


def parts(text: str) -> tuple[Part, ...]:
    """The text cut into words, marks, notes of calculations, and gaps, in its order."""
    return tuple(_parts(text))


def numbers_in(text: str) -> tuple[int, ...]:
    """The numbers of the [n] marks in a mark or a note, in order."""
    return tuple(int(n) for n in _NUMBER.findall(text))


def without_marks(text: str) -> Plain:
    """The text for sending: without [n] and notes; a gap stays."""
    kept = [part for part in _parts(text) if part.kind in (WORDS, GAP)]
    return Plain(
        "".join(part.text for part in kept),
        tuple(i for part in kept for i in range(part.start, part.end)),
    )


def _parts(text: str) -> Iterator[Part]:
    at = 0
    while found := _OPENING.search(text, at):
        kind = str(found.lastgroup)
        end = found.end() if kind == MARK else _closing(text, found.end(), _PAIRS[kind])
        if found.start() > at:
            yield Part(WORDS, at, found.start(), text[at : found.start()])
        yield Part(kind, found.start(), end, text[found.start() : end])
        at = end
    if at < len(text):
        yield Part(WORDS, at, len(text), text[at:])


def _closing(text: str, at: int, pair: str) -> int:
    """The end of a bracket that is open at an offset; the end of the line where none closes it."""
    depth = 1
    for i in range(at, len(text)):
        if text[i] == "\n":
            return i
        depth += (text[i] == pair[0]) - (text[i] == pair[1])
        if depth == 0:
            return i + 1
    return len(text)
