"""Word files: paragraphs and tables in order, headings by style, nothing read twice."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from index.read import ReadError, read
from index.read_docx_numbering import counted


def saved(word: Word, tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    word.save(str(path))
    return path


def test_paragraphs_and_tables_come_in_document_order(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("　　海州市共有整改任务3项。")
    table = word.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells],
        ["序号", "责任单位", "1", "市生态环境局"],
        strict=True,
    ):
        cell.text = text
    word.add_paragraph("")
    word.add_paragraph("以上任务均已完成。")
    got = read(saved(word, tmp_path))
    assert (
        got.text == "海州市共有整改任务3项。\n序号：1；责任单位：市生态环境局\n以上任务均已完成。"
    )
    assert got.format == "docx"
    assert got.pages == ()


def test_headings_are_known_by_style_and_outline_level(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("海州市整改报告", style="Title")
    word.add_paragraph("一、总体情况", style="Heading 1")
    word.add_paragraph("正文一段。")
    word.add_paragraph("（一）水环境", style="Heading 2")
    own = word.add_paragraph("1.河道")
    own._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>'))
    got = read(saved(word, tmp_path))
    found = [(h.level, got.text[h.start : h.end]) for h in got.headings]
    assert found == [(0, "海州市整改报告"), (1, "一、总体情况"), (2, "（一）水环境"), (3, "1.河道")]


def test_a_localised_heading_style_and_one_based_on_it_count(tmp_path: Path) -> None:
    word = docx.Document()
    word.styles["Heading 1"].element.find(".//{*}name").set(docx.oxml.ns.qn("w:val"), "标题 1")
    derived = word.styles.add_style("公文一级", 1)
    derived.base_style = word.styles["Heading 2"]
    word.add_paragraph("一、工作")
    word.paragraphs[-1]._p.get_or_add_pPr().append(
        parse_xml(f'<w:pStyle {nsdecls("w")} w:val="Heading1"/>')
    )
    word.add_paragraph("（二）措施", style="公文一级")
    got = read(saved(word, tmp_path))
    assert [(h.level, got.text[h.start : h.end]) for h in got.headings] == [
        (1, "一、工作"),
        (2, "（二）措施"),
    ]


def test_a_long_paragraph_in_a_heading_style_is_no_heading(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("海州市" + "认真整改" * 30 + "。", style="Heading 1")
    assert read(saved(word, tmp_path)).headings == ()


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    word = docx.Document()
    rows = [
        ["2023年整改任务", "", "", ""],
        ["序号", "责任单位", "", "时限"],
        ["", "牵头", "配合", ""],
        ["1", "市水务局", "市住建局", "2023年底"],
        ["", "市城管局", "", "2024年底"],
    ]
    table = word.add_table(rows=5, cols=4)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(0, 3))
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).merge(table.cell(1, 2))
    table.cell(1, 3).merge(table.cell(2, 3))
    table.cell(3, 0).merge(table.cell(4, 0))
    assert read(saved(word, tmp_path)).text.split("\n") == [
        "2023年整改任务",
        "序号：1；责任单位·牵头：市水务局；责任单位·配合：市住建局；时限：2023年底",
        "责任单位·牵头：市城管局；时限：2024年底",
    ]


def test_page_headers_and_footers_are_not_text(tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "内部资料"
    word.sections[0].footer.paragraphs[0].text = "第1页"
    word.add_paragraph("正文。")
    assert read(saved(word, tmp_path)).text == "正文。"


def test_text_in_boxes_insertions_and_controls_is_read_once(tmp_path: Path) -> None:
    word = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>框内文字。</w:t></w:r></w:p></w:txbxContent>"
    xml = f"""<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
      <w:r><w:t>前</w:t></w:r><w:ins><w:r><w:t>新增</w:t></w:r></w:ins>
      <w:del><w:r><w:delText>删去</w:delText></w:r></w:del>
      <w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>
      <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>
      <mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""
    control = f"""<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t>控件内。</w:t></w:r></w:p>
      </w:sdtContent></w:sdt>"""
    body = word.element.body
    body.insert(0, parse_xml(xml))
    body.insert(1, parse_xml(control))
    assert read(saved(word, tmp_path)).text == "前新增\n框内文字。\n控件内。"


