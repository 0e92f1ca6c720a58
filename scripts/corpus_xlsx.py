"""A task ledger as an Excel sheet with a merged title row and a two-row header."""

from __future__ import annotations

import csv
import datetime
import re
from pathlib import Path
from typing import Any

from corpus_source import SOURCES

__all__ = ["write_ledger"]

_GROUPS = {"责任单位": ("牵头单位", "配合单位"), "整改进展": ("整改状态", "进展情况", "完成日期")}
_WIDTHS = (6, 30, 24, 36, 18, 26, 15, 14, 36, 16, 16, 26)
_KINDS = {1: "责任落实类", 6: "污染防治类", 16: "生态修复和风险防控类"}


def write_ledger(title: str, progress: str, path: Path, stamp: datetime.datetime) -> None:
    """Write the 20 tasks with their state in one period; the file's properties carry `stamp`.

    `progress` names the table of states. Completion dates are real Excel dates, an empty cell
    where there is none.
    """
    from openpyxl import Workbook

    tasks, states = _rows("整改任务"), _rows(progress)
    names = [*tasks[0], *[name for name in states[0] if name != "序号"]]
    book = Workbook()
    sheet = book.active
    sheet.title = "整改任务台账"
    _head(sheet, title, names)
    for task, state in zip(tasks, states, strict=True):
        if int(task["序号"]) in _KINDS:
            _band(sheet, _KINDS[int(task["序号"])], len(names))
        sheet.append([_value(name, (task | state)[name]) for name in names])
    _layout(sheet)
    book.properties.title = title
    book.properties.creator = ""
    book.properties.created = stamp
    book.save(path)


def _rows(name: str) -> list[dict[str, str]]:
    with (SOURCES / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _head(sheet: Any, title: str, names: list[str]) -> None:
    sheet.append([title])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(names))
    sheet.append(names)
    sheet.append(names)
    grouped = {name: group for group, members in _GROUPS.items() for name in members}
    for column, name in enumerate(names, 1):
        if name not in grouped:
            sheet.cell(3, column).value = None
            sheet.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
    for group, members in _GROUPS.items():
        first, last = names.index(members[0]) + 1, names.index(members[-1]) + 1
        sheet.cell(2, first).value = group
        for column in range(first + 1, last + 1):
            sheet.cell(2, column).value = None
        sheet.merge_cells(start_row=2, end_row=2, start_column=first, end_column=last)


def _band(sheet: Any, kind: str, width: int) -> None:
    sheet.append([kind])
    row = sheet.max_row
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)


def _value(name: str, text: str) -> str | int | datetime.date | None:
    if name == "序号":
        return int(text)
    if name == "完成日期" and text:
        year, month, day = map(int, re.findall(r"\d+", text))
        return datetime.date(year, month, day)
    return text or None


def _layout(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font

    for number, width in enumerate(_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            if isinstance(cell.value, datetime.date):
                cell.number_format = 'yyyy"年"m"月"d"日"'
    sheet["A1"].font = Font(size=16, bold=True)
    sheet["A1"].alignment = Alignment(horizontal="center", vertical="center")
    sheet.freeze_panes = "A4"
