"""A paragraph taken apart: what must come through unchanged, and the words between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.quantities import quantities

__all__ = ["FIGURE", "GAP", "MARK", "NAME", "SIGN", "TIME", "Anchor", "Parts", "take_apart"]

FIGURE, TIME, NAME, GAP, MARK, SIGN = "数字", "时间", "名称", "待补", "出处", "符号"

_NUMBER = r"(?:\d{1,4}|[一二][〇○零一二三四五六七八九]{3})"
_TIME = (
    rf"(?:{_NUMBER}年度?[初底末]?|\d{{1,2}}月份?[初底末]?|\d{{1,2}}日|[上下]半年|前?第?[一二三四1-4]个?季度|[年月][初底末]|"
    r"[去今前明后上本同当全]年度?|同期|以来|至今|截至目前|截至|截止|“?十[一二三四五六]五”?|期间|目前|当前|"
    r"(?<=[年月日期])[之以]?[前后])"
)
_FIXED = re.compile(
    r"(?P<formula>（据(?:\[\d+\])+计算：[^（）]*）)"
    r"|(?P<gap>【[^【】]*】)"
    r"|(?P<name>《[^《》]*》|“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’)"
    r"|(?P<mark>\[\d+\])"
    rf"|(?P<time>{_TIME}+)"
)
_OTHER = re.compile(
    r"[A-Za-z0-9０-９][A-Za-z0-9０-９.．％%‰℃/／—–~～+－-]*|[（）()\[\]【】{}<>*#_|\\^$@&=×÷−…]"
)
_KINDS = {"formula": MARK, "gap": GAP, "name": NAME, "mark": MARK, "time": TIME}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What must come through as it is: its kind and its words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Parts:
    """`words[i]` stand before `anchors[i]`, the last of them behind all."""

    anchors: tuple[Anchor, ...]
    words: tuple[str, ...]


def take_apart(text: str) -> Parts:
    """The anchors of a paragraph in its order and the words between them.

    Figures come with their unit and with what bounds or blurs them (近, 约, 以上). White space
    counts for nothing.
    """
    text = re.sub(r"\s+", "", text)
    anchors, words, at = [], [], 0
    for start, end, kind in _spans(text):
        words.append(text[at:start])
        anchors.append(Anchor(kind, text[start:end]))
        at = end
    return Parts(tuple(anchors), (*words, text[at:]))


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches that are anchors, none overlapping another."""
    taken = [
        (found.start(), found.end(), _KINDS[str(found.lastgroup)])
        for found in _FIXED.finditer(text)
    ]
    taken += [span for span in _figures(text) if _free(span, taken)]
    taken += [
        (found.start(), found.end(), FIGURE if found.group()[0].isalnum() else SIGN)
        for found in _OTHER.finditer(text)
        if _free((found.start(), found.end(), ""), taken)
    ]
    return iter(sorted(taken))


def _figures(text: str) -> list[tuple[int, int, str]]:
    return [
        (
            q.start - len(q.qualifier),
            q.end + len(q.tail) * text.startswith(q.tail, q.end),
            FIGURE,
        )
        for q in quantities(text)
    ]


def _free(span: tuple[int, int, str], taken: Sequence[tuple[int, int, str]]) -> bool:
    return not any(start < span[1] and span[0] < end for start, end, _ in taken)
