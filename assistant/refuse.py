"""When the reports do not hold an answer."""

from __future__ import annotations

from assistant.selection import Chosen, Sentence
from index.asked import Form
from index.hit import Filters
from index.places import parents, within
from index.question import Question

__all__ = ["refusal"]

_LEAST_SUPPORT = 0.3
_LEAST_FIT = 0.08


def refusal(question: Question, chosen: Chosen, filters: Filters) -> str:
    """Why the question cannot be answered from what was found, in Chinese; '' where it can."""
    if not chosen.sentences:
        where = "所选条件下" if filters != Filters() else "报告库中"
        return f"{where}没有找到与问题相关的内容。"
    best = chosen.sentences[0]
    reason = _wrong_place(question, best) or _wrong_year(question, best)
    if not reason and best.evidence.supported < _LEAST_SUPPORT:
        reason = "报告中没有找到说明这一问题的句子。"
    if not reason and _formless(question, best):
        reason = "报告中提到了相关内容，但没有问题所问的数字或名称。"
    return f"{reason}最接近的内容：{_nearest(best)}" if reason else ""


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
    if not question.years:
        return ""
    period = best.metadata.period
    bounds = [int(d[:4]) for d in (period.start, period.end) if d]
    bears = best.metadata.year.value
    for named in question.years:
        if bears and (
            bears == str(named.last) or any(str(named.last) in h for h in best.passage.heading)
        ):
            return ""
        if bounds and min(bounds) <= named.last <= max(bounds):
            return ""
        if any(str(y) in best.evidence.text for y in range(named.first, named.last + 1)):
            return ""
    asked = question.years[0].last
    return f"没有找到{asked}年的这项内容。"


def _nearest(best: Sentence) -> str:
    quote = best.evidence.text
    shown = quote if len(quote) <= 80 else quote[:80] + "……"
    return f"《{best.metadata.title.value}》：“{shown}”"
