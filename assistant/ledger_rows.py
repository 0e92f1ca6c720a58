"""Which rows of a grid are one task, and under which band across the sheet it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.ledger_columns import ABOUT, Header, looks_like_header
from assistant.ledger_grid import Grid, cell_text
from assistant.ledger_task import number_key

__all__ = ["TaskRows", "task_rows"]

_NO_TASK = re.compile(
    r"(?:合计|总计|小计|共计|备?注[:：]|备?注$|填表|填报|制表|审核人|联系|说明[:：]|单位负责人)"
)
_SUB_NUMBER = re.compile(r"[（(]\d+[)）]|[①-⑳]")
_OF_A_TASK = re.compile(r"(\d+)[.\-－—](\d+)")
_ORDINAL = re.compile(
    r"^(?:第?[一二三四五六七八九十]+(?:部分)?|[（(][一二三四五六七八九十]+[)）])[、.．\s]*"
)
_COUNTED = re.compile(r"[（(](?:共)?\s*\d+\s*[项个条类][^）)]*[)）]$|[:：]$")
LONG_BAND = 40


@dataclass(frozen=True, slots=True)
class TaskRows:
    """The row indices of one task, from 0, and the band that it stands under, '' without one."""

    rows: tuple[int, ...]
    band: str


def task_rows(grid: Grid, header: Header) -> Iterator[TaskRows]:
    """The tasks of a grid: for each a first row and the rows that carry it on.

    Empty rows, bands, totals, notes and repeated headers are no task rows.
    """
    numbered = _Numbers(grid, header)
    rows: list[int] = []
    band = now = ""
    for row in range(header.last_row + 1, len(grid.rows)):
        texts = [cell_text(value) for value in grid.rows[row]]
        if (words := _band(texts, grid, header, row)) is not None:
            if rows:
                yield TaskRows(tuple(rows), band)
            rows, now = [], words
            continue
        if not _is_task_row(texts, grid, header, row, bool(rows)):
            continue
        if rows and numbered.continues(row, rows[0]):
            rows.append(row)
            continue
        if rows:
            yield TaskRows(tuple(rows), band)
        rows, band = [row], now
    if rows:
        yield TaskRows(tuple(rows), band)


class _Numbers:
    """The column that tells tasks apart: the number, else the name or problem."""

    def __init__(self, grid: Grid, header: Header):
        named = (header.columns[f] for f in ("number", "name", "problem") if f in header.columns)
        self._column = next(named, 0)
        self._grid = grid
        below = [self._text(row) for row in range(header.last_row + 1, len(grid.rows))]
        plain = [text for text in below if not _SUB_NUMBER.fullmatch(text)]
        self._has_plain = any(number_key(text).isdecimal() for text in plain)

    def continues(self, row: int, first: int) -> bool:
        """True for a row that belongs to the task which begins with the row `first`."""
        text = self._text(row)
        if not text or (row, self._column) in self._grid.repeated:
            return True
        if part := _OF_A_TASK.fullmatch(text):
            return number_key(part[1]) == number_key(self._text(first))
        return self._has_plain and bool(_SUB_NUMBER.fullmatch(text))

    def _text(self, row: int) -> str:
        values = self._grid.rows[row]
        return cell_text(values[self._column]) if self._column < len(values) else ""


def _is_task_row(texts: list[str], grid: Grid, header: Header, row: int, goes_on: bool) -> bool:
    """True for a row that says something of a task; `goes_on` where one may be carried on."""
    filled = [re.sub(r"\s", "", text) for text in texts if text]
    if not filled or _NO_TASK.match(filled[0]):
        return False
    if len(set(filled)) < 2 and (not goes_on or texts[0]):
        return False
    if looks_like_header(grid.rows[row], header):
        return False
    about = [header.columns[field] for field in ABOUT if field in header.columns]
    return any(texts[column] for column in about if column < len(texts))


def _band(texts: list[str], grid: Grid, header: Header, row: int) -> str | None:
    """The name of the class that a row across the sheet begins, None for any other row."""
    filled = list(dict.fromkeys(text for text in texts if text))
    own = [i for i, text in enumerate(texts) if text and (row, i) not in grid.repeated]
    if not filled or not own or _NO_TASK.match(re.sub(r"\s", "", filled[0])):
        return None
    if len(filled) == 1:
        words = filled[0]
        across = texts.count(words) > 1
        if not across and own[0] != min(_first_columns(header)):
            return None
    elif len(filled) == 2 and _ORDINAL.fullmatch(filled[0]) and texts[0] == filled[0]:
        words = filled[1]
    else:
        return None
    if len(words) > LONG_BAND or words.endswith(("。", "；")) or number_key(words).isdecimal():
        return None
    return _COUNTED.sub("", _ORDINAL.sub("", words)).strip() or words


def _first_columns(header: Header) -> list[int]:
    return [0, *header.columns.values()]
