"""Lists taken apart into their items."""

from __future__ import annotations

import pytest

from index.extract_list import count_of, count_said, listed
from index.extract_ordered import ordered, ordered_items

_CLAUSES = [
    ("与瑞川国、冰屿国签署自由贸易协定", ("瑞川国", "冰屿国"), 0),
    ("有效治理高额彩礼、人情攀比、铺张浪费等陋习", ("高额彩礼", "人情攀比", "铺张浪费"), 0),
    ("新增柳桥陵、石坡山2家景区", ("柳桥陵", "石坡山"), 2),
    ("云平高铁和东环改扩建、北柳、南石3条高速公路提前通车", ("东环改扩建", "北柳", "南石"), 3),
    ("分别是柳桥镇、石坡镇、云港街道", ("柳桥镇", "石坡镇", "云港街道"), 0),
    ("开通3号线一期、12号线及北环线等3条线路", ("3号线一期", "12号线", "北环线"), 3),
    ("轨道线路增至14条、里程超过580公里", ("轨道线路增至14条", "里程超过580公里"), 0),
    ("完善旅游“云、网、端”设施", ("完善旅游“云、网、端”设施",), 0),
    ("新建柳桥站、扩建石坡站", ("新建柳桥站", "扩建石坡站"), 0),
    ("“云舒片”“平泽片”获批上市", ("“云舒片”", "“平泽片”"), 0),
]


@pytest.mark.parametrize(("clause", "items", "count"), _CLAUSES)
def test_items_stand_as_written_without_what_leads_to_and_follows_them(
    clause: str, items: tuple[str, ...], count: int
) -> None:
    found = listed(clause)
    assert (found.items, found.count) == (items, count)
    assert all(item in clause for item in found.items)


@pytest.mark.parametrize(
    ("sentence", "items", "said"),
    [
        ("全县有5个镇收入过千万，分别是甲镇、乙镇、丙镇。", ("甲镇", "乙镇", "丙镇"), "5个"),
        ("建成甲站、乙站等十二座车站。", ("甲站", "乙站"), "十二座"),
        ("有3家工厂，建成甲站、乙站。", ("甲站", "乙站"), ""),
    ],
)
def test_the_count_that_goes_with_a_list_is_read(
    sentence: str, items: tuple[str, ...], said: str
) -> None:
    assert count_said(sentence, items) == said


def test_a_count_in_characters_is_a_number() -> None:
    assert [count_of("十二座"), count_of("5个"), count_of("")] == [12, 5, 0]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("一是加强监管；二是完善制度；三是落实责任。", ("加强监管", "完善制度", "落实责任")),
        ("抓好3件事：1.建好学校；2.修好道路。", ("建好学校", "修好道路")),
        ("（一）治理扬尘。（二）扩大绿化。", ("治理扬尘", "扩大绿化")),
        ("第一，稳就业。第二，促增长。", ("稳就业", "促增长")),
        ("完成9.6万吨、3.5万吨。", ()),
        ("一是加强监管；三是落实责任。", ()),
    ],
)
def test_numbered_things_are_items(text: str, items: tuple[str, ...]) -> None:
    assert ordered_items(text) == items


def test_a_run_ends_where_another_begins() -> None:
    text = "一是甲事；二是乙事。另一方面：1.丙事；2.丁事；3.戊事。"
    runs = [tuple(text[s:e] for s, e in run) for run in ordered(text)]
    assert runs == [("甲事", "乙事"), ("丙事", "丁事", "戊事")]


@pytest.mark.parametrize(
    ("clause", "items"),
    [
        ("包括河长制、《尾水治理和清淤", ("河长制",)),
        ("治水和治气的意见》、《海湾办法》、河长制", ("《海湾办法》", "河长制")),
        ("包括清淤（一期）工程、北山（二期", ("清淤（一期）工程",)),
        ("包括1）清淤工程、2）拆违工程", ("1）清淤工程", "2）拆违工程")),
    ],
)
def test_no_item_is_cut_out_of_quotes_or_brackets(clause: str, items: tuple[str, ...]) -> None:
    assert listed(clause).items == items
