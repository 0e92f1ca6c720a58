"""Numbers with their units, read on Decimal.

Every step reads a bounded stretch of the text, so that the work grows with its length alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from index.quantity import Quantity
from index.quantity_article import without_articles
from index.quantity_bare import bare_power, plain_number
from index.quantity_forms import (
    read_fraction,
    read_range,
    read_ratio,
    read_share,
    unit_after,
)
from index.quantity_implied import with_implied_units
from index.quantity_names import barred_before, is_name, phrase_end
from index.quantity_number import Number, folded, past, read_number
from index.quantity_per import with_divisor
from index.quantity_threshold import without_thresholds
from index.quantity_time import is_calendar, is_period
from index.quantity_units import unit_kind, units
from index.quantity_words import qualifier_before, tail_after

__all__ = ["Quantity", "quantities", "unit_kind", "units"]

_START = re.compile("[0-9零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖]")
_TENTHS = {c: Decimal(i) / 10 for i, c in enumerate("一二三四五六七八九", 1)}
_HALF_OF = re.compile(r"半(?![年天日小导径截数场程个])")
_HALF_UNIT = re.compile(r"半(月|小时|季度|工作日)")
_SIGNED = frozenset({"%", "‰", "℃", "°C", "个百分点", "摄氏度", ""})
_AFTER_WORD = frozenset("为是长幅速率至到在约达（(：:，,、；; 数值于")
_LARGEST_HALVED = 100
_ALL_TENTHS = 10


def quantities(text: str) -> tuple[Quantity, ...]:
    """The amounts of a text in its order, without overlap.

    Calendar dates, ordinals, section and document numbers, names such as 十四五 or T800 and
    set phrases such as 四个意识 are no amounts, nor is 一 before a counter where it is an article.
    """
    flat = folded(text)
    found = []
    at = 0
    while begin := _START.search(flat, at):
        start = begin.start()
        at = phrase_end(flat, start)
        if at:
            continue
        read = None if barred_before(flat, start) else _read(flat, start)
        if read is None:
            at = past(flat, start)
        else:
            at = read.end
            found.append(_worded(flat, with_divisor(flat, read)))
    amounts = with_implied_units(flat, found)
    return without_articles(flat, without_thresholds(flat, amounts))


def _read(text: str, start: int) -> Quantity | None:
    number = read_number(text, start)
    if number is None:
        return None
    if text.startswith("分", number.end) or text.startswith(" 分", number.end):
        share = read_share(text, number)
        if share is not None:
            return share
    after = text[number.end : number.end + 2].lstrip(" ")[:1]
    if after and after in ":：∶比/":
        several = read_fraction(text, number) if after == "/" else read_ratio(text, number)
        if several is not None:
            return several
    return _amount(text, number)


def _amount(text: str, number: Number) -> Quantity | None:
    unit = unit_after(text, number)
    reach = read_range(text, number, unit)
    if reach is not None:
        return _ranged(text, number, unit, reach)
    if unit is None:
        return plain_number(text, number)
    name, end = unit
    if not _counts(text, number, name, end):
        return None
    if number.bare and not bare_power(text, number, name, end):
        return None
    return _extended(text, number, name, end)


def _counts(text: str, number: Number, unit: str, end: int) -> bool:
    """Whether a number with a unit is an amount and no date, period or name."""
    if unit == "年" and is_calendar(text, number, end):
        return False
    if unit == "成" and not 0 < number.amount <= _ALL_TENTHS:
        return False
    if unit == "番" and "翻" not in text[max(0, number.start - 3) : number.start]:
        return False
    return not is_period(text, number, unit, end) and not is_name(text, number, unit, end)


def _ranged(
    text: str, low: Number, unit: tuple[str, int] | None, reach: tuple[Number, str, int]
) -> Quantity | None:
    high, name, end = reach
    if name and not _counts(text, low, name, end):
        return None
    shared = low.scale == 1 and unit is None and low.value < high.value
    value = low.value if shared else low.amount / high.scale
    return Quantity(
        low.start, end, value, high.scale, name, unit_kind(name) or "bare", high.value,
        tail=high.fuzz,
    )  # fmt: skip


def _extended(text: str, number: Number, unit: str, end: int) -> Quantity:
    """The amount with what may follow its unit: 半 (六倍半), a second digit (六成五)."""
    value = number.value
    halved = _HALF_UNIT.match(text, end) if unit == "个" else None
    if halved:
        value, unit, end = value + Decimal("0.5"), unit + halved[1], halved.end()
    elif unit == "成" and text[end : end + 1] in _TENTHS:
        value, end = value + _TENTHS[text[end]], end + 1
    elif number.scale == 1 and value <= _LARGEST_HALVED and _HALF_OF.match(text, end):
        value, end = value + Decimal("0.5"), end + 1
    kind = unit_kind(unit)
    return Quantity(number.start, end, value, number.scale, unit, kind, tail=number.fuzz)


def _worded(text: str, read: Quantity) -> Quantity:
    """The amount with its sign and the words around it."""
    minus = _is_negative(text, read)
    start, value = (read.start - 1, -read.value) if minus else (read.start, read.value)
    qualifier = qualifier_before(text, start)
    tail = read.tail or tail_after(text, read.end)
    return replace(read, start=start, value=value, qualifier=qualifier, tail=tail)


def _is_negative(text: str, read: Quantity) -> bool:
    sign, before = text[read.start - 1 : read.start], text[max(0, read.start - 2) : read.start - 1]
    if before and before not in _AFTER_WORD:
        return False
    return sign == "负" or (sign == "-" and read.unit in _SIGNED)
