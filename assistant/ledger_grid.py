"""The cells of a ledger file as a plain grid: merged cells filled, dates kept as dates."""

from __future__ import annotations

import tempfile
import warnings
import zipfile
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.ledger_csv import read_rows
from assistant.ledger_task import LedgerError

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

__all__ = ["Grid", "cell_text", "column_letter", "read_grids"]

MAX_BYTES = 30_000_000
MAX_UNPACKED_BYTES = 500_000_000
MAX_EMPTY_ROWS = 200
MAX_CAPTION = 3
# What the two libraries raise on files that are cut off, encrypted or not what they claim to be.
_BROKEN = (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet or table: `rows[r][c]` is the value of row r + 1, column c + 1.

    A merged area holds its value in every cell; `repeated` are the (row, column) indices, from 0,
    that only repeat the value above them in such an area. `hidden` is true for a hidden sheet,
    `above` are the lines of a document that stand right above its table.
    """

    name: str
    rows: tuple[tuple[object, ...], ...]
    repeated: frozenset[tuple[int, int]]
    hidden: bool = False
    above: tuple[str, ...] = ()


def read_grids(path: Path) -> list[Grid]:
    """The sheets of an .xlsx, the tables of a .docx, or the one table of a .csv or .tsv.

    An .xls or .et is converted first, where LibreOffice is there.

    Raises LedgerError for another format and for a file that is missing, too large or broken.
    """
    if path.is_dir():
        raise LedgerError(f"“{path.name}”是文件夹，请指定一个台账文件（.xlsx、.csv、.docx）。")
    if not path.is_file():
        raise LedgerError(f"找不到台账文件“{path.name}”，请检查路径。")
    if path.stat().st_size > MAX_BYTES:
        raise LedgerError(f"台账“{path.name}”超过 30 MB，请只保留任务清单后再试。")
    readers = {
        ".xlsx": _workbook,
        ".xlsm": _workbook,
        ".xls": _old_workbook,
        ".et": _old_workbook,
        ".docx": _document,
        ".csv": _table,
        ".tsv": _table,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise LedgerError(f"台账“{path.name}”的格式不受支持，请另存为 .xlsx（或 .csv、.docx）。")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED_BYTES:
                raise LedgerError(f"台账“{path.name}”解压后过大，请另存一份只含任务清单的文件。")
    return reader(path)


def column_letter(index: int) -> str:
    """The letter of a column counted from 0: 0 is 'A', 26 is 'AA'."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _workbook(path: Path) -> list[Grid]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(path, data_only=True)
    except (InvalidFileException, *_BROKEN) as error:
        raise LedgerError(
            f"台账“{path.name}”打不开（损坏、加密或不是 .xlsx），请重新另存后再试。"
        ) from error
    grids = []
    for sheet in workbook.worksheets:
        cells: list[list[object]] = []
        empty = 0
        for row in sheet.iter_rows(values_only=True):
            empty = 0 if any(value not in (None, "") for value in row) else empty + 1
            if empty > MAX_EMPTY_ROWS:
                break
            cells.append(list(row))
        areas = [(r.min_row, r.max_row, r.min_col, r.max_col) for r in sheet.merged_cells.ranges]
        grid = _filled(sheet.title, cells, areas)
        grids.append(replace(grid, hidden=sheet.sheet_state != "visible"))
    workbook.close()
    return grids


def _old_workbook(path: Path) -> list[Grid]:
    from index.read_office import old_sheet_as_xlsx
    from index.read_source import ReadError, source_of

    try:
        with tempfile.TemporaryDirectory(prefix="report-assistant-") as folder:
            return _workbook(old_sheet_as_xlsx(source_of(path), Path(folder)))
    except ReadError as error:
        raise LedgerError(
            f"台账“{path.name}”是旧格式，转换不了（没有安装 LibreOffice，或文件损坏、加密），"
            "请另存为 .xlsx。"
        ) from error


def _filled(name: str, cells: list[list[object]], areas: list[tuple[int, int, int, int]]) -> Grid:
    repeated = set()
    for top, bottom, left, right in areas:
        if top > len(cells) or left > len(cells[top - 1]):
            continue
        value = cells[top - 1][left - 1]
        for row in range(top - 1, min(bottom, len(cells))):
            for column in range(left - 1, min(right, len(cells[row]))):
                cells[row][column] = value
                if row > top - 1:
                    repeated.add((row, column))
    return Grid(name, tuple(tuple(row) for row in cells), frozenset(repeated))


def _document(path: Path) -> list[Grid]:
    import docx
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(str(path))
        tables, captions = document.tables, _captions(document)
    except (OpcError, *_BROKEN) as error:
        raise LedgerError(
            f"台账“{path.name}”打不开（损坏、加密或不是 .docx），请重新另存后再试。"
        ) from error
    grids = []
    for number, table in enumerate(tables, 1):
        rows: list[tuple[object, ...]] = []
        repeated = set()
        above: list[object] = []
        for r, row in enumerate(table.rows):
            elements = [cell._tc for cell in row.cells]
            repeated |= {
                (r, c)
                for c, element in enumerate(elements)
                if c < len(above) and element is above[c]
            }
            above = list(elements)
            rows.append(tuple(cell.text for cell in row.cells))
        lines = captions[number - 1] if number <= len(captions) else ()
        grids.append(Grid(f"表{number}", tuple(rows), frozenset(repeated), above=lines))
    return grids


def _captions(document: DocxDocument) -> list[tuple[str, ...]]:
    """For each table of a document the lines above it, since the table before."""
    captions: list[tuple[str, ...]] = []
    lines: list[str] = []
    for item in document.iter_inner_content():
        if hasattr(item, "rows"):
            captions.append(tuple(lines[-MAX_CAPTION:]))
            lines = []
        elif item.text.strip():
            lines.append(item.text.strip())
    return captions


def _table(path: Path) -> list[Grid]:
    return [Grid(path.stem, read_rows(path), frozenset())]


def cell_text(value: object) -> str:
    """A cell's value as a reader sees it: 1.0 is '1', a date is '2025-12-31'."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
