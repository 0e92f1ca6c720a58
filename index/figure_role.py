"""Whether a number is a level, a change, a rate, a share or a target."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.figure import Role
from index.figure_slots import Slot

__all__ = ["Reading", "is_hoped", "is_planned", "is_standing", "read_role", "shares_plan"]

_RISE = (
    r"增长|增加|提高|上升|增产|增收|增支|上涨|回升|扩大|提升|增幅|涨幅|多增|净增|增值|"
    r"高于|高出|多出|超出|超过预算|快于|升高|加快|攀升|猛增|递增|激增|增|涨|升|多|高"
)
_FALL = (
    r"下降|减少|降低|下跌|回落|缩小|收窄|减支|减收|减产|降幅|跌幅|低于|少于|减亏|下滑|"
    r"压减|压缩|萎缩|精简|削减|慢于|减|降|跌|少|低"
)
_FILL = (
    r"(?:[了近约超又仅就各均]|超过|接近|大约|以上|左右|不到|不足|分别|将|实际|平均|"
    r"名义|同口径|累计|即)*"
)
_MOVED = re.compile(rf"(?:(?P<up>{_RISE})|(?P<down>{_FALL})){_FILL}$")
_RATE_NOUN = re.compile(
    r"(?:增速|增幅|增长率|增长速度|发展速度|[增上提][长涨价高]幅度|涨幅|升幅|"
    r"增长面)[^，。]{0,8}$|(?P<down>降幅|跌幅|[下降][降低价]幅度)[^，。]{0,8}$"
)
_SHARE_WORD = re.compile(
    r"占[^，。]{0,24}$|(?:率|比重|比例|占比|比率|份额|(?<![制年季力幅])度|强度|系数|比)[^增降升减]{0,6}$"
)
_COMPARED = re.compile(r"(?:比|较)[^，。]{1,12}|同比|环比|年均|每年|按可比|逐年")
_MULTIPLE = re.compile(r"(?:等于|相当于|是|为|达)[^，。]{0,20}的?$")
_BASE_YEAR = re.compile(r"(?:[由从自])?(?:[\d]{4}年|上年|去年|今年)的?$")
_PLAN = re.compile(
    r"目标|预期|力争|(?<![主重需必])要(?:使|把|达到|建成|实现)|要求[^，。]{0,12}达到|将[从由]|"
    r"计划|规划(?:建设|新建|总|到)|应完成|拟|确保|将(?:基本上?|全部|陆续)?(?:达到?|新增|建|"
    r"完成|投入|安排|增|实现)|"
    r"努力实现|奋斗目标|要求达到|预算(?:规定|安排|草案)"
)
_NOT_PLAN = re.compile(
    r"(?:完成|超过|超额|比|原|按|占|为)[^，。]{0,8}(?:计划|目标|预算|规划)|目标任务|"
    r"目标[^，。]{0,4}(?:实现|完成)|已|(?:计划|规划)(?:单列|生育|经济)"
)
_ARRIVES = re.compile(r"(?:达|[达高]到|[增升降减]?至|(?<![增减升降])为)$")
_NO_PLAN = re.compile(
    r"第?[一二三四五六七八九十]+个?五年计划(?:期间|时期)?|[一-龥]{2}计划(?=惠及|覆盖|带动|启动|实施)"
)
_STANDS = re.compile(
    r"已(?!知)|目前|现在|现有|最近|迄今|(?:我国|全[国省市县区])现?有$|以?来(?=[^，。]*了)"
)
_RATE_AIM = re.compile(
    r"(?:增速|增幅|增长率|增长速度|涨幅)(?:的[^，。]{0,8}目标)?$|"
    r"增长(?:的?[^，。]{0,6}(?:目标|预期))$|(?P<down>降幅|跌幅)$"
)
_RATE_AIMED = re.compile(r"增长(?:预期|目标)[^，。]{0,6}$|(?P<down>下降(?:预期|目标))[^，。]{0,6}$")
_HOPED = re.compile(r"争取(?![到了])")
_RATE_AFTER = re.compile(r"的[^，。]{0,4}(?:增长率|增长速度|增速|速度|增幅|涨幅)")
_SHORT = 3
_AGAIN = re.compile("[又再]$")
_LED_TO = re.compile(r"(?:提高|上升|加快|回升|扩大|回落|下降|降低|放缓|收窄|升|降)[到至为]")
_OF_RATES = ("percent", "permille", "tenths")
_OF_POINTS = ("points", "points_permille")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number says: its role, and for changes and rates its direction (+1, −1, 0)."""

    role: Role
    direction: int = 0


