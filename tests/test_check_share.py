"""Shares, degrees of completion and other quotients."""

from __future__ import annotations

import pytest
from checked_text import told

_WRONG = [
    (
        "年末就业人员20.6万人，其中城镇就业人员1.2万人，占全县就业人员的9.8%。",
        ("error", "5.8%", "9.8%", "1.2万人/20.6万人 = 5.8%"),
    ),
    (
        "工业产值占比60.5%，建筑业产值占比5.5%，其他产值占比24.0%。",
        ("error", "100%", "90.0%", "60.5%+5.5%+24.0% = 90.0%"),
    ),
    (
        "生产性投资比重由68.6%上升到72.2%，非生产性投资比重由31.4%下降为37.8%。",
        ("error", "100%", "110.0%", "72.2%+37.8% = 110.0%"),
    ),
    (
        "全年完成投资2001万元，完成全年目标任务2000万元的105.05%。",
        ("error", "100.05%", "105.05%", "2001万元/2000万元 = 100.05%"),
    ),
    (
        "全年受理信访件1685件，办结1602件，办结率85.1%。",
        ("error", "95.1%", "85.1%", "1602件/1685件 = 95.1%"),
    ),
    (
        "重点监测的7种产品中，有3种实现增长，增长面达到48.2%。",
        ("error", "42.9%", "48.2%", "3种/7种 = 42.9%"),
    ),
    (
        "农村居民人均收入16387元，城镇居民人均收入37043元，农村居民与城镇居民收入比率为49.2%。",
        ("error", "44.2%", "49.2%", "16387元/37043元 = 44.2%"),
    ),
]
_RIGHT = [
    "年末就业人员20.63万人，其中城镇就业人员1.22万人，占全县就业人员的5.91%。",
    "工业产值占比90.5%，建筑业产值占比5.5%，其他产值占比4.0%。",
    "农林投资比重由3.3%上升到4.1%，能源投资比重由28.8%上升到32%。",
    "全年完成投资2001万元，完成全年目标任务2000万元的100.05%。",
    "全年受理信访件1685件，办结1602件，办结率95%。",
    "重点监测的7种产品中，有3种实现增长，增长面达到42.8%。",
    "全市常住人口52万人，近六成住在城区。",
]


@pytest.mark.parametrize(("text", "expected"), _WRONG, ids=[text for text, _ in _WRONG])
def test_a_quotient_that_does_not_follow_is_found(
    text: str, expected: tuple[str, str, str, str]
) -> None:
    assert ("ratio", *expected) in told(text)


@pytest.mark.parametrize("text", _RIGHT)
def test_quotients_that_follow_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_shares_of_one_whole_must_imply_one_size() -> None:
    text = "市级收入236亿元，占全市收入的70.7%；县级收入71亿元，占全市收入的23.1%。"
    assert {t[0] for t in told(text)} == {"ratio"}
