"""Which words of time govern a place in a report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.periods_calendar import several_years, years_of
from index.periods_phrases import Phrase, timeline
from index.periods_sections import Frame
from index.report import Period, Report

__all__ = ["FoundPeriod", "Governing"]

_IN_SENTENCE = 400
_IN_PARAGRAPH = 600
_PHRASES_BACK = 4
_NEXT_TO = 8
_CLAUSE_END = re.compile(r"[，,；;]")
_OF = re.compile(r"的?\s?(?:近|约|大约|超过?|多)?\s?")
_DONE_BY = re.compile(r"[，,]?(?:预计|计划|拟|将|力争|确保)[于在]?")


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """The time a figure holds for and the span of the words that say so.

    `evidence` is None where the time is that of the report as a whole; `baseline` marks the amount
    before a change, which holds for the year that the change started from.
    """

    period: Period
    evidence: tuple[int, int] | None
    baseline: bool = False


class Governing:
    """The words of time of one report, by where they stand."""

    def __init__(self, report: Report, attached: Sequence[tuple[int, int]]) -> None:
        """In the spans `attached`, in order and without overlap, words of time govern no more."""
        self._text = report.text
        self._lines = [0, *(match.end() for match in re.finditer(r"\n", report.text))]
        read = timeline(report, self._lines, attached)
        self._covered = report.metadata.period
        self._carries = self._covered.start is not None or self._covered.end is None
        self._phrases = read.phrases
        self._starts = [phrase.start for phrase in read.phrases]
        self._governing = [phrase for phrase in read.phrases if phrase.use == "governs"]
        self._governing_starts = [phrase.start for phrase in self._governing]
        self._frames = read.frames
        self._frame_starts = [frame.start for frame in read.frames]

    def line(self, at: int) -> int:
        """Where the line around an offset begins."""
        return self._lines[bisect_right(self._lines, at) - 1]

    def said_between(self, start: int, end: int) -> bool:
        """Whether a new time is named in a span."""
        i = bisect_left(self._governing_starts, end) - 1
        return i >= 0 and self._governing_starts[i] >= start

    def inside(self, span: tuple[int, int]) -> FoundPeriod | None:
        """The first time named in a span, however it is used; 到 before a year may precede it."""
        i = bisect_left(self._starts, span[0])
        i -= i > 0 and self._phrases[i - 1].end > span[0]
        if i < len(self._phrases) and self._phrases[i].start < span[1]:
            return _found(self._phrases[i])
        return None

    def compared_with(self, start: int, end: int) -> FoundPeriod | None:
        """The last time in a span that something is compared with: 同1978年相比."""
        lower, upper = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for phrase in reversed(self._phrases[max(lower, upper - _PHRASES_BACK) : upper]):
            if phrase.use == "baseline" and phrase.period.end:
                return _found(phrase)
        return None

    def next_to(self, start: int, end: int, limit: int) -> FoundPeriod | None:
        """The time tied to the figure at `start` to `end`, looking no further than `limit`.

        '2016年的124.3万吨', '20公顷，预计2019年完成', '1.2万户（2020年）'.
        """
        i = bisect_right(self._starts, start) - 1
        before = self._phrases[i] if i >= 0 else None
        if before and before.use == "attached" and _OF.fullmatch(self._text, before.end, start):
            return _found(before)
        after = self._phrases[i + 1] if i + 1 < len(self._phrases) else None
        if after is None or not end <= after.start < min(limit, end + _NEXT_TO):
            return None
        between = self._text[end : after.start]
        closed = between in ("(", "（") and self._text[after.end : after.end + 1] in (")", "）")
        return _found(after) if closed or _DONE_BY.fullmatch(between) else None

    def at(self, start: int, sentence: int) -> FoundPeriod:
        """The time named before `start` in its sentence, one that lasts from before, or the frame.

        `sentence` is where the sentence begins.
        """
        frame, i = self._frame(start), self._last_before(start)
        while i >= 0 and self._governing[i].start >= max(sentence, start - _IN_SENTENCE):
            if not self._passed(self._governing[i], start, frame):
                return self._with_beginning(i, sentence)
            i -= 1
        for phrase in self._back_from(i, start):
            if self._lasts(phrase, frame):
                return _found(phrase)
            if not self._carries:
                break
        return FoundPeriod(frame.period, frame.evidence)

    def several_years_at(self, start: int, found: FoundPeriod) -> FoundPeriod:
        """The run of years that an average annual growth at `start` is taken over.

        It is `found`, what was named in the paragraph, the frame or what the report covers; else
        `found` as it is.
        """
        frame = self._frame(start)
        candidates = [found]
        candidates += map(_found, self._back_from(self._last_before(start), start))
        candidates += [FoundPeriod(frame.period, frame.evidence), FoundPeriod(self._covered, None)]
        return next((each for each in candidates if several_years(each.period)), found)

    def _last_before(self, start: int) -> int:
        i = bisect_left(self._governing_starts, start) - 1
        return i - 1 if i >= 0 and self._governing[i].end > start else i

    def _frame(self, start: int) -> Frame:
        return self._frames[bisect_right(self._frame_starts, start) - 1]

    def _back_from(self, i: int, start: int) -> Iterator[Phrase]:
        """The last few phrases of the paragraph up to the i-th, the nearest first."""
        first = max(self.line(start), start - _IN_PARAGRAPH)
        for phrase in reversed(self._governing[max(0, i + 1 - _PHRASES_BACK) : i + 1]):
            if phrase.start < first:
                return
            yield phrase

    def _lasts(self, phrase: Phrase, frame: Frame) -> bool:
        """Whether the phrase still holds in the sentences after its own.

        A single year does where the section is not about another one by its heading.
        """
        if phrase.lasting or not self._carries:
            return phrase.lasting
        embedded = phrase.embedded and frame.evidence is not None
        return not phrase.passing and not frame.settled and not embedded

    def _passed(self, phrase: Phrase, start: int, frame: Frame) -> bool:
        """Whether a phrase is done with before its sentence is.

        So is one in brackets that have closed, and a year in the middle of an earlier clause where
        the section is about another year.
        """
        if _closes(self._text[phrase.end : start]):
            return True
        if not phrase.embedded or not frame.settled or phrase.lasting:
            return False
        other = years_of(phrase.period) != years_of(frame.period)
        return other and bool(_CLAUSE_END.search(self._text[phrase.end : start]))

    def _with_beginning(self, i: int, sentence: int) -> FoundPeriod:
        """The i-th phrase; 到2017年6月 ends what 2012年以来 began in the same sentence."""
        phrase, before = self._governing[i], self._governing[i - 1] if i else None
        if phrase.period.start is None and before and before.start >= sentence:
            began = before.period.start if before.lasting else None
            if began and phrase.period.end and began < phrase.period.end:
                return FoundPeriod(Period(began, phrase.period.end), (before.start, phrase.end))
        return _found(phrase)


def _closes(text: str) -> bool:
    """Whether a bracket closes that opened before the text."""
    return any(text.count(right) > text.count(left) for left, right in ("（）", "()"))


def _found(phrase: Phrase) -> FoundPeriod:
    return FoundPeriod(phrase.period, (phrase.start, phrase.end))
