"""Chinese numerals on Decimal."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["NUMERAL", "chinese_value"]

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_DIGITS |= {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)}
_POWERS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_DIGIT = "[零〇○一二三四五六七八九两]"

_ONE = "[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_ZERO = "[零〇○]"
_SECTION = (
    rf"(?:{_ONE}?[千仟])?(?:{_ZERO}?{_ONE}?[百佰])?(?:{_ZERO}?{_ONE}?[十拾])?(?:{_ZERO}?{_ONE})?"
)
NUMERAL = re.compile(
    rf"(?:{_ZERO}|(?:(?:{_SECTION}万)?{_SECTION}(?:万亿|万万|亿))?{_ZERO}?"
    rf"(?:{_SECTION}万)?{_ZERO}?{_SECTION})"
    rf"(?:点{_DIGIT}{{1,8}}(?:万亿|万|亿)?)?"
)
"""A whole numeral written with powers; 一九四九, 三五 and 十四五 are none."""

_SHORT_ENDING = re.compile(rf"(?<=[百佰千仟万亿]){_ONE}$")


def chinese_value(written: str) -> Decimal:
    """The value of a Chinese numeral such as 三千一百七十八, 五十五点三, 二〇二五 or 两万四千.

    A run of digits without 十, 百, 千 is read digit by digit; a last digit right after a power
    counts tenths of it (两万五 is 25000). Raises ValueError for other text.
    """
    whole, _, fraction = written.partition("点")
    value = Decimal(_digits(whole) if re.fullmatch(f"{_DIGIT}{{2,}}", whole) else _grouped(whole))
    decimals = fraction.rstrip("万亿")
    if decimals:
        value += Decimal("0." + "".join(str(_DIGITS[c]) for c in decimals))
    for c in fraction[len(decimals) :]:
        value *= _MYRIADS[c]
    return value


def _digits(written: str) -> int:
    return int("".join(str(_DIGITS[c]) for c in written))


def _grouped(written: str) -> int:
    total = section = digit = 0
    for c in written.replace("万万", "亿"):
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
    if _SHORT_ENDING.search(written):
        digit *= (_POWERS | _MYRIADS)[written[-2]] // 10
    return total + section + digit
