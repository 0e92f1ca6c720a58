"""What a question is understood to name and ask."""

from __future__ import annotations

from datetime import date

import pytest

from index.question import understand

_TODAY = date(2026, 3, 1)


def test_place_year_kind_and_topic_are_taken_apart() -> None:
    asked = understand("云汐市24年整改报告里完成了几项任务？", ["云汐市"], _TODAY)
    assert asked.places == ("云汐市",)
    assert [(y.first, y.last) for y in asked.years] == [(2024, 2024)]
    assert asked.kind == "整改落实情况报告"
    assert asked.things == ("任务",)
    assert "云汐" not in asked.topic
    assert "几" not in asked.topic


def test_the_name_of_a_place_without_reports_stays_a_term() -> None:
    asked = understand("烟台港吞吐多少吨", ["云汐市"], _TODAY)
    assert "烟台" in dict(asked.terms)


def test_a_place_that_nothing_knows_is_named_all_the_same() -> None:
    assert understand("雾汀县2024年完成几项", [], _TODAY).places == ("雾汀县",)


def test_the_unit_after_the_question_word_is_no_term() -> None:
    terms = dict(understand("完成了几项整改任务", [], _TODAY).terms)
    assert "项整" not in terms
    assert terms["整改"] == 1.0


def test_years_weigh_less_than_words() -> None:
    terms = dict(understand("2024年管网长度多少", [], _TODAY).terms)
    assert terms["2024"] < terms["管网"]


@pytest.mark.parametrize("text", ["", "？？", "多少", "　"])
def test_a_question_without_words_has_no_terms(text: str) -> None:
    assert understand(text, [], _TODAY).terms == ()
