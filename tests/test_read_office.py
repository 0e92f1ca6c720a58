"""Old Office files: converted where a program is installed, a clear sentence where none is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.read import ReadError, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTAINER = OLE + bytes(1000) + "WordDocument".encode("utf-16-le") + bytes(1000)
RTF = r"{\rtf1\ansi\ansicpg936 \u28023?\u24030?\u24066? 11\par}"
office = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is missing"
)


def without_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
    monkeypatch.setattr("index.read_office._PLACES", ())


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.doc", ".docx"),
        ("a.wps", ".docx"),
        ("a.rtf", ".docx"),
        ("a.xls", ".xlsx"),
        ("a.et", ".xlsx"),
    ],
)
def test_without_a_program_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, advice: str
) -> None:
    path = tmp_path / name
    path.write_bytes(RTF.encode() if name == "a.rtf" else CONTAINER)
    without_programs(monkeypatch, tmp_path)
    with pytest.raises(ReadError, match="LibreOffice") as caught:
        read(path)
    assert f"另存为 {advice}" in caught.value.reason


def test_a_word_file_under_an_old_name_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import docx

    word = docx.Document()
    word.add_paragraph("海州市完成11项。")
    word.save(str(tmp_path / "a.doc"))
    (tmp_path / "b.xls").write_text("<html><p>海州市完成11项。</p></html>", encoding="utf-8")
    without_programs(monkeypatch, tmp_path)
    assert read(tmp_path / "a.doc").text == "海州市完成11项。"
    assert read(tmp_path / "b.xls").text == "海州市完成11项。"


def test_a_doc_file_with_other_contents_is_named(tmp_path: Path) -> None:
    for data in (b"\x01\x02 neither of the formats", OLE + bytes(3000)):
        (tmp_path / "a.doc").write_bytes(data)
        with pytest.raises(ReadError, match="扩展名不对"):
            read(tmp_path / "a.doc")


@office
def test_rtf_is_read_through_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_text(RTF, encoding="ascii")
    got = read(tmp_path / "a.rtf")
    assert got.text.strip() == "海州市 11"
    assert got.format == "rtf"


@office
def test_a_file_that_cannot_be_converted_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(CONTAINER)
    with pytest.raises(ReadError, match="无法转换"):
        read(tmp_path / "a.doc")


def test_doc_is_read_through_antiword_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    antiword = shutil.which("antiword")
    folder = Path(__file__).resolve().parents[2] / "shared" / "data" / "office"
    if not antiword or not folder.is_dir():
        pytest.skip("needs antiword and shared/data/office")
    without_programs(monkeypatch, tmp_path)
    (tmp_path / "empty" / "antiword").symlink_to(antiword)
    for path in sorted(folder.glob("*.doc")):
        got = read(path)
        assert got.format == "doc"
        assert len(got.text) > 300
