"""The years that a question names, as intervals of whole years."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from index.numerals import chinese_value
from index.years_within import detached, part_of_year

__all__ = ["NamedYears", "named_years"]

_DIGIT = "[〇○零一二三四五六七八九]"
_DURATION_BEFORE = re.compile(
    r"(?:连续|近|过去|这|那|用|历经|满|前|头|每|长达|整|达|隔|共|约|[上下]一?个)$"
)
_RELATIVE = {
    "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0,
    "明年": 1, "来年": 1, "后年": 2,
}  # fmt: skip
_BASE = re.compile(r"[比较同](?:去年|上一?年|前年)|(?:去年|上一?年)同期")
_PLAN = re.compile(r"(?:十[一二三四五六七八九]|[一二三四五六七八九])五(?![年十百千万亿个家人])")
_REPORT = re.compile(
    r"年?的?(?:政府工作|工作)?(?:报告|公报|说|讲)|年?[^，。？,?]{0,3}作的?(?:政府工作)?报告"
)
_PATTERN = re.compile(
    rf"(?P<four>(?<!\d)(?:19|20)\d\d(?!\d))(?P<four_end>年?)"
    rf"|(?P<chinese>[一二]{_DIGIT}{{3}})年"
    rf"|(?P<decade>(?:19|20)?\d0|[二三四五六七八九]十)年代"
    rf"|(?P<two>(?<![\d.])\d\d)(?=(?:[、和与到至跟比]|年?[、和与到至跟比])\d\d(?:两?年|[、和与到至跟比]))"
    rf"|(?P<two_year>(?<![\d.])\d\d)两?年(?!代|内|间|来|以来|以上|以下)"
    rf"|(?P<two_part>(?<![\d.A-Za-z])[12]\d)(?=[QqHh][1-4](?![\d.]))"
    rf"|(?P<short>(?<!{_DIGIT})(?<![十百千万两第个]){_DIGIT}{{2}})年(?!代|内|间|来)"
    rf"|(?P<relative>前年|去年|上一?年|今年|本年|明年|来年|后年)(?P<same>同期)?"
    rf"|(?P<recent>[上本这]个?(?:月(?![球底末])|季度))(?!来)"
    rf"|(?:近|过去|最近|这)(?P<span>[一二两三四五六七八九十]|\d)年"
    rf"|[“\"']?(?P<plan>{_PLAN.pattern})[”\"']?(?P<plan_end>[时期]*(?:末|收官|结束|最后一年))?"
)


@dataclass(frozen=True, slots=True)
class NamedYears:
    """One mention of a year or of a run of years: `first` to `last`, both inclusive.

    `start` and `end` are offsets into the NFKC form of the question; `of_report` is true where
    the year is that of the report itself ('88年报告讲…'), not of what it tells about. `since` and
    `until` are the first and the last month that is meant, 0 where none is named. `base` is true
    where another named year is only measured against this one (2024年…比上年).
    """

    start: int
    end: int
    first: int
    last: int
    of_report: bool = False
    until: int = 0
    since: int = 0
    base: bool = False


def named_years(text: str, today: date) -> tuple[NamedYears, ...]:
    """The years named in a question, in its order.

    '24年' and '二四年' are 2024, '78年' is 1978; 今年, 去年 count from `today`; 十四五 is 2021 to
    2025 and '十四五末' 2025. A number of years ('连续11年', '三年') is none. An explicit year in
    brackets after a relative word ('今年（2026）') takes its place.
    """
    folded = unicodedata.normalize("NFKC", text)
    found = [named for match in _PATTERN.finditer(folded) if (named := _read(folded, match, today))]
    found = list(_without_explained(folded, found))
    return tuple(_with_detached(folded, _against(folded, found)))


def _read(text: str, match: re.Match[str], today: date) -> NamedYears | None:
    start, end = match.span()
    if match["span"]:
        length = (
            int(match["span"]) if match["span"].isdigit() else int(chinese_value(match["span"]))
        )
        return NamedYears(start, end, today.year - length, today.year)
    if match["plan"]:
        return _plan(match)
    if match["decade"]:
        return _decade(match)
    if match["recent"]:
        return _recent(match, today)
    if match["relative"]:
        named = today.year + _RELATIVE[match["relative"]]
        return _with_months(text, NamedYears(start, end, named, named))
    year = _year(match, today)
    if year is None or (_short(match) and _DURATION_BEFORE.search(text[:start])):
        return None
    of_report = bool(_REPORT.match(text, end - 1 if text[end - 1] == "年" else end))
    return _with_months(text, NamedYears(start, end, year, year, of_report))


def _with_months(text: str, named: NamedYears) -> NamedYears:
    """The year with the half, quarter or months that are named right after it."""
    part = part_of_year(text, named.end - (text[named.end - 1] == "年"), named.start)
    if part is None:
        return named
    end = part.end if part.until else named.end
    return replace(named, end=end, since=part.since, until=part.until)


def _with_detached(text: str, found: list[NamedYears]) -> Iterator[NamedYears]:
    """The years, a sole one with the part of it that is named elsewhere (2024年云汐市三季度)."""
    sole = [named for named in found if not named.base]
    parts = [
        p for p in detached(text) if not any(y.start < p.end and p.start < y.end for y in found)
    ]
    fits = len(sole) == len(parts) == 1 and sole[0].first == sole[0].last
    for named in found:
        bare = not (named.of_report or named.until or named.since or named.base)
        if fits and bare:
            yield replace(named, since=parts[0].since, until=parts[0].until)
        else:
            yield named


def _against(text: str, found: list[NamedYears]) -> list[NamedYears]:
    """The years with those marked that another one is measured against: 2024年…比上年."""
    free = [y for y in found if not _BASE.search(text[max(0, y.start - 2) : y.end])]
    if not free or len(free) == len(found):
        return found
    year = free[-1].last - 1
    return [y if y in free else replace(y, first=year, last=year, base=True) for y in found]


def _recent(match: re.Match[str], today: date) -> NamedYears:
    """上个月, 本月, 上季度, 本季度 counted from today."""
    word = match["recent"]
    length = 3 if word.endswith("季度") else 1
    last = (today.month - 1) // length * length + length - (length if word[0] == "上" else 0)
    year, last = (today.year, last) if last > 0 else (today.year - 1, 12)
    since = last - length + 1
    return NamedYears(match.start(), match.end(), year, year, until=last, since=since)


def _short(match: re.Match[str]) -> bool:
    return bool(match["two"] or match["two_year"])


def _year(match: re.Match[str], today: date) -> int | None:
    if match["four"]:
        return int(match["four"])
    if match["chinese"]:
        return int(chinese_value(match["chinese"]))
    short = match["two"] or match["two_year"] or match["two_part"]
    value = int(short) if short else int(chinese_value(match["short"]))
    if value >= 49:
        return 1900 + value
    return 2000 + value if value <= today.year % 100 + 10 else None


def _decade(match: re.Match[str]) -> NamedYears:
    written = match["decade"]
    value = int(written) if written.isdigit() else int(chinese_value(written))
    first = value if value > 100 else 1900 + value
    return NamedYears(match.start(), match.end(), first, first + 9)


def _plan(match: re.Match[str]) -> NamedYears:
    number = int(chinese_value(match["plan"][:-1]))
    last = 1957 + 5 * (number - 1) + (3 if number > 2 else 0)
    first = last if match["plan_end"] else last - 4
    return NamedYears(match.start(), match.end(), first, last)


def _without_explained(text: str, found: list[NamedYears]) -> Iterator[NamedYears]:
    for i, named in enumerate(found):
        between = text[named.end : found[i + 1].start] if i + 1 < len(found) else ""
        if not re.fullmatch(r"[(（]即?", between):
            yield named
