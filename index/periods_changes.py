"""The amounts before and after a change: 由1997年的15万公里增加到2002年的47万公里."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.dates import plain_digits

__all__ = ["Change", "changes"]

_TO = (
    r"(?:增加|增长|增至|提高|上升|提升|升高|扩大|扩展|拓展|发展|跃升|攀升|壮大|达到?|增|升|涨"
    r"|下降|降低|减少|缩短|缩小|回落|压缩|下调|上调|改善|整合|合并|精简|压减|变化|调整|降|减|缩)了?[到至为]?"
)
_CHANGE = re.compile(
    rf"(?:由|从(?![业事而严重中上来]))(?P<base>(?:[^，。；;、\n由从]|、(?=\d)){{2,40}}?)[，,]?(?P<by>{_TO})"
    r"(?P<top>[^，。；;\n]{1,24})"
)
_NUMBER = re.compile(r"\d|[一二两三四五六七八九十百千万亿]{2}|百分之|[一二三四五六七八九]成")
_ARRIVES = re.compile(r"[到至为]$|达")


@dataclass(frozen=True, slots=True)
class Change:
    """The spans of the amount before a change and of the one after it, with their years."""

    base: tuple[int, int]
    top: tuple[int, int]


def changes(text: str) -> Iterator[Change]:
    """The changes that a text states with both amounts, in its order, without overlap."""
    for match in _CHANGE.finditer(plain_digits(text)):
        arrives = _ARRIVES.search(match["by"])
        if arrives and _NUMBER.search(match["base"]) and _NUMBER.search(match["top"]):
            yield Change(match.span("base"), match.span("top"))
