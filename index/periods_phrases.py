"""The words of time of a report with the periods that they stand for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.dates import plain_digits
from index.periods_calendar import Calendar, several_years, years_of
from index.periods_sections import Frame, section_frames
from index.periods_uses import Use, use_of
from index.periods_words import Parts, TimeWords, time_words
from index.report import Period, Report

__all__ = ["Phrase", "Timeline", "timeline"]

_TITLE = re.compile(r"《[^》\n]{0,80}》")
_LEAD_CHARS = 3
_SET_OFF = re.compile(r"(?:^|[^一-龥]|[自从在于到至止是由对])$")
_SENTENCE_ENDS = ("。", "；", "：", "！", "？", "，", ";", ":", ",")
_DASHES = ("-", "—", "——", "–", "~")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of time at `start` to `end` with the period they stand for.

    `lasting` marks those that go on governing the sentences after theirs: 五年来, 2016年以来;
    `passing` those that never do: 到2030年. `embedded` marks words in the middle of a clause.
    """

    start: int
    end: int
    period: Period
    use: Use
    lasting: bool
    passing: bool = False
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The phrases of a report and the frames that hold where none governs, both in order."""

    phrases: tuple[Phrase, ...]
    frames: tuple[Frame, ...]


def timeline(report: Report, lines: Sequence[int], attached: Sequence[tuple[int, int]]) -> Timeline:
    """The phrases and frames of a report whose lines begin at `lines`.

    In the spans `attached`, which are in order and without overlap, no phrase governs what follows.
    A paragraph that begins with 五年来 or 过去一年 makes it the frame up to the next heading.
    """
    reader = _Reader(report, lines, attached)
    sections = section_frames(report)
    done = 0
    for words in time_words(report.text):
        while done < len(sections) and sections[done].start <= words.start:
            reader.frames.append(sections[done])
            done += 1
        reader.add(words)
    return Timeline(tuple(reader.phrases), (*reader.frames, *sections[done:]))


class _Reader:
    """What has been read so far."""

    def __init__(
        self, report: Report, lines: Sequence[int], attached: Sequence[tuple[int, int]]
    ) -> None:
        self._plain = plain_digits(report.text)
        self._calendar = Calendar(report.metadata)
        self._works = report.metadata.kind.value.endswith("工作报告")
        self._titles = [match.span() for match in _TITLE.finditer(report.text)]
        self._attached = attached
        self._lines = lines
        self._spoken_of: tuple[int, int] | None = None
        self.frames: list[Frame] = []
        self.phrases: list[Phrase] = []

    def add(self, words: TimeWords) -> None:
        """Takes the next words in; their phrase is left out where they are part of a name."""
        if _holds(self._titles, words.start):
            return
        line = bisect_right(self._lines, words.start) - 1
        frame = self.frames[-1].period if self.frames else None
        period = self._calendar.resolve(words, self._year_at_hand(words, line), frame)
        use = use_of(self._plain, words)
        if period and use in ("governs", "attached"):
            self._calendar.remember(words, period)
        if period is None or use == "none" or (words.head == "plan" and words.bare):
            return
        if use == "governs" and _holds(self._attached, words.end - 1):
            use = "attached"
        start = words.start
        if self._goes_on(words):
            before = self.phrases.pop()
            start, period, use = before.start, Period(before.period.start, period.end), before.use
        lasting = words.since == "ever since" or words.until == "as of" or words.head == "span"
        embedded = not _SET_OFF.search(self._plain[max(0, start - 2) : start])
        lasting |= several_years(period) and not words.since and not embedded
        passing = words.until == "to" and start == words.start
        self.phrases.append(Phrase(start, words.end, period, use, lasting, passing, embedded))
        if use == "governs" and words.head in ("year", "relative") and period.end and not passing:
            self._spoken_of = (line, int(period.end[:4]))
        if self._opens(words, line, period):
            self.frames.append(Frame(start, period, (start, words.end), not several_years(period)))

    def _opens(self, words: TimeWords, line: int, period: Period) -> bool:
        """Whether the words at the head of a paragraph set the time of those that follow it."""
        leads = self._works and words.start - self._lines[line] <= _LEAD_CHARS
        if not leads or words.since or words.until or not self._is_prose(line):
            return False
        years, calendar = years_of(period), self._calendar
        whole = years is not None and words.parts is None and years[0] == years[1]
        current = whole and years is not None and years[0] in (calendar.year, calendar.closing_year)
        return current or (words.head == "span" and not words.bare)

    def _is_prose(self, line: int) -> bool:
        """Whether a line ends like a sentence, not like a title."""
        end = self._lines[line + 1] - 1 if line + 1 < len(self._lines) else len(self._plain)
        return self._plain[max(0, end - 2) : end].rstrip()[-1:] in _SENTENCE_ENDS

    def _goes_on(self, words: TimeWords) -> bool:
        """Whether the words are the end of a stretch that the phrase before them began."""
        before = self.phrases[-1] if self.phrases else None
        if before is None or before.period.start is None:
            return False
        between = self._plain[before.end : words.start]
        return between in _DASHES or (not between and words.until == "to")

    def _year_at_hand(self, words: TimeWords, line: int) -> int | None:
        """The year last named in the line; 全年 and 年末 keep to that of a settled frame."""
        frame = self.frames[-1] if self.frames else None
        keeps = frame is not None and frame.settled and words.parts == Parts()
        if self._spoken_of and self._spoken_of[0] == line and not keeps:
            return self._spoken_of[1]
        return int(frame.period.end[:4]) if frame and frame.period.end else None


def _holds(spans: Sequence[tuple[int, int]], at: int) -> bool:
    i = bisect_right(spans, (at, 1 << 60)) - 1
    return i >= 0 and at < spans[i][1]
