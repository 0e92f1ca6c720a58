"""Days in a ledger: serial numbers, years left out, and the day that its entries stand at."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.deadline import Deadline, day_label, read_deadline
from assistant.ledger_task import LedgerError

if TYPE_CHECKING:
    from assistant.ledger import Ledger

__all__ = ["day_given", "day_of", "read_day", "stated_day", "stated_year"]

# Days counted from 30 December 1899, as spreadsheets store them: these are 1982 to 2119.
_FIRST_SERIAL, _LAST_SERIAL = 30000, 80000
_EPOCH = date(1899, 12, 30)
_CUT_OFF = re.compile(
    r"(?:截[至止]到?|(?:数据|统计|更新|填报|填表|报送)(?:截止|截至|时间|日期|时点|至)+)[:：]?\s*(.+)"
)
_BRACKETED = re.compile(
    r"[（(\[【]\s*(\d{4}\s*[年.\-/]\s*\d{1,2}\s*(?:月|[.\-/]\s*\d{1,2})?(?:\s*\d{1,2}日|底|末|份)*)"
    r"(?:数据|进展|更新|止)*\s*[)）\]】]"
)
_COMPACT = re.compile(r"((?:19|20|21)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?")
_YEAR = re.compile(r"(?<!\d)((?:19|20|21)\d{2})\s*年?")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def read_day(value: object, year: int | None = None) -> Deadline:
    """The day that a cell of a column of days states, as `read_deadline` with what cells hold.

    A number such as 45123 (also as text) is a spreadsheet's serial day, 202506 and 20250630 are a
    month and a day. `year` completes '6月底'. The number 2025.1 may have been 2025.10: no day.
    """
    if isinstance(value, float) and re.fullmatch(r"\d{4}\.1", str(value)):
        return Deadline(str(value))
    if isinstance(value, str):
        value = value.translate(_DIGITS).strip()
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else value
    if isinstance(text, bool) or not isinstance(text, int | str):
        return _serial(value) if isinstance(value, float) else read_deadline(value, year)
    digits = str(text)
    if compact := _COMPACT.fullmatch(digits):
        return _worded(digits, "-".join(part for part in compact.groups() if part))
    if re.fullmatch(r"\d{6,}", digits):
        return Deadline(digits)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", digits):
        return _serial(float(digits))
    return read_deadline(text, year)


def stated_day(title: str, year: int | None = None) -> date | None:
    """The day that a title or a file name says its figures stand at, None where it says none.

    '（截至2025年6月底）', '统计截止：2025.6.30', '（2025年6月）'.
    """
    if found := _CUT_OFF.search(title):
        return read_deadline(found[1], year or stated_year(title[: found.start()])).day
    bracketed = _BRACKETED.search(title)
    return read_deadline(bracketed[1]).day if bracketed else None


def stated_year(title: str) -> int | None:
    """The last year that a title names, None without one."""
    years = _YEAR.findall(title)
    return int(years[-1]) if years else None


def day_of(ledger: Ledger) -> date | None:
    """The day a ledger's entries stand at: of its title, else of its file name, else None."""
    return ledger.as_of or stated_day(Path(ledger.name).stem)


def day_given(words: str) -> date | None:
    """The day that a person named ('2025-06-30', '2025年6月底'), None for ''.

    Raises LedgerError for words that name no day.
    """
    if not words.strip():
        return None
    day = read_day(words).day
    if day is None:
        raise LedgerError(f"看不懂日期“{words}”，请写成“2025-06-30”或“2025年6月底”。")
    return day


def _serial(value: object) -> Deadline:
    if not isinstance(value, float) or not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return read_deadline(value)
    day = _EPOCH + timedelta(days=int(value))
    return Deadline(day_label(day), day, precision="day")


def _worded(words: str, dashed: str) -> Deadline:
    found = read_deadline(dashed)
    return Deadline(words, found.day, found.long_term, found.precision)
