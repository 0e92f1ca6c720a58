"""The forms of amounts with more than one number: shares, fractions, ratios and ranges."""

from __future__ import annotations

import re
from decimal import Decimal

from index.quantity import Quantity
from index.quantity_number import Number, read_number
from index.quantity_time import is_calendar
from index.quantity_units import unit_at

__all__ = ["Range", "read_fraction", "read_range", "read_ratio", "read_share", "unit_after"]

Range = tuple[Number, str, int]

_GAP = re.compile(r" {0,2}(?:\n ?)?")
_DASH = re.compile(
    r"(?:[（(]含[)）])? ?(?:[—–―─~-]{1,2}|至|到) ?(?=[0-9零一二两三四五六七八九十百])"
)
_FROM = re.compile(r"[由从自][^，。；、：:,]{0,14}$")
_OF = re.compile(r" ?分 ?之 ?(?=[0-9零一二两三四五六七八九十百])")
_PER = {100: "%", 1000: "‰", 10000: "‱"}
_SHARE_KINDS = {"%": "percent", "‰": "permille", "‱": "permyriad"}
_SLASHED = re.compile(r"([1-9]\d?)/([1-9]\d?)(?![\d/.A-Za-z])")
_MEMBER = r"\d{1,6}(?:\.\d{1,4})?"
_RATIO = re.compile(rf"{_MEMBER}(?: ?[∶:：] ?{_MEMBER}){{1,4}}(?![\d.∶:：%])")
_SPOKEN_RATIO = re.compile(rf"{_MEMBER}比{_MEMBER}(?![\d.∶:：%])")
_OF_RATIO = re.compile(r"比例?|结构|配比")
_LARGEST_DENOMINATOR = 20


def unit_after(text: str, number: Number) -> tuple[str, int] | None:
    """The unit that follows a number, with its end; it may stand after spaces or a line end."""
    gap = _GAP.match(text, number.end)
    assert gap is not None
    if "\n" in gap.group() and text[number.start - 1 : number.start] in ("", "\n"):
        return None
    return unit_at(text, gap.end())


def read_share(text: str, number: Number) -> Quantity | None:
    """百分之五十, 千分之七 and 三分之二, where `number` is the one before 分之."""
    of = _OF.match(text, number.end)
    part = read_number(text, of.end()) if of else None
    if part is None or not number.amount:
        return None
    unit = _PER.get(int(number.amount), "") if number.bare or number.scale == 1 else ""
    if not unit:
        value = part.amount / number.amount
        return Quantity(number.start, part.end, value, Decimal(1), "", "fraction", tail=part.fuzz)
    end, upper = part.end, None
    dash = _DASH.match(text, end)
    if dash:
        again = re.compile("百分之").match(text, dash.end())
        high = read_number(text, again.end() if again else dash.end())
        if high is not None and high.amount > part.amount and unit_after(text, high) is None:
            end, upper = high.end, high.amount
    kind = _SHARE_KINDS[unit]
    return Quantity(number.start, end, part.amount, Decimal(1), unit, kind, upper, tail=part.fuzz)


def read_fraction(text: str, number: Number) -> Quantity | None:
    """1/3 and its like."""
    found = _SLASHED.match(text, number.start)
    if found is None or text[number.start - 1 : number.start] == "/":
        return None
    part, whole = int(found[1]), int(found[2])
    if not part < whole <= _LARGEST_DENOMINATOR:
        return None
    value = Decimal(part) / Decimal(whole)
    return Quantity(number.start, found.end(), value, Decimal(1), "", "fraction")


def read_ratio(text: str, number: Number) -> Quantity | None:
    """7.1∶40.6∶52.3, or 3:7 where the words before speak of a ratio; times of day are none."""
    found = _RATIO.match(text, number.start)
    spoken = None if found else _SPOKEN_RATIO.match(text, number.start)
    match = found or spoken
    if match is None:
        return None
    parts = tuple(Decimal(part) for part in re.findall(_MEMBER, match.group()))
    before = text[max(0, number.start - 16) : number.start]
    sure = "∶" in match.group() or "." in match.group() or _OF_RATIO.search(before)
    if not sure and not (spoken and max(parts) < 1000):
        return None
    if spoken and unit_at(text, match.end()):
        return None
    return Quantity(number.start, match.end(), parts[0], Decimal(1), "", "ratio", parts=parts)


def read_range(text: str, low: Number, unit: tuple[str, int] | None) -> Range | None:
    """The number after a dash, 至 or 到, with the unit of both and the end of the range.

    None where the two are no range: a change (由3%到5%), years, unlike units, a fall.
    """
    dash = _DASH.match(text, unit[1] if unit else low.end)
    if dash is None:
        return None
    before = text[max(0, low.start - 16) : low.start]
    if dash.group().strip() in ("至", "到") and _FROM.search(before):
        return None
    high = read_number(text, dash.end())
    found = unit_after(text, high) if high else None
    if high is None or (found is None and high.scale < 10**4):
        return None
    name, end = found or ("", high.end)
    if (unit and unit[0] != name) or (name == "年" and is_calendar(text, high, end)):
        return None
    return (high, name, end) if high.amount > low.amount else None
