"""When the reports do not hold an answer."""

from __future__ import annotations

from datetime import date

from assistant.selection import Chosen, Sentence
from index.asked import Form
from index.hit import Filters
from index.places import parents, within
from index.prior import plans
from index.question import Question
from index.years import NamedYears, named_years

__all__ = ["refusal"]

_LEAST_BELIEF = 0.15
_LEAST_FIT = 0.08


def refusal(question: Question, chosen: Chosen, filters: Filters) -> str:
    """Why the question cannot be answered from what was found, in Chinese; '' where it can."""
    if not chosen.sentences:
        where = "所选条件下" if filters != Filters() else "报告库中"
        return f"{where}没有找到与问题相关的内容。"
    best = chosen.sentences[0]
    reason = _wrong_place(question, best) or _wrong_year(question, best)
    if not reason and belief(question, best) < _LEAST_BELIEF:
        reason = "报告中没有找到说明这一问题的句子。"
    if not reason and _formless(question, best):
        reason = "报告中提到了相关内容，但没有问题所问的数字或名称。"
    return f"{reason}最接近的内容：{_nearest(best)}" if reason else ""


def belief(question: Question, best: Sentence) -> float:
    """How far a sentence may be believed to answer, from 0 to 1.

    The mean of three shares: of the question's words in the sentence and what leads to it, of the
    things asked of (by length, as long nouns are rarer) in its passage, and the fit of its form.
    """
    evidence = best.evidence
    fit = (
        evidence.found.fit if question.asked.form is not Form.PROSE else evidence.signals.supported
    )
    return (min(1.0, evidence.signals.supported) + evidence.signals.spoken + min(1.0, fit)) / 3


def _formless(question: Question, best: Sentence) -> bool:
    if question.asked.form in (Form.PROSE, Form.NAME, Form.LIST) or question.asked.ranked:
        return False
    return best.evidence.found.fit < _LEAST_FIT


def _wrong_place(question: Question, best: Sentence) -> str:
    place = best.metadata.place.value
    for named in question.places:
        spoken = named.rstrip("省市县区") in best.passage.text + best.metadata.title.value
        if spoken or place == named or within(named, place) or within(place, named):
            return ""
        if place in parents(named):
            return ""
    if not question.places or not place:
        return ""
    return f"报告库中没有{question.places[0]}的这项内容。"


def _wrong_year(question: Question, best: Sentence) -> str:
    if not question.years or any(_of_year(named, best) for named in question.years):
        return ""
    asked = question.years[0]
    span = f"{asked.first}年" if asked.first == asked.last else f"{asked.first}—{asked.last}年"
    return f"没有找到{span}的这项内容。"


def _of_year(named: NamedYears, best: Sentence) -> bool:
    """Whether a sentence tells of a year: it says so, or its report covers it, or plans it."""
    near = "\n".join([*best.passage.heading, best.passage.text])
    spoken = named_years(near, date(named.last, 12, 31))
    if any(named.first <= s.last and s.first <= named.last for s in spoken):
        return True
    bounds = [int(d[:4]) for d in (best.metadata.period.start, best.metadata.period.end) if d]
    if bounds and min(bounds) <= named.last and named.first <= max(bounds):
        return True
    bears = best.metadata.year.value
    if not bears or not named.first <= int(bears) <= named.last:
        return False
    return named.of_report or not bounds or max(bounds) >= named.last or bool(plans(best.passage))


def _nearest(best: Sentence) -> str:
    quote = best.evidence.text
    shown = quote if len(quote) <= 80 else quote[:80] + "……"
    return f"《{best.metadata.title.value}》：“{shown}”"
