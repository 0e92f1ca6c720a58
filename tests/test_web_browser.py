"""The page in a real headless Chromium, over the sample corpus."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_server import CHROMIUM

_QUESTION = "2024年底云汐市的污水处理能力是多少？"
_WAIT_MS = 15_000

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The page at 1280 pixels; every request is kept in `page.asked`."""
    opened = browser.new_page(viewport={"width": 1280, "height": 850})
    opened.asked = []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.goto(address)
    opened.wait_for_selector("#question textarea", timeout=_WAIT_MS)
    yield opened
    keep(opened)
    opened.close()


def keep(page: Any) -> None:
    """Keeps a screenshot in the folder that SCREENSHOTS names, where it names one."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        name = re.sub(r"\W+", "_", os.environ.get("PYTEST_CURRENT_TEST", "page"))
        page.screenshot(path=str(Path(folder) / f"{name[-60:]}.png"))


def ask(page: Any, question: str) -> None:
    """Types a question and waits for the answer's sources."""
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    page.wait_for_selector("#sources .cited", timeout=_WAIT_MS)


@pytest.mark.parametrize("width", [1280, 390])
def test_an_answer_shows_its_source_highlighted(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 850})
    ask(page, _QUESTION)
    assert "60.5万吨/日" in page.inner_text("#talk")
    assert "污水处理能力" in "".join(page.locator("#sources .cited").all_inner_texts())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_leaves_the_machine(page: Any, address: str) -> None:
    ask(page, _QUESTION)
    outside = [u for u in page.asked if not u.startswith((address, "data:", "blob:"))]
    assert outside == []


def test_a_change_over_time_is_answered_with_a_chart(page: Any) -> None:
    ask(page, "云汐市近三年污水处理能力怎么变化？")
    page.wait_for_selector("#talk .chart img", timeout=_WAIT_MS)
    assert "计算" in page.inner_text("#talk")
    loaded = "document.querySelector('#talk .chart img').naturalWidth"
    assert page.evaluate(loaded) > 0


@pytest.mark.parametrize("width", [1280, 390])
def test_an_order_is_answered_with_a_drafted_paragraph(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 850})
    ask(page, "起草一段云汐市2025年上半年大气污染防治的进展情况")
    said = page.inner_text("#talk .reply")
    assert "上半年市区优良天数162天" in said
    assert "整篇报告可在网页的“起草”页生成" in page.inner_text("#talk .reply .why")
    page.click("#talk .mark >> nth=0")
    page.wait_for_selector("#reader .cited:visible", timeout=_WAIT_MS)
    page.keyboard.press("Escape")
    ask(page, "换成2024年的水污染防治")
    page.wait_for_selector("text=已理解为：云汐市2024年水污染防治进展情况", timeout=_WAIT_MS)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_an_indicator_is_compared_and_a_row_opens_its_report(page: Any, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 850})
    page.get_by_role("tab", name="对比").click()
    page.fill("#indicator textarea, #indicator input", "污水处理能力")
    page.keyboard.press("Enter")
    page.wait_for_selector("#comparison table.series", timeout=_WAIT_MS)
    shown = page.inner_text("#comparison")
    assert "60.5万吨/日" in shown
    assert "计算" in shown
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#comparison .open").first.click()
    page.wait_for_selector(".reader .cited", timeout=_WAIT_MS)
    assert "污水处理能力" in "".join(page.locator(".reader .cited").all_inner_texts())


def test_a_report_is_uploaded_and_asked_and_its_markup_stays_text(
    page: Any, tmp_path: Path
) -> None:
    report = tmp_path / "雾汀县2025年整改落实情况报告.txt"
    report.write_text(
        "雾汀县2025年整改落实情况报告\n2025年，雾汀县完成泵站改造17座。"
        "<script>window.ran=1</script><img src=x onerror='window.ran=1'>\n2025年12月20日\n",
        encoding="utf-8",
    )
    page.get_by_role("tab", name="报告库").click()
    page.set_input_files("#upload input[type=file]", str(report))
    page.wait_for_selector("#head:has-text('17 份报告')", timeout=_WAIT_MS)
    page.get_by_role("tab", name="问答").click()
    ask(page, "雾汀县2025年完成了几座泵站改造？")
    assert "17座" in page.inner_text("#talk")
    assert "<script>" in page.inner_text("#sources")
    assert page.evaluate("window.ran") is None


def test_a_file_is_checked_and_a_figure_leads_to_its_source(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "云汐市2024年工作情况汇报.txt"
    file.write_text(
        "云汐市2024年工作情况汇报\n2024年，全市近岸海域优良水质面积比例87.2%。\n"
        "2024年，全市检查企业96家，其中化工41家、印染30家、食品35家。\n2024年12月25日\n",
        encoding="utf-8",
    )
    page.get_by_role("tab", name="核对").click()
    page.set_input_files("#check-file input[type=file]", str(file))
    page.wait_for_selector("#check-file :text('工作情况汇报')", timeout=_WAIT_MS)
    page.click("#check-run")
    page.wait_for_selector("#checked .finding.error", timeout=_WAIT_MS)
    page.click("#checked .checked-text .figure.supported")
    assert "87.2%" in page.inner_text("#checked article.pointed")
    for download in ("#check-docx", "#check-html"):
        with page.expect_download(timeout=_WAIT_MS) as made:
            page.click(download)
        assert made.value.suggested_filename.startswith("核对稿-云汐市2024年工作情况汇报.")
    page.locator("#checked .supported .open").first.click()
    page.wait_for_selector("#reader .text .cited", timeout=_WAIT_MS)
    assert "87.2%" in page.inner_text("#reader .text .cited")
