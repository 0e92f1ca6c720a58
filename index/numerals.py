"""Chinese numerals on Decimal."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["CHINESE_NUMBER", "chinese_value"]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_DIGIT = "[零〇○一二三四五六七八九两]"

CHINESE_NUMBER = (
    rf"(?:{_DIGIT}|十|百(?=[一二三四五六七八九])|[一二三四五六七八九两]千|[一二三四五六七八九两]百)"
    rf"(?:{_DIGIT}|[十百千]|[万亿](?={_DIGIT}|十))*(?:点{_DIGIT}+)?"
)


def chinese_value(written: str) -> Decimal:
    """The value of a Chinese numeral such as 三千一百七十八, 五十五点三, 二〇二五 or 两万四千.

    A run of digits without 十, 百, 千 is read digit by digit. Raises ValueError for other text.
    """
    whole, _, fraction = written.partition("点")
    value = Decimal(_digits(whole) if re.fullmatch(f"{_DIGIT}{{2,}}", whole) else _grouped(whole))
    if fraction:
        value += Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))
    return value


def _digits(written: str) -> int:
    return int("".join(str(_DIGITS[c]) for c in written))


def _grouped(written: str) -> int:
    total = section = digit = 0
    for c in written:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _POWERS:
            section += (digit or 1) * _POWERS[c]
            digit = 0
        elif c in _MYRIADS:
            here = (section + digit) * _MYRIADS[c]
            total = total + here if c == "万" else total * _MYRIADS[c] + here
            section = digit = 0
        else:
            raise ValueError(f"not a Chinese numeral: {written!r}")
    return total + section + digit
