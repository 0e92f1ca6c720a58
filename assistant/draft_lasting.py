"""What does not change between periods: the sentences at the head of a report that tell it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.draft_clauses import CUT_OFF
from assistant.evidence import Said
from assistant.evidence_pages import pages_of
from index.places import canonical
from index.sentences import sentence_spans

if TYPE_CHECKING:
    from index.library import Library

__all__ = ["lasting"]

_LEAD_CHARS = 1_000
_MIN_WORDS = 2
_BEGUN = re.compile(r"现将|如下[：:。]?$")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?年")


def lasting(
    library: Library, reports: Collection[str], place: str, keywords: Sequence[str], end: date
) -> tuple[Said, ...]:
    """The sentences at the head of the place's among `reports` that hold two of the keywords.

    They are taken from the newest report until `end`, else from the oldest after it: what they
    tell (when an inspection was, what it found) does not change. Sentences on how things stand
    (截至…) and the one that leads over to the report are none.
    """
    wanted = canonical(place) or place
    held = [
        (what.date.value or what.year.value, report)
        for report, what in library.metadata().items()
        if report in reports and (canonical(what.place.value) or what.place.value) == wanted
    ]
    before = sorted((r for r in held if r[0][:7] <= _month_after(end)), reverse=True)
    after = sorted(r for r in held if r[0][:7] > _month_after(end))
    for _, report in (*before, *after):
        if found := _head(library, report, keywords, end):
            return found
    return ()


def _month_after(end: date) -> str:
    """The last month that a report on a period that ends then is dated in, half a year later."""
    months = end.year * 12 + end.month - 1 + 6
    return f"{months // 12}-{months % 12 + 1:02d}"


def _head(library: Library, report: str, keywords: Sequence[str], day: date) -> tuple[Said, ...]:
    page = pages_of(library).of(report)
    text = page.report.text
    found = []
    for start, end in sentence_spans(text[:_LEAD_CHARS]):
        sentence = re.sub(r"\s+", "", text[start:end])
        told = sum(word in sentence for word in keywords) >= _MIN_WORDS
        if told and sentence.endswith("。") and not _is_of_the_moment(sentence, day):
            found.append(Said(sentence, page.cite(start, end), 1.0))
    return tuple(found)


def _is_of_the_moment(sentence: str, day: date) -> bool:
    """Whether a sentence holds for its own report alone, or tells of what came after the period."""
    later = any(int(year) > day.year for year in _YEAR.findall(sentence))
    return later or bool(CUT_OFF.search(sentence) or _BEGUN.search(sentence))
