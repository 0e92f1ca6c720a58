"""Where a report looks back over several years at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.sentences import sentence_spans

if TYPE_CHECKING:
    from index.report import Report

__all__ = ["long_reviews", "names_long_time"]

_LONG = (
    r"(?:过去|这|近|回首|回顾)?(?:的)?[两三四五六七八九十]+年(?:来|间|以来|中)|(?:过去|这)的?[两三四五六七八九十]+年|"
    r"“[一二三四五六七八九十]+五”(?:这五年|时期|期间|以来)"
)
_OPENS = re.compile(
    rf"(?:各位代表[！!，,：:]?|——|—|同志们[！!]?|(?:回首|回顾|总结))*(?:{_LONG}|"
    rf"这是[^，。]{{2,30}}的[五十]年)|[一二三四五六七八九十]、(?:{_LONG})(?![^\n]{{0,6}}20\d\d)"
)
_CLOSES = re.compile(
    r"(?:各位代表[！!]?|刚刚)?(?:20\d\d年|过去(?:的)?一年|刚刚过去的|一年来|这一年|去年以?来?|今年)"
)
_ANYWHERE = re.compile(rf"(?:{_LONG})")


def names_long_time(text: str) -> bool:
    """Whether a sentence speaks of several years."""
    return bool(_ANYWHERE.search(text))


def long_reviews(report: Report) -> Iterator[tuple[int, int]]:
    """The spans of a text that tell of several years at once.

    From a sentence that opens with such a time to one that opens with one year, or to a heading
    of the first level.
    """
    text = report.text
    chapters = {h.start for h in report.headings if h.level == 1 and not h.run_in}
    began: int | None = None
    for start, end in sentence_spans(text):
        words = text[start : min(end, start + 60)]
        opens = bool(_OPENS.match(words))
        if began is not None and (start in chapters or _CLOSES.match(words)):
            yield began, start
            began = None
        if began is None and opens:
            began = start
    if began is not None:
        yield began, len(text)
