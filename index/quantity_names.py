"""Numbers that are no amounts: names, ordinals, ranks and set phrases."""

from __future__ import annotations

import re
from itertools import pairwise

from index.quantity_number import Number
from index.quantity_units import word_counters
from index.tables import remembered, rows

__all__ = ["barred_before", "is_name", "phrase_end"]

_LONGEST_TITLE = 60
_LONGEST_QUOTED = 20
_ORDINARY = 10
# What stands right before an ordinal, a name or an inexact number.
_BARRED = frozenset("第每+±×*〔［[#№_几兆@^~卅廿“‘「『《〈\"'")
_NOT_RANKED = frozenset("目当此日年提以先之事月会较底末初旬期")
_INEXACT = "十百千万亿"
_LABEL = re.compile(r"(?:附[件表图录]|[图表])\s$")
_JOINING = frozenset("、和至到—–-~")
_ORDINALS = re.compile(r"第[0-9一二三四五六七八九十]{1,3}[、和至到—–~-]$")
_FAR_ORDINAL = 5
_ONE_OR_NEXT = {f"{a}、": b for a, b in pairwise("一二三四五六七八九")} | {"两、": "三"}
_RANKED = re.compile(r"(?:排名?|位[居列次]|名列|列|居)[^，。；：:,]{0,8}$")
_MOVED = re.compile(r"上升|提升|前移|进|下降|后移")
_ORDERED = frozenset({"届", "号", "期"})
_SECOND = frozenset("次类处所班院台室连轮")
_AFTER_UNIT = {
    "次": re.compile(r"产业|分配|创业|污染|能源|革命|方程"),
    "类": re.compile(r"水|标准|海水|疫苗|区(?!域)|以上|以下|及以|地区|功能"),
    "位": re.compile(r"一体|数"),
    "里": re.compile(r"[屯庄铺店河桥台堡湾坡营村镇乡街沟塘]"),
    "元": re.compile(r"[结里桥区化论方次]"),
    "家": re.compile(r"[渠店子村庄堡湾沟峪争姓讲]"),
    "台": re.compile(r"[山县河区]"),
    "期": re.compile(r"工程|项目|建设|规划|扩建|改造|基金"),
    "个": re.compile(r"五年|年计划|百年|方面的"),
    "人": re.compile(r"制|组"),
}
_SESSION = re.compile(
    r"(?:[、和至][一二三四五六七八九十0-9]{1,3}次){0,3}(?:(?:全体)?会议|全会|全体|党代会|代表大会)"
)
_SESSION_OF = re.compile(r"(?:届|大|会|委)[^，。；]{0,11}$")
_POINTING = frozenset("这那该某哪述")
_GRADE_OF = re.compile(r"(?:劣|优于|符合|满足|达到?|国家|地表水)$")


@remembered
def _phrases() -> dict[str, tuple[str, ...]]:
    made: dict[str, list[str]] = {}
    for (phrase,) in sorted(rows("number_names.tsv"), key=lambda row: -len(row[0])):
        made.setdefault(phrase[:2], []).append(phrase)
    return {start: tuple(listed) for start, listed in made.items()}


def phrase_end(text: str, at: int) -> int:
    """The end of a set phrase (四个自信, 千方百计) that begins at `at`, or 0."""
    for phrase in _phrases().get(text[at : at + 2], ()):
        if text.startswith(phrase, at):
            return at + len(phrase)
    return 0


def barred_before(text: str, at: int) -> bool:
    """Whether what stands before a number makes it an ordinal, a name or an inexact number."""
    before, earlier = text[at - 1 : at], text[at - 2 : at - 1] if at > 1 else ""
    if before in (" ", "\n"):
        return earlier == "第" or bool(_LABEL.search(text[max(0, at - 3) : at]))
    if before == "前":
        return earlier not in _NOT_RANKED
    if before == "数":
        return text[at] in _INEXACT
    if before in _JOINING and _ORDINALS.search(text[max(0, at - _FAR_ORDINAL) : at]):
        return True
    if before == "、":
        return text[at - 2 : at] in _ONE_OR_NEXT and text[at] == _ONE_OR_NEXT[text[at - 2 : at]]
    if before in ".:：∶":
        return earlier.isdigit()
    if before == "-":
        return earlier.isascii() and earlier.isalnum()
    return before in _BARRED or (before.isascii() and before.isalpha())


def is_name(text: str, number: Number, unit: str, end: int) -> bool:
    """Whether a number with its unit, which ends at `end`, is part of a name or a rank."""
    return (
        text.startswith("级", end)
        or _in_title(text, number.start)
        or _quoted(text, number)
        or _is_word(text, number, unit, end)
        or _is_ordinal(text, number, unit, end)
    )


def _is_word(text: str, number: Number, unit: str, end: int) -> bool:
    if number.lone and (unit in word_counters() or (number.digits == "二" and unit in _SECOND)):
        return True
    if number.lone and text[number.start - 1 : number.start] in _POINTING:
        return True
    after = _AFTER_UNIT.get(unit)
    return after is not None and number.amount <= _ORDINARY and bool(after.match(text, end))


def _is_ordinal(text: str, number: Number, unit: str, end: int) -> bool:
    before = text[max(0, number.start - 12) : number.start]
    if unit in ("位", "名"):
        ranked = _RANKED.search(before)
        return ranked is not None and not _MOVED.search(ranked.group())
    if unit == "次":
        return bool(_SESSION.match(text, end)) and bool(_SESSION_OF.search(before))
    if unit == "类" and number.amount <= _ORDINARY:
        return bool(_GRADE_OF.search(before))
    return unit in _ORDERED and number.chinese


def _in_title(text: str, at: int) -> bool:
    before = text[max(0, at - _LONGEST_TITLE) : at]
    return before.rfind("《") > before.rfind("》") and "》" in text[at : at + _LONGEST_TITLE]


def _quoted(text: str, number: Number) -> bool:
    """Whether a small Chinese numeral stands in a short quotation (“一个中心、三个基地”)."""
    if not number.chinese or number.scale != 1:
        return False
    before = text[max(0, number.start - _LONGEST_QUOTED) : number.start]
    opened = before.rfind("“")
    if opened < 0 or "”" in before[opened:]:
        return False
    return text.find("”", number.end, number.start + _LONGEST_QUOTED) >= 0
