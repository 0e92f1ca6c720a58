from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from check_reports import BULLETIN, DRAFT, TEXTS, write_files

from assistant.check import Checked, check
from assistant.check_html import checked_html, write_html
from assistant.export_file import ExportError
from index.library import Library

_EVIL = "<script>window.ran=1</script><img src=x onerror='window.ran=1'>"


@pytest.fixture
def checked(library: Library, files: Path, tmp_path: Path) -> Checked:
    """The draft with markup in its text, against the bulletin."""
    library.add(write_files(files, BULLETIN))
    path = tmp_path / f"{DRAFT}.txt"
    path.write_text(TEXTS[DRAFT].replace("96件", f"96件{_EVIL}"), encoding="utf-8")
    return check(library, path)


def test_the_text_is_all_there_and_its_markup_stays_text(checked: Checked) -> None:
    page = BeautifulSoup(checked_html(checked), "lxml")
    text = page.select_one(".checked-text")
    assert text is not None
    assert "".join(text.get_text().split()) == "".join(checked.report.text.split())
    assert _EVIL in text.get_text()
    assert len(page.find_all("script")) == 1
    assert page.find_all("img") == []


def test_every_figure_is_coloured_by_its_status(checked: Checked) -> None:
    page = BeautifulSoup(checked_html(checked), "lxml")
    for row in checked.figures:
        shown = [e for e in page.select(f".checked-text .{row.status}") if "figure" in e["class"]]
        assert row.figure.quote in [e.get_text() for e in shown]


def test_a_click_leads_to_a_card_that_is_there(checked: Checked) -> None:
    page = BeautifulSoup(checked_html(checked), "lxml")
    targets = [e["data-target"] for e in page.select("[data-act=goto]")]
    assert len(targets) >= 2 * len(checked.findings)
    for target in targets:
        assert page.find(id=target) is not None, target


def test_findings_show_message_formula_and_the_other_place(checked: Checked) -> None:
    page = BeautifulSoup(checked_html(checked), "lxml")
    cards = page.select("aside .finding")
    assert len(cards) == len(checked.findings)
    for card, finding in zip(cards, checked.findings, strict=True):
        assert finding.message in card.get_text()
        assert finding.formula in card.get_text()
        for other in finding.others:
            assert other.quote in card.get_text()


def test_the_file_needs_nothing_from_elsewhere(checked: Checked, tmp_path: Path) -> None:
    path = tmp_path / "核对.html"
    write_html(checked, path)
    page = path.read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|@import|url\(", page)
    assert BeautifulSoup(page, "lxml").find_all(["link", "iframe"]) == []


def test_a_folder_that_is_not_there_is_said(checked: Checked, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="无法写入"):
        write_html(checked, tmp_path / "没有" / "核对.html")
