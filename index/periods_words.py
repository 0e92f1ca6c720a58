"""The words that name a stretch of time, as they stand in a text and not yet resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.dates import plain_digits
from index.numerals import chinese_value

__all__ = ["Head", "Parts", "TimeWords", "time_words"]

Head = Literal["year", "relative", "beside", "plan", "span", "part", "now"]

_DIGIT = "[〇零一二三四五六七八九]"
_YEAR = rf"(?:(?<![\d.])(?:19|20)\d\d|一九{_DIGIT}{{2}}|二[〇零]{_DIGIT}{{2}})"
_DASH = r"\s?(?:[—–－～~-]{1,2}|至|到)\s?"
_ORDINAL = "(?:十[一二三四五六七]?|[一二三四五六七八九])"
_COUNT = (
    r"(?:(?<![\d.])\d{1,2}|(?<![一二三四五六七八九十百千万])[二三]?十[一二三四五六七八九]?"
    r"|(?<![一二三四五六七八九十百千万点\d])[一二两三四五六七八九])"
)
_MONTH = r"(?<![\d.])(?:1[0-2]|0?[1-9])"
_CHINESE_MONTH = r"(?:十[一二]?|[一二三四五六七八九])月"
_PART = (
    r"[上下前后]半年|全年(?!龄)|前[一二两三1-3]个?季度|第?[一二三四1-4]季度"
    r"|(?<!提)前(?:\d{1,2}|十[一二]?|[一二三四五六七八九])个月"
    rf"|{_MONTH}月?{_DASH}(?:1[0-2]|[1-9])月|{_MONTH}月"
)
_DAY = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_IN_MONTH = rf"(?:(?P<day>{_DAY})(?:日?{_DASH}(?P<last_day>{_DAY}))?日|份?月?[底末]|[上中下]旬|份)?"
_HEAD = re.compile(
    r"(?=[\d一二三四五六七八九十两今去前明来本上下过最近这未“\"‘第截目迄全年])(?:"
    rf"(?P<from>{_YEAR})\s?年?(?:{_DASH}|[、和]|与(?={_YEAR}年之?间))(?P<to>{_YEAR})\s?年(?!代)"
    rf"|(?P<year>{_YEAR})\s?年(?!代)度?"
    r"|(?P<relative>今年|去年|前年(?!度)|明年|来年)|(?P<beside>本年度?(?!级)|(?<![以向界])上一?年度?)"
    rf"|[“\"‘]?(?P<plan>{_ORDINAL}五)[”\"’]?(?:计划|规划)?(?:时期|期间|的?末|(?=以来|执行))"
    rf"|第(?P<ordinal>{_ORDINAL})个五年(?:计划|规划)?(?P<in_plan>时期|期间|的?末)?"
    rf"|(?:(?P<lead>过去|最近|近|这|今后|未来)的?|(?<![第每满前后头]))(?P<count>{_COUNT})年"
    r"(?P<tail>多?以?来|间|中(?!期)|里|期间|累计)?(?![级以期轮岁度制内半之代]|计划|规划)"
    r"|(?P<now>截[至止]目前|目前|迄今)"
    rf"|(?P<part>{_PART}|(?<=[到至止]){_CHINESE_MONTH}(?=[底末])"
    rf"|(?<![一-龥\d])年[末底]|(?<=[到至])年[末底])(?![个份]?月){_IN_MONTH})"
)
_INNER = re.compile(rf" ?(?P<part>{_PART}|{_CHINESE_MONTH}){_IN_MONTH}|年?[底末初](?![期小级])")
_SINCE = re.compile(r"(?P<ever>[底末初]?以来)|开始(?=[，,])|起(?=[，,]|至今)")
_UNTIL = re.compile(r"(?:(?P<as_of>截[至止])|[到至])\s?$")
_STEPS = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1}
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]+")
_FIRST_PLAN = 1953


@dataclass(frozen=True, slots=True)
class Parts:
    """A part of a year: the months `first` to `last`, the days in them where they are named."""

    first: int = 1
    last: int = 12
    day: int = 0
    last_day: int = 0


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of time at `start` to `end` (exclusive) with what they say outright.

    `first` and `last` are years ('year', 'plan'), steps from the report's year ('relative') or from
    the year at hand ('beside'), or the number of years in both ('span'). `parts` is None for whole
    years. `since` is 'ever since' for 以来 and 'from' for 起, `until` is 'to' for 到 and 'as of'
    for 截至, `future` 今后; `bare` is a span ('五年') or a
    plan (第一个五年计划) that by itself tells no time.
    """

    start: int
    end: int
    head: Head
    first: int = 0
    last: int = 0
    parts: Parts | None = None
    since: Literal["", "from", "ever since"] = ""
    until: Literal["", "to", "as of"] = ""
    future: bool = False
    bare: bool = False


def time_words(text: str) -> Iterator[TimeWords]:
    """The words of time in a text, in its order, without overlap."""
    plain = plain_digits(text)
    at = 0
    while match := _HEAD.search(plain, at):
        words = _read(plain, match)
        yield words
        at = words.end


def _read(text: str, match: re.Match[str]) -> TimeWords:
    end = match.end()
    head, first, last = _head(match)
    parts = _parts(match) if match["part"] else None
    if head in ("year", "relative", "beside") and (inner := _INNER.match(text, end)):
        end = inner.end()
        parts = _parts(inner) if inner["part"] else None
    since = _SINCE.match(text, end)
    before = _UNTIL.search(text[max(0, match.start() - 3) : match.start()])
    return TimeWords(
        match.start() - len(before.group()) if before else match.start(),
        since.end() if since else end,
        head,
        first,
        last,
        parts,
        since="" if not since else "ever since" if since["ever"] else "from",
        until="" if not before else "as of" if before["as_of"] else "to",
        future=match["lead"] in ("今后", "未来"),
        bare=bool(match["count"] or match["ordinal"])
        and not (match["lead"] or match["tail"] or match["in_plan"]),
    )


def _head(match: re.Match[str]) -> tuple[Head, int, int]:
    if match["year"]:
        return "year", _number(match["year"]), _number(match["year"])
    if match["from"]:
        return "year", _number(match["from"]), _number(match["to"])
    if match["relative"] or match["beside"]:
        step = _STEPS[match.group()[0]]
        return ("relative" if match["relative"] else "beside"), step, step
    if match["plan"] or match["ordinal"]:
        first = _plan_year(_number(match["ordinal"] or match["plan"][:-1]))
        return "plan", first, first + 4
    if match["count"]:
        return "span", _number(match["count"]), _number(match["count"])
    return ("now" if match["now"] else "part"), 0, 0


def _plan_year(ordinal: int) -> int:
    """The first year of a five-year plan; the third began after a pause, in 1966."""
    return _FIRST_PLAN + 5 * (ordinal - 1) + (3 if ordinal > 2 else 0)


def _parts(match: re.Match[str]) -> Parts:
    written = match["part"]
    if written.endswith("半年"):
        return Parts(1, 6) if written[0] in "上前" else Parts(7, 12)
    counted = [_number(found) for found in _COUNTED.findall(written)]
    if written.endswith("季度"):
        return Parts(1 if written[0] == "前" else 3 * counted[0] - 2, 3 * counted[0])
    if not counted:
        return Parts()
    first = 1 if written[0] == "前" else counted[0]
    day = _number(match["day"] or "0")
    return Parts(first, min(counted[-1], 12), day, _number(match["last_day"] or "0") or day)


def _number(written: str) -> int:
    return int(written) if written.isascii() else int(chinese_value(written))
