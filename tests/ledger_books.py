"""Ledger files for tests, written cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.ledger import Ledger
from assistant.ledger_read import read_ledger

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


FULL = (
    "序号",
    "反馈问题",
    "整改目标",
    "整改措施",
    "牵头单位",
    "配合单位",
    "整改时限",
    "整改状态",
    "进展情况",
    "完成日期",
    "验收/销号情况",
    "备注",
)
_DEFAULTS: dict[str, object] = {
    "goal": "整改到位",
    "measures": "按方案整改",
    "lead": "市水务局",
    "support": "市财政局",
    "deadline": "2026年12月底",
    "status": "正在推进",
    "progress": "有序推进",
    "done_on": None,
    "closing": "未到期",
    "note": None,
}
DONE: dict[str, object] = {
    "deadline": "2026年3月底",
    "status": "已完成",
    "progress": "全部建成",
    "done_on": "2026-03-20",
    "closing": "待验收",
}


def full(number: object, problem: str, **given: object) -> tuple[object, ...]:
    """A row under FULL: a task that goes on and has nothing wrong but for what is given."""
    return (number, problem, *(_DEFAULTS | given).values())


def read_rows(
    path: Path,
    rows: Sequence[Sequence[object]],
    header: Sequence[object] = FULL,
    title: str = "青石市整改任务台账（截至2026年6月底）",
    merged: Sequence[str] = (),
) -> Ledger:
    """The ledger read from a book of these rows."""
    return read_ledger(write_book(path, rows, header, title, merged))
