"""Units that a report leaves out because its words imply them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.quantity import Quantity

__all__ = ["with_implied_units"]

_FAR = 30
_MYRIAD = Decimal(10**4)
_WHOLE = 100
_CLAUSE = re.compile(r"[^，。；;,！？\n]{0,30}$")
_MONEY = re.compile(
    r"罚款|资金|投资(?!者)|收入|支出|产值|增加值|营收|[总余]额|贷款|存款|税收|利润|补贴|生产总值|GDP|"
    r"债券|经济总量|[易售资]额|融资|赤字|产业规模|资产"
)
_COUNTED = re.compile(r"人口|人数|户数|[者户人]$")
_SHARE = re.compile(r"占比|比重")
_ENDS = re.compile(r"(?:左右|以上|以内|以下|大关)?(?:[，。；、,;（()）的]|\s|[到至]|$)")
_ROW = re.compile(
    r"[、和及至到]|(?:[增减]|上升|下降|提高|降低|发展|变|调整|回落)[^，。；0-9]{0,3}[到为至].{0,8}"
)


def with_implied_units(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The amounts, those without a unit with the one that the words around them imply.

    收缴罚款3.6亿 is money, 占比从44.1发展为52.1 are per cents, in 1.2万亿、8000亿元 the unit stands
    once; 3000万贫困人口 has no unit.
    """
    given = list(found)
    for i, quantity in enumerate(given):
        if quantity.kind == "bare" and not quantity.unit:
            before = given[i - 1] if i else None
            after = given[i + 1] if i + 1 < len(given) else None
            given[i] = _implied(text, quantity, before, after)
    return given


def _implied(
    text: str, quantity: Quantity, before: Quantity | None, after: Quantity | None
) -> Quantity:
    if quantity.scale < _MYRIAD:
        goes_on = before is not None and before.unit == "%" and _in_row(text, before, quantity)
        if quantity.value <= _WHOLE and (goes_on or _said(_SHARE, text, quantity)):
            return replace(quantity, unit="%", kind="percent")
        return quantity
    if not _ENDS.match(text, quantity.end):
        return quantity
    if after and after.kind.startswith("money") and _in_row(text, quantity, after):
        return replace(quantity, unit=after.unit, kind=after.kind)
    if before and before.kind.startswith("money") and _in_row(text, before, quantity):
        return replace(quantity, unit=before.unit, kind=before.kind)
    if _said(_MONEY, text, quantity) and not _said(_COUNTED, text, quantity):
        return replace(quantity, unit="元", kind="money")
    return quantity


def _said(words: re.Pattern[str], text: str, quantity: Quantity) -> bool:
    """Whether the clause before an amount has one of the words."""
    start = quantity.start - len(quantity.qualifier)
    clause = _CLAUSE.search(text[max(0, start - _FAR) : start])
    return clause is not None and bool(words.search(clause.group()))


def _in_row(text: str, first: Quantity, second: Quantity) -> bool:
    if second.start - first.end > _FAR:
        return False
    gap = text[first.end : second.start].removesuffix(second.qualifier)
    return bool(_ROW.fullmatch(gap.removeprefix(first.tail)))
