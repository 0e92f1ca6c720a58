"""Telling spans of time that are amounts from years, periods and plans."""

from __future__ import annotations

import re

from index.quantity_number import Number

__all__ = ["is_calendar", "is_period"]

_YEARS = frozenset({"年", "周", "个月", "个季度", "个年头", "个星期"})
_CLOCKED = frozenset({"天", "日", "小时", "个小时", "分钟", "个工作日", "昼夜", "秒"})
_BOUNDS = re.compile(r"[初底末度]|\d{1,2}月|[上下]半")
_SPAN_BEFORE = re.compile(r"[历达近约满续立校过长]")
# A span of years counts where words before it say that something lasts, is put off or bounded.
_LASTING = re.compile(
    r"(?:连续|历时|为期|长达|持续|提前|提早|延长|延续|缩短|压缩|期限|工期|期为|有效期|寿命|年限|推迟|"
    r"滞后|保持|间隔|不少于|不低于|不超过|超过|超|至少|平均|满|达到?|年龄|保质期|周期|服役|徒刑|"
    r"服务期)[^，。；：,]{0,3}$|(?:减少|增加|提高|降低|工作)了?$|[从由为近约达]$|"
    r"(?<![0-9一二两三四五六七八九十])[到至]$"
)
_PERIOD_BEFORE = re.compile(
    r"(?:[最将]近|(?<!提)前|过去|未来|今后|头|这|本|上|下|后|往|最后|随后|接下来|的|"
    r"(?<![历时达续满间])近)的?$"
)
_PERIOD_AFTER = re.compile(
    r"来|间(?![接隔])|中(?![央国心])|之?[后前]|期间|以[来后前]|初|末|底|度|[上下]半|时间里|里|"
    r"\d{1,2}月|一遇|级|制(?!定|度)|义务|期|任务|"
    r"(?:[一-鿿]{0,4}?)(?:行动|攻坚|滚动|计划|规划|禁渔|倍增)"
)
_BOUNDED_AFTER = re.compile(r"(?:及)?以[上下内]")
_OLDEST_SHORT_YEAR = "78"


def is_calendar(text: str, number: Number, end: int) -> bool:
    """Whether a number with 年, which ends at `end`, names a year and is no span of years."""
    if number.chinese or number.scale != 1 or number.fuzz:
        return False
    digits = number.digits
    if len(digits.rpartition(".")[2]) == 4 or digits[0] == "0":
        return not digits.startswith("0.")
    if _BOUNDS.match(text, end):
        return True
    before = text[max(0, number.start - 4) : number.start]
    short = len(digits) == 2 and digits >= _OLDEST_SHORT_YEAR
    return short and not _SPAN_BEFORE.search(before)


def is_period(text: str, number: Number, unit: str, end: int) -> bool:
    """Whether a number of years, months or days names a period or a plan and does not measure.

    五年来, 三年行动 and 五年累计 are periods; 连续五年, 提前两年 and 20年以上 are amounts.
    """
    if unit not in _YEARS and unit not in _CLOCKED:
        return False
    before = text[max(0, number.start - 10) : number.start]
    if _PERIOD_AFTER.match(text, end) or _PERIOD_BEFORE.search(before):
        return not (unit in _CLOCKED and text.startswith(("期", "任务", "中", "里"), end))
    if unit in _CLOCKED or "." in number.digits or _BOUNDED_AFTER.match(text, end):
        return False
    return not _LASTING.search(before)
