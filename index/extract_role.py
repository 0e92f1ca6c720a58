"""How well the role of a figure fits the amount that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.extract_scene import Scene
from index.figure import Figure
from index.indicator_scopes import scope_words
from index.question import Question
from index.years import NamedYears

__all__ = ["role_fit"]

_STEP_FROM = re.compile(r"[由从][^，。]{0,16}$")
_STEP_TO = re.compile(r"[到至为]")
_MERGED = re.compile(
    r"[^，。；、\d]{0,8}(?:整合|优化|合并|压减|压缩|精简|缩减|削减|调整|增加|增长|扩大|提高|提升|减少|下降|升|降)"
    r"[^，。；、\d]{0,4}[为到至][约近]?$"
)
_REACHED = re.compile(r"[、，]?(?:大关|台阶)?[、，]?达")
_GROWN = re.compile(
    r"(?:新增|净增|新建|新认定|新设|新培育|新登记|(?:增加|减少)(?![到至为]))[^，。、；\d]{0,6}$"
)
_OF_RATES = ("percent", "permille", "tenths", "times")
_STEPS = ("大关", "台阶")
_GROWN_NAME = re.compile(r"新增|净增|新建|新认定|新设|新登记")
_TOTAL = re.compile(r"(?:累计|总|共)[^，。、；\d]{0,6}$")
_ADDED = frozenset(("新增",))
_PASSED = ("突破", "超过", "超")
_BOUNDS = frozenset((*_PASSED, "以上", "近", "不低于", "不少于", "不足", "接近", "约", "左右"))


def role_fit(scene: Scene, number: int) -> float:
    """The product of how a figure's role, period, scope and exactness fit, about 1 where all do."""
    figure, question = scene.figures[number], scene.question
    when = _period_fit(figure, question.years)
    fit = when * _plan_fit(figure, question) * (0.5 if _is_article(figure) else 1.0)
    if question.asked.several > 1:
        return fit
    fit *= 0.8 if figure.qualifier in _BOUNDS else 1.0
    fit *= 0.8 ** len(_unasked_scope(figure.indicator, question))
    fit *= _change_fit(figure, question)
    return fit * (1.0 if when > 1.0 else _step_fit(scene, number)) * _grown_fit(scene, number)


def _is_article(figure: Figure) -> bool:
    """Whether a 'one' only opens a noun: 一个中心."""
    return figure.amount == 1 and figure.quote.startswith("一")


def _plan_fit(figure: Figure, question: Question) -> float:
    planned = figure.role == "target"
    if question.asked.plan:
        return 1.3 if planned else 0.8
    return 0.8 if planned else 1.0


def _change_fit(figure: Figure, question: Question) -> float:
    asked = question.asked
    role = figure.target_of or figure.role
    if asked.change:
        return 1.0 if role in ("change", "rate") else 0.7
    if role == "rate" and figure.kind in _OF_RATES:
        return 0.75 if asked.kind == "percent" else 0.6
    if role == "change":
        return 0.6 if figure.kind == "points" else 0.75
    return 1.0


def _period_fit(figure: Figure, years: Sequence[NamedYears]) -> float:
    """More for a figure of just the asked time, less for one of more, least for one of others."""
    start, end = figure.period.start, figure.period.end
    named = [year for year in years if not year.of_report]
    if not named or not (start or end):
        return 1.0
    first, last = int((start or end or "")[:4]), int((end or start or "")[:4])
    month = int((end or start or "")[5:7] or 12)
    if any(_is_just(year, first, last, month) for year in named):
        return 1.1
    if any(first <= year.last <= last for year in named):
        return 0.95
    return 0.7 if figure.period_evidence else 0.9


def _is_just(year: NamedYears, first: int, last: int, month: int) -> bool:
    """Whether a period is the asked one, up to the same month where one is asked (上半年: 6)."""
    return (year.first, year.last) == (first, last) and year.until in (0, month)


def _unasked_scope(indicator: str, question: Question) -> frozenset[str]:
    """The words that limit an indicator (人均, 农村, 规模以上 …) and that the question has not."""
    limits = scope_words(indicator) - _ADDED
    if not limits:
        return limits
    said = " ".join((question.text, *question.official))
    return frozenset(word for word in limits - scope_words(said) if word not in said)


def _step_fit(scene: Scene, number: int) -> float:
    """What a figure loses that is only a step to the next: 由 A 增加到 B, 突破 A、达到 B."""
    before, after = scene.around(number)
    fit = 0.6 if _STEP_FROM.search(before) and _STEP_TO.search(after) else 1.0
    fit *= 0.6 if _MERGED.fullmatch(after) else 1.0
    passed = scene.figures[number].qualifier in _PASSED or after.startswith(_STEPS)
    return fit * (0.4 if passed and _REACHED.match(after) else 1.0)


def _grown_fit(scene: Scene, number: int) -> float:
    """What a figure loses that was only added, where what there is in all is asked."""
    before = scene.around(number)[0]
    if _TOTAL.search(before):
        return 1.0
    grown = _GROWN.search(before) or _GROWN_NAME.match(scene.figures[number].indicator)
    asked = scene.question.asked.change or (grown and grown.group()[0] in scene.weights)
    return 0.65 if grown and not asked else 1.0
