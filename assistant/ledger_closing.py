"""What the cells of a ledger say of 验收 and 销号."""

from __future__ import annotations

import re

from assistant.ledger_days import read_day
from assistant.ledger_task import Cell
from assistant.status import Progress, read_status

__all__ = ["NO", "YES", "says_closed", "says_open"]

YES = frozenset({"是", "√", "✓", "☑", "已", "Y", "y"})
NO = frozenset({"否", "×", "✗", "☒", "N", "n"})
_OPEN = re.compile(r"未|待|拟|正在|申请|公示|退回|不予|不通过|不适用|计划|准备|暂")
_PLAN = re.compile(r"拟|计划|预计|待|前(?:完成)?$")


def says_closed(cell: Cell) -> bool:
    """True where a closing cell says 已销号, or holds a day and is headed 销号 alone."""
    text = cell.text.strip()
    if read_status(text).progress is Progress.CLOSED:
        return True
    only = "销号" in cell.header and not re.search("验收|公示|时限|申请|计划", cell.header)
    if not only:
        return False
    if text in YES:
        return "是否" in cell.header
    return read_day(text).day is not None and not _PLAN.search(text)


def says_open(cell: Cell) -> bool:
    """True where a closing cell says that a task is not struck off: 待销号, 正在公示, 否."""
    text = cell.text.strip()
    return not says_closed(cell) and (text in NO or bool(_OPEN.search(text)))