def test_a_word_file_that_is_cut_off_is_named_as_broken(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    path = tmp_path / "坏.docx"
    path.write_bytes(buffer.getvalue()[:5000])
    with pytest.raises(ReadError, match="已损坏"):
        read(path)


@pytest.mark.parametrize("inner", ["<not closed", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_a_word_file_with_bad_xml_is_named_as_broken(tmp_path: Path, inner: str) -> None:
    path = tmp_path / "坏.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", inner)
    with pytest.raises(ReadError, match="已损坏"):
        read(path)


def test_a_word_file_without_words_is_named_as_empty(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="没有文字"):
        read(saved(docx.Document(), tmp_path))


def numbered(paragraph: object, num: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    properties.append(parse_xml(xml))


def test_numbers_that_word_counts_are_written_out(tmp_path: Path) -> None:
    word = docx.Document()
    levels = [
        ("chineseCountingThousand", "%1、"),
        ("chineseCounting", "（%2）"),
        ("decimal", "%3."),
        ("bullet", "•"),
    ]
    xml = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    part = word.part.numbering_part.element
    part.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{xml}</w:abstractNum>')
    )
    part.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    part.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/><w:lvlOverride '
            'w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    items = [("总体", 90, 0), ("水", 90, 1), ("气", 90, 1), ("甲", 90, 2), ("乙", 90, 2)]
    items += [("丙", 91, 2), ("点", 90, 3), ("问题", 90, 0), ("土", 90, 1)]
    for text, num, level in items:
        numbered(word.add_paragraph(text), num, level)
    assert read(saved(word, tmp_path)).text.split("\n") == [
        "一、总体",
        "（一）水",
        "（二）气",
        "1.甲",
        "2.乙",
        "1.丙",
        "点",
        "二、问题",
        "（一）土",
    ]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (10, "chineseCounting", "十"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (21, "chineseCounting", "二十一"),
        (103, "chineseCounting", "一百零三"),
        (110, "chineseCounting", "一百一十"),
        (1005, "chineseCounting", "一千零五"),
        (3, "decimalEnclosedCircle", "③"),
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (2, "ideographTraditional", "乙"),
        (5, "decimalFullWidth", "５"),
        (7, "unheardOf", "7"),
    ],
)
def test_word_numbers_are_written_in_their_format(number: int, form: str, shown: str) -> None:
    assert counted(number, form) == shown


def test_a_table_of_contents_is_left_out_and_counted(tmp_path: Path) -> None:
    word = docx.Document()
    word.styles.add_style("toc 1", 1)
    word.add_paragraph("一、总体\t1", style="toc 1")
    word.add_paragraph("一、总体")
    got = read(saved(word, tmp_path))
    assert (got.text, got.dropped) == ("一、总体", 1)


def test_a_footnote_follows_its_paragraph(tmp_path: Path) -> None:
    word = docx.Document()
    xml = f"""<w:p {nsdecls("w")}><w:r><w:t>完成11项</w:t></w:r>
      <w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>"""
    word.element.body.insert(0, parse_xml(xml))
    path = saved(word, tmp_path)
    notes = f"""<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/>
      </w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>截至年底。</w:t></w:r></w:p></w:footnote>
      </w:footnotes>"""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    assert read(path).text == "完成11项。\n注：截至年底。"


def test_the_word_originals_say_what_their_texts_say() -> None:
    folder = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("needs shared/corpus, which is not part of the repository")
    for path in sorted((folder / "docx").glob("*.docx")):
        place = path.stem.removeprefix("2025年").removesuffix("政府工作报告")
        (plain,) = (folder / "reports").glob(f"2025_{place}*_政府工作报告.txt")
        got = [line for line in read(path).text.split("\n") if not line.startswith("来源")]
        wanted = plain.read_text(encoding="utf-8").split("\n")
        assert squeezed(got) == squeezed(wanted), path.name


def squeezed(lines: list[str]) -> str:
    return "".join("".join(lines).split())
