"""Tasks out of a ledger file: the header row is found by the synonyms of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.deadline import Deadline, read_deadline
from assistant.ledger import Cell, Ledger, LedgerError, Task
from assistant.ledger_grid import Grid, cell_text, column_letter, read_grids
from assistant.status import Progress, Status, read_status, weakest

__all__ = ["read_ledger"]

HEADER_ROWS = 15
MIN_COLUMNS = 3

# Most specific first: a header belongs to the first field one of whose words it holds.
_SYNONYMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("number", ("序号", "编号", "任务号")),
    ("closing", ("销号", "验收", "公示")),
    ("done_on", ("完成日期", "实际完成", "办结日期", "办结时间", "完成时间")),
    ("deadline", ("时限", "期限", "截止", "计划完成", "应完成", "完成期", "要求完成")),
    ("status", ("状态", "完成情况", "是否完成", "整改情况")),
    ("progress", ("进展", "落实情况", "推进情况", "工作情况", "进度")),
    ("lead", ("牵头",)),
    ("support", ("配合", "协办", "参与")),
    ("supervisor", ("督导", "督办", "包抓", "责任领导", "市级领导", "责任人")),
    ("unit", ("责任单位", "责任部门", "整改单位", "承办单位", "责任主体", "主责")),
    ("goal", ("目标",)),
    ("measures", ("措施",)),
    ("name", ("任务名称", "整改任务", "任务", "事项")),
    ("problem", ("反馈问题", "问题描述", "存在问题", "问题")),
    ("kind", ("类别", "类型", "领域")),
    ("note", ("备注", "说明")),
)
_PLANNED_DAY = re.compile(r"计划|应|要求|拟|预计|规定")
_SUB_NUMBER = re.compile(r"[（(]\d+[)）]|\d+[.\-－—]\d+|[①-⑳]")
_EXPECTED = "序号、反馈问题（或整改任务）、整改措施、责任单位、整改时限、整改状态"


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    last_row: int
    columns: dict[str, int]


def read_ledger(path: Path) -> Ledger:
    """The ledger in a file: the first sheet or table that has a header row with tasks beneath it.

    Raises LedgerError where no header row is found (naming the columns looked for), where no task
    stands beneath it, and where the file itself cannot be read.
    """
    for grid in read_grids(path):
        header = _find_header(grid)
        if header is not None:
            tasks = tuple(_task(grid, header, rows) for rows in _groups(grid, header))
            if not tasks:
                raise LedgerError(
                    f"台账“{path.name}”的表头下没有任务行，请检查工作表“{grid.name}”。"
                )
            title = _title(grid, header)
            as_of = _as_of(title.text) if title else None
            headers = {
                field: _cell(grid, header, header.last_row, field) for field in header.columns
            }
            name = title.text if title else ""
            return Ledger(path.name, grid.name, name, title, as_of, headers, tasks)
    raise LedgerError(
        f"台账“{path.name}”里没有找到表头行；表头应至少有以下各列中的三列：{_EXPECTED}。"
    )


def _find_header(grid: Grid) -> _Header | None:
    best: _Header | None = None
    for row in range(min(HEADER_ROWS, len(grid.rows))):
        columns = _columns(grid.rows[row])
        named = {"problem", "name", "measures", "goal"} & set(columns)
        if (
            len(columns) >= MIN_COLUMNS
            and named
            and (best is None or len(columns) > len(best.columns))
        ):
            best = _Header(row, row, columns)
    if best is None:
        return None
    below = best.row + 1
    if below < len(grid.rows) and any(r == below for r, _ in grid.repeated):
        lower = _columns(grid.rows[below])
        if len(lower) >= len(best.columns):
            return _Header(best.row, below, lower)
    return best


def _columns(row: Sequence[object]) -> dict[str, int]:
    """The column index by field, for the cells of a row that look like headers."""
    columns: dict[str, int] = {}
    for index, value in enumerate(row):
        label = re.sub(r"\s|[（(].*?[)）]", "", value) if isinstance(value, str) else ""
        if label and len(label) <= 14:
            field = _field(label)
            if field and field not in columns:
                columns[field] = index
    return columns


def _field(label: str) -> str:
    for field, words in _SYNONYMS:
        if any(word in label for word in words):
            if field == "done_on" and _PLANNED_DAY.search(label):
                return "deadline"
            return field
    return ""


def _groups(grid: Grid, header: _Header) -> Iterator[list[int]]:
    """The row indices of each task: a first row and the rows that carry it on."""
    rows: list[int] = []
    for row in range(header.last_row + 1, len(grid.rows)):
        if not _is_task_row(grid, header, row):
            continue
        if rows and _continues(grid, header, row):
            rows.append(row)
            continue
        if rows:
            yield rows
        rows = [row]
    if rows:
        yield rows


def _is_task_row(grid: Grid, header: _Header, row: int) -> bool:
    """False for empty rows, group headings and notes across the sheet, totals, repeated headers."""
    texts = [cell_text(value) for value in grid.rows[row]]
    filled = {text for text in texts if text}
    if len(filled) < 2 or re.match(
        r"合计|总计|小计|注[:：]|填表|备注[:：]", next(iter(t for t in texts if t))
    ):
        return False
    if _columns(grid.rows[row]).keys() >= header.columns.keys():
        return False
    about = [f for f in ("problem", "name", "measures", "goal") if f in header.columns]
    return any(
        texts[header.columns[field]] for field in about if header.columns[field] < len(texts)
    )


def _continues(grid: Grid, header: _Header, row: int) -> bool:
    key = header.columns.get("number")
    if key is None:
        key = header.columns.get("name", header.columns.get("problem", 0))
    text = cell_text(grid.rows[row][key]) if key < len(grid.rows[row]) else ""
    return not text or (row, key) in grid.repeated or bool(_SUB_NUMBER.fullmatch(text))


def _task(grid: Grid, header: _Header, rows: Sequence[int]) -> Task:
    cells = {
        field: next(
            (c for row in rows if (c := _cell(grid, header, row, field)).text),
            _cell(grid, header, rows[0], field),
        )
        for field in header.columns
    }

    def text(field: str) -> str:
        return cells[field].text if field in cells else ""

    return Task(
        number=text("number"),
        name=text("name") or text("problem") or text("measures") or text("goal"),
        lead=text("lead") or text("unit"),
        support=text("support"),
        deadline=_last_deadline(grid, header, rows),
        status=_status(grid, header, rows),
        done_on=read_deadline(text("done_on")).day,
        closed_on=read_deadline(text("closing")).day,
        row=rows[0] + 1,
        last_row=rows[-1] + 1,
        cells=cells,
    )


def _status(grid: Grid, header: _Header, rows: Sequence[int]) -> Status:
    """The status of a task: that of its weakest row, 已销号 where the closing column says so."""
    column = "status" if "status" in header.columns else "progress"
    if column not in header.columns:
        return Status(Progress.UNKNOWN, False, "")
    index = header.columns[column]
    own = [row for row in rows if (row, index) not in grid.repeated or row == rows[0]]
    stated = [read_status(_cell(grid, header, row, column).text) for row in own]
    parts = [status for status in stated if status.words] or stated[:1]
    status = weakest(parts)
    if status.progress is Progress.DONE and "closing" in header.columns:
        words = _cell(grid, header, rows[0], "closing").text
        if read_status(words).progress is Progress.CLOSED or _struck_off(grid, header, words):
            return Status(Progress.CLOSED, status.long_term, status.words)
    return status


def _struck_off(grid: Grid, header: _Header, words: str) -> bool:
    """True for a day in a column that is headed 销号 alone."""
    label = cell_text(grid.rows[header.last_row][header.columns["closing"]])
    only = "销号" in label and "验收" not in label and "公示" not in label
    return only and read_deadline(words).day is not None


def _last_deadline(grid: Grid, header: _Header, rows: Sequence[int]) -> Deadline:
    if "deadline" not in header.columns:
        return read_deadline("")
    index = header.columns["deadline"]
    found = [read_deadline(grid.rows[r][index]) for r in rows if index < len(grid.rows[r])]
    dated = [deadline for deadline in found if deadline.day is not None]
    if dated:
        return max(dated, key=lambda deadline: deadline.day or date.min)
    return next((deadline for deadline in found if deadline.words), found[0])


def _cell(grid: Grid, header: _Header, row: int, field: str) -> Cell:
    index = header.columns[field]
    values = grid.rows[row]
    label = re.sub(r"\s", "", cell_text(grid.rows[header.last_row][index]))
    value = values[index] if index < len(values) else None
    return Cell(row + 1, column_letter(index), label, cell_text(value))


def _title(grid: Grid, header: _Header) -> Cell | None:
    """The first line above the header, with the line that states the day where there is one."""
    above = [
        Cell(row + 1, column_letter(column), "", text)
        for row in range(header.row)
        for column, value in enumerate(grid.rows[row])
        if (text := cell_text(value))
    ]
    dated = next((cell for cell in above if _as_of(cell.text) is not None), None)
    return dated or (above[0] if above else None)


def _as_of(title: str) -> date | None:
    found = re.search(r"(?:截[至止]到?|数据(?:截止|日期)[:：]?|统计(?:截止|日期)[:：]?)(.+)", title)
    return read_deadline(found[1]).day if found else None
