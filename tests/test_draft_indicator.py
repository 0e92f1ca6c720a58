from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from draft_city import evidence_of, period_of
from fakes import HashingEncoder

from assistant.draft_entry import Entry
from assistant.draft_indicator import indicator_entry, value_of
from assistant.draft_model import BY_HAND, CellCitation
from assistant.evidence_gather import gather
from assistant.evidence_of import Evidence
from assistant.ledger import Ledger
from assistant.template_model import IndicatorRule
from index.figures import read_figures
from index.library import Library
from index.report import Metadata, Period, Recognised, Report


@pytest.fixture(scope="module")
def half(city: Library, ledger: Ledger) -> Evidence:
    return evidence_of(city, "2026年上半年", ledger)


def entry(evidence: Evidence, *names: str, required: bool = False, **rule: object) -> Entry:
    asked = IndicatorRule(names, **rule)  # type: ignore[arg-type]
    return indicator_entry(evidence, names[0], asked, required, {})


def test_a_value_is_as_its_source_writes_it_with_who_agrees(half: Evidence) -> None:
    found = entry(half, "新建改造管网", unit="公里", basis="累计")
    assert (found.value, found.status) == ("96.4公里", "filled")
    cell, sentence = found.citations
    assert isinstance(cell, CellCitation)
    assert "累计96.4公里" in sentence.quote


def test_what_came_in_the_period_is_apart_from_the_total(half: Evidence) -> None:
    assert entry(half, "新建改造管网", unit="公里", basis="本期").value == "21.5公里"


def test_any_of_the_names_is_enough(half: Evidence) -> None:
    assert entry(half, "空气优良天数", "优良天数", unit="天").value == "158天"


@pytest.mark.parametrize(
    ("words", "wanting"),
    [
        ("2026年上半年", "2026年上半年近海水质优良比例（%）"),
        ("2026年", "2026年近海水质优良比例（%）"),
    ],
)
def test_a_gap_says_what_of_which_period_is_owed_by_whom(
    city: Library, words: str, wanting: str
) -> None:
    told = evidence_of(city, words)
    found = entry(told, "近海水质优良比例", unit="%", required=True, responsible="市海洋局")
    assert (found.status, found.value, found.citations) == ("missing", "", ())
    assert found.filled.text == f"【待补：{wanting}，责任单位：市海洋局】"
    assert found.problem == f"{wanting}没有找到，请补充（责任单位：市海洋局）"
    assert not entry(told, "近海水质优良比例", unit="%").problem


def test_the_value_of_another_period_fills_no_gap(city: Library) -> None:
    assert entry(evidence_of(city, "2026年第三季度"), "优良天数", unit="天").status == "missing"


def test_a_comparison_is_computed_from_two_cited_values(samples: Library) -> None:
    told = gather(samples, "云汐市", period_of("2024年"), None)
    rule = IndicatorRule(("优良天数",), "天", "本期", ("同比",))
    found = indicator_entry(told, "优良天数", rule, True, {})
    assert found.value == "322天"
    compared = found.filled.fields["同比"]
    assert compared.text == "同比增加9天"
    assert compared.formula == "322−313=9"
    now, before = compared.citations
    assert (now.report[:9], before.report[:9]) == ("云汐市2024年度", "云汐市2023年度")
    assert "322天" in now.quote
    assert "313天" in before.quote


def test_without_a_value_of_the_year_before_nothing_is_compared(half: Evidence) -> None:
    found = entry(half, "优良天数", unit="天", comparisons=("同比", "环比", "上期"))
    assert found.value == "158天"
    assert "同比" not in found.filled.fields


def test_two_sources_that_disagree_are_a_conflict_of_both(samples: Library) -> None:
    told = gather(samples, "云汐市", period_of("2024年"), None)
    rule = IndicatorRule(("入海排污口累计整治", "入海排污口完成整治"), "个")
    found = indicator_entry(told, "整治数", rule, True, {})
    assert found.status == "conflict"
    assert found.filled.text.startswith("【不一致：《云汐市2024年度")
    assert "为297个，《澜海省督察整改工作办公室" in found.filled.text
    assert found.filled.text.endswith("为279个】")
    assert [len(piece.citations) for piece in found.filled.pieces] == [1, 1, 0]
    assert found.problem.startswith("入海排污口累计整治不一致，请核实：")


def test_neighbouring_whole_numbers_are_two_values(half: Evidence) -> None:
    found = entry(half, "细颗粒物平均浓度", unit="微克/立方米")
    assert found.status == "conflict"
    assert "30微克/立方米" in found.value
    assert "31微克/立方米" in found.value


def test_a_name_stands_for_a_longer_one_that_ends_with_it(samples: Library) -> None:
    told = gather(samples, "云汐市", period_of("2025年上半年"), None)
    rule = IndicatorRule(("优良天数",), "天")
    assert indicator_entry(told, "优良天数", rule, True, {}).value == "162天"


def test_longer_names_that_say_it_of_two_parts_stand_for_neither(tmp_path: Path) -> None:
    text = (
        "云杉市2026年上半年整改落实情况报告\n\n一、大气方面\n上半年城东区优良天数150天。"
        "上半年城西区优良天数161天。\n\n云杉市人民政府\n2026年7月20日\n"
    )
    (tmp_path / "云杉市2026年上半年整改落实情况报告.txt").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        library.add([tmp_path / "云杉市2026年上半年整改落实情况报告.txt"])
        told = gather(library, "云杉市", period_of("2026年上半年"), None)
        assert entry(told, "优良天数", unit="天").status == "missing"


def test_what_a_person_filled_in_settles_it(half: Evidence) -> None:
    rule = IndicatorRule(("细颗粒物平均浓度",), "微克/立方米")
    given = {"细颗粒物平均浓度": "30微克/立方米"}
    found = indicator_entry(half, "细颗粒物平均浓度", rule, True, given)
    assert (found.status, found.value, found.problem) == ("filled", "30微克/立方米", "")
    assert [citation.title for citation in found.citations] == [BY_HAND]


def figure_values(text: str) -> list[tuple[str, Decimal]]:
    words = ["青石市材料", "青石市", "2026", "2026-07-20", "整改落实情况报告"]
    known = [Recognised(word, word, "text") for word in words]
    report = Report(
        "甲", "甲", "txt", text, Metadata(*known, Period("2026-01-01", "2026-06-30")), ()
    )
    return [(value_of(figure), figure.value) for figure in read_figures(report)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("上半年减排二氧化硫近20吨。", "近20吨"),
        ("上半年减排二氧化硫20吨左右。", "20吨左右"),
        ("上半年减排二氧化硫超过20吨。", "超过20吨"),
        ("上半年减排二氧化硫20 吨。", "20吨"),
    ],
)
def test_the_word_that_blurs_a_value_stays_with_it(text: str, said: str) -> None:
    assert figure_values(text) == [(said, Decimal(20))]
