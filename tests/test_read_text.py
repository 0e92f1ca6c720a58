"""Plain text in the encodings that offices use, and the line ends they write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.read import ReadError, read
from index.read_text import decode

REPORT = "海州市生态环境保护督察整改情况报告\n2023年，共整改问题20项，其中已完成11项。\n"
TRADITIONAL = "海州市生態環境保護督察整改情況報告\n本年度共完成整改問題二十項，尚有三項正在推進。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (REPORT, "utf-8"),
        (REPORT, "utf-8-sig"),
        (REPORT, "utf-16"),
        (REPORT, "utf-16-le"),
        (REPORT, "utf-16-be"),
        (REPORT, "gb18030"),
        (REPORT, "gbk"),
        ("整改", "gbk"),
        ("报告", "gbk"),
        ("完成率98%。", "gbk"),
        ("海州市长朱镕", "gbk"),
        ("已完成。", "gbk"),
        ("督察组：20项", "gb2312"),
        ("㐀䶵𠀀等生僻字也要读对，全市共11项。", "gb18030"),
        ("联通", "gbk"),
        ("±5°C café", "utf-8"),
        (TRADITIONAL, "big5"),
        ("本年度完成整改問題", "big5"),
        (TRADITIONAL, "utf-8"),
        ("Plain ASCII, 11 items.\n", "ascii"),
    ],
)
def test_the_encoding_of_a_text_file_is_found(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes(text.encode(encoding))
    assert read(path).text == text


COMMON = (
    "全市生态环境督察整改报告完成推进单位责任措施问题项目治理水质年月日共其中和的，。、：01259%\n"
)


@given(st.text(alphabet=COMMON, min_size=1, max_size=40), st.sampled_from(["utf-8", "gb18030"]))
def test_text_of_any_length_survives_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "报告.txt") == text


@given(st.text(alphabet=COMMON, min_size=80, max_size=200), st.integers(1, 3))
def test_a_character_cut_at_the_end_loses_only_itself(text: str, cut: int) -> None:
    data = text + "督察"
    got = decode(data.encode("utf-8")[:-cut], "报告.txt")
    assert got == text + "督"


def test_a_few_damaged_bytes_do_not_make_a_file_unreadable() -> None:
    data = REPORT.encode("gb18030") * 30
    damaged = data[:400] + b"\xff" + data[400:]
    text = decode(damaged, "报告.txt")
    assert text.count("\ufffd") == 1
    assert text.replace("\ufffd", "").count("已完成11项") >= 29


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0c", "\v"])
def test_line_ends_become_newlines(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"第一行{end}第二行{end}".encode())
    assert read(path).text == "第一行\n第二行\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03" * 50,
        b"%PDF-1.4 no text at all",
        b"PK\x03\x04 not text",
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n1234",
        "报告".encode() + b"\x00" * 5,
    ],
)
def test_binary_data_named_txt_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "照片.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert "不是文本" in caught.value.reason
    assert caught.value.path == str(path)
