"""The rows of a table in a text file, whatever its encoding and whatever parts its cells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from assistant.ledger_task import LedgerError

__all__ = ["read_rows"]

Rows = tuple[tuple[str, ...], ...]

_SEPARATORS = (",", "\t", ";", "|")
_SAMPLED = 40


def read_rows(path: Path) -> Rows:
    """The cells of a .csv or .tsv in UTF-8, UTF-16 or GB18030, parted by , ; | or tabs.

    The separator is the one that cuts most rows into as many cells as each other. Raises
    LedgerError for an unknown encoding and for quotes that do not close.
    """
    text = _decoded(path)
    tables = [rows for separator in _SEPARATORS if (rows := _parted(text, separator)) is not None]
    if not tables:
        raise LedgerError(f"台账“{path.name}”不是规范的 .csv，请另存为 .xlsx。")
    return max(tables, key=_regularity)


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    by_mark = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if by_mark else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LedgerError(f"台账“{path.name}”的文字编码认不出，请另存为 UTF-8 或 .xlsx。")


def _parted(text: str, separator: str) -> Rows | None:
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return tuple(tuple(row) for row in reader)
    except csv.Error:
        return None


def _regularity(rows: Rows) -> int:
    """How many of the first rows have the same number of cells, times that number beyond one."""
    widths = Counter(len(row) for row in rows[:_SAMPLED] if len(row) > 1)
    return max((count * (width - 1) for width, count in widths.items()), default=0)
