"""HTML: what a browser shows, and nothing it hides."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.document import Document
from index.read import ReadError, read


def page(tmp_path: Path, text: str, encoding: str = "utf-8") -> Document:
    path = tmp_path / "a.html"
    path.write_bytes(text.encode(encoding))
    return read(path)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>海州市<b>完成</b>整改</p><p>11项</p>", "海州市完成整改\n11项"),
        ("<p>第一行<br>第二行</p>", "第一行\n第二行"),
        ("<title>题</title><script>alert(1)</script><style>p{}</style><p>文</p>", "文"),
        ("<p>见<span style='display: none'>隐藏</span>文</p><p hidden>藏</p>", "见文"),
        ("<p>甲&lt;script&gt;乙&amp;丙</p>", "甲<script>乙&丙"),
        ("<p>海州市\n   整改\n情况</p>", "海州市整改情况"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
        ("<!-- 注释 --><p>正文</p>", "正文"),
        ("<table><tr><td><table><tr><td>内</td></tr></table></td></tr></table>", "内"),
        (
            "<table><tr><th>序号</th><th>单位</th></tr><tr><td>1</td><td>水务局</td></tr></table>",
            "序号：1；单位：水务局",
        ),
        (
            "<table><caption>表一</caption><tr><td rowspan=2>指标</td><td colspan=2>数值</td></tr>"
            "<tr><td>上期</td><td>本期</td></tr><tr><td>完成</td><td>9</td><td>11</td></tr></table>",
            "表一\n指标：完成；数值·上期：9；数值·本期：11",
        ),
    ],
)
def test_visible_text_is_read(tmp_path: Path, source: str, expected: str) -> None:
    assert page(tmp_path, source).text == expected


def test_headings_are_marked_and_a_single_h1_is_the_title(tmp_path: Path) -> None:
    got = page(tmp_path, "<h1>海州市报告</h1><h2>一、总体</h2><p>文</p><h3>（一）水</h3>")
    found = [(h.level, got.text[h.start : h.end]) for h in got.headings]
    assert found == [(0, "海州市报告"), (1, "一、总体"), (2, "（一）水")]
    many = page(tmp_path, "<h1>甲</h1><h1>乙</h1><h2>丙</h2>")
    assert [h.level for h in many.headings] == [1, 1, 2]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gbk"),
        ("utf-8", "utf-8"),
        ("big5", "big5"),
        ("", "gb18030"),
        ("utf-8", "gb18030"),
        ("nonsense", "utf-8"),
    ],
)
def test_the_encoding_is_the_pages_own_word_unless_that_is_wrong(
    tmp_path: Path, charset: str, encoding: str
) -> None:
    text = "本年完成整改" if encoding == "big5" else "海州市长朱镕本年完成整改问题"
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    assert page(tmp_path, f"<html>{meta}<p>{text}</p></html>", encoding).text == text


def test_a_page_without_text_is_named_as_empty(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="没有文字"):
        page(tmp_path, "<html><script>1</script></html>")


@pytest.mark.parametrize("opening", ["<div>", "<font>", "<p>甲<font>", "<table><tr><td>"])
def test_tags_that_are_never_closed_lose_no_text(tmp_path: Path, opening: str) -> None:
    got = page(tmp_path, opening * 300 + "深处的文字")
    assert got.text.split("\n")[-1] in ("深处的文字", "甲深处的文字")
    assert got.text.count("甲") == 300 * opening.count("甲")


def test_cells_that_are_never_closed_are_cells_of_their_own(tmp_path: Path) -> None:
    got = page(tmp_path, "<table><tr><td>序号<td>单位<tr><td>1<td>水务局</table><p>文")
    assert got.text == "序号：1；单位：水务局\n文"
