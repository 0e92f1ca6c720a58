from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import pytest
from drafted_file import REPORT, TEXT, draft_of, library_of, written

from assistant.draft_record import attach, read_record, record_of
from assistant.draft_record_part import put_part
from assistant.export_file import ExportError
from index.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path)


def test_a_record_says_of_each_figure_what_it_stands_on(library: Library, tmp_path: Path) -> None:
    record = read_record(written(library, tmp_path / "稿.docx"))
    assert record is not None
    assert (record.template, record.title) == ("总体进展", "望潮市整改进展")
    assert "".join(s.text for s in record.sentences) == TEXT
    rows = {
        figure.text: (
            "".join(record.sources[n].quote for n in figure.citations),
            figure.formula,
            figure.status,
        )
        for sentence in record.sentences
        for figure in sentence.figures
    }
    works = "上半年新建管网44.1公里，拆除燃煤锅炉31台。"
    money = "投入整改资金4.7亿元，2025年同期投入3.1亿元。"
    assert rows["44.1公里"] == (works, "", "filled")
    assert rows["1.6亿元"] == (money, "4.7−3.1=1.6亿元", "filled")
    assert rows["【待补：数量，市住建局】"][2] == "missing"
    assert set(rows) == {
        "2026年6月底", "18项", "13项", "2项", "44.1公里", "【待补：数量，市住建局】",
        "4.7亿元", "1.6亿元",
    }  # fmt: skip
    for sentence in record.sentences:
        for figure in sentence.figures:
            assert sentence.text[figure.start : figure.end] == figure.text
    (cell,) = [s for s in record.sources.values() if s.cells]
    assert (cell.report, cell.cells, cell.quote) == ("台账.xlsx", "H3", "沙河截污正在推进")
    held = library.report(REPORT).text
    for source in record.sources.values():
        assert source.cells or held[source.start : source.end] == source.quote


def test_the_record_is_kept_when_the_file_is_saved_again(library: Library, tmp_path: Path) -> None:
    path = written(library, tmp_path / "稿.docx")
    before = read_record(path)
    again = tmp_path / "另存.docx"
    document = docx.Document(str(path))
    document.add_paragraph("另起一段。")
    document.save(str(again))
    assert before is not None
    assert read_record(again) == before


def test_every_part_of_the_record_is_typed_and_linked(library: Library, tmp_path: Path) -> None:
    path = written(library, tmp_path / "稿.docx")
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        items = [n for n in names if n.startswith("customXml/item") and "Props" not in n]
        links = package.read("word/_rels/document.xml.rels").decode()
        types = package.read("[Content_Types].xml").decode()
        for item in items:
            number = item.removeprefix("customXml/item").removesuffix(".xml")
            assert f"../{item}" in links
            assert f"/customXml/itemProps{number}.xml" in types
            assert (
                f"itemProps{number}.xml"
                in package.read(f"customXml/_rels/item{number}.xml.rels").decode()
            )


def test_a_record_attached_again_takes_the_place_of_the_first(
    library: Library, tmp_path: Path
) -> None:
    path = written(library, tmp_path / "稿.docx")
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
    attach(path, draft_of(library))
    with zipfile.ZipFile(path) as package:
        assert package.namelist() == names


def test_files_without_a_record_have_none(tmp_path: Path) -> None:
    plain, text = tmp_path / "空.docx", tmp_path / "字.docx"
    docx.Document().save(str(plain))
    text.write_text("不是文档", encoding="utf-8")
    assert [read_record(p) for p in (plain, text, tmp_path / "没有.docx")] == [None] * 3


def test_the_record_is_plain_json(library: Library) -> None:
    document = json.loads(record_of(draft_of(library)))
    assert (document["version"], document["template"]) == (1, "总体进展")
    assert TEXT.split("。")[1] in "".join(s["text"] for s in document["sentences"])


def test_a_file_that_cannot_be_written_is_one_line(library: Library, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="无法写入"):
        put_part(tmp_path / "没有.docx", "urn:x", "{0}", "{}")
