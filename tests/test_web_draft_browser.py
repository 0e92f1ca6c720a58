"""The bench of the tab 起草 in a real headless Chromium, over the sample corpus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from page_server import CHROMIUM

_WAIT_MS = 30_000
_FIGURES = (0, 7, 19, 42)
_BY_HAND = "由本人改写的一段，另有9876个新数字。"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium"),
    pytest.mark.filterwarnings("ignore"),
]


@contextmanager
def drafted(browser: Any, address: str, width: int = 1280) -> Iterator[Any]:
    """A page of a person of their own, with the example drafted."""
    page = browser.new_page(viewport={"width": width, "height": 850})
    page.set_default_timeout(_WAIT_MS)
    page.goto(address)
    page.get_by_role("tab", name="起草").click()
    page.click("#draft [data-act=example]")
    page.wait_for_selector("#draft .bench")
    page.wait_for_selector("#write:not([disabled])")
    yield page
    page.close()


@pytest.fixture(scope="module")
def shared(browser: Any, address: str) -> Iterator[Any]:
    """A page with the example drafted, for tests that only look."""
    with drafted(browser, address) as page:
        yield page


def again(page: Any, period: str) -> None:
    """Drafts again for a period."""
    page.fill("#draft-period textarea, #draft-period input", period)
    page.click("#write")
    page.wait_for_selector("#write:has-text('正在起草')")
    page.wait_for_selector("#write:not([disabled])")


def fill_first(page: Any, value: str) -> str:
    """Fills the first open slot that is a count and gives its name."""
    field = page.locator("#draft .slot.missing input[data-slot*='本期，']").first
    name = str(field.get_attribute("data-slot"))
    field.fill(value)
    page.click("#to-fill [type=submit]")
    page.wait_for_selector("#draft ul.filled")
    return name


def scrolls_sideways(page: Any, width: int) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") > width)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_figure_shows_the_sentence_that_holds_it(shared: Any, width: int) -> None:
    shared.set_viewport_size({"width": width, "height": 850})
    assert "处，待补" in shared.inner_text("#draft .summary")
    for n in _FIGURES:
        figure = shared.locator("#draft .paper .figure:not(.computed)[role]").nth(n)
        figure.focus()
        shared.keyboard.press("Enter")
        cards = shared.locator("#draft .pointed-at .held")
        assert cards.count() == len(str(figure.get_attribute("data-sources")).split())
        assert figure.inner_text() in shared.inner_text("#draft .pointed-at .cards")
        seen = shared.locator("#draft .pointed-at").bounding_box()
        assert seen["y"] < 850
        assert seen["y"] + seen["height"] > 0
        assert not scrolls_sideways(shared, width)


def test_a_computed_figure_shows_its_formula_and_what_it_was_computed_from(shared: Any) -> None:
    figure = shared.locator("#draft .paper .figure.computed").first
    figure.click()
    formula = str(figure.get_attribute("data-formula"))
    assert shared.inner_text("#draft .computation") == f"计算：{formula}"
    sources = str(figure.get_attribute("data-sources")).split()
    assert shared.locator("#draft .pointed-at .held").count() == len(sources)
    shared.keyboard.press("Escape")
    assert "点击草稿里的数字" in shared.inner_text("#draft .pointed-at")


def test_what_is_filled_in_stays_is_downloaded_and_is_nobody_elses(
    browser: Any, address: str
) -> None:
    from docx import Document

    with drafted(browser, address) as page:
        open_before = page.locator("#draft .slot").count()
        name = fill_first(page, "3797")
        assert "3797" in "".join(page.locator("#draft .paper .hand").all_inner_texts())
        assert page.locator("#draft .slot").count() == open_before - 1
        with page.expect_download() as made:
            page.click("#draft [data-form=annex]")
        text = "\n".join(p.text for p in Document(made.value.path()).paragraphs)
        assert "3797" in text
        assert made.value.suggested_filename.endswith(".docx")
        again(page, "2025年")
        assert page.inner_text("#draft ul.filled").startswith(f"{name}：3797")
        assert "填写时报告期为“2025年上半年”" in page.inner_text("#draft ul.filled") or (
            "这一稿没有这一项" in page.inner_text("#draft ul.filled")
        )
        again(page, "2025年上半年")
        assert "3797" in "".join(page.locator("#draft .paper .hand").all_inner_texts())
        with drafted(browser, address) as other:
            assert other.locator("#draft ul.filled").count() == 0
            assert "3797" not in other.inner_text("#draft")
        page.click("#draft [data-act=take_back]")
        page.wait_for_selector("#draft ul.filled", state="detached")
        assert "3797" not in page.inner_text("#draft .paper")


def test_a_rewritten_paragraph_is_kept_marked_and_given_back(browser: Any, address: str) -> None:
    with drafted(browser, address, 390) as page:
        first = page.locator("#draft .paragraph").first
        drafted_text = first.locator("p").first.inner_text()
        first.locator("[data-act=rewrite]").click()
        first.locator("textarea").fill(_BY_HAND)
        first.locator("[type=submit]").click()
        page.wait_for_selector("#draft .by-hand")
        assert "9876个未见出处" in page.inner_text("#draft .by-hand").replace("\n", "")
        assert not scrolls_sideways(page, 390)
        page.locator("#draft .paragraph [data-act=rewrite]").nth(1).click()
        page.locator("#draft .paragraph textarea").nth(1).fill("还没有保存的话")
        again(page, "2025年上半年")
        assert _BY_HAND[:9] in page.inner_text("#draft .by-hand")
        assert page.locator("#draft .paragraph textarea").nth(1).input_value() == "还没有保存的话"
        with page.expect_download() as made:
            page.click("#draft [data-form=markdown]")
        assert _BY_HAND in Path(made.value.path()).read_text(encoding="utf-8")
        page.click("#draft [data-act=restore]")
        page.wait_for_selector("#draft .by-hand", state="detached")
        assert page.locator("#draft .paragraph p").first.inner_text() == drafted_text


@pytest.mark.parametrize("width", [1280, 390])
def test_the_last_report_stands_beside_and_is_filtered_by_mark(shared: Any, width: int) -> None:
    shared.set_viewport_size({"width": width, "height": 850})
    shared.click("#draft .views [data-target=beside]")
    assert not shared.locator("#draft .paper").is_visible()
    chip = shared.locator("#draft .chips [data-mark=updated]")
    chip.click()
    rows = shared.locator("#draft table.beside tbody tr[data-mark]:visible")
    assert f"数字已更新 {rows.count()}" == chip.inner_text()
    assert not scrolls_sideways(shared, width)
    shared.locator("#draft table.beside .open:visible").first.click()
    shared.wait_for_selector(".reader .cited")
    shared.keyboard.press("Escape")
    shared.click("#draft .views [data-target=paper]")


def test_what_cannot_be_drafted_is_said_and_the_draft_stays(browser: Any, address: str) -> None:
    with drafted(browser, address) as page:
        page.fill("#draft-period textarea, #draft-period input", "某个时候")
        page.click("#write")
        page.wait_for_selector("#draft .failed")
        said = page.inner_text("#draft .failed")
        assert "某个时候" in said
        assert "--" not in said
        assert page.locator("#draft .paper").count() == 1
