"""Numbered paragraphs (一)(二)(三) that may be the parts of a total stated before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.check_clauses import Term, Text
from assistant.check_kinds import same_measure
from assistant.check_report import as_written
from assistant.check_whole import Whole

__all__ = ["numbered"]

_MARK = re.compile(r"(?:(?<=[\n。；;：:])|^)\s{0,4}[（(]([一二三四五六七八九十])[)）]")
_ORDER = "一二三四五六七八九十"
_LEAST, _BACK, _LONGEST, _HEADS = 3, 400, 3000, 10


def numbered(text: Text) -> Iterator[Whole]:
    """Each row of numbered items whose first figures measure what a total before them does."""
    for row in _rows([(m.start(), _ORDER.index(m[1])) for m in _MARK.finditer(text.text)]):
        parts = list(_firsts(text, row))
        if len(parts) == len(row) and all(same_measure(parts[0].figure, p.figure) for p in parts):
            totals = _totals(text, row[0], parts[0])
            if totals:
                count = len(parts)
                ends = frozenset({count})
                yield Whole("numbered", totals, tuple(parts), {}, ends, count, False)


def _rows(marks: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The starts of the items of each row that counts up from one."""
    row: list[int] = []
    for start, number in marks:
        goes_on = row and number == len(row) and start - row[-1] < _LONGEST
        if not goes_on:
            if len(row) >= _LEAST:
                yield row
            row = []
        if goes_on or number == 0:
            row.append(start)
    if len(row) >= _LEAST:
        yield row


def _firsts(text: Text, row: Sequence[int]) -> Iterator[Term]:
    """The first level of each item, where it stands in the item's first sentence."""
    for start in row:
        end = text.text.find("。", start)
        inside = text.near(start, end if end > 0 else len(text.text))
        if inside and inside[0].sort == "level":
            yield inside[0]


def _totals(text: Text, start: int, part: Term) -> tuple[Term, ...]:
    before = [
        t
        for t in text.near(max(0, start - _BACK), start)
        if same_measure(t.figure, part.figure) and t.sort in ("level", "change")
    ]
    levels = [t for t in before if t.sort == "level"]
    return (*reversed(levels[-_HEADS:]), *_corrected(before))


def _corrected(terms: Sequence[Term]) -> Iterator[Term]:
    """What a plan and the gap to it come to: 比预算数 A 少 B."""
    for plan, gap in pairwise(terms):
        if re.match("[比较]", plan.label) and gap.sort == "change" and plan.clause == gap.clause:
            value = plan.figure.amount + gap.sign * gap.figure.amount
            sign = "+" if gap.sign > 0 else "-"
            quote = f"{as_written(plan.figure)}{sign}{as_written(gap.figure)}"
            scale = plan.figure.scale
            yield replace(plan, figure=replace(plan.figure, value=value / scale, quote=quote))
