"""A second, small reader of numbers and dates, which shares no line with the assistant's own."""

from __future__ import annotations

import ast
import operator
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache
from typing import Any

__all__ = ["Date", "Number", "dates", "flat", "numbers", "recomputed"]

_SCALES = {
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10**4),
    "亿": Decimal(10**8),
    "万亿": Decimal(10**12),
}
_UNITS = """
个百分点 百分点 % ‰ 微克/立方米 毫克/立方米 毫克/升 吨/日 吨/年 立方米/日 平方公里 平方千米 平方米
立方米 蒸吨
千瓦时 万千瓦 千瓦 公里 千米 公顷 公斤 千克 毫米 厘米 人次 艘次 架次 车次 项次 件次 米 亩 吨
元 人 户 家 个 件 项 条 座 台 套 辆 艘 批 起 次 天 小时 处 所 种 口 路 份 名 株 场 倍 类 位 宗 块 头
只 期 篇 面 根 片 眼 张 架 册 例 组 支 间 栋 幢 岁 分钟 度 级 届
"""
_UNIT = "|".join(sorted(map(re.escape, _UNITS.split()), key=len, reverse=True))
_ARABIC = re.compile(
    rf"(?<![\d.A-Za-z])(?P<value>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<scale>万亿|亿|万|千(?!瓦|米|克)|百(?!分))?(?:余|多|几)?(?P<unit>{_UNIT})?(?!号)"
)
_HAN = "零一二两三四五六七八九十百千"
_CHINESE = re.compile(
    rf"(?<![第{_HAN}])(?P<value>[{_HAN}]+)(?P<unit>[项个件家座条台处次名户辆所起类])(?![是体])"
)
_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)年度?(?:(?P<m>1[0-2]|0?[1-9])月(?:(?P<d>\d{1,2})日)?)?"
    r"|(?<!\d)(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
    r"|(?<!\d)(?P<m2>1[0-2]|0?[1-9])月(?:(?P<d2>\d{1,2})日)?"
)
_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_SIGNS = str.maketrans("－−—×÷（）＝", "---*/()=")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text writes it: its amount with the scale multiplied out, and its unit.

    `written` is without the scale: 1.6 of 1.6亿元.
    """

    amount: Decimal
    unit: str
    start: int
    end: int
    written: Decimal
    decimals: int = 0

    def same(self, other: Number) -> bool:
        """Whether two numbers are the same amount in the same unit."""
        return self.amount == other.amount and self.unit == other.unit


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as a text writes it; 0 for what it leaves out."""

    year: int
    month: int
    day: int
    start: int
    end: int


def flat(text: str) -> str:
    """The text in one width without white space and invisible characters."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) != "Cf")


@lru_cache(maxsize=65_536)
def dates(text: str) -> tuple[Date, ...]:
    """The dates of a flat text: years, months and days."""
    return tuple(
        Date(
            int(m["y"] or m["y3"] or 0),
            int(m["m"] or m["m2"] or m["m3"] or 0),
            int(m["d"] or m["d2"] or m["d3"] or 0),
            m.start(),
            m.end(),
        )
        for m in _DATE.finditer(text)
    )


@lru_cache(maxsize=65_536)
def numbers(text: str) -> tuple[Number, ...]:
    """The Arabic numbers of a flat text that are no dates, and Chinese ones from two on."""
    dated = [(d.start, d.end) for d in dates(text)]
    found = []
    for match in _ARABIC.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in dated):
            value = match["value"].replace(",", "")
            amount = Decimal(value) * _SCALES.get(match["scale"] or "", Decimal(1))
            places = len(value.partition(".")[2])
            unit = match["unit"] or ""
            found.append(Number(amount, unit, *match.span(), Decimal(value), places))
    for match in _CHINESE.finditer(text):
        amount = _chinese(match["value"])
        if amount >= 2:
            found.append(Number(Decimal(amount), match["unit"], *match.span(), Decimal(amount)))
    return tuple(sorted(found, key=lambda number: number.start))


def recomputed(formula: str) -> tuple[Decimal, Number] | None:
    """What the left side of a formula comes to, and the result that it states.

    None where the formula cannot be read.
    """
    left, equals, right = flat(formula).translate(_SIGNS).rpartition("=")
    left = left.rpartition("=")[2] if "=" in left else left
    stated = next(iter(numbers(right.lstrip("-约"))), None)
    if not equals or stated is None:
        return None
    try:
        value = _value(ast.parse(_bare(left), mode="eval").body)
    except (SyntaxError, ValueError, DivisionByZero, InvalidOperation):
        return None
    return value, stated


def _bare(expression: str) -> str:
    """An expression without its units, with its scales multiplied out; 5% is 5."""
    parts, at = [], 0
    for match in _ARABIC.finditer(expression):
        parts.append(expression[at : match.start()])
        value = Decimal(match["value"].replace(",", ""))
        parts.append(str(value * _SCALES.get(match["scale"] or "", Decimal(1))))
        at = match.end()
    return "".join([*parts, expression[at:]])


def _value(node: ast.expr) -> Decimal:
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return Decimal(str(node.value))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        result = _OPERATORS[type(node.op)](_value(node.left), _value(node.right))
        return Decimal(result)
    raise ValueError


def _chinese(written: str) -> int:
    total = digit = 0
    for character in written:
        if character in "十百千":
            total += max(digit, 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".find(character.replace("两", "二"))
    return total + digit
