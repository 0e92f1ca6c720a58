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
_COVERED = 0.75
_MOST = 12


def outlined(library: Library, found: Chosen) -> Chosen:
    """What was chosen, or the numbered headings of its section where the question asks for these.

    The heading of the section must speak of what is asked; each heading in it is a citation.
    """
    question = found.question
    form = question.asked.form in (Form.LIST, Form.PROSE)
    if not (form and found.sentences and _PARTS.search(question.text)):
        return found
    best = found.sentences[0]
    headings = library.report(best.passage.report).headings
    weights = dict(question.terms)
    for heading in reversed(_above(headings, best)):
        inside = _inside(headings, heading)
        if len(inside) > 1 and coverage(heading.text, weights) >= _COVERED:
            told = tuple(_sentence(best, one) for one in inside)
            return replace(found, sentences=told, short=_items(told))
    return found


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
