"""The unit that a question asks for, named or implied."""

from __future__ import annotations

import re
from functools import cache

from index.quantities import unit_kind, units
from index.tokens import dictionary_words

__all__ = ["RATE_NOUN", "implied_kind", "unit_after"]

RATE_NOUN = re.compile(
    r"率|占比|比重|比例|增速|增幅|涨幅|降幅|百分之几|百分之多少|百分比|几成|占(?!地|"
    r"用)[^，。,]{0,20}(?:多少|几|比例)|几个(?:百分)?点(?!位)"
)
"""Words of a question whose answer is a rate."""
_MONEY_NOUN = re.compile(
    r"钱|资金|金额|投资|产值|增加值|营收|收入(?!.{0,3}率)|支出|GDP|gdp|总额|罚款|经济总量|"
    r"生产总值|社零|赤字|国债|基金|薪|工资|成交(?:额|多)|财政|贸易|外贸|进出口|规模多大|补贴|"
    r"贷款|利润|税|挣|赚|花费|保费|津贴"
)
_AREA_NOUN = re.compile(r"多大面积|面积")
_LENGTH_NOUN = re.compile(r"多长|里程|长度|多远")
_AFTER = re.compile(r"(?:多少|几)\s*(?P<scale>万|亿|千|百)?\s*(?=(?P<rest>.{0,6}))")
_NOUN_UNITS = {
    "钱": ("", "money"), "人口": ("人", "person"), "资金": ("", "money"), "投资": ("", "money"),
    "时间": ("", ""), "面积": ("", "area"), "学生": ("人", "person"), "孩子": ("人", "person"),
    "个百分点": ("个百分点", "points"), "个点": ("", "percent"), "老外": ("人次", "visits"),
    "游客": ("人次", "visits"), "企业": ("家", "count"), "人": ("人", "person"),
    "罚款": ("", "money"), "薪": ("", "money"), "煤": ("吨", "mass"), "粮": ("", "mass"),
    "水": ("", ""), "油": ("", ""), "点": ("", "percent"), "工资": ("", "money"),
}  # fmt: skip
_ALSO_COUNTED = "人项个条"
_PEOPLE = re.compile(
    r"[个名位](?:人(?!次|[员口才大民])|[一-龥]{0,2}(?:医生|老师|教师|学生|孩子|工人|干部|党员|院士))"
)


def unit_after(question: str) -> tuple[str, str]:
    """The unit behind the first question word that has one, and its kind; '' where none has.

    A span of years (几年建成多少公里) counts only where nothing else is asked.
    """
    named = [_unit_of(match["rest"]) for match in _AFTER.finditer(question)]
    named = [(unit, kind) for unit, kind in named if unit or kind]
    lasting = [pair for pair in named if pair[1] != "years"]
    return (lasting or named or [("", "")])[0]


def _unit_of(rest: str) -> tuple[str, str]:
    if rest.startswith("个点位"):
        return "个", "count"
    if _PEOPLE.match(rest):
        return "人", "person"
    noun = next((n for n in sorted(_NOUN_UNITS, key=len, reverse=True) if rest.startswith(n)), "")
    unit = next((name for name in _unit_names() if rest.startswith(name)), "")
    unit = "" if _begins_a_word(unit, rest) else unit
    if noun and len(noun) >= len(unit):
        return _NOUN_UNITS[noun]
    inner = next((name for name in _unit_names() if rest[len(unit) :].startswith(name)), "")
    if unit == "个" and len(inner) > 1:
        unit = inner
    if not unit and re.match(r"[一-龥]{1,3}户", rest):
        unit = "户"
    return (unit, unit_kind(unit)) if unit and rest[:2] != "对多" else ("", "")


def _begins_a_word(unit: str, rest: str) -> bool:
    """Whether a unit is only the beginning of a noun: 天 of 天然气, 家 of 家电."""
    if len(unit) != 1 or unit in _ALSO_COUNTED:
        return False
    word = dictionary_words(rest)[0]
    return len(word) > 1 and word not in units()


@cache
def _unit_names() -> tuple[str, ...]:
    return tuple(sorted(units(), key=len, reverse=True))


def implied_kind(question: str) -> str:
    """The kind of unit that the nouns and verbs of a question imply, '' where they imply none."""
    if RATE_NOUN.search(question) or "百分之" in question:
        return "percent"
    if re.search(
        r"涨(?:得|了|多少)|增长(?:了|多少|率)|增速|(?:提高|上升|下降|降|升)了?(?:多少|几)", question
    ):
        return "percent"
    if "多久" in question:
        return "days"
    for pattern, kind in ((_AREA_NOUN, "area"), (_LENGTH_NOUN, "length"), (_MONEY_NOUN, "money")):
        if pattern.search(question):
            return kind
    return ""
