"""Sides of a comparison that are of one sort, and such that are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from answered_texts import ask, library_of

from index.library import Library

_REPORTS = {
    "2026年云汐市政府工作报告": (
        "2025年，全市地区生产总值91.2亿元，增长5.2%。居民人均可支配收入达到4.3万元、增长4.1%。"
        "新建社区食堂26个。"
    ),
    "2026年平樾市政府工作报告": (
        "2025年，全市地区生产总值88.4亿元、增长5.4%，居民人均可支配收入实际增长4.4%。"
        "新建社区食堂31个。"
    ),
    "2026年望潮市政府工作报告": (
        "“十四五”时期，经济实力实现新跨越，2025年地区生产总值比2020年增加22.6亿元。"
    ),
}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with the reports of three invented cities."""
    folder = tmp_path_factory.mktemp("three")
    with library_of(folder, "一、2025年工作回顾", _REPORTS) as library:
        yield library


def test_a_growth_is_not_set_beside_an_amount(three: Library) -> None:
    reply = ask(three, "云汐市和平樾市2025年谁的人均可支配收入高？")
    assert reply.short == ("4.3万元",)
    one, other = reply.answer.splitlines()
    assert one.startswith("云汐市2025年：4.3万元[1]。")
    assert other.startswith("平樾市2025年：未查到居民人均可支配收入的同口径数字。最接近的内容：")
    assert other.endswith("[2]")


def test_an_increase_is_not_set_beside_an_amount(three: Library) -> None:
    reply = ask(three, "2025年云汐市和望潮市谁的地区生产总值高？")
    assert reply.short == ("91.2亿元",)
    assert "望潮市2025年：未查到地区生产总值的同口径数字。" in reply.answer
    assert "计算" not in reply.answer


def test_sides_of_one_sort_are_set_beside_each_other(three: Library) -> None:
    reply = ask(three, "2025年云汐市和平樾市各新建了多少个社区食堂？")
    assert reply.short == ("26个", "31个")
    assert reply.answer.endswith("平樾市比云汐市多5个（据[1][2]计算：31−26=5）。")


def test_a_half_year_beside_a_year_is_told_as_such(samples: Library) -> None:
    reply = ask(samples, "云汐市和平樾市谁的PM2.5更低？")
    one, other = reply.answer.splitlines()
    assert one.startswith("云汐市2025年上半年：29微克/立方米[1]。")
    assert other.startswith("平樾市2023年：39微克/立方米[2]。")


def test_the_place_is_named_where_the_question_has_none(samples: Library) -> None:
    reply = ask(samples, "信访办结率从2023年上半年到2025年上半年怎么变的？")
    one, other = reply.answer.splitlines()
    assert one.startswith("平樾市2023年：92.5%[1]。")
    assert other.startswith("2025年：未查到信访件办结率的同口径数字。")