def read_role(slot: Slot, previous: Reading | None, carried: str, name: str = "") -> Reading:
    """The role of a number from the words before it.

    `previous` is the reading of the number before in the sentence, which a listed number shares;
    `carried` is the indicator it goes on with, since a rise of a share is a change of points;
    `name` is its own indicator where a list gives it.
    """
    if name and slot.quantity.kind in _OF_RATES:
        said = _percent_named(name)
        if said is not None:
            return said
    arrives = _arrives(slot)
    listed = slot.listed and previous and slot.quantity.kind not in _OF_POINTS
    if listed and previous and not (arrives and previous.role in ("rate", "change")):
        return previous
    lead = slot.lead or ("" if slot.listed else slot.before)
    moved = _moved(lead)
    kind = slot.quantity.kind
    if kind in _OF_POINTS:
        return Reading("change", moved or _direction_before(slot.before))
    if kind in _OF_RATES:
        return _percent(slot, lead, moved, previous, carried)
    if kind == "times":
        rising = moved or (1 if _MULTIPLE.search(lead) or "翻" in lead else 0)
        return Reading("rate", rising)
    if kind == "fraction":
        return Reading("rate", moved) if moved else Reading("share")
    if kind == "bare" and slot.quantity.scale > 1:
        return Reading("change", moved) if _is_change(slot, lead, previous) else Reading("level")
    if kind == "bare" and (_is_share(lead) or _SHARE_WORD.search(_BASE_YEAR.sub("", lead))):
        return Reading("share")
    if kind == "bare" and previous == Reading("share") and _is_share(carried):
        return previous
    if moved and _is_change(slot, lead, previous):
        return Reading("change", moved)
    return Reading("level")


def _percent(slot: Slot, lead: str, moved: int, previous: Reading | None, carried: str) -> Reading:
    if moved and not _SHARE_WORD.search(lead[-3:]):
        if _is_share(carried) and not _own_subject(lead):
            return Reading("change", moved)
        return Reading("rate", moved)
    noun = _RATE_NOUN.search(slot.before) or _RATE_AIMED.search(slot.before)
    if noun is None and len(lead) <= _SHORT:
        noun = _RATE_AIM.search(slot.clause_before)
    if noun:
        return Reading("rate", -1 if noun["down"] else 1)
    if previous and previous.role == "rate" and _LED_TO.fullmatch(lead) and not _is_share(carried):
        return previous
    if _arrives(slot) and _is_share(carried):
        return Reading("share")
    if slot.bracket and previous and previous.role == "rate" and not _SHARE_WORD.search(lead):
        return previous
    if _RATE_AFTER.match(slot.after):
        return Reading("rate", 1)
    if "自然增长率" in lead:
        return Reading("rate")
    after_change = previous is not None and previous.role == "change"
    if after_change and re.search(r"(?:即|折合|幅度|[，,（(]|^)$", lead) and previous:
        return Reading("rate", previous.direction)
    return Reading("share")


def _percent_named(name: str) -> Reading | None:
    """What per cent of an indicator must be by its name alone: 涨幅 a rate, 失业率 a share."""
    noun = _RATE_NOUN.search(name)
    if noun:
        return Reading("rate", -1 if noun["down"] else 1)
    return Reading("share") if _is_share(name) else None


def _arrives(slot: Slot) -> bool:
    """Whether a number is what a change led to (提高2个百分点、达62%)."""
    return "达" in slot.quantity.qualifier or bool(_ARRIVES.search(slot.lead))


def _own_subject(lead: str) -> bool:
    """Whether words of its own stand before the growth word and its comparison."""
    rest = _COMPARED.sub("", _MOVED.sub("", lead))
    return len(re.sub(r"[又也还均,、的]", "", rest)) > 1


def _is_share(indicator: str) -> bool:
    return indicator.endswith(
        ("率", "比重", "比例", "占比", "浓度比例")
    ) and not indicator.endswith(("增长率", "利率"))


def _moved(lead: str) -> int:
    match = _MOVED.search(lead)
    if match is None:
        return 0
    return 1 if match["up"] else -1


def _direction_before(before: str) -> int:
    up = max((m.end() for m in re.finditer(_RISE, before)), default=-1)
    down = max((m.end() for m in re.finditer(_FALL, before)), default=-1)
    return 0 if up == down else (1 if up > down else -1)


def _is_change(slot: Slot, lead: str, previous: Reading | None) -> bool:
    """Whether an amount after a growth word is the growth (比上年增加3家, 标准提高20元).

    A bare 增加3家 is one only after another number; 新增 counts what is new.
    """
    if _COMPARED.search(lead):
        return True
    match = _MOVED.search(lead)
    if match is None or slot.listed or lead[: match.end()].endswith("新增"):
        return False
    word = match["up"] or match["down"]
    if _AGAIN.search(lead[: match.start()]):
        return True
    bare = not lead[: match.start()].strip("又还也再,、")
    return previous is not None if bare else len(word) > 1 and "新" not in lead[match.start() - 1]


def is_planned(slot: Slot) -> bool:
    """Whether the clause of a number speaks of what is planned or due, not of what is done."""
    said = _NO_PLAN.sub("", slot.before + slot.after)
    return _PLAN.search(said) is not None and _NOT_PLAN.search(said) is None


def is_hoped(slot: Slot) -> bool:
    """Whether the clause of a number says 争取, which in a review may have come true."""
    return _HOPED.search(slot.before) is not None


def shares_plan(slot: Slot) -> bool:
    """Whether a number is planned where the one before it is: in a row or after 其中."""
    return slot.listed or slot.follows or slot.before.startswith("其中")


def is_standing(slot: Slot) -> bool:
    """Whether the clause of a number says that it holds already (已达, 目前, 现有)."""
    return _STANDS.search(slot.before) is not None
