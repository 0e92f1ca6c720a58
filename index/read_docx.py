"""Word documents (.docx): paragraphs, tables, text boxes and notes in document order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from index.document import Document
from index.read_archive import DAMAGE, open_archive
from index.read_docx_styles import Styles
from index.read_docx_xml import child, local, value
from index.read_lines import Lines
from index.read_source import LIMITS, Limits, ReadError, Source
from index.read_table import Cell, table_lines

__all__ = ["read_docx"]

_BROKEN = "Word 文档已损坏或不完整，请用 Word 打开后另存一份再添加。"
_NOT_TEXT = (
    "del moveFrom Fallback rt pPr rPr tblPr tblGrid trPr tcPr sectPr sdtPr instrText delText "
    "object pict drawing commentReference"
)
_LEFT_OUT = frozenset(_NOT_TEXT.split())
_MAX_COLUMNS = 63
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(source: Source, limits: Limits = LIMITS) -> Document:
    """The document of a Word file; page headers and footers are not part of its text.

    Numbers that Word counts by itself ('一、', '1.') are written out, headings are found by style
    and outline level, a table of contents is left out and counted in `dropped`, and the text of a
    foot- or endnote follows its paragraph as a line '注：…'. Raises ReadError for a broken file.
    """
    try:
        with open_archive(source.path, io.BytesIO(source.data()), _BROKEN, limits) as package:
            return _Reader(package, source, limits).document()
    except (*DAMAGE, ElementTree.ParseError, KeyError, ValueError, RecursionError) as error:
        raise ReadError(source.path, _BROKEN) from error
    except RuntimeError as error:
        raise ReadError(source.path, "文档有密码，请取消密码后再添加。") from error


class _Reader:
    def __init__(self, package: zipfile.ZipFile, source: Source, limits: Limits) -> None:
        self._package = package
        self._source = source
        self._limits = limits
        self._lines = Lines()
        self._dropped = 0
        self._styles = Styles(self._part("styles.xml"), self._part("numbering.xml"))
        self._notes = {kind: _notes(self._part(f"{kind}s.xml")) for kind in ("footnote", "endnote")}

    def document(self) -> Document:
        body = child(self._part("document.xml"), "body")
        if body is None:
            raise ReadError(self._source.path, _BROKEN)
        self._blocks(body)
        return self._lines.document("docx", self._dropped)

    def _part(self, name: str) -> ElementTree.Element | None:
        try:
            info = self._package.getinfo(f"word/{name}")
        except KeyError:
            return None
        if info.file_size > self._limits.part_bytes:
            raise ReadError(self._source.path, "Word 文档的正文过大，请拆分后再添加。")
        data = self._package.read(info)
        if b"<!DOCTYPE" in data[:2000]:
            raise ReadError(self._source.path, _BROKEN)
        return ElementTree.fromstring(data)

    def _blocks(self, elements: Iterable[ElementTree.Element]) -> None:
        """Add the paragraphs and tables below `elements`, whatever wraps them."""
        for element in elements:
            tag = local(element)
            if tag == "p":
                self._paragraph(element)
            elif tag == "tbl":
                self._table(element)
            elif tag not in _LEFT_OUT:
                self._blocks(element)

    def _paragraph(self, paragraph: ElementTree.Element) -> None:
        if self._styles.is_contents(paragraph):
            self._dropped += 1
            return
        number = self._styles.number(paragraph)
        text = _text(paragraph).strip()
        if text:
            self._lines.add(number + text, self._styles.level(paragraph))
        for box in _inside(paragraph, "txbxContent"):
            self._blocks(box)
        for kind, notes in self._notes.items():
            for reference in paragraph.iter():
                if local(reference) == f"{kind}Reference":
                    self._lines.add(notes.get(value(reference, "id"), ""))

    def _table(self, table: ElementTree.Element) -> None:
        cells, header_rows = _cells(table, self._styles)
        if len({(cell.row, cell.column) for cell in cells}) <= 1:
            for cell in cells:
                self._lines.add(cell.text)
            return
        for line in table_lines(cells, header_rows):
            self._lines.add(line)


def _text(element: ElementTree.Element) -> str:
    """The visible text below an element, without that of text boxes, deletions and field codes."""
    parts: list[str] = []
    for item in element:
        tag = local(item)
        if tag == "t":
            parts.append(item.text or "")
        elif tag in _CHARACTERS:
            parts.append(_CHARACTERS[tag])
        elif tag not in _LEFT_OUT and tag != "txbxContent":
            parts.append(_text(item))
    return "".join(parts)


def _notes(part: ElementTree.Element | None) -> dict[str, str]:
    """Note texts by id; the separators that Word keeps among them have a type and are left out."""
    notes: dict[str, str] = {}
    for note in part if part is not None else ():
        text = " ".join(_text(p).strip() for p in note.iter() if local(p) == "p").strip()
        if text and not value(note, "type"):
            notes[value(note, "id")] = f"注：{text}"
    return notes


def _cells(table: ElementTree.Element, styles: Styles) -> tuple[list[Cell], int | None]:
    """The cells with merged ones once, and how many rows are marked to repeat as header."""
    cells: list[Cell] = []
    open_cells: dict[int, int] = {}
    header_rows = 0
    for row_number, row in enumerate(_below(table, "tr")):
        properties = child(row, "trPr")
        if child(properties, "tblHeader") is not None and header_rows == row_number:
            header_rows += 1
        column = _count(child(properties, "gridBefore"), 0)
        for item in _below(row, "tc"):
            layout = child(item, "tcPr")
            columns = max(_count(child(layout, "gridSpan"), 1), 1)
            merge = child(layout, "vMerge")
            if merge is not None and value(merge, "val") != "restart" and column in open_cells:
                above = cells[open_cells[column]]
                rows = row_number - above.row + 1
                cells[open_cells[column]] = Cell(above.row, column, above.text, rows, above.columns)
            else:
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = len(cells)
                cells.append(Cell(row_number, column, _cell_text(item, styles), 1, columns))
            column += columns
    return cells, header_rows or None


def _count(element: ElementTree.Element | None, missing: int) -> int:
    """A number of columns, no more than Word can have."""
    found = value(element, "val")
    return min(int(found), _MAX_COLUMNS) if found.isdecimal() else missing


def _below(element: ElementTree.Element, wanted: str) -> Iterator[ElementTree.Element]:
    """Rows or cells of this table, also inside content controls, but not of tables within."""
    for item in element:
        if local(item) == wanted:
            yield item
        elif local(item) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _below(item, wanted)


def _cell_text(cell: ElementTree.Element, styles: Styles) -> str:
    """The paragraphs of a cell, those of tables within it too, one a line.

    An automatic number counts as text of the cell: that is how a column 序号 is often filled.
    """
    lines = [styles.number(each) + _text(each).strip() for each in _inside(cell, "p")]
    return "\n".join(line for line in lines if line)


def _inside(element: ElementTree.Element, wanted: str) -> Iterator[ElementTree.Element]:
    """Elements of that name below, in order, each once, however deep they are wrapped."""
    for item in element:
        if local(item) == wanted:
            yield item
        if local(item) not in ("Fallback", "del", "moveFrom"):
            yield from _inside(item, wanted)
