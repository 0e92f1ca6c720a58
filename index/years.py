"""The years that a question names, as intervals of whole years."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from index.numerals import chinese_value

__all__ = ["NamedYears", "named_years"]

_DIGIT = "[〇○零一二三四五六七八九]"
_DURATION_BEFORE = re.compile(
    r"(?:连续|近|过去|这|那|用|历经|满|前|头|每|长达|整|达|隔|共|约|[上下]一?个)$"
)
_RELATIVE = {
    "前年": -2, "去年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0,
    "明年": 1, "来年": 1, "后年": 2,
}  # fmt: skip
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
    rf"|(?P<short>(?<!{_DIGIT})(?<![十百千万两第个]){_DIGIT}{{2}})年(?!代|内|间|来)"
    rf"|(?P<relative>前年|去年|上一?年|今年|本年|明年|来年|后年)"
    rf"|(?:近|过去|最近|这)(?P<span>[一二两三四五六七八九十]|\d)年"
    rf"|[“\"']?(?P<plan>{_PLAN.pattern})[”\"']?(?P<plan_end>[时期]*(?:末|收官|结束|最后一年))?"
)


_WITHIN = re.compile(
    r"年?(?P<half>上半年|下半年|全年|年?底|年?末|年初)|年?(?:第?(?P<quarter>[一二三四])季度|"
    r"前(?P<quarters>[二两三])季度)"
    r"|年?(?:1?\d[-—至到])?(?P<month>1[0-2]|[1-9])月(?P<day>\d{1,2}日)?(?:份|底|末)?"
)
_HALVES = {"上半年": 6, "下半年": 12, "全年": 12, "年初": 1}


@dataclass(frozen=True, slots=True)
class NamedYears:
    """One mention of a year or of a run of years: `first` to `last`, both inclusive.

    `start` and `end` are offsets into the NFKC form of the question; `of_report` is true where
    the year is that of the report itself ('88年报告讲…'), not of what it tells about.
    """

    start: int
    end: int
    first: int
    last: int
    of_report: bool = False
    until: int = 0


def named_years(text: str, today: date) -> tuple[NamedYears, ...]:
    """The years named in a question, in its order.

    '24年' and '二四年' are 2024, '78年' is 1978; 今年, 去年 count from `today`; 十四五 is 2021 to
    2025 and '十四五末' 2025. A number of years ('连续11年', '三年') is none. An explicit year in
    brackets after a relative word ('今年（2026）') takes its place.
    """
    folded = unicodedata.normalize("NFKC", text)
    found = [named for match in _PATTERN.finditer(folded) if (named := _read(folded, match, today))]
    return tuple(_without_explained(folded, found))


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
    if match["relative"]:
        named = today.year + _RELATIVE[match["relative"]]
        return _with_months(text, NamedYears(start, end, named, named))
    year = _year(match, today)
    if year is None or (_short(match) and _DURATION_BEFORE.search(text[:start])):
        return None
    of_report = bool(_REPORT.match(text, end - 1 if text[end - 1] == "年" else end))
    return _with_months(text, NamedYears(start, end, year, year, of_report))


def _with_months(text: str, named: NamedYears) -> NamedYears:
    """The year with the half, quarter or month that is named right after it."""
    within = _WITHIN.match(text, named.end - (text[named.end - 1] == "年"))
    if within is None:
        return named
    until: int = _HALVES.get(within["half"] or "", 12)
    if within["quarter"] or within["quarters"]:
        until = 3 * int(chinese_value(within["quarter"] or within["quarters"]))
    elif within["month"]:
        until = int(within["month"])
    return replace(named, end=within.end(), until=until)


def _short(match: re.Match[str]) -> bool:
    return bool(match["two"] or match["two_year"])


def _year(match: re.Match[str], today: date) -> int | None:
    if match["four"]:
        return int(match["four"])
    if match["chinese"]:
        return int(chinese_value(match["chinese"]))
    short = match["two"] or match["two_year"]
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
