"""Whatever the format: a file is read, or it is named with a reason and what to do."""

from __future__ import annotations

import functools
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ReportAssistantError
from index.read import SUFFIXES, ReadError, Source, discover, read

SENTENCE = "海州市共有整改任务20项，已完成11项。"


@functools.lru_cache(maxsize=4)
def whole(suffix: str) -> bytes:
    """The bytes of a sound file with one sentence."""
    buffer = io.BytesIO()
    if suffix == ".docx":
        import docx

        word = docx.Document()
        word.add_paragraph(SENTENCE)
        word.save(buffer)
    elif suffix == ".xlsx":
        import openpyxl

        book = openpyxl.Workbook()
        book.active.append([SENTENCE])
        book.save(buffer)
    else:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        canvas = Canvas(buffer)
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(80, 700, SENTENCE)
        canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
def test_a_sound_file_gives_its_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(whole(suffix))
    assert read(path).text == SENTENCE
    (source,) = discover([path]).files
    assert read(source) == read(path)


def outcome(path: Path) -> str:
    try:
        read(path)
    except ReadError as error:
        return "named" if error.path == str(path) and error.reason.endswith("。") else str(error)
    return "read"


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([".docx", ".xlsx", ".pdf"]), st.data())
def test_a_damaged_file_is_read_or_named_but_never_crashes(
    suffix: str, data: st.DataObject
) -> None:
    sound = whole(suffix)
    at = data.draw(st.integers(1, len(sound) - 1))
    damage = data.draw(st.binary(max_size=8))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(sound[:at] + damage + sound[at + data.draw(st.integers(0, 200)) :])
        assert outcome(path) in ("read", "named")


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_white_space_alone_is_an_error_in_every_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b" \r\n\t\n" * 20)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert isinstance(caught.value, ReportAssistantError)
    assert str(path) in str(caught.value)
    assert caught.value.reason in str(caught.value)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a.rar", "解压"), ("a.png", "OCR"), ("a.ofd", "PDF"), ("a.xyz", ".xyz"), ("a.zip", "压缩包")],
)
def test_a_kind_that_is_not_read_is_named_with_advice(
    tmp_path: Path, name: str, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"anything")
    with pytest.raises(ReadError) as caught:
        read(path)
    assert reason in caught.value.reason


def test_a_file_that_vanished_after_it_was_found_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="不存在"):
        read(Source("a.txt", "a.txt", 5, tmp_path / "a.txt"))


@pytest.mark.parametrize("container", [".docx", ".doc", ".xls"])
def test_an_encrypted_office_file_is_named(tmp_path: Path, container: str) -> None:
    path = tmp_path / f"a{container}"
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    path.write_bytes(start + "EncryptedPackage".encode("utf-16-le") + bytes(512))
    with pytest.raises(ReadError, match="已加密"):
        read(path)
