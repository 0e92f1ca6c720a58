from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from draft_sample import DRAFT, TITLE

from assistant.draft_model import Draft
from assistant.export import Style, save_comparison, save_draft
from assistant.export_file import ExportError


@pytest.mark.parametrize(
    ("name", "mark"), [("草稿.docx", b"PK"), ("草稿.html", b"<!"), ("草稿.md", b"# ")]
)
def test_the_name_of_a_file_says_its_format(tmp_path: Path, name: str, mark: bytes) -> None:
    save_draft(DRAFT, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(mark)


def test_a_name_in_capitals_says_the_same(tmp_path: Path) -> None:
    save_draft(DRAFT, tmp_path / "草稿.DOCX")
    assert zipfile.is_zipfile(tmp_path / "草稿.DOCX")


def test_a_word_file_carries_the_record_and_a_clean_copy_does_not(tmp_path: Path) -> None:
    from assistant.draft_record import read_record

    save_draft(DRAFT, tmp_path / "草稿.docx")
    save_draft(DRAFT, tmp_path / "报送稿.docx", Style(clean=True))
    assert read_record(tmp_path / "草稿.docx") is not None
    assert read_record(tmp_path / "报送稿.docx") is None


@pytest.mark.parametrize("sources", ["annex", "comments", "none"])
def test_sources_stand_where_they_were_asked_for(tmp_path: Path, sources: str) -> None:
    save_draft(DRAFT, tmp_path / "草稿.docx", Style(sources))  # type: ignore[arg-type]
    with zipfile.ZipFile(tmp_path / "草稿.docx") as file:
        body = file.read("word/document.xml").decode("utf-8")
        names = file.namelist()
    assert ("数据来源对照表" in body) == (sources == "annex")
    assert ("word/comments.xml" in names) == (sources == "comments")


def test_a_font_replaces_that_of_its_part(tmp_path: Path) -> None:
    save_draft(DRAFT, tmp_path / "草稿.docx", Style(fonts={"title": "云杉标宋"}))
    with zipfile.ZipFile(tmp_path / "草稿.docx") as file:
        words = b"".join(file.read(name) for name in file.namelist() if name.endswith(".xml"))
    assert "云杉标宋" in words.decode("utf-8")


def test_a_clean_text_has_no_marks(tmp_path: Path) -> None:
    save_draft(DRAFT, tmp_path / "报送稿.md", Style(clean=True))
    text = (tmp_path / "报送稿.md").read_text(encoding="utf-8")
    assert TITLE in text
    assert "[1]" not in text
    assert "计算：" not in text


@pytest.mark.parametrize("name", ["对照.docx", "对照.html"])
def test_the_last_report_stands_beside_the_draft(tmp_path: Path, name: str) -> None:
    save_comparison(DRAFT, tmp_path / name)
    assert (tmp_path / name).stat().st_size > 1_000


def test_a_draft_without_a_last_report_has_nothing_beside_it(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="没有上期报告可以对照，请用 --last 写明上期报告。"):
        save_comparison(Draft("甲", "乙", (), (), ()), tmp_path / "对照.docx")
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="请先建好或换一个位置"):
        save_draft(DRAFT, tmp_path / "没有" / "草稿.md")
