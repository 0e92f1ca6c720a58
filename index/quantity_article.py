"""Telling the article 一 (一批, 一项) from the number one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.quantity import Quantity

__all__ = ["without_articles"]

_FAR = 24
_ROW = re.compile(r"、|[，,和及与]$|其中(?!的)|另")
_STOP = re.compile(r"[。；;\n]")
_BOUNDING = re.compile(r"至少|最[少多]|不[到足满]|超过?|不[少低]于|不超过|近|约")
_ALWAYS = frozenset({"倍", "番"})
_TIMES = frozenset({"years", "days", "months", "weeks", "hours", "quarters"})


def without_articles(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The amounts without those of which 一 is an article.

    一 counts where a bounding word stands before it (至少一次), or where an amount of the same
    unit stands beside it in the sentence (两座…一座).
    """
    kept = []
    for i, quantity in enumerate(found):
        if not _is_one(text, quantity) or _meant(text, found, i):
            kept.append(quantity)
    return tuple(kept)


def _is_one(text: str, quantity: Quantity) -> bool:
    return (
        text[quantity.start] == "一"
        and quantity.value == quantity.scale == 1
        and quantity.kind not in ("percent", "fraction", "bare")
    )


def _meant(text: str, found: Sequence[Quantity], i: int) -> bool:
    one = found[i]
    if one.unit in _ALWAYS:
        return True
    if _BOUNDING.fullmatch(one.qualifier):
        return not (one.qualifier in ("近", "约") and one.kind in _TIMES)
    neighbours = [*found[max(0, i - 1) : i], *found[i + 1 : i + 2]]
    return any(_beside(text, one, other) for other in neighbours)


def _beside(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether an amount stands in a row with 一, or counts what 一 is a part of."""
    if other.unit != one.unit or _is_one(text, other) or other.kind in _TIMES:
        return False
    first, second = sorted((one, other), key=lambda quantity: quantity.start)
    if second.start - first.end > _FAR:
        return False
    gap = text[first.end : second.start]
    return not _STOP.search(gap) and bool(_ROW.search(gap))
