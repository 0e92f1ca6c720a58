"""Dates that lost their 年 or 月, and a text that stops in the middle of a word."""

from __future__ import annotations

import re
from calendar import monthrange

from index.edits import Edit

__all__ = ["cut_off", "dates"]

_DIGIT = "[0-9０-９]"
_YEAR = "(?:(?:19|20)[0-9]{2}|(?:１９|２０)[０-９]{2})"
_DAY = rf"(?<![0-9０-９.．])(?P<year>{_YEAR})(?P<mark>年?)(?P<run>{_DIGIT}{{2,4}})日(?![均元])"
_MONTH = (
    rf"(?<![0-9０-９.．])(?P<bare>{_YEAR})(?P<month>{_DIGIT}{{1,2}})月"
    rf"(?=份|底|初|末|中|以来|{_DIGIT}{{1,2}}日|[，,。；、）)])"
)
_DATE = re.compile(f"{_DAY}|{_MONTH}")
_ENDED = "。！？!?；;：:”’」』）)》〉】]"


def dates(text: str) -> list[Edit]:
    """Edits that put back a lost 年 or 月 where the digits allow one reading only.

    Where they allow several ('2021111日') or none, the date is flagged as 'date-ambiguous' and
    left as it stands.
    """
    edits = []
    for found in _DATE.finditer(text):
        after = _with_month(found) if found["year"] else _with_year(found)
        if after:
            kind = "date-ambiguous" if after == found.group() else "date"
            edits.append(Edit(found.start(), found.end(), after, kind))
    return edits


def _with_month(found: re.Match[str]) -> str:
    """The date with 年 and 月, the date itself where it is ambiguous, '' where it is none."""
    year, run = found["year"], found["run"]
    if len(run) == 2:
        if found["mark"] and int(run) <= 31:
            return ""
        return found.group()
    readings = [(run[:cut], run[cut:]) for cut in (1, 2) if _is_day(year, run[:cut], run[cut:])]
    if len(readings) != 1:
        return found.group()
    month, day = readings[0]
    return f"{year}年{month}月{day}日"


def _is_day(year: str, month: str, day: str) -> bool:
    if not 1 <= len(day) <= 2 or not 1 <= int(month) <= 12:
        return False
    return 1 <= int(day) <= monthrange(int(year), int(month))[1]


def _with_year(found: re.Match[str]) -> str:
    return f"{found['bare']}年{found['month']}月" if 1 <= int(found["month"]) <= 12 else ""


def cut_off(text: str) -> list[Edit]:
    """A flag on the last characters where the text stops in the middle of a sentence."""
    end = len(text.rstrip())
    last = text[text.rfind("\n", 0, end) + 1 : end]
    trailing = re.search(r"(?:\.{3,6}|…{1,2})$", last)
    row = re.match(r"[^：:；，。\s]{1,12}[：:]|\|", last)
    unfinished = not row and bool(re.search("[。！？；]", last)) and last[-1] not in _ENDED
    if not last or not (unfinished or trailing):
        return []
    start = end - len(trailing.group()) if trailing else end - 1
    return [Edit(start, end, text[start:end], "cut-off")]
