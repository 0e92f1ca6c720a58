"""Which place the figures of a report hold for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.place_table import short_name
from index.places import NATION, mentions, parents, within
from index.report import Heading, Report

__all__ = ["FoundPlace", "Places", "level_of"]

_IN_SENTENCE = 200
_MAX_HEADING = 16
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_CLAUSE = re.compile(r"[，,；;：:。\n]")
_OPENING = re.compile(
    r"(?:[^一-龥]|其中|目前|截[至止]|[今去上前全]年|[上下]半年|季度|以来|年|月|日|[底末初]"
    r"|[〇零一二三四五六七八九十]|在)*"
)
_NO_SUBJECT = re.compile(
    r"[、和与及等或]|[一-龥]{0,2}(?:委|政府|人大|政协|法院|检察|纪委|监委)|(?:下达|交办|反馈|通报|督察)"
)
_NAME = re.compile(r"[一-龥]")
_UNIT = re.compile(r"[省市县区州盟旗]$")
_MEASURED = re.compile(
    r"经济总量|(?:地区)?生产总值|GDP|(?:常住|户籍|总)人口|一般公共预算|财政收入|固定资产投资"
    r"|规模?以?上工业|社会消费品|(?:外贸)?进出口|粮食|(?:城镇|农村|城乡)?居民"
)
_GOES_ON = re.compile(r"\s*(?:同比|比|较|增长|下降|提高|减少|增加|占|达|累计|其中|居|分别)")
# A name that no table holds and that opens a clause right before a number (云汐市20项任务).
_COUNTED = re.compile(
    r"(?:^|[，。；：\n])((?:(?![全本各我该两多外中城某占上困强])[一-龥]){2,3}[市县州旗])(?=\s?\d)",
    re.MULTILINE,
)
_AVERAGE = re.compile(r"的?平均")
_LEVELS = (("省", "省"), ("自治区", "省"), ("特别行政区", "省"), ("自治州", "市"), ("地区", "市"),
           ("盟", "市"), ("县", "县"), ("旗", "县"), ("区", "县"),
           ("镇", "乡镇"), ("乡", "乡镇"), ("街道", "乡镇"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """The full name of a place, its level and the span of the words that name it.

    `level` is 国家, 省, 市, 县 or 乡镇, '' where it cannot be told; `evidence` is None where the
    place is that of the report.
    """

    place: str
    level: str
    evidence: tuple[int, int] | None


@lru_cache(maxsize=4096)
def level_of(place: str) -> str:
    """The administrative level of a full name: 国家, 省, 市, 县, 乡镇 or ''.

    A city within another one (瓦房店市 in 大连市) is of the level of a county.
    """
    if place == NATION:
        return "国家"
    if place in _MUNICIPALITIES:
        return "省"
    if place.endswith("市"):
        return "县" if len(parents(place)) > 1 else "市"
    return next((level for ending, level in _LEVELS if place.endswith(ending)), "")


class Places:
    """Finds the places of the figures of one report."""

    def __init__(self, report: Report) -> None:
        """Reads the places that the report names once, in time linear in its length."""
        self._text = report.text
        self._own = report.metadata.place.value
        titles = report.metadata.title.value + "".join(h.text for h in report.headings)
        counted = {found[1] for found in _COUNTED.finditer(report.text)}
        known = {name for name in counted if name in titles} | {self._own} - {""}
        self._named = mentions(report.text, known)
        self._starts = [start for start, _, _ in self._named]
        self._sections = list(self._section_places(report.headings))
        self._section_starts = [start for start, _ in self._sections]

    def at(self, start: int, end: int, sentence: tuple[int, int]) -> FoundPlace:
        """The place of the figure at `start` to `end` in the sentence with that span.

        It is the subject of the clause, or of the one before where the clause only goes on about
        it (同比增长…); else the place that the section is headed by; else the report's. A list of
        places is within the report's.
        """
        first, until = max(sentence[0], start - _IN_SENTENCE), start
        clauses = [first, *(found.end() for found in _CLAUSE.finditer(self._text, first, start))]
        for since in reversed(clauses):
            if named := self._between(since, until):
                return self._subject(since, named) or self._default(start)
            if not _GOES_ON.match(self._text, since):
                break
            until = since
        return self._default(start)

    def _between(self, start: int, end: int) -> list[tuple[int, int, str]]:
        lower, upper = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [named for named in self._named[lower:upper] if named[1] <= end]

    def _subject(self, start: int, named: list[tuple[int, int, str]]) -> FoundPlace | None:
        """The one place that opens the clause at `start` and says whose the figure is."""
        begin, end, place = named[0]
        if len({place for _, _, place in named}) > 1 or not self._governs(start, begin, end, place):
            return None
        return FoundPlace(place, level_of(place), (begin, end))

    def _governs(self, clause: int, begin: int, end: int, place: str) -> bool:
        written = self._text[begin:end]
        in_full = place == NATION or (_UNIT.search(written) and written != short_name(place))
        if not in_full and not _MEASURED.match(self._text, end):
            return False
        if not _OPENING.fullmatch(self._text, clause, begin) or _NO_SUBJECT.match(self._text, end):
            return False
        return not self._is_above(place) or bool(_AVERAGE.match(self._text, end))

    def _is_above(self, place: str) -> bool:
        """Whether the report's place belongs to another one, which it then only stands beside."""
        return place != self._own and (place == NATION or within(self._own, place))

    def _default(self, start: int) -> FoundPlace:
        i = bisect_right(self._section_starts, start) - 1
        section = self._sections[i][1] if i >= 0 else None
        return section or FoundPlace(self._own, level_of(self._own), None)

    def _section_places(
        self, headings: tuple[Heading, ...]
    ) -> Iterator[tuple[int, FoundPlace | None]]:
        """Where sections headed by a place begin, and where the next section ends them."""
        open_level = 0
        for heading in headings:
            place = self._heading_place(heading)
            if place or (open_level and heading.level <= open_level):
                open_level = heading.level if place else 0
                yield heading.start, place

    def _heading_place(self, heading: Heading) -> FoundPlace | None:
        if heading.run_in or len(heading.text) > _MAX_HEADING:
            return None
        named = self._between(heading.start, heading.end)
        if len(named) != 1 or _NAME.search(self._text, named[0][1], heading.end):
            return None
        begin, end, place = named[0]
        return FoundPlace(place, level_of(place), (begin, end))
