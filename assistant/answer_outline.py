"""A section of a report told by the headings in it, where a question asks for its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from assistant.chosen import Chosen, Sentence
from index.asked import Form
from index.coverage import coverage
from index.extract_found import Found
from index.extract_list import count_of, counts_in
from index.report import Heading

if TYPE_CHECKING:
    from index.library import Library

__all__ = ["outlined"]

_PARTS = re.compile(
    r"(?:哪(?:些|几)[个项条种]?(?:方面|(?:重点|主要)?(?:工作|任务|举措|措施|内容|部分|问题)|大事|实事))|"
    r"(?:工作|任务|举措|措施|问题)(?:有|是|包括|分)(?:哪|几)|(?:从|分)哪"
)
_NUMBER = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}[.．、])\s*"
)
_FRAME = frozenset("方面部分内容") | {"方面", "部分", "内容", "做好", "好", "做"}
_LEAST_WEIGHT = 0.2
_COVERED = 0.75
_GAP = 4
_MOST = 12


def outlined(library: Library, found: Chosen) -> Chosen:
    """What was chosen, or the numbered headings of its section where the question asks for these.

    The heading of the section must speak of what is asked, or a chosen sentence stand before the
    first of its headings and count them (重点做好十方面工作); each heading is a citation.
    """
    question = found.question
    form = question.asked.form in (Form.LIST, Form.PROSE)
    if not (form and found.sentences and _PARTS.search(question.text)):
        return found
    best = found.sentences[0]
    headings = library.report(best.passage.report).headings
    weights = {t: w for t, w in question.terms if w >= _LEAST_WEIGHT and t not in _FRAME}
    for heading in reversed(_above(headings, best)):
        inside = _inside(headings, heading)
        spoken = coverage(heading.text, weights) >= _COVERED
        if len(inside) > 1 and (spoken or _leads(found.sentences, inside)):
            told = tuple(_sentence(best, one) for one in inside)
            return replace(found, sentences=told, short=_items(told))
    return found


def _leads(sentences: Sequence[Sentence], inside: Sequence[Heading]) -> bool:
    """Whether a sentence just before the first heading says how many there are."""
    return any(
        0 <= inside[0].start - sentence.evidence.end <= _GAP
        and len(inside) in map(count_of, counts_in(sentence.evidence.text))
        for sentence in sentences
    )


def _items(told: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(answer for sentence in told for answer in sentence.evidence.found.answers)


def _above(headings: Sequence[Heading], best: Sentence) -> list[Heading]:
    """The headings that a sentence stands under, the outermost first."""
    path: list[Heading] = []
    for heading in headings:
        if heading.start > best.evidence.start:
            break
        path = [above for above in path if above.level < heading.level] + [heading]
    return path


def _inside(headings: Sequence[Heading], section: Heading) -> list[Heading]:
    """The numbered headings directly below one."""
    after = [heading for heading in headings if heading.start > section.start]
    below = list(takewhile(lambda heading: heading.level > section.level, after))
    level = min((heading.level for heading in below), default=0)
    direct = [heading for heading in below if heading.level == level]
    numbered = all(_NUMBER.match(heading.text) for heading in direct)
    return direct if numbered and len(direct) <= _MOST else []


def _sentence(best: Sentence, heading: Heading) -> Sentence:
    item = _NUMBER.sub("", heading.text).strip("。：: \n")
    evidence = replace(
        best.evidence,
        start=heading.start,
        end=heading.end,
        text=heading.text,
        found=Found((item,), best.evidence.found.fit),
    )
    return replace(best, evidence=evidence)
