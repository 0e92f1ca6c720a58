"""Texts in which every line is broken at the width of the page, as PDF readers give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.repair_layout import Line, finished, inner_end, opens_block, width

__all__ = ["Wrapping", "wrapping"]

_MIN_LINES = 6
_MIN_COLUMNS, _MAX_COLUMNS = 36, 130
_SLACK = 8
_INDENT = 3


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: its usual full width in columns, whether paragraphs are indented.

    `spaced` is true where empty lines stand between all lines and so mean nothing.
    """

    columns: int
    indented: bool
    spaced: bool

    def continues(self, before: Line, after: Line) -> bool:
        """Whether `after` goes on with the paragraph of `before`."""
        if after.blank and not self.spaced:
            return False
        if self.indented and after.indent >= _INDENT:
            return False
        heading = opens_block(before.words) and not inner_end(before.words)
        columns = width(before.words) + min(before.indent, 4)
        if columns < self.columns - (_INDENT if heading else _SLACK):
            return not finished(before.words) and inner_end(before.words)
        if self.indented:
            return True
        if finished(before.words) or heading:
            return self._goes_on(after, unfinished=not finished(before.words))
        return True

    def _goes_on(self, after: Line, unfinished: bool) -> bool:
        """Without indents: a full line that lacks the width of an indent starts a paragraph."""
        columns = width(after.words)
        if columns >= self.columns - _INDENT + 1:
            return True
        if columns >= self.columns - _SLACK:
            return False
        return finished(after.words) != unfinished


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
    return Wrapping(usual, 0.05 * len(lines) < indented < 0.7 * len(lines), spaced)


def _usual(columns: Sequence[int]) -> int:
    """The width in columns around which most lines lie, the widest of them."""
    counts = Counter(columns)
    near = {c: sum(counts[c + d] for d in range(-3, 1)) for c in counts}
    return max(near, key=lambda c: (near[c], c))
