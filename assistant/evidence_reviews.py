"""Where a report looks back over several years, admits what is wanting, and looks ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.sentences import sentence_spans

if TYPE_CHECKING:
    from index.report import Report

__all__ = ["admissions", "long_reviews", "names_long_time", "outlook"]

_LONG = (
    r"(?:过去|这|近|回首|回顾)?(?:的)?[两三四五六七八九十]+年(?:来|间|以来|中)|"
    r"(?:过去|这)的?[两三四五六七八九十]+年|"
    r"“[一二三四五六七八九十]+五”(?:这五年|时期|期间|以来)"
)
_OPENS = re.compile(
    rf"(?:各位代表[！!，,：:]?|——|—|同志们[！!]?|(?:回首|回顾|总结))*(?:{_LONG}|"
    rf"这是[^，。]{{2,30}}的[五十]年)|[一二三四五六七八九十]、(?:{_LONG})(?![^\n]{{0,6}}20\d\d)"
)
_CLOSES = re.compile(
    r"(?:各位代表[！!]?|刚刚)?(?:20\d\d年|过去(?:的)?一年|刚刚过去的|一年来|这一年|去年以?来?|今年)"
)
_NAMED = re.compile(rf"(?:{_LONG})|(?<!连续)[两三四五六七八九十]年(?:新增|累计|跨|共)")
_OVER_YEARS = re.compile(
    r"(?<!连续)[三四五六七八九十]年(?:新增|累计|跨|增量|增长)|经过[三四五十]年"
)
_OPENING = 14
_REVIEW = re.compile(r"回顾|总结|成就|成效|进展|执行情况|过去")
_ADMITS = re.compile(
    r"清醒(?:地)?(?:看到|认识)|(?:也|还)(?:要)?(?:看到|认识到)|"
    r"存在(?:不少|一些|许多|以下)[^。]{0,12}"
    r"(?:问题|困难|不足)|面临(?:不少|一些|许多)[^。]{0,8}(?:困难|挑战)"
)


def names_long_time(text: str) -> bool:
    """Whether a sentence opens with a time of several years, or counts over one."""
    return bool(_NAMED.search(text, 0, _OPENING) or _OVER_YEARS.search(text))


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


def outlook(report: Report) -> int:
    """Where the first chapter of a work report that looks ahead begins, else the text's end.

    After a first chapter that reviews, every chapter that does not is on what is to come.
    """
    end = len(report.text)
    chapters = [h for h in report.headings if h.level == 1 and not h.run_in]
    if not report.metadata.kind.value.endswith("工作报告") or not chapters:
        return end
    if not _REVIEW.search(chapters[0].text):
        return end
    return next((h.start for h in chapters[1:] if not _REVIEW.search(h.text)), end)


def admissions(report: Report) -> Iterator[tuple[int, int]]:
    """The spans of paragraphs from a sentence that admits what is wanting to their end."""
    for found in _ADMITS.finditer(report.text):
        start = max(report.text.rfind(mark, 0, found.start()) for mark in "。\n") + 1
        end = report.text.find("\n", found.end())
        yield start, end if end >= 0 else len(report.text)
