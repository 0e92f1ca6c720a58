"""Which figures measure the same, and which names divide a whole between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.check_clauses import Term
from index.figure import Figure

__all__ = [
    "alike_names",
    "common_name",
    "complementary",
    "is_attribute",
    "is_base",
    "is_each",
    "same_measure",
    "same_unit",
]

_COUNTERS = frozenset("个家所户处座")
_OPPOSITES = (
    ("城镇", "农村", "乡村"),
    ("城市", "农村"),
    ("县直", "乡镇"),
    ("市直", "县"),
    ("市本级", "县"),
    ("活期", "定期"),
    ("短期", "中长期"),
    ("财产险", "财险", "人身险", "寿险"),
    ("预期性", "约束性"),
    ("本级", "下级", "转移支付"),
    ("本科", "专科", "高职", "高等职业", "研究生"),
    ("男", "女"),
    ("外出", "本地"),
    ("税收", "非税"),
    ("中央", "地方", "省级", "市县", "配套"),
    ("公办", "民办"),
    ("国有", "民营", "私营"),
    ("出口", "进口"),
    ("轻工业", "重工业"),
    ("工业", "农业"),
    ("商品零售", "餐饮"),
    ("第一产业", "第二产业", "第三产业"),
    ("线上", "线下"),
    ("新建", "续建", "改造", "改扩建"),
    ("完成", "未完成", "推进", "未达到", "整改中", "正在", "未整改"),
    ("办结", "正在办理", "未办结", "在办"),
    ("正高", "副高"),
    ("总承包", "专业承包"),
    ("境内", "境外"),
    ("国内", "国外", "入境", "国际"),
    ("直接", "间接"),
    ("中心", "普通", "一般"),
    ("生产性", "非生产性"),
    ("上升", "下降"),
    ("主持", "参与"),
    ("牵头", "参与", "配合"),
    ("内地", "沿海"),
)
_NOT_ADDED = frozenset(
    (
        *("bare", "percent", "permille", "points", "points_permille", "fraction", "tenths"),
        *("years", "days", "months", "hours", "age", "times", "number"),
        *("money_rate", "yield", "concentration", "concentration_water", "temperature"),
        *("sound", "voltage"),
    )
)
_NO_AMOUNTS = ("bare", "percent", "permille", "points", "points_permille", "fraction", "tenths")
_ORDINALS = frozenset("届位期轮")
_EACH = re.compile(r"每|均|平均|标准|单价")
_BASE = re.compile(r"(?:比|较)[^，。；]{0,16}的$")
_NEGATED = re.compile(r"[非未不无](?P<name>[\u4e00-\u9fff]{2})")


def same_measure(a: Figure, b: Figure) -> bool:
    """Whether two figures could be added: one unit, or counters that stand for one another."""
    if a.kind != b.kind or a.kind in _NOT_ADDED or a.unit in _ORDINALS:
        return False
    return a.unit == b.unit or a.kind != "count" or {a.unit, b.unit} <= _COUNTERS


def same_unit(a: Figure, b: Figure) -> bool:
    """Whether two figures are amounts in one unit, so that one can be taken from the other."""
    return a.kind == b.kind and a.unit == b.unit and a.kind not in _NO_AMOUNTS


def is_attribute(term: Term) -> bool:
    """Whether the figure says what kind of thing is counted (超10亿元的企业), not how much."""
    if re.match(r"(?:及?以[上下内]|[的级])", term.after):
        return not re.search(r"(?:中|里)$", term.after)
    return bool(re.search(r"(?:每|第|超|达到|不足)$", term.label)) and bool(
        re.match(r"[^，。；]*的", term.after)
    )


def is_each(term: Term) -> bool:
    """Whether the figure is an average or an amount for each, which no parts add up to."""
    return bool(_EACH.search(term.label))


def is_base(term: Term) -> bool:
    """Whether the figure is the value of before (比去年的800万吨), not of now."""
    return bool(_BASE.search(term.label))


def complementary(names: Sequence[str]) -> bool:
    """Whether the names are the sides of one division, such as 税收 and 非税."""
    for sides in _OPPOSITES:
        held = [{n for n, side in enumerate(sides) if side in name} for name in names]
        if all(held) and len(set.union(*held)) >= 2 and len({min(h) for h in held}) >= 2:
            return True
    joined = "，".join(names)
    return len(names) == 2 and any(
        m["name"] in joined.replace(m.group(), "") for m in _NEGATED.finditer(joined)
    )


def alike_names(names: Sequence[str]) -> bool:
    """Whether the names have one head or one beginning, as the classes of one thing have."""
    bare = [re.sub(r"^(?:其中|有|包括|为)", "", name) for name in names]
    if len(bare) < 2 or not all(bare):
        return False
    return len({name[-2:] for name in bare}) == 1 or len({name[:2] for name in bare}) == 1


def common_name(a: str, b: str) -> int:
    """The length of the longest stretch of characters that both names have."""
    best = 0
    rows = [0] * (len(b) + 1)
    for one in a:
        previous = 0
        for at, other in enumerate(b, 1):
            previous, rows[at] = rows[at], previous + 1 if one == other else 0
            best = max(best, rows[at])
    return best
