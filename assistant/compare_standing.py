"""Numbers that stand beside the one a sentence is about: what it is compared with, or a part of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["stands_beside"]

_NEAR = 24
_BEFORE = re.compile(
    r"(?:由|从|[比较与和同跟][^，。；,;]{0,14}?的?|占[^，。；,;]{0,8}?|目标|设计[^，。；,;]{0,4}|原来?的?)"
    r"\s*(?:近|约|超过?|不足|不到|大约)?\s*$"
)
_AFTER = re.compile(
    r"\s*(?:的\s*(?:[\d.]|百分之)|(?:目标|任务)的|相比|[^，,。；;\d]{0,10}(?<!集)中[，,（(])"
)
_SAME_CLAUSE = r"[^，,。；;：:、（(\d]{2,18}[\d.]+\s*[万亿千]?"


def stands_beside(text: str, figure: Figure) -> bool:
    """Whether a figure is a former value (由…, 比上年的…) or a whole of which a part follows.

    Wholes are 占366天的88%, and 318个 in '318个排污口完成整治297个'.
    """
    before = text[max(figure.sentence[0], figure.start - _NEAR) : figure.start]
    after = text[figure.end : figure.sentence[1]][:_NEAR]
    part = re.match(rf"(?![和、及与到至]){_SAME_CLAUSE}{re.escape(figure.unit)}", after)
    return bool(_BEFORE.search(before) or _AFTER.match(after) or (figure.unit and part))
