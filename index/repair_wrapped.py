"""Texts in which every line is broken at the width of the page, as PDF readers give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.repair_layout import Line, finished, inner_end, opens_block, run_in, width

__all__ = ["Wrapping", "wrapping"]

_MIN_LINES = 6
_MIN_COLUMNS, _MAX_COLUMNS = 36, 130
_SLACK = 8
_INDENT = 3


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: its usual full width in columns, whether paragraphs are indented.

    `spaced` is true where empty lines stand between all lines and so mean nothing. `hidden` is the
    indent in columns that the first lines of paragraphs lack although no white space shows it.
    """

    columns: int
    indented: bool
    spaced: bool
    hidden: int

    def continues(self, before: Line, after: Line, opening: bool) -> bool:
        """Whether `after` goes on with the paragraph of `before`.

        `opening` tells whether `before` is the first line of its paragraph.
        """
        if after.blank and not self.spaced:
            return False
        if self.indented and after.indent >= _INDENT:
            return False
        ended = finished(before.words)
        heading = opening and not inner_end(before.words) and _heading(before.words)
        columns = _columns(before) + self.hidden * (opening and not before.indent)
        if self.indented and self.columns - _SLACK <= columns <= self.columns + _SLACK:
            return True
        short = columns < self.columns - (_INDENT if heading or ended else _SLACK)
        if short or columns > self.columns + _SLACK:
            return not ended and inner_end(before.words)
        return not (ended or heading) or self._goes_on(after, ended)

    def _goes_on(self, after: Line, ended: bool) -> bool:
        """Without indents: a full line that lacks the width of an indent starts a paragraph.

        A short line is the last one of the paragraph, or a heading where a sentence had `ended`.
        """
        columns = _columns(after)
        if columns > self.columns + _SLACK:
            return False
        if columns >= self.columns - _INDENT + 1:
            return True
        if columns >= self.columns - _SLACK:
            return False
        return not ended or finished(after.words)


def _heading(words: str) -> bool:
    return opens_block(words) or run_in(words)


def _columns(line: Line) -> int:
    """The width of a line, without the spaces that copying puts beside digits."""
    return width(line.words) - line.words.count(" ") + min(line.indent, 4)


def wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """How the text is wrapped, None where its lines are paragraphs.

    Wrapped means: of the lines up to 130 columns at least two in five are equally long and hardly
    any is longer, and at least two in five of these break off although an ordinary line follows.
    Longer lines are whole paragraphs among the wrapped ones.
    """
    columns = [_columns(line) for line in lines]
    narrow = [c for c in columns if c <= _MAX_COLUMNS]
    if len(narrow) < _MIN_LINES:
        return None
    usual = _usual(narrow)
    full = [i for i, c in enumerate(columns) if abs(c - usual) <= 4]
    longer = sum(c > usual + 6 for c in narrow)
    if usual < _MIN_COLUMNS or longer > 0.06 * len(narrow) + 1 or len(full) < 0.4 * len(narrow):
        return None
    broken = sum(_breaks_off(lines, columns, i, usual) for i in full)
    prose = sum(any(mark in lines[i].words for mark in "，。；、：,") for i in full)
    if broken < 0.4 * len(full) or prose < 0.5 * len(full):
        return None
    indented = sum(line.indent >= _INDENT for line in lines)
    spaced = sum(line.blank for line in lines) > 0.8 * len(lines)
    shows = 0.05 * len(lines) < indented < 0.7 * len(lines)
    return Wrapping(usual, shows, spaced, 0 if shows else _hidden_indent(columns, usual))


def _breaks_off(lines: Sequence[Line], columns: Sequence[int], i: int, usual: int) -> bool:
    if i + 1 == len(lines) or finished(lines[i].words):
        return False
    return columns[i + 1] <= usual + 6 and not opens_block(lines[i + 1].words)


def _hidden_indent(columns: Sequence[int], usual: int) -> int:
    """What the full first lines of paragraphs lack, 0 where they are as wide as the others."""
    after_short = [
        usual - width
        for last, width in pairwise(columns)
        if abs(last - usual) > _SLACK and usual - _SLACK <= width
    ]
    common = Counter(after_short).most_common(1)
    return common[0][0] if common and _INDENT <= common[0][0] <= 5 else 0


def _usual(columns: Sequence[int]) -> int:
    """The most frequent width in columns where most lines lie within four columns."""
    counts = Counter(columns)
    near = {c: sum(counts[c + d] for d in range(-3, 1)) for c in counts}
    top = max(near, key=lambda c: (near[c], c))
    return max(range(top - 3, top + 1), key=lambda c: (counts[c], c))
