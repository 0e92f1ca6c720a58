"""PDF: lines and pages kept, what stands in the margins dropped, scans and locks named."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import PageStart
from index.read import ReadError, read
from index.read_pdf_margins import margin_lines
from index.read_radicals import without_radicals

FONT = "STSong-Light"


def written(path: Path, pages: Sequence[Sequence[str]], encrypt: object = None) -> Path:
    """A PDF with the given lines on each page, the built-in Chinese font, no font file needed."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), encrypt=encrypt)
    for lines in pages:
        canvas.setFont(FONT, 16)
        for number, line in enumerate(lines):
            canvas.drawString(80, 780 - 28 * number, line)
        canvas.showPage()
    canvas.save()
    return path


BODY = [
    ["海州市整改情况报告", "2023年，海州市共有整改任务20项，其中", "已完成11项，完成率为55%。"],
    ["一、水环境治理", "新建污水管网36公里，投入资金", "2.4亿元。"],
    ["二、大气治理", "淘汰燃煤锅炉120台，优良天数达到", "312天。"],
    ["三、下一步工作", "将于2024年6月底前完成其余任务。", "海州市人民政府"],
]


def test_lines_and_the_starts_of_pages_are_kept(tmp_path: Path) -> None:
    got = read(written(tmp_path / "a.pdf", BODY))
    assert got.text == "\n".join(line for page in BODY for line in page)
    assert [page.number for page in got.pages] == [1, 2, 3, 4]
    assert [got.text[page.start :].split("\n")[0] for page in got.pages] == [p[0] for p in BODY]
    assert got.dropped == 0


@pytest.mark.parametrize("shape", ["— {} —", "第 {} 页 共 4 页", "{} / 4", "- {} -", "{}"])
def test_headers_footers_and_page_numbers_are_dropped_and_counted(
    tmp_path: Path, shape: str
) -> None:
    pages = [
        ["海州市督察整改专报", *lines, shape.format(number)] for number, lines in enumerate(BODY, 1)
    ]
    got = read(written(tmp_path / "a.pdf", pages))
    assert got.text == "\n".join(line for page in BODY for line in page)
    assert got.dropped == 8


def test_a_page_without_text_leaves_no_start(tmp_path: Path) -> None:
    got = read(written(tmp_path / "a.pdf", [BODY[0], [], BODY[1]]))
    assert [page.number for page in got.pages] == [1, 3]
    assert got.pages[0] == PageStart(1, 0)


def test_a_footnote_mark_does_not_become_a_digit(tmp_path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(tmp_path / "a.pdf"))
    text = canvas.beginText(80, 700)
    for size, rise, part in [
        (16, 0, "海州市常住人口"),
        (8, 8, "1"),
        (16, 0, "326.5万人，比上年增长1.2%"),
        (8, 8, "2"),
        (16, 0, "。"),
    ]:
        text.setFont(FONT, size)
        text.setRise(rise)
        text.textOut(part)
    canvas.drawText(text)
    canvas.save()
    got = read(tmp_path / "a.pdf")
    assert got.text.replace("\n", "") == "海州市常住人口326.5万人，比上年增长1.2%。"
    assert got.dropped == 2


def test_a_scan_is_named_with_what_to_do(tmp_path: Path) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = ImageReader(io.BytesIO(b"P6 2 2 255\n" + bytes(range(12))))
    canvas = Canvas(str(tmp_path / "扫描.pdf"))
    for _ in range(2):
        canvas.drawImage(picture, 0, 0, 500, 700)
        canvas.drawString(10, 10, "CS")
        canvas.showPage()
    canvas.save()
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "扫描.pdf")
    assert "扫描件，没有文字层" in caught.value.reason
    assert "OCR" in caught.value.reason


def test_an_encrypted_pdf_is_named(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    path = written(tmp_path / "a.pdf", BODY, StandardEncryption("geheim", strength=128))
    with pytest.raises(ReadError, match="已加密"):
        read(path)


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"no pdf at all"])
def test_a_broken_pdf_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(ReadError, match="已损坏"):
        read(path)


def test_rows_of_figures_at_the_end_of_pages_stay() -> None:
    pages = [["表一", f"合计 {7 * n} {13 * n * n}"] for n in range(1, 9)]
    assert margin_lines(pages) == {(page, 0) for page in range(8)}


def test_headers_of_odd_and_even_pages_are_found_apart() -> None:
    pages = [
        ["海州市人民政府" if n % 2 else "整改报告", f"正文{'甲乙丙丁戊己庚'[n]}"] for n in range(7)
    ]
    assert margin_lines(pages) == {(page, 0) for page in range(7)}


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([["正文", "— 1 —"], ["正文二", "— 2 —"]], {(0, 1), (1, 1)}),
        ([["正文", "— 1 —"]], {(0, 1)}),
        ([["正文", "共计", "20"], ["正文二", "35"]], set()),
        ([["同一行", "甲"], ["同一行", "乙"]], set()),
        ([["— 1 —"]], set()),
        ([[], ["正文"]], set()),
        ([], set()),
    ],
)
def test_a_short_document_loses_plain_page_numbers_only(
    pages: list[list[str]], expected: set[tuple[int, int]]
) -> None:
    assert margin_lines(pages) == expected


@given(st.lists(st.lists(st.text("甲乙1 —", max_size=6), max_size=8), max_size=8))
def test_margin_lines_are_at_the_edges_of_their_pages(pages: list[list[str]]) -> None:
    for page, line in margin_lines(pages):
        filled = [place for place, text in enumerate(pages[page]) if text.strip()]
        assert line in filled[:3] + filled[-3:]


@pytest.mark.parametrize(
    ("radicals", "characters"),
    [
        ("⼀⽇⽔⾦", "一日水金"),
        ("⻓⻋⻔⻢⻰", "长车门马龙"),
        ("⺠⻄⻅⻚", "民西见页"),
        ("行政", "行政"),
    ],
)
def test_radicals_become_characters(radicals: str, characters: str) -> None:
    assert without_radicals(radicals) == characters


@given(st.text())
def test_text_keeps_its_length_without_radicals(text: str) -> None:
    assert len(without_radicals(text)) == len(text)


def test_the_annual_report_of_the_shared_data_reads_quickly() -> None:
    import time

    folder = Path(__file__).resolve().parents[2] / "shared" / "data" / "office"
    found = sorted(folder.glob("*年度报告.pdf")) if folder.is_dir() else []
    if not found:
        pytest.skip("needs shared/data/office, which is not part of the repository")
    start = time.perf_counter()
    got = read(found[0])
    assert time.perf_counter() - start < 20
    assert len(got.pages) == 195
    assert got.dropped >= 2 * 195
