"""Where lines of Chinese text break, counted in the columns of a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["breaks", "display_width", "wrap"]

_PIECES = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
_NOT_FIRST = "，。；：、！？）》〉」』】”’…—·％%"
_NOT_LAST = "（《〈「『【“‘"
_PULLED_DOWN = 3


def display_width(text: str) -> int:
    """The columns a text takes in a terminal: two for a Chinese character, none for an accent."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def breaks(text: str, width: int) -> list[int]:
    """The offsets where a text without line ends is broken into lines of at most `width` columns.

    Lines break between Chinese characters and at blanks, which may stand over the edge; not inside
    a number or a Latin word unless it is wider than a line, not before closing and not after
    opening punctuation.
    """
    lines: list[list[str]] = [[]]
    used = 0
    for piece in _pieces(text, width):
        columns = display_width(piece)
        if used + columns > width and not piece.isspace():
            lines.append(_pulled_down(lines[-1], piece))
            used = sum(map(display_width, lines[-1]))
        lines[-1].append(piece)
        used += columns
    offsets, at = [], 0
    for line in lines[:-1]:
        at += sum(map(len, line))
        offsets.append(at)
    return [offset for offset in offsets if offset]


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in _PIECES.findall(text):
        if display_width(piece) <= width or piece.isspace():
            yield piece
        else:
            yield from piece


def _pulled_down(line: list[str], piece: str) -> list[str]:
    """Takes from the end of a full line what has to stand on the next line before a piece."""
    pulled: list[str] = []
    following = piece
    while len(line) > 1 and len(pulled) < _PULLED_DOWN:
        if following[0] not in _NOT_FIRST and line[-1][-1] not in _NOT_LAST:
            break
        following = line.pop()
        pulled.insert(0, following)
    return pulled


def wrap(text: str, width: int) -> list[str]:
    """The text in such lines, without blanks at their ends."""
    offsets = [0, *breaks(text, width), len(text)]
    return [text[a:b].rstrip() for a, b in pairwise(offsets)]
