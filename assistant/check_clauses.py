"""The figures of a text with the words around them, clause by clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Literal

from index.figure import Figure
from index.report import Report

__all__ = ["Sort", "Term", "Text", "text_of"]

Sort = Literal["level", "change", "rate", "share", "done", "percent", "points"]

_BREAK = re.compile(r"[，,、。；;：:！？!?（）()\n]")
_UP = (
    r"(?:增长|增加|增产|多出|高出|超出|增收|增支|净增|新增|上升|提高|提升|上涨|升高|增幅|增速|扩大|"
    r"增多|增|升|多|高)"
)
_DOWN = (
    r"(?:负增长|下降|减产|减少|减支|减收|降低|回落|下跌|缩小|收窄|压减|削减|降幅|减幅|减|降|少|低)"
)
_TAIL = r"(?:了|率|幅度?|速度?|额|为|达到?|约|近|超过?|共)*"
_MOVED = re.compile(rf"(?:(?P<down>{_DOWN})|(?P<up>{_UP})){_TAIL}$")
_REACHED = re.compile(
    rf"(?:{_UP}|{_DOWN}|发展|扩大|完善)(?:到了?|至|为)"
    r"(?:约|近|超过?|共|[^，。；]{0,8}年的?|目前的?|现在的?)?$"
)
_FROM = re.compile(r"(?:^|[^自])(?:由|从)[^，。；]{0,20}$")
_GOES_ON = re.compile(r"[^。；;\n]{0,30}[增升提扩降减缩落跌到至变调跃翻多少展]")
_SHARE = re.compile(
    r"(?:占比|占[^，。；]{0,30}(?:比重|比例|份额)?的?|比重|比例|份额|构成比|覆盖面)"
    r"(?:仅|只|约|近|分别|已|均|就)*(?:为|达到?|是|占)?(?:约|近|超过?)?$"
)
_DONE = re.compile(
    r"(?:(?:完成|达到|达|相当于|实现|为)[^，。；]{0,24}(?:预算|计划|目标|任务|指标)[^，。；]{0,16}"
    r"|占(?:年度|全年|年初|调整|总|规划|设计)*(?:预算|计划|目标|任务|工程量|投资)(?:数|总数|"
    r"任务)?|完成率)(?:的|为|达到?|约|近|超过?)+$"
)
_MAX_TERMS, _MAX_WORDS = 120, 80
_OPEN, _CLOSE = "（(", "）)"


@dataclass(frozen=True, slots=True)
class Term:
    """One figure with its words: `label` before it and `after` behind it within its clause.

    A clause runs from one punctuation mark to the next; where it holds several figures the words
    between two belong to the label of the second and to `after` of the first. `sort` is what the
    words make of the figure: a level, a change in amount, a rate of change, a share (占…), the
    degree to which something is done (完成…的), points, or another percentage. `sign` is −1 for
    words of decrease, +1 for those of increase, else 0. `depth` counts the brackets around it,
    `clause` is its span; `reached` is true at 增加到, `started` at 从 or 由.
    """

    figure: Figure
    label: str
    after: str
    sort: Sort
    sign: int
    depth: int
    clause: tuple[int, int]
    sentence: tuple[int, int]
    reached: bool = False
    started: bool = False

    @property
    def start(self) -> int:
        """Where the figure begins in the text."""
        return self.figure.start

    @property
    def end(self) -> int:
        """Where the figure ends in the text, exclusive."""
        return self.figure.end


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its terms in order, and the positions of its sentences among them."""

    text: str
    terms: tuple[Term, ...]

    def near(self, low: int, high: int) -> list[Term]:
        """The terms that begin from `low` up to but not at `high`."""
        first = bisect_left(self.terms, low, key=lambda t: t.start)
        return list(takewhile(lambda t: t.start < high, islice(self.terms, first, None)))

    def sentences(self) -> Iterator[tuple[Term, ...]]:
        """The terms of each sentence that has any; one with very many comes in pieces."""
        first = 0
        for at in range(1, len(self.terms) + 1):
            last = at == len(self.terms) or self.terms[at].sentence != self.terms[first].sentence
            if last or at - first == _MAX_TERMS:
                yield self.terms[first:at]
                first = at


