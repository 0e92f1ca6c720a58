"""How a report fits the place and the time that are asked."""

from __future__ import annotations

from datetime import date

import pytest

from index.prior import place_fit, plans, year_fit
from index.question import understand
from index.report import Metadata, Passage, Period, Recognised

_TODAY = date(2026, 3, 1)


def metadata(place: str, year: str, start: str | None, end: str | None) -> Metadata:
    """What a report is, as far as the prior looks at it."""
    empty = Recognised()
    return Metadata(empty, Recognised(place), Recognised(year), empty, empty, Period(start, end))


def passage(heading: str, text: str = "完成工作。") -> Passage:
    """A passage under one heading."""
    return Passage("r", 0, (heading,), 0, len(text), None, text)


def test_the_named_place_fits_best_then_what_it_belongs_to() -> None:
    question = understand("大连港2024年吞吐量", ["大连市"], _TODAY)
    fits = [
        place_fit(metadata(place, "2024", None, None), question)
        for place in ("大连市", "辽宁省", "全国", "山东省")
    ]
    assert fits == sorted(fits, reverse=True)
    assert fits[0] == 1.0
    assert fits[-1] == 0.0


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("一、2024年工作回顾", False),
        ("二、2025年工作安排", True),
        ("五、下一步打算", True),
        ("水环境", None),
    ],
)
def test_plans_are_told_from_reviews_by_their_heading(heading: str, expected: bool | None) -> None:
    assert plans(passage(heading)) is expected


def test_a_result_is_looked_for_in_the_report_of_the_next_year() -> None:
    question = understand("2024年建成几座", [], _TODAY)
    next_year = metadata("某市", "2025", "2024-01-01", "2024-12-31")
    same_year = metadata("某市", "2024", "2023-01-01", "2023-12-31")
    review, plan = passage("一、2024年工作回顾"), passage("二、2024年工作安排")
    assert year_fit(next_year, review, question) > year_fit(same_year, plan, question)


def test_a_plan_is_looked_for_in_the_report_of_its_year() -> None:
    question = understand("2024年计划建几座", [], _TODAY)
    next_year = metadata("某市", "2025", "2024-01-01", "2024-12-31")
    same_year = metadata("某市", "2024", "2023-01-01", "2023-12-31")
    assert year_fit(same_year, passage("二、2024年工作安排"), question) > year_fit(
        next_year, passage("一、2024年工作回顾"), question
    )


def test_half_a_year_is_told_from_the_whole() -> None:
    half = metadata("某市", "2024", "2024-01-01", "2024-06-30")
    whole = metadata("某市", "2024", "2024-01-01", "2024-12-31")
    of_half = understand("2024年上半年完成几项", [], _TODAY)
    of_year = understand("2024年完成几项", [], _TODAY)
    here = passage("进展")
    assert year_fit(half, here, of_half) > year_fit(whole, here, of_half)
    assert year_fit(whole, here, of_year) > year_fit(half, here, of_year)
