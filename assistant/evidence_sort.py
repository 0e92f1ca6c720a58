"""What sort of quantity a figure is: a running total, what came in a time, a whole, an origin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = [
    "ADDED",
    "ORIGIN",
    "PLAIN",
    "SUM",
    "TIMED",
    "TOTAL",
    "WHOLE",
    "Sort",
    "alike",
    "first_clause",
    "last_clause",
    "sort_of",
]

Sort = Literal["total", "timed", "plain", "added", "sum", "whole", "origin"]
TOTAL: Sort = "total"
TIMED: Sort = "timed"
PLAIN: Sort = "plain"
ADDED: Sort = "added"
SUM: Sort = "sum"
WHOLE: Sort = "whole"
ORIGIN: Sort = "origin"

_CUT = re.compile(r"[，,；;。：:！？\n（(]")
_WHOLE = re.compile(r"(?:占|相当于)(?:了|到)?[^，。；、0-9]{0,10}(?:的)?$")
_OF_WHICH = re.compile(
    r"[一-龥]{1,12}中[，,]?(?=[^。；]{0,12}\d)|"
    r"[一-龥]{1,10}已(?:全部|按期)?(?:完成|办结|销号)(?=\d)"
)
_ORIGIN = re.compile(r"(?:从|由|自|原有|原来|原为)(?!于)[^，。；、]{0,40}$")
_COMPARED = re.compile(r"(?:比(?![例重值率])|较|同|与)[^，。；]{0,16}(?:的|为)$")
_LED = re.compile(
    r"[^，。；]{0,8}(?:[增升降减压提扩缩加调攀回跌][^，。；]{0,6}[到至为]|[到至]\s?\d)"
)
_TIMED = re.compile(
    r"[上下]半年|全年|年内|当年|[今本]年|本期|期间|本月|本季度?|[一二三四]季度|前[三两]季度|年度|"
    r"\d{1,2}月份?(?![底末])|(?:19|20)\d\d年(?![底末])"
)
_ADDED = re.compile(r"新增|净增|又(?:有|新)?|再(?!生|次|就业)|提前")
_SUM = re.compile(r"(?:总?共|共计|合计|总计|一共)(?:有|为|是)?")
_NUMBER = re.compile(r"[\d０-９]")


def sort_of(figure: Figure, before: str, after: str | None = None) -> Sort:
    """The sort of a figure from the words of its sentence `before` it, and those `after` it.

    A clause that is empty goes on with the one before (累计整治5处，3处…): it is as that one is.
    """
    clause = last_clause(before)
    if figure.role == "level" and (_WHOLE.search(clause) or _OF_WHICH.match(after or "")):
        return WHOLE
    if figure.role in ("level", "share") and _is_origin(clause, after):
        return ORIGIN
    if "累计" in clause or "累计" in figure.qualifier:
        return TOTAL
    if _ADDED.search(clause):
        return ADDED
    if _SUM.fullmatch(clause.strip()):
        return SUM
    if _TIMED.search(clause):
        return TIMED
    if not clause.strip() and "累计" in figure.indicator:
        return TOTAL
    return PLAIN


def alike(one: Sort, other: Sort) -> bool:
    """Whether two figures can be the same quantity at two times: a total is one with a total."""
    single = (TIMED, PLAIN)
    return one == other or (one in single and other in single)


def last_clause(before: str) -> str:
    """The words after the last mark that ends a clause."""
    return _CUT.split(before)[-1]


def first_clause(after: str) -> str:
    """The words up to the first mark that ends a clause."""
    return _CUT.split(after)[0]


def _is_origin(clause: str, after: str | None) -> bool:
    if _COMPARED.search(clause):
        return True
    found = _ORIGIN.search(clause)
    if not found or _NUMBER.search(_without_time(found.group())):
        return False
    return after is None or bool(_LED.match(after))


def _without_time(words: str) -> str:
    return re.sub(r"[\d０-９]+(?:年|月|日)", "", words)
