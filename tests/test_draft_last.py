from __future__ import annotations

import re
from pathlib import Path

import pytest
from evidence_library import LAST, PLACE, write_ledger

from assistant.draft import Draft, DraftError, draft
from index.library import Library


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_ledger(tmp_path_factory.mktemp("ledger") / "台账.xlsx")


@pytest.fixture(scope="module")
def whole(city: Library, book: Path) -> Draft:
    return draft("整改落实情况报告", city, PLACE, "2026年上半年", ledger=book, last=LAST)


def test_a_whole_report_takes_the_outline_of_the_last_one(whole: Draft, city: Library) -> None:
    outline = [heading.text for heading in city.report(LAST).headings if heading.level == 1]
    assert [s.heading for s in whole.sections if s.level == 1 and s.heading] == outline


def test_its_title_is_of_the_new_period(whole: Draft) -> None:
    assert whole.title == "青石市2026年上半年环境保护督察反馈意见整改落实情况报告"


def test_no_value_of_the_old_period_stands_as_new(whole: Draft) -> None:
    text = "".join(section.clean for section in whole.sections)
    assert "累计96.4公里" in text
    for old in ("74.9公里", "311天", "62.4%", "截至2025年12月底"):
        assert old not in text


def test_the_sentences_that_each_renewal_names_are_those_of_the_last_report(
    whole: Draft, city: Library
) -> None:
    text = city.report(LAST).text
    assert whole.renewals
    for renewal in whole.renewals:
        if renewal.old is not None:
            assert text[renewal.old.start : renewal.old.end] == renewal.old.quote


def test_each_number_in_the_text_is_that_of_a_citation(whole: Draft) -> None:
    for section in whole.sections:
        used = {int(n) for n in re.findall(r"\[(\d+)\]", section.text)}
        assert used == {citation.n for citation in section.citations}


def test_a_single_section_takes_what_is_beneath_its_heading_alone(
    city: Library, book: Path
) -> None:
    made = draft("大气", city, PLACE, "2026年上半年", ledger=book, last=LAST)
    headings = ["（一）大气方面。", "（五）燃煤锅炉和围塘方面。"]
    assert [section.heading for section in made.sections if section.text] == headings
    assert {renewal.heading[-1] for renewal in made.renewals} == set(headings)
    assert made.title == "大气污染防治进展情况"


def test_problems_are_found_by_what_their_heading_tells(samples: Library) -> None:
    last = "云汐市2024年度环境保护督察反馈意见整改落实情况报告"
    made = draft("存在问题", samples, "云汐市", "2025年上半年", last=last)
    headings = [section.heading for section in made.sections]
    assert headings[0] == "四、仍需解决的问题"
    assert not any("乡村环境短板加快补齐" in heading for heading in headings)


def test_a_section_that_the_last_report_does_not_have_is_refused(city: Library, book: Path) -> None:
    with pytest.raises(DraftError, match=r"没有与模板“信访”对应的章节.*或不写 --last"):
        draft("信访", city, PLACE, "2026年上半年", ledger=book, last=LAST)
