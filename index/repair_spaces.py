"""Spaces that a PDF copy put between characters, and white space of odd kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from index.edits import Edit

__all__ = ["digit_spaces", "edges", "text_spaces"]

_GAP = re.compile(r"[^\S\n]+")
_EDGE = re.compile(r"^[^\S\n]+|(?<=\S)[^\S\n]+$", re.M)
_DIGITS = "0-9０-９"
_SPACED_RUN = re.compile(
    rf"(?<![{_DIGITS}.．])[{_DIGITS}](?:[^\S\n]+[{_DIGITS}]|[^\S\n]*[.．][^\S\n]*[{_DIGITS}])+(?![{_DIGITS}])"
)
_CHINESE = "㐀-鿿〇○"
_NUMBERED = re.compile(rf"(?:附件|附表|附图|专栏|[图表])[^\S\n]*[{_DIGITS}]{{1,2}}$")
_MARKER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十0-9]{1,3}[)）])$"
)
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百0-9]{1,5}[章节条编]$")
_SENTENCE = re.compile("[，。；！？,]")
_ALIGNED_NUMBERS = re.compile(rf"[{_DIGITS}％%][^\S\n]+[-+]?[{_DIGITS}]")
_NUMBER = re.compile(rf"[{_DIGITS}.．,，%％]+")
_AMOUNT = re.compile(rf"(?:[{_DIGITS}.．,]+[{_CHINESE}]{{1,3}})+")
_CLOSING = "，。、；：！？）》”％%‰℃】』」"
_OPENING = "（《“【『「"
_LETTERS = re.compile(rf"(?<![^\s])[{_CHINESE}](?:[^\S\n]{{1,3}}[{_CHINESE}]){{3,}}(?![^\s])")
_SLOGAN_CHARS = 16


def digit_spaces(text: str) -> list[Edit]:
    """Edits that drop the spaces inside '1 9 9 8', and between a number and Chinese characters.

    Digits are drawn together only where each stands alone; rows of numbers are left alone.
    """
    edits: list[Edit] = []
    for start, line in _spaced_lines(text):
        if _row(line):
            continue
        gaps = set(_run_gaps(line))
        gaps.update(g.span() for g in _GAP.finditer(line) if _by_digit(line, g.start(), g.end()))
        edits.extend(Edit(start + a, start + b, "", "digit-space") for a, b in sorted(gaps))
    return edits


def text_spaces(text: str) -> list[Edit]:
    """Edits that drop spaces between Chinese characters and beside punctuation.

    Inside a line without a sentence (a name, a title, a heading of two halves) spaces are kept,
    and so are the two halves of a slogan in quotation marks; other kinds of white space become
    ordinary spaces.
    """
    edits: list[Edit] = []
    for start, line in _spaced_lines(text):
        spread = {gap for run in _LETTERS.finditer(line) for gap in _gaps_in(line, run.span())}
        kept = _row(line)
        sentence = not kept and _SENTENCE.search(line) is not None
        for found in _GAP.finditer(line):
            a, b = found.span()
            drop = (a, b) in spread or (not kept and _droppable(line, a, b, sentence))
            after = "" if drop else _plain(found.group())
            if after != found.group():
                kind = "space" if drop else "white-space"
                edits.append(Edit(start + a, start + b, after, kind))
    return edits


def edges(text: str) -> list[Edit]:
    """Edits that drop the white space before and after the words of a line."""
    edits = []
    start = 0
    for line in text.split("\n"):
        if line and (line[0].isspace() or line[-1].isspace()):
            words = line.strip()
            lead = len(line) - len(line.lstrip()) if words else len(line)
            if lead:
                edits.append(Edit(start, start + lead, "", "indent"))
            if lead + len(words) < len(line):
                edits.append(Edit(start + lead + len(words), start + len(line), "", "line-edge"))
        start += len(line) + 1
    return edits


def _spaced_lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if _GAP.search(line):
            yield start, line
        start += len(line) + 1


def _row(line: str) -> bool:
    """Whether the spaces of a line are the columns of a table.

    That is a line with a bar or tab; and one without a sentence that has two numbers side by side,
    a column that is an amount with its unit, or gaps both beside numbers and away from them.
    """
    if "|" in line or "\t" in line.strip():
        return True
    if _SENTENCE.search(line):
        return False
    if any(not _single(line, m.start(), m.end()) for m in _ALIGNED_NUMBERS.finditer(line)):
        return True
    runs = list(_SPACED_RUN.finditer(line))
    digits = [re.findall(f"[{_DIGITS}]+", run.group()) for run in runs]
    if any(_counts_up(run) for run in digits) or (runs and runs[-1].end() == len(line.rstrip())):
        return True
    if any(len(run) > 3 for run in digits):
        return False
    return _columns(line.split())


def _columns(words: list[str]) -> bool:
    amounts = [word for word in words[1:] if _AMOUNT.fullmatch(word)]
    if len(words) < 3:
        return any("年" in word for word in amounts)
    numbers = any(_NUMBER.fullmatch(word) for word in words)
    away = any(not (_NUMBER.fullmatch(a) or _NUMBER.fullmatch(b)) for a, b in pairwise(words))
    return bool(amounts) or (numbers and away)


def _single(line: str, start: int, end: int) -> bool:
    """Whether the digits on both sides of a gap stand alone."""
    before = line[start - 1] if start else " "
    after = line[end] if end < len(line) else " "
    return line[start].isdigit() and not before.isdigit() and not after.isdigit()


def _run_gaps(line: str) -> Iterator[tuple[int, int]]:
    for run in _SPACED_RUN.finditer(line):
        digits = re.findall(f"[{_DIGITS}]+", run.group())
        if not _GAP.search(run.group()) or _counts_up(digits):
            continue
        yield from _gaps_in(line, run.span())


def _counts_up(digits: list[str]) -> bool:
    """Whether digits are a numbering such as 1 2 3, not one number."""
    steps = {int(b) - int(a) for a, b in pairwise(digits)}
    return len(digits) >= 3 and steps == {1} and digits[0] in "01０１"


def _gaps_in(line: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    return [found.span() for found in _GAP.finditer(line, *span)]


def _by_digit(line: str, a: int, b: int) -> bool:
    if a == 0 or b == len(line):
        return False
    before, after = line[a - 1], line[b]
    if _digit(before) and (_chinese(after) or after in "％%‰℃"):
        return not _NUMBERED.search(line, max(0, a - 8), a)
    return _chinese(before) and _digit(after)


def _droppable(line: str, a: int, b: int, sentence: bool) -> bool:
    if a == 0 or b == len(line):
        return False
    before, after = line[a - 1], line[b]
    if a <= 6 and (_MARKER.match(line[:a]) or _ARTICLE.match(line[:a])):
        return _MARKER.match(line[:a]) is not None
    if after in _CLOSING and not before.isascii():
        return True
    if not sentence:
        return False
    if after in ",;:.!?" and _chinese(before):
        return True
    if before in _CLOSING or before in _OPENING or after in _OPENING:
        return _reader(before) and _reader(after)
    if before in ",;:" and _chinese(line[a - 2 : a - 1] or " "):
        return _reader(after)
    if _chinese(before) and _chinese(after):
        return not _slogan(line, a, b)
    return (_chinese(before) and after.isalpha()) or (before.isalpha() and _chinese(after))


def _slogan(line: str, a: int, b: int) -> bool:
    """Whether the space parts the halves, equally long, of a slogan in quotation marks."""
    opened = line.rfind("“", max(0, a - _SLOGAN_CHARS), a)
    closed = line.find("”", b, b + _SLOGAN_CHARS)
    return opened >= 0 and closed >= 0 and a - opened - 1 == closed - b >= 3


def _plain(gap: str) -> str:
    return gap if "\t" in gap else " " * len(gap)


def _digit(char: str) -> bool:
    return "0" <= char <= "9" or "０" <= char <= "９"


def _chinese(char: str) -> bool:
    return "㐀" <= char <= "鿿" or char in "〇○"


def _reader(char: str) -> bool:
    """Whether a character belongs to running Chinese text: a character, digit or its marks."""
    return _chinese(char) or _digit(char) or char in _CLOSING or char in _OPENING
