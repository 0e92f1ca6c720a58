from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from draft_sample import DRAFT, MISSING, TITLE

from assistant.draft_model import Section
from assistant.export_html import draft_html, write_html
from assistant.reply import Citation


def parsed(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "lxml")


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    return parsed(draft_html(DRAFT))


def texts(page: BeautifulSoup | Tag, path: str) -> list[str]:
    return [element.get_text() for element in page.select(path)]


def values(page: BeautifulSoup, name: str) -> list[str]:
    """Every value of an attribute on the page, in order."""
    return [str(element[name]) for element in page.select(f"[{name}]")]


def test_the_page_needs_nothing_from_elsewhere_and_no_script(page: BeautifulSoup) -> None:
    assert not page.select("script, link, img, [src], [onclick]")
    assert all(link.startswith("#") for link in values(page, "href"))
    assert not re.search(r"url\(|@import|https?:", draft_html(DRAFT))
    (policy,) = page.select("meta[http-equiv=Content-Security-Policy]")
    assert str(policy["content"]).startswith("default-src 'none'")


def test_each_figure_leads_to_the_words_that_state_it(page: BeautifulSoup) -> None:
    led = [
        (figure.get_text(), texts(page, str(figure["href"]))[0])
        for figure in page.select("main a.figure")
    ]
    source = texts(page, "#source-3")[0]
    assert led == [
        ("2项", "2项"),
        ("1.21亿元", "12100万元"),
        ("421艘次", "421艘次"),
        ("32.4%", source),
    ]
    assert page.select("a.computed")[0].get("title") == "计算：(421−318)÷318=32.4%"


def test_every_link_has_its_target_and_no_name_stands_twice(page: BeautifulSoup) -> None:
    names = values(page, "id")
    assert len(names) == len(set(names))
    assert {link[1:] for link in values(page, "href")} <= set(names)
    assert texts(page, "#source-3 .used a") == ["421艘次", "32.4%"]


def test_figures_that_share_their_words_in_a_quote_each_have_a_target() -> None:
    quote = Citation(1, "甲", "甲", (), 0, 20, None, "2025年6月19日完成3至5项。")
    text = "2025年开工，6月19日完成，2025年6月完成3至5项[1]。"
    page = parsed(draft_html(replace(DRAFT, sections=(Section("一、甲", text, (quote,)),))))
    names = values(page, "id")
    assert len(names) == len(set(names))
    led = [str(figure["href"])[1:] for figure in page.select("main a.figure")]
    assert len(led) == 4
    assert set(led) <= set(names)


def test_the_letter_the_levels_and_what_is_open_are_shown(page: BeautifulSoup) -> None:
    assert "".join(texts(page, "main h1")) == TITLE
    assert texts(page, ".level-1, .level-2, .level-3, .level-4") == [
        "一、港口与岸线",
        "（一）管网",
        "1.水厂",
        "（1）泵站。",
    ]
    assert texts(page, "main > p.addressee") == ["澜海省人民政府："]
    assert texts(page, ".attached") == ["附件：1.整改任务清单", "2.销号情况表"]
    assert texts(page, ".signed") == ["岚溪县人民政府", "2025年7月8日"]
    assert texts(page, ".gap") == ["【不一致：12公里、13公里】", "【待补：砚川水厂的完成日期】"]
    assert texts(page, ".open li") == list(MISSING)


def test_text_out_of_documents_is_shown_and_not_followed() -> None:
    shown = draft_html(replace(DRAFT, title="<b>题目</b>", sections=DRAFT.sections[1:2]))
    page = parsed(shown)
    assert "".join(texts(page, "h1")) == "<b>题目</b>"
    assert texts(page, "#source-5 header") == ["[5] 《丁<报告>》"]


def test_a_figure_without_a_source_leads_nowhere_and_says_so() -> None:
    page = parsed(draft_html(replace(DRAFT, sections=(Section("一、甲", "完成9项。", ()),))))
    (figure,) = page.select("main .figure")
    assert (figure.name, figure.get("href"), figure.get("title")) == (
        "span",
        None,
        "没有找到出处，请核实",
    )


def test_a_clean_copy_is_the_text_alone(tmp_path: Path) -> None:
    path = tmp_path / "文稿.html"
    write_html(DRAFT, path, clean=True)
    page = parsed(path.read_text(encoding="utf-8"))
    assert not page.select("aside, .figure, .mark, .note, sup")
    text = page.select("main")[0].get_text()
    assert "靠泊421艘次，同比增长32.4%。" in text
    assert not re.search(r"\[\d|计算", text)
