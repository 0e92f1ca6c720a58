"""Lists that name N things and then give N numbers: 城乡居民收入分别增长5%、6%."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from index.figure_slots import Slot

__all__ = ["SIBLINGS", "names_before", "rounds", "unfold"]

_APART = re.compile(r"分别|依次|各(?=[达为是增完实])")
_SPLIT = re.compile(
    r"[、]|以及|(?<=[^谐平解缓总])和(?=[^谐平])|与|(?<![普涉触波危顾])及(?![其格时])"
)
_PAIRS = {
    "城乡": ("城镇", "农村"),
    "进出口": ("进口", "出口"),
    "男女": ("男", "女"),
    "存贷款": ("存款", "贷款"),
    "收支": ("收入", "支出"),
    "内外": ("内", "外"),
    "水陆": ("水", "陆"),
}
_MEASURED = re.compile(
    r"(?:产量|销量|销售[额量]|零售额|增加值|总产值|产值|营业?收入|投资|存款余额|贷款余额|余额|总?面积|"
    r"[一-鿿]{2}率|标准)$"
)
_ANY_MEASURE = re.compile(r"(?:[率值额量数]|收入|支出|投资|余额|面积|价格|比重|占比|浓度|人口)$")
_MOVES = re.compile(r"(?:实际|名义|同比)?(?:增长|下降|提高|增加|上升|减少|降低|达到?)$")
# What stands against its name in the indicator before: 支出 after 一般公共预算收入.
SIBLINGS = {
    "支出": re.compile("收入"),
    "收入": re.compile("支出"),
    "进口": re.compile("进出口|出口"),
    "出口": re.compile("进出口|进口"),
}
_RATES = ("percent", "permille", "points", "times")
_AGAINST = re.compile(
    r"(?<!比)[比较](?:[上去前]一?年|“[^”]{2,6}”|\d{4}年|年初)[^、，]{0,6}$|(?<![主重需纲])要$"
)
_AHEAD = re.compile(r"^(?:今年|明年|全年|\d{4}年|力争|预计|确保|其中|使|到)+(?=..)")
_INDUSTRIES = re.compile(r"(?:三次产业|(?:第)?一、(?:第)?二、(?:第)?三(?:次)?产业)")
_SHARED_HEAD = re.compile(
    r"(?:城镇|城市|农村|乡村|东部|中部|西部|东北|男性|女性|国有|民营|集体|重|轻|第[一二三]|"
    r"新建|改建|国家级|省级|市级|县级|"
    r"企业|事业|高等|中等|初等|进口|出口|货物|服务|一般|优良|[ⅠⅡⅢⅣⅤ]+类|PM\\d)+"
)


def unfold(slots: Sequence[Slot]) -> dict[int, str]:
    """The name that belongs to each number of the 分别 lists of a sentence, by its position.

    Rounds that follow with as many numbers (…，增长4.5%、6.1%) go on with the same names.
    """
    found: dict[int, str] = {}
    at = 0
    names: tuple[str, ...] = ()
    while at < len(slots):
        end = at + 1
        while end < len(slots) and slots[end].listed:
            end += 1
        apart = _APART.search(slots[at].lead) or _APART.search(slots[at].before)
        if apart and end - at > 1:
            named = names_before(slots[at].before, end - at)
            names = named or (names if len(names) == end - at else ())
        elif end - at != len(names):
            names = () if not slots[at].listed and end - at == 1 else names
        if not apart and end - at > 1 and not names:
            names = _both(slots[at], end - at)
            apart = re.search("$", "") if names else None
        if names and len(names) == end - at and (apart or _goes_on(slots[at])):
            found |= {at + i: name for i, name in enumerate(names)}
        at = end
    return found


def rounds(slots: Sequence[Slot], named: Container[int]) -> dict[int, int]:
    """For each number of a 分别 list without names the number before whose thing it is of.

    So in 甲5万吨，乙9万吨，分别增长3%和6%, where the numbers before have names of their own.
    """
    found: dict[int, int] = {}
    for at, slot in enumerate(slots):
        count = 1
        while at + count < len(slots) and slots[at + count].listed:
            count += 1
        before = slots[max(0, at - count) : at]
        apart = _APART.match(slot.lead) and not slot.listed and at not in named
        if not apart or count < 2 or len(before) < count:
            continue
        if not any(one.listed or one.quantity.kind in _RATES for one in before):
            found |= {at + i: at - count + i for i in range(count)}
    return found


def names_before(before: str, count: int) -> tuple[str, ...]:
    """The `count` names of a clause before 分别, () where it does not have as many."""
    apart = _APART.search(before)
    text = before[: apart.start()] if apart else before
    text = (
        re.sub(r"(?:占比|比重|增速|增幅)?$", "", text) if text.endswith(("增速", "增幅")) else text
    )
    industries = _INDUSTRIES.search(text)
    if industries and count == 3:
        rest = text[industries.end() :]
        return tuple(f"第{n}产业{rest}" for n in "一二三")
    for pair, parts in _PAIRS.items():
        if count == 2 and text.count(pair) == 1 and not re.search("[、]", text):
            return (text.replace(pair, parts[0]), text.replace(pair, parts[1]))
    text = _AHEAD.sub("", _AGAINST.sub("", text))
    names = [part for part in _SPLIT.split(text) if part]
    if len(names) != count:
        return ()
    head = _SHARED_HEAD.match(names[-1])
    if head and all(_SHARED_HEAD.fullmatch(name) for name in names[:-1]):
        names = [*(name + names[-1][head.end() :] for name in names[:-1]), names[-1]]
    return _shared_tail(names)


def _shared_tail(names: Sequence[str]) -> tuple[str, ...]:
    """The names with what the last one alone says is measured (钢材、水泥产量)."""
    if len(names) == 2 and names[1] in SIBLINGS:
        return (names[0], SIBLINGS[names[1]].sub(names[1], names[0], count=1))
    tail = _MEASURED.search(names[-1])
    alone = tail and tail.start() and not any(_ANY_MEASURE.search(name) for name in names[:-1])
    if not tail or not alone:
        return tuple(names)
    return (*(name + tail.group() for name in names[:-1]), names[-1])


def _both(slot: Slot, count: int) -> tuple[str, ...]:
    """The names of a list whose numbers follow without 分别 (甲收入和乙收入增长5%和6%)."""
    moved = _MOVES.search(slot.lead)
    names = names_before(slot.lead[: moved.start()], count) if moved else ()
    return names if all(_ANY_MEASURE.search(name) for name in names) else ()


def _goes_on(slot: Slot) -> bool:
    """Whether a group of numbers has no name of its own, only a verb (增长, 达到, 占比 …)."""
    return len(slot.lead) <= 8
