"""Table rows as lines of text, each cell with the name of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Cell", "cell_text", "table_lines"]

_NUMBER = re.compile(r"[-+−±<>≤≥~约]*[\d,.，\s]+[%％‰]?")
_YEAR = re.compile(r"(19|20)\d\d")
_CHINESE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"
_WRAP = re.compile(
    rf"(?<=[{_CHINESE}])\s*\n\s*(?=[{_CHINESE}])(?![（(①-⑳]|[一二三四五六七八九十]+[、是])"
)
_SPACE = re.compile(rf"(?<=[{_CHINESE}])\s+(?=[{_CHINESE}])")
_VALUE_NAME = re.compile(r".+(?:日期|时限|时间|情况|状态|进展|数|数量|率|额|备注)")
_MAX_NAME_CHARS = 40
_MAX_HEADER_ROWS = 3
_USUAL = (
    "序号 编号 项目 指标 名称 内容 事项 问题 反馈问题 整改目标 整改措施 责任单位 牵头单位 配合单位 "
    "整改时限 完成时限 完成情况 进展情况 整改状态 状态 单位 地区 年份 时间 日期 数量 金额 数值 "
    "备注 合计 类别"
)
_NAMES = frozenset(_USUAL.split())


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, a merged one once at its upper left place; rows and columns count from 0."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


def cell_text(text: str) -> str:
    """The cell's text on one line; a line broken inside Chinese text is joined without a space."""
    return " ".join(_WRAP.sub("", text).split())


def table_lines(cells: Sequence[Cell], header_rows: int | None = None) -> list[str]:
    """One line for each row that holds text, such as '序号：1；责任单位：市生态环境局'.

    `header_rows` is how many rows the format itself marks as header; when it does not say (None),
    the first row with several short texts and no figures is taken. Rows above the header and
    rows of one wide cell are lines without names. A header that nothing follows is a line itself,
    and one that is repeated further down, as at the top of a page, is left out there.
    """
    rows = _rows(cells)
    width = max((cell.column + cell.columns for row in rows for cell in row), default=0)
    above = 0
    while above < len(rows) and width > 1 and len(rows[above]) == 1:
        above += 1
    depth = _depth(rows[above:], width) if header_rows is None else max(header_rows - above, 0)
    if above + depth >= len(rows):
        depth = 0
    header = rows[above : above + depth]
    names = _names(header)
    repeated = [_texts(row) for row in header]
    body = [row for row in rows[above + depth :] if _texts(row) not in repeated]
    return [row[0].text for row in rows[:above]] + [_line(row, names, width) for row in body]


def _texts(row: list[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Rows that hold text, from top to bottom, their cells from left to right."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        text = cell_text(cell.text)
        if text:
            kept = Cell(cell.row, cell.column, text, cell.rows, cell.columns)
            rows.setdefault(cell.row, []).append(kept)
    return list(rows.values())


def _depth(rows: list[list[Cell]], width: int) -> int:
    """How many of the first rows are header: 0 when the first does not look like one."""
    if len(rows) < 2 or len(rows[0]) < max(2, width // 2) or not all(map(_nameable, rows[0])):
        return 0
    if width == 2 and not _two_columns_named(rows):
        return 0
    if all(cell.columns == 1 for cell in rows[0]):
        return 1
    end = max(cell.row + cell.rows for cell in rows[0])
    depth = sum(row[0].row < end for row in rows)
    return min(depth, _MAX_HEADER_ROWS)


def _nameable(cell: Cell) -> bool:
    text = cell.text
    short = len(text) <= _MAX_NAME_CHARS and "。" not in text
    return short and (not _NUMBER.fullmatch(text) or bool(_YEAR.fullmatch(text)))


def _two_columns_named(rows: list[list[Cell]]) -> bool:
    """Two columns are a list of 'name, value' unless the first row is plainly a header."""
    names = [re.sub(r"\s", "", cell.text) for cell in rows[0]]
    if any(name in _NAMES for name in names) or _VALUE_NAME.fullmatch(names[-1]):
        return True
    figures = [bool(_NUMBER.fullmatch(row[-1].text)) for row in rows]
    return not figures[0] and all(figures[1:])


def _names(header: list[list[Cell]]) -> dict[int, str]:
    """The name of each column; under a merged header cell it is 'upper·lower'."""
    names: dict[int, list[str]] = {}
    for row in header:
        for cell in row:
            text = _SPACE.sub("", cell.text).rstrip("：:")
            for column in range(cell.column, cell.column + cell.columns):
                parts = names.setdefault(column, [])
                if text not in parts:
                    parts.append(text)
    return {column: "·".join(parts) for column, parts in names.items()}


def _line(row: list[Cell], names: dict[int, str], width: int) -> str:
    if len(row) == 1 and row[0].column == 0 and row[0].columns >= max(2, width // 2):
        return row[0].text
    if not names and width == 2 and len(row) == 2 and len(row[0].text) <= _MAX_NAME_CHARS:
        return f"{row[0].text.rstrip('：:')}：{row[1].text}"
    last = len(row) - 1
    texts = [cell.text if i == last else cell.text.rstrip("。；;") for i, cell in enumerate(row)]
    named = [names.get(cell.column, "") for cell in row]
    return "；".join(
        f"{name}：{text}" if name else text for name, text in zip(named, texts, strict=True)
    )
