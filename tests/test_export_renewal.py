from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from draft_sample import DRAFT, TITLE
from lxml import etree

from assistant.draft_model import Change, Renewal
from assistant.export_file import ExportError
from assistant.export_renewal import write_side_by_side
from assistant.export_renewal_html import side_by_side_html
from assistant.export_renewal_rows import changes_of, new_stretches, old_stretches
from assistant.renewal_marks import MARKS
from assistant.reply import Citation

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def renewal(old: str, new: str, *changes: Change, mark: str = "updated") -> Renewal:
    cited = Citation(0, "旧", "旧报告", (), 0, len(old), None, old)
    return Renewal(mark, ("一、港口",), cited if old else None, new, changes)


def cells(path: Path) -> tuple[list[str], list[list[str]], etree._Element]:
    """The lines above the table, the rows of the table, and the body."""
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    lines = [
        "".join(p.xpath(".//w:t/text()", namespaces=W)) for p in body.xpath("w:p", namespaces=W)
    ]
    rows = [
        [
            "|".join(
                "".join(p.xpath(".//w:t/text()", namespaces=W))
                for p in cell.xpath("w:p", namespaces=W)
            )
            for cell in row.xpath("w:tc", namespaces=W)
        ]
        for row in body.xpath("w:tbl/w:tr", namespaces=W)
    ]
    return lines, rows, body


def test_each_sentence_stands_beside_what_became_of_it(tmp_path: Path) -> None:
    path = tmp_path / "对照.docx"
    write_side_by_side(DRAFT, path)
    lines, rows, body = cells(path)
    assert lines == [
        "上期报告与本期文稿对照",
        "上期：《旧报告》",
        f"本期：《{TITLE}》",
        "共3句：数字已更新1句；上期事项，不再写入1句；本期新增1句。"
        "上期有而本期没有的词加删除线，本期新写的词加粗。",
        "",
    ]
    old = "靠泊318艘次，机制运行平稳。"
    assert rows == [
        ["上期原文", "本期文稿", "变化"],
        ["一、港口与岸线"],
        [
            old,
            "靠泊421艘次[3]，机制运行平稳[5]。",
            "数字已更新|数字已换成本期的|318艘次 → 421艘次（本期数字）",
        ],
        [old, "（不再写入）", "上期事项，不再写入|只属上期"],
        ["（一）管网"],
        ["—", "新建<管网>【待补：长度】。", "本期新增"],
    ]
    table = "w:tbl//w:r[w:rPr/{}]/w:t/text()"
    assert body.xpath(table.format("w:strike"), namespaces=W) == ["318艘次"]
    bold = body.xpath(table.format("w:b[not(@w:val='0')]"), namespaces=W)
    assert bold == ["421艘次", *(MARKS[mark] for mark in ("updated", "dropped", "new"))]
    assert body.xpath(table.format("w:vertAlign"), namespaces=W) == ["[3]", "[5]"]
    assert body.xpath(table.format("w:highlight"), namespaces=W) == ["【待补：长度】"]
    (size,) = body.xpath("w:sectPr/w:pgSz/@w:orient", namespaces=W)
    assert size == "landscape"


def test_the_page_shows_the_same_rows_and_needs_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "对照.html"
    write_side_by_side(DRAFT, path)
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    assert not page.select("script, link, img, [src], [href]")
    assert [row.get("class") for row in page.select("tbody tr")] == [
        ["heading"],
        ["mark-updated"],
        ["mark-dropped"],
        ["heading"],
        ["mark-new"],
    ]
    assert [e.get_text() for e in page.select("tbody del, tbody ins")] == ["318艘次", "421艘次"]
    assert [e.get_text() for e in page.select(".legend .tag")] == [
        "数字已更新 1",
        "上期事项，不再写入 1",
        "本期新增 1",
    ]
    assert "新建&lt;管网&gt;" in side_by_side_html(DRAFT)


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("完成12项，平稳。", "完成12项[1]，平稳[2]。", [], []),
        ("全年完成12项。", "上半年完成13项[1]。", ["全年", "12项"], ["上半年", "13项"]),
        ("共20项，完成12项。", "共20项[1]。", ["，完成12项"], []),
        ("甲乙丙。", "港口岸线已整治3处[1]。", [], []),
        ("", "新写1句[1]。", [], []),
        ("上期1句。", "", [], []),
    ],
)
def test_the_words_that_differ_are_marked_in_both(
    old: str, new: str, gone: list[str], come: list[str]
) -> None:
    made = renewal(old, new)
    assert [s.text for s in old_stretches(made) if s.changed] == gone
    assert [s.text for s in new_stretches(made) if s.changed] == come
    assert "".join(s.text for s in old_stretches(made)) == (old or "—")
    assert "".join(s.text for s in new_stretches(made)) == (new or "—")


def test_a_change_of_the_whole_sentence_gives_its_reason_alone() -> None:
    made = renewal(
        "完成12项。",
        "完成13项[1]。",
        Change("完成12项。", "完成13项。", "由台账重新统计"),
        Change("12项", "", "删"),
        Change("", "13项", ""),
    )
    assert changes_of(made) == ["由台账重新统计", "删去：12项（删）", "增加：13项"]


def test_a_draft_without_a_last_report_says_so(tmp_path: Path) -> None:
    path = tmp_path / "对照.docx"
    write_side_by_side(replace(DRAFT, renewals=()), path)
    lines, rows, _ = cells(path)
    assert (lines[1], len(rows)) == ("上期：无", 1)
    with pytest.raises(ExportError, match="无法写入"):
        write_side_by_side(DRAFT, tmp_path / "无" / "对照.html")
