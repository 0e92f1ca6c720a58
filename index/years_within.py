"""The half, quarter or months of a year that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.numerals import chinese_value

__all__ = ["Within", "detached", "part_of_year"]

_CHINESE_MONTH = "十[一二]?|[一二三四五六七八九]"
_MONTH = rf"1[0-2]|0?[1-9]|{_CHINESE_MONTH}"
_PART = (
    r"(?P<half>上半年|下半年|[Hh][12](?![\d.])|全年)"
    r"|(?:第?(?P<quarter>[一二三四1-4])季度|[Qq](?P<q>[1-4])(?!\d)|前(?P<quarters>[二两三])季度)"
    rf"|(?P<first>{_MONTH})月?(?:份)?[-—–~～至到](?P<last>{_MONTH})月(?:份)?(?P<end>底|末)?"
    rf"|(?P<month>{_MONTH})月(?:份)?(?:(?P<close>底|末)|\d{{1,2}}[日号])?"
)
_AFTER_YEAR = re.compile(
    rf"年?(?P<edge>年?底|年?末|年初)|年?的?(?:{_PART})|\.(?P<dotted>1[0-2]|0[1-9])(?![\d%万亿])"
    r"|年?(?P<since>以来)"
)
_DETACHED = re.compile(
    rf"(?<![\d.年一二三四五六七八九十个第])(?:{_PART}|(?P<edge>年[底末初]))(?!球|牙|季|[会度]|嫂)"
)
_UP_TO = re.compile(r"(?:截至|截止|截止到|到)$")
_HALVES = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12), "1": (1, 6), "2": (7, 12)}


@dataclass(frozen=True, slots=True)
class Within:
    """A part of a year: months `since` to `until`, both inclusive, from 1 to 12.

    `since` is 0 where only its end is named (10月底), `until` 0 where it is open (今年以来).
    `start` and `end` are offsets into the text.
    """

    start: int
    end: int
    since: int
    until: int


def part_of_year(text: str, at: int, begun: int) -> Within | None:
    """The part of a year named at `at`, right after a year written from `begun` on."""
    match = _AFTER_YEAR.match(text, at)
    if match is None or match.end() == at:
        return None
    if match["edge"]:
        return Within(at, match.end(), 0, 1 if match["edge"].endswith("初") else 12)
    if match["since"]:
        return Within(at, match.end(), 1, 0)
    if match["dotted"]:
        return Within(at, match.end(), int(match["dotted"]), int(match["dotted"]))
    return _read(match, at, bool(_UP_TO.search(text[:begun])))


def detached(text: str) -> Iterator[Within]:
    """The parts of a year that stand without a year beside them: 三季度, 1-10月, Q3."""
    for match in _DETACHED.finditer(text):
        yield _read(match, match.start(), bool(_UP_TO.search(text[: match.start()])))


def _read(match: re.Match[str], at: int, up_to: bool) -> Within:
    if match.groupdict().get("edge"):
        return Within(at, match.end(), 0, 1 if match["edge"] == "年初" else 12)
    since, until = _months(match)
    ends_only = match["close"] or match["end"] or (up_to and not match["first"])
    return Within(at, match.end(), 0 if ends_only else since, until)


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["half"]:
        half = match["half"]
        return _HALVES[half if half in _HALVES else half[1]]
    if match["quarters"]:
        return 1, 3 * _number(match["quarters"])
    if match["quarter"] or match["q"]:
        last = 3 * _number(match["quarter"] or match["q"])
        return last - 2, last
    if match["first"]:
        return _number(match["first"]), _number(match["last"])
    return _number(match["month"]), _number(match["month"])


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(chinese_value(written))
