"""Thresholds inside the name of what is counted: 超百亿元企业12家, 65岁以上老人3万人."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from index.quantity import Quantity

__all__ = ["without_thresholds"]

_LONGEST_NAME = 14
_TAILS = frozenset({"以上", "以下", "以内"})
_OVER = frozenset(
    {"超", "超过", "突破", "过", "逾", "不足", "不到", "高于", "低于", "大于", "小于"}
)
_COUNTS = frozenset({"count", "person", "visits"})
_NAME = re.compile(r"[一-鿿A-Za-z（）()“”]{1,14}$")
_SAID = re.compile(
    r"[增升降减]|提高|实施|建成|新建|开展|完成|投入|支持|用于|发放|惠及|带动|培训|推进|招收|引进|"
    r"其中|同比|比上|共|覆盖|帮助|签约|解决|服务|选派|组织|安排|举办"
)
_AGES = frozenset({"age", "years"})


def without_thresholds(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The amounts without those that only say which things are counted or measured."""
    nexts = zip_longest(found, found[1:])
    return [q for q, following in nexts if q and not _bounds(text, q, following)]


def _bounds(text: str, quantity: Quantity, following: Quantity | None) -> bool:
    end = quantity.end
    tailed = quantity.tail[-2:] in _TAILS and text.startswith(quantity.tail, end)
    if not tailed and quantity.qualifier not in _OVER:
        return False
    end += len(quantity.tail) if tailed else 0
    if tailed and quantity.kind in _AGES:
        return bool(re.match(r"的?[一-鿿]", text[end : end + 2]))
    if following is None or following.kind not in _COUNTS or quantity.kind in _COUNTS:
        return False
    begin = following.start - len(following.qualifier)
    name = text[end : min(begin, end + _LONGEST_NAME + 1)]
    if not name or begin - end > _LONGEST_NAME or not _NAME.match(name):
        return False
    return name[0] == "的" or not _SAID.search(name)