def text_of(report: Report, figures: Sequence[Figure]) -> Text:
    """The report's text with its figures as terms; `figures` stand in the order of the text."""
    text = report.text
    breaks = _breaks(text, figures)
    depths = _depths(text)
    places = [at for at, _ in depths]
    found = []
    for index, figure in enumerate(figures):
        at = bisect_right(breaks, figure.start - 1)
        low = breaks[at - 1] + 1 if at else 0
        high = breaks[at] if at < len(breaks) else len(text)
        low, high = max(low, figure.sentence[0]), min(high, figure.sentence[1])
        before = figures[index - 1].end if index else 0
        behind = figures[index + 1].start if index + 1 < len(figures) else len(text)
        label = _joined(text, breaks, at, low, figure.start, max(before, figure.sentence[0]))
        clause = (low, high)
        high = min(high, max(behind, figure.end), figure.end + _MAX_WORDS)
        after = re.sub(r"\s", "", text[figure.end : high])
        depth = depths[bisect_right(places, figure.start) - 1][1]
        found.append(_term(figure, label, after, depth, clause, _moves_on(text, figure)))
    return Text(text, tuple(found))


def _joined(text: str, breaks: Sequence[int], at: int, low: int, high: int, floor: int) -> str:
    """The words before a figure within its clause; a bracket in them is left out, not a break."""
    floor = max(floor, high - 3 * _MAX_WORDS)
    words = text[max(low, floor) : high]
    while at and text[breaks[at - 1]] in _CLOSE and low > floor:
        close = at - 1
        depth = 1
        while close and depth and breaks[close - 1] >= floor:
            close -= 1
            depth += (text[breaks[close]] in _CLOSE) - (text[breaks[close]] in _OPEN)
        if depth:
            break
        at, low = close, breaks[close - 1] + 1 if close else 0
        words = text[max(low, floor) : breaks[close]] + words
    return re.sub(r"\s", "", words)[-_MAX_WORDS:]


def _breaks(text: str, figures: Sequence[Figure]) -> list[int]:
    found: list[int] = []
    at = 0
    for mark in _BREAK.finditer(text):
        while at < len(figures) and figures[at].end <= mark.start():
            at += 1
        if at == len(figures) or mark.start() < figures[at].start:
            found.append(mark.start())
    return found


def _depths(text: str) -> list[tuple[int, int]]:
    """The positions where the depth of brackets changes, with the depth from there on."""
    depth, changes = 0, [(-1, 0)]
    for mark in re.finditer(r"[（(）)\n]", text):
        if mark.group() in _OPEN:
            depth += 1
        elif mark.group() in _CLOSE:
            depth = max(0, depth - 1)
        else:
            depth = 0
        changes.append((mark.start(), depth))
    return changes


def _term(
    figure: Figure, label: str, after: str, depth: int, clause: tuple[int, int], moves_on: bool
) -> Term:
    bare = re.sub(r"(?:近|约|超过|超|突破|不足|不到|至少|累计|共)$", "", label)
    reached = bool(_REACHED.search(bare)) or bool(
        re.search(r"(?:达到|升至|降至|增至|减至|达)$", bare)
    )
    moved = None if _REACHED.search(bare) else _MOVED.search(bare)
    sign = 0 if not moved else -1 if moved["down"] else 1
    sort = _sort(figure, bare, moved is not None)
    started = moves_on and bool(_FROM.search(label))
    return Term(figure, label, after, sort, sign, depth, clause, figure.sentence, reached, started)


def _moves_on(text: str, figure: Figure) -> bool:
    """Whether words of a change follow, so that 从 or 由 begins it and names no doer."""
    return bool(_GOES_ON.match(text[figure.end : figure.end + 40]))


def _sort(figure: Figure, label: str, moved: bool) -> Sort:
    if figure.kind in ("points", "points_permille"):
        return "points"
    if figure.kind in ("percent", "permille", "tenths", "fraction"):
        if _DONE.search(label):
            return "done"
        if moved:
            return "rate"
        return "share" if _SHARE.search(label) else "percent"
    if figure.kind == "times":
        return "rate" if moved else "level"
    return "change" if moved else "level"
