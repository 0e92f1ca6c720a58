from __future__ import annotations

import re

import pytest
from evidence_library import HALF, LAST, PLACE, write_ledger
from sample_corpus import CIRCULAR, COASTAL, INLAND

from assistant.evidence_gather import gather
from assistant.evidence_of import Evidence
from assistant.ledger_read import read_ledger
from assistant.reporting_period import read_period
from index.library import Library


def evidence(library: Library, place: str, words: str) -> Evidence:
    period = read_period(words)
    assert period is not None
    return gather(library, place, period)


@pytest.fixture(scope="module")
def half(city: Library) -> Evidence:
    return evidence(city, PLACE, "2026年上半年")


def test_a_theme_brings_the_sentences_of_its_section(half: Evidence) -> None:
    assert [s.text for s in half.said(["大气"], 5)] == [
        "上半年市区优良天数158天，占181天的87.3%，同比增加4天；细颗粒物平均浓度30微克/立方米，同比下降6.3%。",
        "石化园区排查异常点位12个，均已整改。",
    ]


def test_listed_points_are_sentences_each_also_where_one_starts_from_the_year_before(
    half: Evidence,
) -> None:
    assert [s.text for s in half.said(["农村"], 2)] == [
        "新建污水处理站12座，管护人员全部到位。",
        "由2025年底的9座停运站点减少到2座，其余恢复运行。",
    ]


def test_a_limit_keeps_the_most_relevant_in_the_order_of_the_report(half: Evidence) -> None:
    found = half.said(["管网", "断面"], 2)
    assert [s.text[:4] for s in found] == ["新建改造", "6个国控"]
    assert [s.text[:4] for s in half.said(["管网", "断面"], 1)] == ["新建改造"]
    assert half.said(["管网"], 0) == ()


def test_problems_come_only_where_their_heading_is_asked_for(half: Evidence) -> None:
    assert all("问题" not in s.text for s in half.said(["管网"], 9))
    found = half.said([], 9, headings=["存在的主要问题"])
    assert [s.text[:4] for s in found] == ["矿坑治理", "管网老化"]


def test_no_plan_stands_for_a_result(half: Evidence) -> None:
    told = "".join(s.text for s in half.said(["管网", "矿坑", "科技"], 20))
    assert "下半年" not in told
    assert "11月底前" not in told


def test_a_sentence_already_used_is_not_given_again(half: Evidence) -> None:
    first = half.said(["大气"], 1)
    again = half.said(["大气"], 5, without=[s.citation for s in first])
    assert not {s.text for s in first} & {s.text for s in again}


def test_the_own_report_is_believed_where_a_circular_disagrees(half: Evidence) -> None:
    found = half.said(["细颗粒物"], 5)
    assert [s.citation.report for s in found] == [HALF]


def test_a_wider_report_is_cited_where_it_names_the_place(city: Library) -> None:
    found = evidence(city, "银杉市", "2026年上半年").said(["任务"], 5)
    assert [s.text for s in found] == ["银杉市12项整改任务已完成9项，完成率75.0%。"]


def test_the_review_of_a_work_report_is_of_the_year_before_it(city: Library) -> None:
    found = evidence(city, PLACE, "2025年").said(["高新技术", "就业", "科技创新"], 9)
    texts = [s.text for s in found]
    assert "新增高新技术企业46家。" in texts
    assert not [t for t in texts if "50家" in t or "310家" in t or "58个" in t]
    assert evidence(city, PLACE, "2026年").said(["高新技术", "科技创新"], 9) == ()


def test_nothing_is_said_of_another_period(city: Library) -> None:
    assert evidence(city, PLACE, "2026年第三季度").said(["大气", "管网"], 9) == ()
    reports = {s.citation.report for s in evidence(city, PLACE, "2025年").said(["大气"], 9)}
    assert reports == {LAST}


@pytest.mark.parametrize("place", ["云汐市", "平樾市"])
@pytest.mark.parametrize("words", ["2023年", "2024年上半年", "2024年", "2025年上半年"])
def test_every_text_is_made_of_its_quote_and_stands_in_its_report(
    samples: Library, place: str, words: str
) -> None:
    found = evidence(samples, place, words).said(["大气", "水", "土壤", "执法", "信访", "农村"], 99)
    for said in found:
        cited = said.citation
        assert samples.report(cited.report).text[cited.start : cited.end] == cited.quote
        assert said.text[:-1] == re.sub(r"\s+", "", cited.quote)[:-1]
        assert said.text.endswith("。")
        assert 0 < said.relevance <= 1
    spans = [(s.citation.report, s.citation.start) for s in found]
    assert len(set(spans)) == len(spans)


def test_the_sample_periods_have_sentences_on_their_themes(samples: Library) -> None:
    for place, words, own in (
        ("云汐市", "2024年", COASTAL[3]),
        ("云汐市", "2025年上半年", COASTAL[4]),
        ("平樾市", "2024年", INLAND[1]),
    ):
        told = evidence(samples, place, words)
        for theme in (
            ["优良天数", "大气"],
            ["管网", "断面", "水"],
            ["执法", "立案"],
            ["信访", "投诉"],
        ):
            found = told.said(theme, 3)
            assert found, (place, words, theme)
            assert own in {s.citation.report for s in found}


def test_a_circular_on_two_cities_gives_each_its_own(samples: Library) -> None:
    for place, other in (("云汐市", "平樾市"), ("平樾市", "云汐市")):
        pool = evidence(samples, place, "2024年").said(["任务", "整改", "市"], 99)
        cited = [s.text for s in pool if s.citation.report == CIRCULAR]
        assert all(place in text and other not in text for text in cited)


def test_what_is_said_of_a_task_begins_with_the_ledger(
    city: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ledger = read_ledger(write_ledger(tmp_path_factory.mktemp("ledger") / "台账.xlsx"))
    period = read_period("2026年上半年")
    assert period is not None
    told = gather(city, PLACE, period, ledger)
    pipes, pit, _, works, *_ = ledger.tasks
    assert [s.text[:10] for s in told.of_task(pipes, 3)] == [
        "累计新建改造管网96",
        "新建改造管网21.5",
    ]
    assert [s.text for s in told.of_task(pit, 2)] == [
        "累计修复61.3公顷，占67.7%。",
        "治理资金到位1.03亿元。",
    ]
    assert [s.text for s in told.of_task(works, 5)] == ["上半年处理污水412万吨。"]
    assert told.of_task(pit, 2)[0].citation.quote == pit.cells["progress"].text
