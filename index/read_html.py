"""Web pages saved as files: the visible text with headings and table rows."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.document import Document
from index.read_lines import Lines
from index.read_source import Source
from index.read_table import Cell, table_lines
from index.read_text import decode

if TYPE_CHECKING:
    from bs4.element import Tag

__all__ = ["read_html"]

_HEAD_BYTES = 4096
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_UNSEEN_NAMES = "script style noscript template head title svg math iframe select object"
_UNSEEN = frozenset(_UNSEEN_NAMES.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HEADING = re.compile(r"h[1-6]")
_BLOCK_NAMES = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form header hr html legend li main nav ol p pre section summary"
    " table tbody td tfoot th thead tr ul caption"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_WRAP = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\uffef])")
_LAYOUT_CELL_CHARS = 500


def read_html(source: Source) -> Document:
    """The document of an HTML file: what a browser would show, scripts and styles left out.

    A single `<h1>` is the title (level 0), and `<h2>` then level 1. Tables become rows with their
    header, tables that only lay out the page plain text. Raises ReadError for a binary file.
    """
    from bs4 import BeautifulSoup

    text = _decoded(source.data(), source.path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        page = BeautifulSoup(text, "lxml")
    shift = 1 if len(page.find_all("h1")) == 1 else 0
    return _Reader(shift).document(page)


def _decoded(data: bytes, shown: str) -> str:
    """By byte order mark or the page's own word, found out when that is missing or wrong."""
    named = _CHARSET.search(data[:_HEAD_BYTES])
    if named:
        encoding = named.group(1).decode("ascii").lower()
        try:
            return data.decode(_WIDER.get(encoding, encoding)).removeprefix("\ufeff")
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, shown)


@dataclass(frozen=True, slots=True)
class _LineEnd:
    """Ends the line under way; `level` when it was a heading."""

    level: int | None = None


class _Reader:
    """Walks a page with a list in place of recursion: old pages nest hundreds of tags deep."""

    def __init__(self, shift: int) -> None:
        self._lines = Lines()
        self._shift = shift
        self._inline: list[str] = []
        self._ahead: list[object] = []

    def document(self, page: Tag) -> Document:
        from bs4.element import NavigableString, Tag

        self._ahead = [_LineEnd(), page]
        while self._ahead:
            item = self._ahead.pop()
            if isinstance(item, Tag):
                self._element(item)
            elif isinstance(item, _LineEnd):
                self._flush(item.level)
            elif type(item) is NavigableString:
                self._inline.append(str(item))
        return self._lines.document("html")

    def _element(self, element: Tag) -> None:
        name = element.name
        if _unseen(element):
            return
        if name == "table" and not _lays_out(element):
            self._flush()
            for line in table_lines(_cells(element), _header_rows(element)):
                self._lines.add(line)
            return
        if name == "br" or name in _BLOCKS:
            self._flush()
            self._ahead.append(_LineEnd())
        elif _HEADING.fullmatch(name):
            self._flush()
            self._ahead.append(_LineEnd(int(name[1]) - self._shift))
        self._ahead.extend(reversed(element.contents))

    def _flush(self, level: int | None = None) -> None:
        text = _WRAP.sub("", "".join(self._inline))
        self._inline.clear()
        self._lines.add(" ".join(re.split(r"[ \t\r\n\f]+", text)), level)


def _unseen(element: Tag) -> bool:
    style = element.get("style")
    hidden = isinstance(style, str) and bool(_HIDDEN.search(style))
    return element.name in _UNSEEN or element.has_attr("hidden") or hidden


def _lays_out(table: Tag) -> bool:
    """Whether a table only places things: tables within it, one row or column, or whole texts."""
    if table.find("table"):
        return True
    rows = table.find_all("tr")
    widths = [len(row.find_all(["td", "th"])) for row in rows]
    if len(rows) < 2 or max(widths) < 2:
        return True
    return any(len(cell.get_text()) > _LAYOUT_CELL_CHARS for cell in table.find_all("td"))


def _cells(table: Tag) -> list[Cell]:
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    caption = table.find("caption")
    first = 0
    if caption:
        cells.append(Cell(0, 0, caption.get_text()))
        first = 1
    for number, row in enumerate(table.find_all("tr"), first):
        column = 0
        for item in row.find_all(["td", "th"]):
            while (number, column) in taken:
                column += 1
            rows, columns = _span(item, "rowspan"), _span(item, "colspan")
            taken |= {(number + r, column + c) for r in range(rows) for c in range(columns)}
            cells.append(Cell(number, column, item.get_text("\n", strip=True), rows, columns))
            column += columns
    return cells


def _span(cell: Tag, name: str) -> int:
    found = str(cell.get(name, "1")).strip()
    return min(max(int(found), 1), 1000) if found.isdecimal() else 1


def _header_rows(table: Tag) -> int | None:
    """How many rows the page marks as header (all cells `<th>`), None when it marks none."""
    caption = 1 if table.find("caption") else 0
    count = 0
    for row in table.find_all("tr"):
        if row.find("td") or not row.find("th"):
            break
        count += 1
    return count + caption if count else None
