"""Rows of tables as a report's text has them ('序号：1；反馈问题：…'), and their cells."""

from __future__ import annotations

import re

__all__ = ["in_progress_cell", "is_row"]

_CELL = re.compile(r"(?:^|；)(?P<header>[^；：\n]{1,24})：", re.MULTILINE)
_PROGRESS = re.compile(r"进展(?:情况)?$|落实情况$|推进情况$|工作情况$|进度$")
_LEAST = 2


def is_row(line: str) -> bool:
    """Whether a line is a row of a table: cells with their headers."""
    return len(_CELL.findall(line)) > _LEAST


def in_progress_cell(text: str, at: int) -> bool:
    """Whether an offset lies in the cell on progress of a ledger's row."""
    first = text.rfind("\n", 0, at) + 1
    headers = [found["header"] for found in _CELL.finditer(text, first, at)]
    return bool(headers) and bool(_PROGRESS.search(headers[-1]))
