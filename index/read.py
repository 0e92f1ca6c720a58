"""From one file to its text, whatever the format."""

from __future__ import annotations

from pathlib import Path

from index.discover import SUFFIXES, Discovered, discover, unsupported
from index.document import Document
from index.read_source import LIMITS, Limits, ReadError, Source, check_size, source_of

__all__ = ["SUFFIXES", "Discovered", "Limits", "ReadError", "Source", "discover", "read"]

_FORMS = {
    ".markdown": ".md",
    ".docm": ".docx",
    ".xlsm": ".xlsx",
    ".htm": ".html",
    ".wps": ".doc",
    ".rtf": ".doc",
    ".et": ".xls",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STREAMS = tuple(
    name.encode("utf-16-le") for name in ("WordDocument", "Workbook", "Book", "CONTENTS")
)
_DAMAGED = "文件已损坏或扩展名不对，请用 Office 另存后再添加。"


def read(path: Path | Source, limits: Limits = LIMITS) -> Document:
    """The document of one file, before any repair.

    Raises ReadError, with the path and one Chinese sentence, for a file that is missing, empty,
    over the limits, encrypted, broken, scanned without a text layer or of an unknown kind.
    """
    source = source_of(path, limits) if isinstance(path, Path) else path
    check_size(source.path, source.size, limits)
    if source.suffix == ".zip":
        raise ReadError(source.path, "这是压缩包，请用添加文件的方式导入其中的文件。")
    if source.suffix not in SUFFIXES:
        raise unsupported(source.path, source.suffix)
    document = _document(source, _form(source), limits)
    if not document.text.strip():
        raise ReadError(source.path, "文件里没有文字，请检查内容是否保存完整。")
    return document


def _form(source: Source) -> str:
    """The extension of the format inside: Office files are often saved under another one's name."""
    form = _FORMS.get(source.suffix, source.suffix)
    if form not in (".doc", ".docx", ".xls", ".xlsx"):
        return form
    data = source.data()
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ReadError(source.path, "文件已加密，请取消密码后再添加。")
        if not any(name in data for name in _STREAMS):
            raise ReadError(source.path, _DAMAGED)
        return form.removesuffix("x")
    if data.startswith(b"PK\x03\x04"):
        return form.removesuffix("x") + "x"
    if form in (".doc", ".xls"):
        start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if start.startswith((b"<html", b"<!doctype html", b"<head", b"<meta")):
            return ".html"
        if not start.startswith((b"{\\rtf", b"<?xml")):
            raise ReadError(source.path, _DAMAGED)
    return form


def _document(source: Source, form: str, limits: Limits) -> Document:
    """The document of a source in the format that `form` names; loads only that reader."""
    if form == ".txt":
        from index.read_text import read_text

        return read_text(source)
    if form == ".md":
        from index.read_markdown import read_markdown

        return read_markdown(source)
    if form == ".docx":
        from index.read_docx import read_docx

        return read_docx(source, limits)
    if form == ".pdf":
        from index.read_pdf import read_pdf

        return read_pdf(source)
    if form == ".html":
        from index.read_html import read_html

        return read_html(source)
    if form in (".xlsx", ".csv"):
        from index.read_sheet import read_csv, read_xlsx

        return read_csv(source) if form == ".csv" else read_xlsx(source, limits)
    from index.read_office import read_old_sheet, read_old_word

    return read_old_sheet(source, limits) if form == ".xls" else read_old_word(source, limits)
