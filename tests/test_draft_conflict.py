from __future__ import annotations

import pytest

from assistant.draft import draft
from assistant.draft_conflict import Disputes, with_conflicts
from assistant.draft_entry import Entry
from assistant.template_value import Filled
from index.library import Library

CITY = "云汐市2024年度环境保护督察反馈意见整改落实情况报告"
PROVINCE = "澜海省督察整改工作办公室关于2024年度云汐市平樾市督察整改进展情况的通报"


@pytest.fixture(scope="module")
def sea(samples: Library) -> tuple[str, str]:
    made = draft("海洋", samples, "云汐市", "2024年")
    return made.sections[0].text, made.sections[0].clean


def test_a_figure_that_another_report_gives_otherwise_is_shown_with_both_values(
    sea: tuple[str, str],
) -> None:
    text, clean = sea
    assert f"【不一致：297个在《{PROVINCE}》中为279个[" in text
    assert clean.count("【不一致：") == 1
    assert "其中下半年整治99个[2]【不一致：" in text


def test_a_person_is_told_of_both_sources(samples: Library) -> None:
    made = draft("海洋", samples, "云汐市", "2024年")
    assert made.missing == (
        f"入海排污口累计整治不一致，请核实：《{CITY}》为297个，《{PROVINCE}》为279个",
    )
    cited = {citation.report for citation in made.citations}
    assert {CITY, PROVINCE} <= cited
    for citation in made.citations:
        text = samples.report(citation.report).text
        assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(
    ("place", "period"),
    [
        ("云汐市", "2023年"),
        ("云汐市", "2024年上半年"),
        ("云汐市", "2025年上半年"),
        ("平樾市", "2024年"),
    ],
)
def test_sources_that_agree_are_no_conflict(samples: Library, place: str, period: str) -> None:
    made = draft("整改落实情况报告", samples, place, period)
    assert not any("不一致" in section.text for section in made.sections)


def test_a_sentence_without_a_report_is_left_as_it_is(samples: Library) -> None:
    entry = Entry("段", Filled("甲。", sentences=(Filled("甲。"),)), "filled")
    assert with_conflicts(entry, Disputes(samples)) is entry
