"""Places are found in text, named in full, and know what they belong to."""

from __future__ import annotations

import time

import pytest

from index.place_table import place_table
from index.places import canonical, mentions, parents, path, within


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("辽宁", "辽宁省"),
        ("大连", "大连市"),
        ("大连市", "大连市"),
        ("内蒙", "内蒙古自治区"),
        ("内蒙古", "内蒙古自治区"),
        ("广西", "广西壮族自治区"),
        ("新疆", "新疆维吾尔自治区"),
        ("沪", "上海市"),
        ("申城", "上海市"),
        ("粤", "广东省"),
        ("香港", "香港特别行政区"),
        ("吉林", "吉林省"),
        ("吉林市", "吉林市"),
        ("海南", "海南省"),
        ("海南州", "海南藏族自治州"),
        ("朝阳", "朝阳市"),
        ("恩施", "恩施土家族苗族自治州"),
        ("恩施市", "恩施市"),
        ("万载", "万载县"),
        ("江西省宜春市万载县", "万载县"),
        ("江西宜春", "宜春市"),
        ("全国", "全国"),
        ("中央", "全国"),
        ("云汐市", "云汐市"),
        ("澜海省云汐市", "云汐市"),
        ("云汐", ""),
        ("整改", ""),
        ("", ""),
    ],
)
def test_a_name_leads_to_the_full_name(name: str, full: str) -> None:
    assert canonical(name) == full


@pytest.mark.parametrize(
    ("place", "above"),
    [
        ("万载县", ("宜春市", "江西省")),
        ("大连", ("辽宁省",)),
        ("瓦房店市", ("大连市", "辽宁省")),
        ("浦东新区", ("上海市",)),
        ("辽宁省", ()),
        ("全国", ()),
        ("朝阳区", ()),
        ("澜海省云汐市", ("澜海省",)),
        ("云汐市", ()),
    ],
)
def test_a_place_knows_what_it_belongs_to(place: str, above: tuple[str, ...]) -> None:
    assert parents(place) == above


@pytest.mark.parametrize(
    ("place", "ancestor", "expected"),
    [
        ("大连市", "辽宁", True),
        ("万载县", "江西省", True),
        ("大连市", "大连", True),
        ("辽宁省", "大连市", False),
        ("大连市", "吉林省", False),
        ("大连市", "全国", False),
        ("全国", "全国", True),
        ("云汐市", "云汐市", True),
        ("大连市", "", False),
    ],
)
def test_within(place: str, ancestor: str, expected: bool) -> None:
    assert within(place, ancestor) is expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年大连和沈阳的财政收入", ["大连市", "沈阳市"]),
        ("江西省宜春市万载县的粮食产量", ["万载县"]),
        ("江西宜春的粮食产量", ["宜春市"]),
        ("上海浦东新区", ["浦东新区"]),
        ("内蒙古和内蒙是一个地方", ["内蒙古自治区", "内蒙古自治区"]),
        ("沪2025年的目标", ["上海市"]),
        ("沪昆高铁沿线", []),
        ("粤和浙哪个多", ["广东省", "浙江省"]),
        ("新的一年，青的山", []),
        ("朝阳产业与朝阳市", ["朝阳市"]),
        ("孙中山先生来到中山市", ["中山市"]),
        ("长治久安要靠长治市", ["长治市"]),
        ("沿海城市和海城市", ["海城市"]),
        ("东方市场繁荣", []),
        ("打通出海口，建设海口", ["海口市"]),
        ("越南通过了协议", []),
        ("西南通道开工", []),
        ("黄河南岸在河南", ["河南省"]),
        ("美丽水乡", []),
        ("建设示范县和范县", ["范县"]),
        ("全国人大代表", []),
        ("全国2024年的产量", ["全国"]),
        ("百城区的城区面积", []),
        ("云汐市2024年完成几项", []),
    ],
)
def test_mentions_are_whole_places_and_no_parts_of_words(text: str, found: list[str]) -> None:
    assert [place for _, _, place in mentions(text)] == found


def test_a_mention_covers_the_whole_path() -> None:
    text = "请看江西省宜春市万载县的情况"
    assert [text[a:b] for a, b, _ in mentions(text)] == ["江西省宜春市万载县"]


def test_known_places_count_with_their_short_names() -> None:
    known = ("云汐市", "万载县", "朝阳市")
    assert [p for _, _, p in mentions("云汐和万载2024年比朝阳多", known)] == list(known)
    assert [p for _, _, p in mentions("澜海省云汐市的任务", known)] == ["云汐市"]
    assert mentions("云汐完成几项") == ()


def test_the_table_is_whole() -> None:
    above = place_table().above
    provinces = [unit for unit, over in above.items() if not over and over is not None]
    assert {"北京市", "西藏自治区", "台湾省", "澳门特别行政区"} <= set(provinces)
    assert len([u for u in above if above[u] and not above.get(above[u])]) > 330
    assert len(above) > 3000
    assert {over for over in above.values() if over} <= set(above)


def test_every_unit_is_found_by_its_full_name() -> None:
    missed = [u for u in place_table().above if canonical(u) != u or path(u) != (u,)]
    assert missed == []


def test_a_long_text_is_searched_quickly() -> None:
    text = "云汐市推进整改，与广东省和大连市交流经验，全省各地区加快建设。" * 3000
    mentions("")
    begin = time.perf_counter()
    assert len(mentions(text)) == 6000
    assert time.perf_counter() - begin < 2
