from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from index.periods import Periods
from index.report import Metadata, Period, Recognised, Report

EVAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "eval"
RECOGNIZERS = EVAL / "recognizers_zh" / "Specs" / "DateTime" / "Chinese" / "DatePeriodParser.json"
JIONLP = EVAL / "jionlp_cases.jsonl"
YEAR = r"(?:\d{4}|二[〇零][〇零一二三四五六七八九]{2})"
GENRE = re.compile(
    rf"[从在自]?(?:{YEAR}|今年|去年|明年)"
    r"[\d年月日份〇零一二三四五六七八九十上下前后半季度第到至与之间—–－~\s-]*"
)
FIGURE = "5万亩"


def read(text: str, year: int) -> Period:
    """The period of a figure that the text stands before, in a report of that year."""
    empty, covered = Recognised(), Period(f"{year}-01-01", f"{year}-12-31")
    metadata = Metadata(empty, empty, Recognised(str(year)), empty, empty, covered)
    written = f"{text}，全市造林{FIGURE}。"
    report = Report("r", "r.txt", "txt", written, metadata, ())
    start = written.index(FIGURE)
    return Periods(report).at(start, start + len(FIGURE), (0, len(written))).period


def recognizers() -> Iterator[tuple[str, int, Period]]:
    """The periods of the Recognizers suite, whose ends are exclusive."""
    for case in json.loads(RECOGNIZERS.read_text(encoding="utf-8-sig")):
        for result in case["Results"]:
            value = result["Value"].get("PastResolution", {})
            if GENRE.fullmatch(result["Text"]) and "startDate" in value:
                end = date.fromisoformat(value["endDate"]) - timedelta(days=1)
                year = int(case["Context"]["ReferenceDateTime"][:4])
                yield result["Text"], year, Period(value["startDate"], end.isoformat())


def jionlp() -> Iterator[tuple[str, int, Period]]:
    """The stretches of time of jionlp that name a year."""
    for line in JIONLP.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["source"] == "test_time_parser.py" and GENRE.fullmatch(record["case"][0]):
            text, base, expected = record["case"]
            start, end = expected["time"]
            yield text, base["year"], Period(start[:10], end[:10])


def ends_exclusively(text: str, expected: Period, got: Period) -> bool:
    """The suite ends '2016年至2018年' as the last year begins; a report means all of it."""
    if not re.search(r"[到至与-]", text) or got.start != expected.start or not expected.end:
        return False
    following = date.fromisoformat(expected.end) + timedelta(days=1)
    return got.end in (following.isoformat(), f"{following.year}-12-31")


def without_the_word_year(text: str, expected: Period, got: Period) -> bool:
    """Four digits without 年 are an amount as often as a year."""
    return not re.search(r"\d{4}\s?年", text)


def in_two_digits(text: str, expected: Period, got: Period) -> bool:
    """'89年' is as often 89 years as 1989."""
    return bool(re.search(r"(?<!\d)\d\d年", text))


def after_and_before(text: str, expected: Period, got: Period) -> bool:
    """'2010年之后2018年之前' bounds a search; reports do not tell time like that."""
    return "之后" in text and "之前" in text


def in_mixed_digits(text: str, expected: Period, got: Period) -> bool:
    """'1-五月' mixes two ways of writing in one range."""
    return bool(re.search(r"\d[-到至][一二三四五六七八九十]", text))


EXPLANATIONS: tuple[Callable[[str, Period, Period], bool], ...] = (
    ends_exclusively,
    without_the_word_year,
    in_two_digits,
    after_and_before,
    in_mixed_digits,
)


@pytest.mark.parametrize(
    ("path", "cases", "at_least"), [(RECOGNIZERS, recognizers, 18), (JIONLP, jionlp, 4)]
)
def test_periods_agree_with_the_public_cases_or_differ_for_a_reason(
    path: Path, cases: Callable[[], Iterator[tuple[str, int, Period]]], at_least: int
) -> None:
    if not path.exists():
        pytest.skip("the public test cases are not here")
    checked = 0
    for text, year, expected in cases():
        checked += 1
        got = read(text, year)
        if got != expected:
            assert any(explains(text, expected, got) for explains in EXPLANATIONS), (text, got)
    assert checked >= at_least


def test_every_explanation_is_needed() -> None:
    if not RECOGNIZERS.exists() or not JIONLP.exists():
        pytest.skip("the public test cases are not here")
    differences = [
        (text, expected, got)
        for text, year, expected in [*recognizers(), *jionlp()]
        if (got := read(text, year)) != expected
    ]
    for explains in EXPLANATIONS:
        assert any(explains(*difference) for difference in differences), explains.__name__
