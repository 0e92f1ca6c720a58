"""The year that a report bears, its date, and the period it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.dates import FoundDate, find_dates, find_years, last_day, plain_digits
from index.metadata_kind import COMMUNIQUE, GOVERNMENT_REPORT, PLENUM
from index.metadata_title import Opening
from index.numerals import chinese_value
from index.report import Heading, Period, Recognised

__all__ = ["covered_period", "fits", "report_date", "report_year"]

_SIGNATURE_LINES = 5
_MAX_SIGNATURE = 30
_LEAD_CHARS = 600
_REVIEW = re.compile(r"回顾|总结|成就|工作情况")
_FUTURE = re.compile(r"(?:到|至|预计|计划|力争|拟于|将于|前|底前)\s*$")
_SEVERAL_YEARS = re.compile(
    r"(?:过去|的)(?P<a>[五四三])年(?!计划|规划)|(?P<b>[五四三])年来|本届政府"
)
_GIVEN = re.compile(r"\s*在[^，。]{2,40}(?:会议|大会)上")
_UNTIL = re.compile(
    r"截[至止](?:目前)?[^，。；\d]{0,4}(?:(?P<y>(?:19|20)\d\d)\s*年)?\s*"
    r"(?:(?P<m>1[0-2]|\d)\s*月(?:\s*(?P<d>\d{1,2})\s*日|底|末)?|(?<=年)\s*(?P<end>年?[底末]))"
)
_PART = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*年度?\s*(?:(?P<half>[上下])半年|前(?P<three>三)季度|第?(?P<q>[一二三四1-4])季度"
    r"|(?P<m1>1[0-2]|\d)\s*(?:[—–-]|至)\s*(?P<m2>1[0-2]|\d)\s*月(?:份)?|(?P<m>1[0-2]|\d)\s*月份)"
)
_NO_COVERED_PERIOD = ("工作方案", "通知", PLENUM, "党代会报告", "工作简报")


def report_date(above: Opening, text: str, kind: str) -> Recognised:
    """The date in the lines above the body, in the signature or in the first sentences.

    A line that tells where the report was given counts more than that of a web page.
    """
    dated = [(line, found) for line in above.lines for found in find_dates(line)]
    dated.sort(key=lambda pair: not re.search(r"在.{2,30}(?:会|上)|通过|^[—（(]", pair[0]))
    if dated:
        line, found = dated[0]
        return Recognised(found.value, line[found.start : found.end], "text")
    lines = text.rstrip().split("\n")[-_SIGNATURE_LINES:]
    for line in reversed([line.strip() for line in lines]):
        ends = find_dates(line) if len(line) <= _MAX_SIGNATURE else []
        if ends:
            return Recognised(ends[-1].value, line[ends[-1].start : ends[-1].end], "text")
    for found in find_dates(above.body[:_LEAD_CHARS]):
        if kind == PLENUM or _GIVEN.match(above.body, found.end):
            return Recognised(found.value, _cut(above.body, found), "text")
    return Recognised()


def fits(date: str, year: str, kind: str) -> bool:
    """Whether a report of that year can bear the date; a bulletin on 2024 is of 2025."""
    if not year.isdigit():
        return True
    later = 0 if kind in (GOVERNMENT_REPORT, PLENUM) else 1
    return year <= date[:4] <= str(int(year) + later)


def report_year(
    title: Recognised,
    date: Recognised,
    headings: Sequence[Heading],
    text: str,
    kind: str,
    name: str,
) -> Recognised:
    """The year the report bears: from its title, chapter titles, date, text, or the file's name."""
    years = find_years(title.value)
    if years and title.source == "text":
        return Recognised(years[0].value, _cut(title.value, years[0]), "text")
    if kind == GOVERNMENT_REPORT and (found := _by_chapters(headings)):
        return found
    if date.value:
        return Recognised(date.value[:4], date.evidence, date.source)
    if named := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", name):
        return Recognised(named.group(), named.group(), "name")
    if found := _latest(text):
        return found
    if lead_years := find_years(text[:_LEAD_CHARS]):
        last = max(lead_years, key=lambda year: year.value)
        return Recognised(last.value, _cut(text, last), "text")
    return Recognised()


def _cut(text: str, found: FoundDate) -> str:
    return text[found.start : found.end]


def _by_chapters(headings: Sequence[Heading]) -> Recognised | None:
    """The year after the one reviewed, or that of the chapter on the tasks ahead."""
    for reviews in (True, False):
        for heading in headings:
            years = find_years(heading.text) if heading.level == 1 and not heading.run_in else []
            if years and bool(_REVIEW.search(heading.text)) == reviews:
                year = max(int(found.value) for found in years) + reviews
                return Recognised(str(year), heading.text, "text")
    return None


def _latest(text: str) -> Recognised | None:
    """The year of the latest date in a text that is not one to come."""
    past = [d for d in find_dates(text) if not _FUTURE.search(text[max(0, d.start - 4) : d.start])]
    if not past:
        return None
    last = max(past, key=lambda found: found.value[:7])
    return Recognised(last.value[:4], _cut(text, last), "text")


def covered_period(
    title: str, kind: str, year: str, headings: Sequence[Heading], text: str
) -> Period:
    """The period that a report tells about, open where nothing says when it begins or ends.

    A 政府工作报告 of January 2025 covers 2024, or the last five years where its first chapter
    says so; a bulletin covers its year; others what their title (2024年上半年) or 截至 says.
    """
    if kind in _NO_COVERED_PERIOD or not year.isdigit():
        return Period(None, None)
    if part := _PART.search(plain_digits(title)):
        return _part_of_year(part)
    bears = int(year)
    if kind == GOVERNMENT_REPORT:
        first = next((h.text for h in headings if h.level == 1), "")
        several = _SEVERAL_YEARS.search(first)
        years = int(chinese_value(several["a"] or several["b"] or "五")) if several else 1
        return Period(f"{bears - years}-01-01", f"{bears - 1}-12-31")
    if kind != COMMUNIQUE and (until := _UNTIL.search(plain_digits(f"{title}\n{text}"))):
        end = _until(until, bears)
        whole = re.search(rf"{end[:4]}\s*年度", plain_digits(title))
        return Period(f"{end[:4]}-01-01" if whole else None, end)
    if kind == COMMUNIQUE or find_years(title):
        return Period(f"{bears}-01-01", f"{bears}-12-31")
    return Period(None, None)


def _until(match: re.Match[str], year: int) -> str:
    year, month = int(match["y"] or year), int(match["m"] or 12)
    return f"{year}-{month:02d}-{int(match['d']):02d}" if match["d"] else last_day(year, month)


def _part_of_year(match: re.Match[str]) -> Period:
    year = int(match["y"])
    if match["half"]:
        first, last = (1, 6) if match["half"] == "上" else (7, 12)
    elif match["three"]:
        first, last = 1, 9
    elif match["q"]:
        quarter = "一二三四".find(match["q"]) + 1 or int(match["q"])
        first, last = 3 * quarter - 2, 3 * quarter
    else:
        first, last = int(match["m1"] or match["m"]), int(match["m2"] or match["m"])
    return Period(f"{year}-{first:02d}-01", last_day(year, last))
