"""Ledger files for tests, written cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

HEADER = ("序号", "反馈问题", "整改措施", "责任单位", "整改时限", "整改状态", "完成日期", "备注")


def write_book(
    path: Path,
    rows: Sequence[Sequence[object]],
    header: Sequence[object] = HEADER,
    title: str = "青石市整改任务台账（截至2026年6月底）",
    merged: Sequence[str] = (),
) -> Path:
    """An .xlsx with a merged title row, the header in row 2, and the rows beneath it."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet.append([title])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(header))
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def task(
    number: object,
    name: str,
    deadline: object = "2026年6月底",
    status: str = "已完成",
    unit: str = "市水务局",
    done_on: object = None,
) -> tuple[object, ...]:
    """A row under HEADER."""
    return (number, name, f"推进{name}", unit, deadline, status, done_on, None)
