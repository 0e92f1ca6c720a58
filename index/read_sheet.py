"""Excel workbooks and CSV files: rows as lines, each value with the name of its column."""

from __future__ import annotations

import csv
import io
import warnings
from typing import TYPE_CHECKING, Any

from index.document import Document
from index.read_archive import DAMAGE, open_archive
from index.read_lines import Lines
from index.read_sheet_values import shown_value
from index.read_source import LIMITS, Limits, ReadError, Source
from index.read_table import Cell, table_lines
from index.read_text import decode

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["read_csv", "read_xlsx"]

_BROKEN = "Excel 文件已损坏或不完整，请用 Excel 打开后另存一份再添加。"
_TOO_LARGE = "Excel 工作表过大，请拆分后再添加。"
_MALFORMED = (*DAMAGE, LookupError, ValueError, TypeError, AttributeError, OSError, SyntaxError)


def read_xlsx(source: Source, limits: Limits = LIMITS) -> Document:
    """The document of a workbook: the visible sheets in order, a line for each row.

    Values are written as the sheet shows them (dates, percentages, decimals), formulas with the
    result saved last. With more than one sheet each begins with its name as a heading of level 1.
    Raises ReadError for a broken or too large file.
    """
    data = source.data()
    with open_archive(source.path, io.BytesIO(data), _BROKEN, limits) as package:
        sizes = [info.file_size for info in package.infolist() if info.filename.endswith(".xml")]
    if max(sizes, default=0) > limits.part_bytes:
        raise ReadError(source.path, _TOO_LARGE)
    try:
        sheets = _sheets(data)
    except _MALFORMED as error:
        raise ReadError(source.path, _BROKEN) from error
    except RuntimeError as error:
        raise ReadError(source.path, "工作簿有密码，请取消密码后再添加。") from error
    lines = Lines()
    for title, rows in sheets:
        if len(sheets) > 1:
            lines.add(title, 1)
        for row in rows:
            lines.add(row)
    return lines.document("xlsx")


def read_csv(source: Source) -> Document:
    """The document of a CSV file with commas, tabs or semicolons; raises ReadError for binary."""
    text = decode(source.data(), source.path)
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    lines = Lines()
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise ReadError(source.path, "CSV 文件格式有误，请另存为 .xlsx 后再添加。") from error
    cells = [Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    for line in table_lines(cells):
        lines.add(line)
    return lines.document("csv")


def _sheets(data: bytes) -> list[tuple[str, list[str]]]:
    """Name and lines of each visible sheet that holds text."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    found = [(sheet.title, table_lines(_cells(sheet, book.epoch))) for sheet in visible]
    return [(title, rows) for title, rows in found if rows]


def _cells(sheet: Worksheet, epoch: Any) -> list[Cell]:
    """The filled cells; those of the sheet's own store, because asking by row makes new ones."""
    spans = {
        (area.min_row, area.min_col): (
            area.max_row - area.min_row + 1,
            area.max_col - area.min_col + 1,
        )
        for area in sheet.merged_cells.ranges
    }
    cells = []
    for place, cell in sheet._cells.items():
        text = shown_value(cell, epoch) if cell.value is not None else ""
        if text:
            rows, columns = spans.get(place, (1, 1))
            cells.append(Cell(place[0] - 1, place[1] - 1, text, rows, columns))
    return cells
