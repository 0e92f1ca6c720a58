"""Numbers without a unit, and powers without a number (近千公里)."""

from __future__ import annotations

import re
from decimal import Decimal

from index.quantity import Quantity
from index.quantity_number import Number, read_number
from index.quantity_units import unit_at, unit_kind
from index.quantity_words import qualifier_before, tail_after

__all__ = ["bare_power", "plain_number"]

_MYRIAD = 10**4
_NUMBER = r"\d{1,8}(?:\.\d{1,4})?"
_COUNTERS = frozenset("个家座项名所种件台套条场户处支")
_MANY = frozenset("上百千万")
_OVER = re.compile(r"(?<![通经度走超不])过$")
_SAID_OF = frozenset("为是的达到于率数值度比由从至约近超过别、和，,（(系")
_BREAKS = re.compile(r"[A-Za-z0-9.、/+@#·、）)级号折线版日月年时世代届期强纳平工后]|[-—~]\d|分")
_DATED = re.compile(r"(?:19|20)\d\d\.\d{1,2}$|(?:[1-9]|1[0-2])\.(?:[12]?\d|3[01])$")
_EVENT = re.compile(
    r"[”\"]|[一-鿿]{0,4}(?:事件|事故|火灾|地震|洪|暴雨|专案|案件|晚会|讲话|爆炸|讲话)"
)
_ROW = re.compile(rf"(?:[、和及] ?{_NUMBER}){{0,6}}[、和及] ?({_NUMBER})(?![\d.])")
_EACH = re.compile(r"分别|依次|各")
_FAR = 40
_HALVED = re.compile(r"(?:占|减少|下降|降低|压缩|缩短|降|减)[了到至]?$")
_DAYS = re.compile(r"日(?:以|之)?内")


def bare_power(text: str, number: Number, unit: str, end: int) -> bool:
    """Whether 百, 千 or 万 without a number before it counts: 近千公里, 千座公园."""
    before = text[max(0, number.start - 2) : number.start]
    if qualifier_before(text, number.start) or _OVER.search(before):
        return not text.startswith("级", end)
    if tail_after(text, end):
        return not re.match(r"以[上下内](?:的)?[一-鿿]", text[end : end + 4])
    small = number.digits in ("百", "千") and number.scale == 1
    return small and unit in _COUNTERS and before[-1:] not in _MANY


def plain_number(text: str, number: Number) -> Quantity | None:
    """The amount of a number without a unit: 3000万贫困人口, a share of 44.1; else none."""
    shared = _shared_unit(text, number)
    if shared is not None:
        return shared
    if _is_half(text, number):
        return Quantity(number.start, number.end + 1, Decimal("0.5"), Decimal(1), "", "fraction")
    days = _DAYS.match(text, number.end)
    if days and text[number.start - 1 : number.start] not in tuple("月年-—至"):
        end = number.end + 1
        return Quantity(number.start, end, number.value, number.scale, "日", "days")
    end = number.end - 1 if number.fuzz == "来" and text[number.end - 1] == "来" else number.end
    if not (_scaled(text, number, end) or _decimal(text, number, end)):
        return None
    fuzz = number.fuzz if end == number.end else ""
    return Quantity(number.start, end, number.value, number.scale, "", "bare", tail=fuzz)


def _is_half(text: str, number: Number) -> bool:
    """Whether 一半 is said of a whole: 近一半, 减少一半以上, 占一半."""
    if number.digits != "一" or not text.startswith("半", number.end):
        return False
    before = text[max(0, number.start - 3) : number.start]
    return bool(
        qualifier_before(text, number.start)
        or tail_after(text, number.end + 1)
        or _HALVED.search(before)
    )


def _shared_unit(text: str, number: Number) -> Quantity | None:
    """The amount of a number in a row whose unit stands at the end: 分别提高20.9、36.2个百分点."""
    row = _ROW.match(text, number.end) if number.scale == 1 and not number.chinese else None
    if row is None:
        return None
    told = _EACH.search(text[max(0, number.start - _FAR) : number.start])
    last = read_number(text, row.start(1)) if told or "." in number.digits else None
    unit = unit_at(text, last.end) if last else None
    if last is None or unit is None or unit[0] == "年":
        return None
    kind = unit_kind(unit[0])
    return Quantity(number.start, number.end, number.value, last.scale, unit[0], kind)


def _scaled(text: str, number: Number, end: int) -> bool:
    if number.scale < _MYRIAD or text[end : end + 1] in tuple("级分里家众户以"):
        return number.scale >= _MYRIAD and text.startswith(("以上", "以下", "以内"), end)
    if number.bare:
        return bool(qualifier_before(text, number.start))
    return True


def _decimal(text: str, number: Number, end: int) -> bool:
    if number.chinese or "." not in number.digits or number.digits.endswith(".0"):
        return False
    before = text[max(0, number.start - 2) : number.start].rstrip(" ")[-1:]
    after = text[end : end + 8]
    if before not in _SAID_OF or _BREAKS.match(after.lstrip(" ")):
        return False
    return not (_DATED.match(number.digits) and _EVENT.match(after))
