from __future__ import annotations

from datetime import date

from evidence_library import HALF, LAST, PLACE

from assistant.draft_lasting import lasting
from index.library import Library

BACKGROUND = ("督察组", "反馈")


def test_the_background_comes_from_the_newest_report_until_the_period(city: Library) -> None:
    (said,) = lasting(city, [HALF, LAST], PLACE, BACKGROUND, date(2026, 6, 30))
    assert said.text == "2024年3月，省督察组向青石市反馈了8个问题。"
    assert said.citation.report == HALF


def test_the_background_of_a_later_report_serves_an_earlier_period(city: Library) -> None:
    (said,) = lasting(city, [HALF], PLACE, BACKGROUND, date(2025, 6, 30))
    assert "2024年3月" in said.text


def test_what_came_after_the_period_is_no_background(city: Library) -> None:
    assert lasting(city, [HALF], PLACE, BACKGROUND, date(2023, 12, 31)) == ()


def test_where_things_stand_is_no_background(city: Library) -> None:
    told = lasting(city, [HALF, LAST], PLACE, ("整改任务", "完成"), date(2026, 6, 30))
    assert all("截至" not in said.text for said in told)
