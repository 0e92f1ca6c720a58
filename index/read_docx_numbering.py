"""The numbers that Word counts by itself, written out as it shows them."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

from index.read_docx_xml import child, children, value

__all__ = ["Numbering", "counted"]

Element = ElementTree.Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_FULL_WIDTH = {0x30 + digit: 0xFF10 + digit for digit in range(10)}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Numbering:
    """Counts the numbered paragraphs of one document; ask in document order."""

    def __init__(self, part: Element | None) -> None:
        self._abstract = {
            value(item, "abstractNumId"): item for item in children(part, "abstractNum")
        }
        self._nums = {value(item, "numId"): item for item in children(part, "num")}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()

    def next(self, num: str, level: int) -> str:
        """The number of the next paragraph in this list at `level` (from 0), '' for bullets."""
        item = self._nums.get(num)
        abstract = value(child(item, "abstractNumId"), "val")
        if abstract not in self._abstract or not 0 <= level < _LEVELS:
            return ""
        levels = self._levels(item, abstract)
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if num not in self._started:
            self._started.add(num)
            self._restart(item, counts)
        count = counts[level]
        counts[level] = _start(levels.get(level)) if count is None else count + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _shown(levels, counts, level)

    def _levels(self, num: Element | None, abstract: str) -> dict[int, Element]:
        found = children(self._abstract[abstract], "lvl")
        found += [lvl for each in children(num, "lvlOverride") for lvl in children(each, "lvl")]
        return {int(value(lvl, "ilvl") or 0): lvl for lvl in found}

    @staticmethod
    def _restart(num: Element | None, counts: list[int | None]) -> None:
        for each in children(num, "lvlOverride"):
            start = value(child(each, "startOverride"), "val")
            level = value(each, "ilvl")
            if start.isdecimal() and level.isdecimal() and int(level) < _LEVELS:
                counts[int(level)] = int(start) - 1


def _start(level: Element | None) -> int:
    found = value(child(level, "start"), "val")
    return int(found) if found.isdecimal() else 1


def _shown(levels: dict[int, Element], counts: list[int | None], level: int) -> str:
    if level not in levels:
        return ""
    own = levels[level]
    if value(child(own, "numFmt"), "val") in ("bullet", "none"):
        return ""
    legal = child(own, "isLgl") is not None

    def written(place: re.Match[str]) -> str:
        at = int(place.group(1)) - 1
        count = counts[at]
        form = "decimal" if legal else value(child(levels.get(at), "numFmt"), "val")
        return counted(_start(levels.get(at)) if count is None else count, form)

    text = _PLACE.sub(written, value(child(own, "lvlText"), "val"))
    glued = value(child(own, "suff"), "val") == "nothing"
    return text + " " if text and text[-1].isalnum() and text[-1] < "\x7f" and not glued else text


def counted(number: int, form: str) -> str:
    """The number in the numbering format of that name; unknown formats count in digits."""
    return _FORMATS.get(form, str)(number)


def _chinese(number: int) -> str:
    """Chinese numerals to 9999: 十一, 二十, 一百零三; digits above."""
    if not 0 < number < 10_000:
        return str(number)
    text, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            text += ("零" if gap else "") + _DIGITS[digit] + name
        gap = not digit and bool(text)
    return text[1:] if 10 <= number < 20 else text


def _letters(number: int) -> str:
    """a … z, aa, bb … as Word counts."""
    if number < 1:
        return str(number)
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for amount, sign in _ROMAN:
        text += sign * (number // amount)
        number %= amount
    return text


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "ideographTraditional": lambda number: _STEMS[number - 1] if 1 <= number <= 10 else str(number),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(
        {48 + d: 0xFF10 + d for d in range(10)}
    ),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
}
