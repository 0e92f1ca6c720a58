"""Whether the figures of a text stand, and say the same, in the sentences that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.model_check_claims import (
    DENIED,
    PLANNED,
    claims,
    direction_at,
    label_at,
    standing_at,
)
from assistant.model_source import Source
from index.quantities import quantities
from index.quantity import Quantity

__all__ = ["wrong_figure"]

_HEDGES = {
    "近": "below", "不足": "below", "不到": "below", "不满": "below", "未满": "below",
    "接近": "below", "将近": "below", "以下": "below", "以内": "below", "之内": "below",
    "不超过": "below", "至多": "below", "最多": "below", "小于": "below", "低于": "below",
    "超": "above", "超过": "above", "超出": "above", "突破": "above", "逾": "above", "余": "above",
    "多": "above", "以上": "above", "有余": "above", "之多": "above", "至少": "above",
    "高于": "above", "大于": "above",
    "左右": "about", "上下": "about", "大约": "about", "大概": "about",
}  # fmt: skip
_LEAST = 2
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure in a text with the words that lead to it, how far it has come, and whether it rose.

    `amount` is all that must be the same: number, unit, range and members of a ratio.
    """

    words: str
    amount: tuple[object, ...]
    hedge: str
    label: str
    years: frozenset[str]
    standing: str
    direction: int


def wrong_figure(text: str, sources: Sequence[Source]) -> str:
    """What is wrong with a figure of the text, in Chinese; '' where every one is as cited."""
    cited = [(s, figure) for s in sources for figure in _figures(s.quote)]
    for figure in _figures(text):
        same = [(s, own) for s, own in cited if own.amount == figure.amount]
        if not same:
            return f"“{figure.words}”不在所引的原句里"
        wrong = [_difference(figure, own, s) for s, own in same]
        if all(wrong):
            return wrong[0]
        if _of_another(figure, [f for _, f in same], [f for _, f in cited]):
            return f"“{figure.words}”与所说的事项对不上"
    return ""


def _difference(figure: _Said, own: _Said, source: Source) -> str:
    if figure.hedge != own.hedge:
        return f"“{figure.words}”前后的“约”“近”“超过”等字与原句不一致"
    planned = own.standing == PLANNED or (source.plans and not own.standing)
    if planned and figure.standing != PLANNED:
        return f"把计划中的“{figure.words}”写成了结果"
    if figure.standing and own.standing and figure.standing != own.standing:
        return f"“{figure.words}”的进展与原句不一致（原句为{own.standing}）"
    if figure.standing and not own.standing and figure.standing.startswith("已") and not planned:
        return f"原句没有说“{figure.words}”{figure.standing}"
    if figure.standing in DENIED - claims(source.quote) and not own.standing:
        return f"原句没有说“{figure.words}”{figure.standing}"
    if figure.years and own.years and not figure.years & own.years:
        return f"“{figure.words}”的时间与原句不一致"
    if figure.direction * own.direction < 0:
        return f"“{figure.words}”的增减与原句相反"
    return ""


def _of_another(figure: _Said, same: Sequence[_Said], cited: Sequence[_Said]) -> bool:
    """Whether the words before a figure lead to another one of that unit in the cited sentences."""
    others = [o for o in cited if o.amount[1] == figure.amount[1] and o not in same]
    like = max(_shared(figure.label, own.label) for own in same)
    unlike = max((_shared(figure.label, other.label) for other in others), default=0)
    return unlike >= _LEAST and unlike > 2 * like


def _shared(a: str, b: str) -> int:
    return len({"".join(p) for p in pairwise(a)} & {"".join(p) for p in pairwise(b)})


@lru_cache(maxsize=512)
def _figures(text: str) -> tuple[_Said, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[_Said]:
    before = 0
    for q in quantities(text):
        top = None if q.upper is None else q.upper * q.scale
        amount = (q.amount, q.unit, top, q.parts)
        label = label_at(text, q.start, before)
        yield _Said(
            text[q.start : q.end],
            amount,
            _hedge(q),
            re.sub(r"\d", "", label),
            frozenset(_YEAR.findall(label)),
            standing_at(text, q.start),
            direction_at(text, q.start, q.end),
        )
        before = q.end


def _hedge(quantity: Quantity) -> str:
    for word in (quantity.hedge, quantity.tail):
        if word:
            return _HEDGES.get(word.lstrip("及"), "about" if "约" in word else "")
    return ""
