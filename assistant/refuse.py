"""When the reports do not hold an answer."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.refuse_time import wrong_figure_time, wrong_year
from assistant.selection import Chosen, Sentence
from index.asked import Form
from index.hit import Filters
from index.places import parents, within
from index.question import Question
from index.report import Metadata

__all__ = ["refusal"]

_LEAST_BELIEF = 0.15
_LEAST_FIT = 0.08


def refusal(
    question: Question, chosen: Chosen, filters: Filters, held: Mapping[str, Metadata]
) -> str:
    """Why the question cannot be answered from what was found, in Chinese; '' where it can.

    `held` is what the reports of the library are, by their ids.
    """
    if not chosen.sentences:
        where = "所选条件下" if filters != Filters() else "报告库中"
        return f"{where}没有找到与问题相关的内容。"
    best = chosen.sentences[0]
    reason = (
        _wrong_place(question, best)
        or wrong_year(question, best)
        or wrong_figure_time(question, best, held)
    )
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
    return (min(1.0, evidence.signals.supported) + evidence.spoken + min(1.0, fit)) / 3


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


def _nearest(best: Sentence) -> str:
    quote = best.evidence.text
    shown = quote if len(quote) <= 80 else quote[:80] + "……"
    return f"《{best.metadata.title.value}》：“{shown}”"
