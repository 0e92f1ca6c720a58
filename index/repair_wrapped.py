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
        columns = width(before.words) + (min(before.indent, 4) or self.hidden * opening)
        if self.indented and columns >= self.columns - _SLACK:
            return True
        if columns < self.columns - (_INDENT if heading or ended else _SLACK):
            return not ended and inner_end(before.words)
        return not (ended or heading) or self._goes_on(after, ended)

    def _goes_on(self, after: Line, ended: bool) -> bool:
        """Without indents: a full line that lacks the width of an indent starts a paragraph.

        A short line is the last one of the paragraph, or a heading where a sentence had `ended`.
        """
        columns = width(after.words)
        if columns >= self.columns - _INDENT + 1:
            return True
        if columns >= self.columns - _SLACK:
            return False
        return not ended or finished(after.words)


def _heading(words: str) -> bool:
    return opens_block(words) or run_in(words)


def wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """How the text is wrapped, None where its lines are paragraphs.

    Wrapped means: at least two lines in five are equally long (36 to 130 columns), hardly any is
    longer, and at least two in five of those long lines end in the middle of a sentence.
    """
    if len(lines) < _MIN_LINES:
        return None
    columns = [width(line.words) + min(line.indent, 4) for line in lines]
    usual = _usual(columns)
    if not _MIN_COLUMNS <= usual <= _MAX_COLUMNS:
        return None
    full = [line for line, c in zip(lines, columns, strict=True) if abs(c - usual) <= 4]
    longer = sum(c > usual + 6 for c in columns)
    if len(full) < 0.4 * len(lines) or longer > 0.06 * len(lines) + 1:
        return None
    broken = sum(not finished(line.words) for line in full)
    prose = sum(any(mark in line.words for mark in "，。；、：,") for line in full)
    if broken < 0.4 * len(full) or prose < 0.5 * len(full):
        return None
    indented = sum(line.indent >= _INDENT for line in lines)
    spaced = sum(line.blank for line in lines) > 0.8 * len(lines)
    shows = 0.05 * len(lines) < indented < 0.7 * len(lines)
    return Wrapping(usual, shows, spaced, 0 if shows else _hidden_indent(columns, usual))


def _hidden_indent(columns: Sequence[int], usual: int) -> int:
    """What the full first lines of paragraphs lack, 0 where they are as wide as the others."""
    after_short = [
        usual - width
        for last, width in pairwise(columns)
        if last < usual - _SLACK and usual - _SLACK <= width
    ]
    common = Counter(after_short).most_common(1)
    return common[0][0] if common and _INDENT <= common[0][0] <= 5 else 0


def _usual(columns: Sequence[int]) -> int:
    """The most frequent width in columns where most lines lie within four columns."""
    counts = Counter(columns)
    near = {c: sum(counts[c + d] for d in range(-3, 1)) for c in counts}
    top = max(near, key=lambda c: (near[c], c))
    return max(range(top - 3, top + 1), key=lambda c: (counts[c], c))
