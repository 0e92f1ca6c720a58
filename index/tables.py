"""The tables of words that reading uses: those shipped in index/data, and a user's additions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from index.errors import ReportAssistantError

__all__ = ["TableError", "remembered", "rows", "use_folder"]

_Made = TypeVar("_Made")
_folder: Path | None = None
_forget: list[Callable[[], None]] = []


class TableError(ReportAssistantError):
    """A table of the user's that cannot be read."""


def use_folder(folder: Path | None) -> None:
    """Reads from now on the tables of `folder` after the shipped ones of the same name.

    None goes back to the shipped tables alone. What was made of the tables is forgotten.
    """
    global _folder
    if folder != _folder:
        _folder = folder
        for forget in _forget:
            forget()


def remembered(make: Callable[[], _Made]) -> Callable[[], _Made]:
    """`make` with its result kept until another folder of tables is used."""
    kept = cache(make)
    _forget.append(kept.cache_clear)
    return kept


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of the shipped table `name`, then those of the user's file of that name.

    A file is UTF-8, a line its cells between tabs; comments start with '#'. The first comment of
    the shipped table names the columns, those that may stay empty end in '?'; every row is filled
    up to that many cells. Raises TableError for a line of the user's that lacks a cell.
    """
    shipped = (files("index") / "data" / name).read_text(encoding="utf-8")
    columns = shipped.partition("\n")[0].lstrip("# ").split("\t")
    own = tuple(_parsed(_text(_folder / name), columns, _folder / name)) if _folder else ()
    return (*_parsed(shipped, columns, Path(name)), *own)


def _text(path: Path) -> str:
    if not path.exists():
        return ""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"词表“{path}”读不出来,请确认它是 UTF-8 编码的文本文件。"
        raise TableError(message) from error


def _parsed(text: str, columns: list[str], path: Path) -> Iterator[tuple[str, ...]]:
    needed = [i for i, column in enumerate(columns) if not column.endswith("?")]
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        cells += [""] * (len(columns) - len(cells))
        if not all(cells[i] for i in needed):
            expected = "、".join(columns[i] for i in needed)
            message = f"词表“{path}”第 {number} 行应写有{expected}(以制表符分开),请改正后重试。"
            raise TableError(message)
        yield tuple(cells)
