"""What the words before a figure compare it with."""

from __future__ import annotations

import re

__all__ = ["baseline", "is_constant_price", "is_pure", "years_between"]

_VERBS = (
    r"增长|增加|增收|增支|净增|新增|上升|提高|提升|上涨|升高|增幅|增速|扩大|增多|负增长|下降|减少|"
    r"减支|减收|降低|回落|下跌|缩小|收窄|压减|削减|降幅|减幅|增|升|多|高|减|降|少|低|超|短收|"
    r"超收|超支|增产|减产|多出|高出|超出|超过|低于"
)
_PURE = re.compile(
    r"^(?:但|并|且|即|其中|同时|约|也|又|仅|还|均|都|共|只|，)*"
    r"(?:(?:(?:比|较|与|同|在|按)?(?:上一?年度?|去年|前年|年初|期初|上月|上季度?|往年|本年|"
    r"原来?(?:的?设想|预计|计划)?|上?年?预计|"
    r"(?:上年|去年|历史)?同期|预算数?|计划|决算数?|执行数|实际数?|[0-9０-９一二三四五六七八九〇○零]{2,4}年)"
    r"(?:同期|年?末|底|初|预计数?|决算数?|执行数|预算数?|实际|实绩|全年)?(?:数|水平)?(?:相比|的|，)?)"
    r"|同比|环比|可比价格?|可比口径|同口径|不变价格?|按[^，]{0,6}计算|计算|实际|名义|相应|又|共|年均|"
    r"平均每年|每年|[一二三四五六七八九十两0-9]{1,2}年(?:来|间|内)?|累计|总体|约|近|将|已|只|"
    r"可|即|有所|分别|净|大幅|较)*"
    rf"(?:{_VERBS})(?:了|率|幅度?|速度?|额|达到?|为|约|近|超过?|共|长)*$"
)
_CONSTANT = re.compile(r"可比|不变价|实际增|实际下|扣除|同口径|剔除")
_BASES = (
    ("上年末", r"年初|期初|上年末|去年末|年底"),
    ("同期", r"同期"),
    ("环比", r"环比|上月|上季"),
    ("计划", r"计划|目标|任务"),
    ("预算", r"预算"),
    ("上年", r"上一?年|去年|同比|决算|执行数"),
)
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_SPAN = re.compile(r"([二三四五六七八九十]|\d{1,2})\s*年(?:来|间|内)")
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)}


def is_pure(label: str) -> bool:
    """Whether a label has no subject of its own, but a comparison and a verb of change only."""
    return bool(_PURE.match(label))


def baseline(label: str) -> str:
    """What a change is measured against, as one word; '' where it is not said."""
    return next((name for name, words in _BASES if re.search(words, label)), "")


def is_constant_price(label: str) -> bool:
    """Whether a growth is stated at constant prices or on a changed basis."""
    return bool(_CONSTANT.search(label))


def years_between(words: str) -> int:
    """The number of years that a growth runs over, from its words; 0 where they do not say."""
    years = [int(y) for y in _YEAR.findall(words)]
    if len(years) >= 2 and years[0] < years[-1]:
        return years[-1] - years[0]
    span = _SPAN.search(words)
    if not span:
        return 0
    return _DIGITS.get(span[1]) or int(span[1]) if not span[1].isdigit() else int(span[1])
