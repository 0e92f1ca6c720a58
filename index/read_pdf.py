"""PDF files with a text layer, page by page, through pdfium."""

from __future__ import annotations

import re
import threading
from typing import Any

from index.document import Document
from index.read_lines import Lines, clean
from index.read_pdf_margins import margin_lines
from index.read_radicals import without_radicals
from index.read_source import ReadError, Source

__all__ = ["read_pdf"]

_PDFIUM = threading.Lock()
_SCANNED = "是扫描件，没有文字层，请先做文字识别（OCR）再添加。"
_GARBLED = "文字层无法辨认（字体没有文字对照表），请先做文字识别（OCR）再添加。"
_LOCKED = "PDF 已加密，请取消密码后再添加。"
_BROKEN = "PDF 已损坏或不完整，请重新获取该文件。"
_PASSWORD_ERRORS = (4, 5)
_SCAN_CHARS_PER_PAGE = 10
_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd]")
_NOTE_MARK = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\d%‰℃])(\r?\n)?(\d+)")
_MARK_SHARE = 0.75
_MAX_MARK_DIGITS = 2


def read_pdf(source: Source) -> Document:
    """The document of a PDF: the text layer line by line, with the start of each page.

    Repeated headers, footers and page numbers are left out and counted in `dropped`, as are
    superscript marks of footnotes, which would read as digits of the figure before them. Radical
    code points become ordinary characters. Raises ReadError for a scanned, encrypted, broken or
    garbled file. pdfium is not thread-safe: one file is read at a time.
    """
    data = source.data()
    with _PDFIUM:
        texts, marks = _texts(data, source.path)
    pages = [clean(without_radicals(text)).split("\n") for text in texts]
    margins = margin_lines(pages)
    lines = Lines()
    for page, rows in enumerate(pages):
        lines.page(page + 1)
        for place, row in enumerate(rows):
            if (page, place) not in margins:
                lines.add(row, indent=True)
    document = lines.document("pdf", len(margins) + marks)
    if not document.text.strip():
        raise ReadError(source.path, _SCANNED)
    unknown = len(_UNKNOWN.findall(document.text))
    if 3 * unknown > len(document.text):
        raise ReadError(source.path, _GARBLED)
    return document


def _texts(data: bytes, shown: str) -> tuple[list[str], int]:
    """The text of each page and how many footnote marks were left out."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", 0) in _PASSWORD_ERRORS or "assword" in str(error)
        raise ReadError(shown, _LOCKED if locked else _BROKEN) from error
    try:
        found = [_page(pdf, number) for number in range(len(pdf))]
        texts = [text for text, _ in found]
        if _scanned(pdf, texts):
            raise ReadError(shown, _SCANNED)
        return texts, sum(marks for _, marks in found)
    except pypdfium2.PdfiumError as error:
        raise ReadError(shown, _BROKEN) from error
    finally:
        pdf.close()


def _page(pdf: Any, number: int) -> tuple[str, int]:
    """One page's text and its count of footnote marks."""
    page = pdf[number]
    try:
        layer = page.get_textpage()
        try:
            return _without_marks(layer)
        finally:
            layer.close()
    finally:
        page.close()


def _without_marks(layer: Any) -> tuple[str, int]:
    """The text without the small digits behind Chinese text or figures that mark a footnote.

    pdfium breaks the line before such a mark and glues it to the figure that follows. It is told
    from that figure by its font, under 75 % of that of the text before it, and from the number of
    the note itself, at the start of a line, by its place.
    """
    text: str = layer.get_text_range()
    if len(text) != layer.count_chars():
        return text, 0
    kept, end, marks = [], 0, 0
    for found in _NOTE_MARK.finditer(text):
        if text[found.start() - 1].isdigit() and not found.group(1):
            continue
        size = _mark_size(layer, found.start() - 1, found.start(2), found.end(2))
        if size:
            kept.append(text[end : found.start()])
            end, marks = found.start(2) + size, marks + 1
    return "".join([*kept, text[end:]]), marks


def _mark_size(layer: Any, before: int, start: int, end: int) -> int:
    """How many of the digits from `start` to `end` are small and on the line of `before`."""
    import pypdfium2.raw as pdfium

    full = pdfium.FPDFText_GetFontSize(layer, before)
    size = 0
    while start + size < end:
        if not 0 < pdfium.FPDFText_GetFontSize(layer, start + size) < _MARK_SHARE * full:
            break
        size += 1
    if not 0 < size <= _MAX_MARK_DIGITS:
        return 0
    left, bottom, _, _ = layer.get_charbox(before)
    mark_left, _, _, mark_top = layer.get_charbox(start)
    return size if mark_left > left and mark_top > bottom else 0


def _scanned(pdf: Any, texts: list[str]) -> bool:
    """Whether nearly no text stands beside pictures on half of the pages or more."""
    if sum(len("".join(text.split())) for text in texts) >= _SCAN_CHARS_PER_PAGE * len(texts):
        return False
    return 2 * sum(_has_picture(pdf, number) for number in range(len(pdf))) >= len(pdf)


def _has_picture(pdf: Any, number: int) -> bool:
    import pypdfium2.raw as pdfium

    page = pdf[number]
    try:
        return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    finally:
        page.close()
