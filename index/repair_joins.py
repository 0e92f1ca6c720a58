"""Joining lines that were broken in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from index.edits import Edit
from index.repair_layout import Line, finished, inner_end, opens_block, run_in
from index.repair_wrapped import wrapping

__all__ = ["join_certain", "join_likely", "join_wrapped", "joint"]

_CANNOT_START = "，。、；：！？）》”’」』】〉％%‰℃,;!?)"
_CANNOT_END = "，、（《“‘「『【〔(,"
_LABEL = re.compile(r"[^：:；，。\s]{2,12}[：:]")
_DATE_LINE = re.compile(r"[（(]?[0-9０-９〇○一二三四五六七八九十\s]{4,}年[^，。]{0,10}$")
_SIGNATURE = re.compile(r"[^，。；：、]{2,24}(?:政府|办公[室厅]|委员会|[局厅部委院]|小组)$")
_NAME = re.compile(r"[^，。；：\s]{2,16}\s+[^，。；：\s]{1,6}(?:\s[^，。；：\s])?$")
_COLUMN_GAP = re.compile(r"(?<=[一-鿿）]) +(?=[一-鿿（])")
_NUMBER_GAP = re.compile(r"[0-9％%] +[0-9]{2}|[0-9]{2}[％%]? +[0-9]")
_LONG_SENTENCE = 90
_HEADING_CHARS = 20


def join_wrapped(lines: Sequence[Line], fixed: Collection[int]) -> list[Edit]:
    """Joins of lines to paragraphs in a text that is wrapped at the width of a page throughout.

    Empty for any other text. `fixed` holds the starts of lines that the format marks as headings;
    these stay alone.
    """
    wrapped = wrapping(lines)
    if not wrapped:
        return []
    edits: list[Edit] = []
    opening = True  # whether the line before is the first one of its paragraph
    for before, after in pairwise(lines):
        goes_on = wrapped.continues(before, after, opening) or _certainly(before, after)
        opening = not goes_on or _keep_apart(before, after, fixed)
        if not opening:
            edits.append(joint(before, after))
    return edits


def join_certain(lines: Sequence[Line], fixed: Collection[int]) -> list[Edit]:
    """Joins of lines that cannot stand apart: a bracket left open, a line that starts with '，'."""
    return [
        joint(before, after)
        for before, after in pairwise(lines)
        if not _keep_apart(before, after, fixed) and _certainly(before, after)
    ]


def join_likely(lines: Sequence[Line], fixed: Collection[int], damaged: bool) -> list[Edit]:
    """Joins of lines that break off after at least one whole sentence.

    Only in a text that shows other damage (`damaged`) or more than one such line, for a clean text
    may lack a full stop at a paragraph's end.
    """
    pairs = _broken_pairs(lines, fixed)
    if len(pairs) < 2 and not damaged:
        return []
    plain = sum(_plain_heading(before, after) for before, after in pairwise(lines))
    if plain >= 3 and plain > len(pairs):
        return []
    return [joint(before, after) for before, after in pairs]


def joint(before: Line, after: Line) -> Edit:
    """The edit that joins two lines, with a space only between two Latin words."""
    last, first = before.words[-1], after.words[0]
    latin = (
        first.isascii() and first.isalpha() and last.isascii() and (last.isalpha() or last in ",.;")
    )
    return Edit(before.end, after.start, " " if latin else "", "line-break")


def _broken_pairs(lines: Sequence[Line], fixed: Collection[int]) -> list[tuple[Line, Line]]:
    pairs: list[tuple[Line, Line]] = []
    goes_on = False  # whether the line after `after` belongs to it and holds punctuation
    for before, after in zip(lines[-2::-1], lines[:0:-1], strict=True):
        sentence = goes_on or re.search("[，。；：,]", after.words) is not None
        broken = (
            sentence
            and not after.blank
            and not _keep_apart(before, after, fixed)
            and _breaks_off(before.words)
            and not _closes_document(after.words)
            and (before.words[-1] == "的" or not _labelled(after.words))
        )
        if broken:
            pairs.append((before, after))
        goes_on = broken
    return pairs[::-1]


def _keep_apart(before: Line, after: Line, fixed: Collection[int]) -> bool:
    if before.start in fixed or after.start in fixed:
        return True
    if opens_block(after.words) or (run_in(after.words) and finished(before.words)):
        return True
    if _row(before.words) or _row(after.words) or _NAME.match(after.words):
        return True
    return _labelled(before.words) and _labelled(after.words)


def _row(words: str) -> bool:
    """Whether a line is a row of a table: bars, tabs, or gaps that no sentence would have."""
    if words[0] == "|" or "\t" in words or words.count("|") > 1:
        return True
    if " " not in words or re.search("[，。；：]", words):
        return False
    return len(_COLUMN_GAP.findall(words)) > 1 or _NUMBER_GAP.search(words) is not None


def _labelled(words: str) -> bool:
    return _LABEL.match(words) is not None


def _certainly(before: Line, after: Line) -> bool:
    return not after.blank and _certain(before.words, after.words)


def _certain(before: str, after: str) -> bool:
    if after[0] in _CANNOT_START:
        return True
    if before[-1] in _CANNOT_END:
        return before[:2] != after[:2]
    if finished(before):
        return False
    if before[-1].isascii() and before[-1].isalpha() and re.match(r"[0-9]+\.[0-9]", after):
        return True
    return after.startswith(("是：", "是:")) or _open_bracket(before, after)


def _open_bracket(before: str, after: str) -> bool:
    """Whether a bracket opened near the end of one line is closed near the start of the next."""
    tail, head = before[-60:], after[:40]
    for opening, closing in ("《》", "（）", "()"):
        if tail.rfind(opening) > tail.rfind(closing) >= -1 and opening in tail:
            close = head.find(closing)
            reopened = head.find(opening)
            return close >= 0 and (reopened < 0 or close < reopened)
    return False


def _breaks_off(words: str) -> bool:
    if finished(words) or words[-1] == "摄" or "记者" in words[-16:]:
        return False
    return inner_end(words) or (len(words) >= _LONG_SENTENCE and "，" in words)


def _plain_heading(before: Line, after: Line) -> bool:
    """Whether a line looks like an unnumbered heading without punctuation at its end."""
    words = before.words
    if len(words) < _HEADING_CHARS or finished(words) or inner_end(words) or opens_block(words):
        return False
    return "，" in words and finished(after.words)


def _closes_document(words: str) -> bool:
    return _DATE_LINE.match(words) is not None or _SIGNATURE.match(words) is not None
