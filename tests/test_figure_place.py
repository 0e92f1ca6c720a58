from __future__ import annotations

from dataclasses import replace

import pytest

from index.figure_place import FoundPlace, Places, level_of
from index.outline import outline
from index.report import Metadata, Period, Recognised, Report
from index.sentences import sentence_spans


def report(own: str, text: str) -> Report:
    empty = Recognised()
    metadata = Metadata(empty, Recognised(own), empty, empty, empty, Period(None, None))
    return Report("r", "r.txt", "txt", text, metadata, outline(text))


def found(own: str, text: str, figure: str) -> FoundPlace:
    start = text.index(figure)
    sentence = next(span for span in sentence_spans(text) if span[0] <= start < span[1])
    return Places(report(own, text)).at(start, start + len(figure), sentence)


@pytest.mark.parametrize(
    ("own", "text", "figure", "expected"),
    [
        ("云汐市", "全市造林8.5万亩。", "8.5万亩", "云汐市"),
        ("云汐市", "云汐市造林8.5万亩。", "8.5万亩", "云汐市"),
        ("辽宁省", "2024年，大连市造林8.5万亩。", "8.5万亩", "大连市"),
        ("辽宁省", "其中大连市造林8.5万亩，增长3%。", "3%", "大连市"),
        ("辽宁省", "大连市造林8.5万亩，新建学校9所。", "9所", "辽宁省"),
        ("辽宁省", "大连市、沈阳市共造林8.5万亩。", "8.5万亩", "辽宁省"),
        ("辽宁省", "与北京市签订协议6份。", "6份", "辽宁省"),
        ("辽宁省", "大连生产总值突破9000亿元。", "9000亿元", "大连市"),
        ("辽宁省", "大连港新开航线9条。", "9条", "辽宁省"),
        ("辽宁省", "全国重点实验室10家。", "10家", "辽宁省"),
        ("辽宁省", "全国增长5%，我省增长5.1%。", "5.1%", "辽宁省"),
        ("辽宁省", "比全国平均高0.3个百分点。", "0.3个百分点", "辽宁省"),
        ("大连市", "辽宁省下达目标12项。", "12项", "大连市"),
        ("大连市", "辽宁省平均为12项，我市为15项。", "12项", "辽宁省"),
        ("全国", "四川省由千分之二十九降到千分之六点一。", "千分之六点一", "四川省"),
        ("全国", "全国粮食产量三亿吨。", "三亿吨", "全国"),
        ("", "新建学校9所。", "9所", ""),
    ],
)
def test_a_figure_holds_for_the_place_that_governs_it(
    own: str, text: str, figure: str, expected: str
) -> None:
    assert found(own, text, figure).place == expected


def test_a_section_headed_by_a_place_speaks_of_it_up_to_the_next_section() -> None:
    text = "一、大连市\n新建学校9所。\n二、沈阳市\n新建学校7所。\n三、存在的问题\n还有5项。"
    places = [found("辽宁省", text, figure).place for figure in ("9所", "7所", "5项")]
    assert places == ["大连市", "沈阳市", "辽宁省"]


def test_the_evidence_names_the_place_and_is_none_where_it_is_the_reports() -> None:
    text = "2024年，大连市造林8.5万亩。另建学校9所。"
    evidence = found("辽宁省", text, "8.5万亩").evidence
    assert evidence is not None
    assert text[slice(*evidence)] == "大连市"
    assert found("辽宁省", text, "9所").evidence is None


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("全国", "国家"),
        ("辽宁省", "省"),
        ("西藏自治区", "省"),
        ("上海市", "省"),
        ("大连市", "市"),
        ("云汐市", "市"),
        ("瓦房店市", "县"),
        ("万载县", "县"),
        ("海西蒙古族藏族自治州", "市"),
        ("浦东新区", "县"),
        ("青石镇", "乡镇"),
        ("", ""),
        ("澜海", ""),
    ],
)
def test_the_level_follows_from_the_full_name(place: str, level: str) -> None:
    assert level_of(place) == level


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("澜海省关于云汐市整改情况的通报", "云汐市32处堆场完成覆盖。", "云汐市"),
        ("澜海省关于整改情况的通报", "贫困县32个完成脱贫。", "澜海省"),
        ("澜海省关于整改情况的通报", "新增上市5家。", "澜海省"),
    ],
)
def test_a_place_of_no_table_counts_where_the_title_names_it(
    title: str, text: str, place: str
) -> None:
    of_province = report("澜海省", f"{title}\n{text}")
    title_of = replace(of_province.metadata, title=Recognised(title))
    places = Places(replace(of_province, metadata=title_of))
    at = of_province.text.index("3" if "3" in text else "5")
    assert places.at(at, at + 1, (len(title) + 1, len(of_province.text))).place == place
