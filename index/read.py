"""From one file to its text, whatever the format."""

from __future__ import annotations

from pathlib import Path

from index.discover import SUFFIXES, Discovered, discover, unsupported
from index.document import Document
from index.read_source import LIMITS, Limits, ReadError, Source, check_size, source_of

__all__ = ["SUFFIXES", "Discovered", "Limits", "ReadError", "Source", "discover", "read"]


def read(path: Path | Source, limits: Limits = LIMITS) -> Document:
    """The document of one file, before any repair.

    Raises ReadError, with the path and one Chinese sentence, for a file that is missing, empty,
    over the limits, encrypted, broken, scanned without a text layer or of an unknown kind.
    """
    source = source_of(path, limits) if isinstance(path, Path) else path
    check_size(source.path, source.size, limits)
    document = _document(source, limits)
    if not document.text.strip():
        raise ReadError(source.path, "文件里没有文字，请检查内容是否保存完整。")
    return document


def _document(source: Source, limits: Limits) -> Document:
    suffix = source.suffix
    if suffix == ".txt":
        from index.read_text import read_text

        return read_text(source)
    if suffix in (".md", ".markdown"):
        from index.read_markdown import read_markdown

        return read_markdown(source)
    if suffix in (".docx", ".docm"):
        from index.read_docx import read_docx

        return read_docx(source, limits)
    raise unsupported(source.path, suffix)
