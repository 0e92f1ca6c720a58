"""The text sources of the sample corpus as blocks: title, headings, paragraphs, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SOURCES", "Block", "Span", "blocks", "cells", "source", "spans"]

SOURCES = Path(__file__).parent / "corpus_src"
_FIRST = re.compile(r"[一二三四五六七八九十]+、[^。]{2,30}")
_SECOND = re.compile(r"(（[一二三四五六七八九十]+）[^，。；]{2,24})。(.+)")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a source: `kind` is title, heading1, heading2, text, signature or table.

    `lines` is the block's text; for a table each line is one row as it stands in the source.
    """

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """One cell of a table with the rows and columns that it covers, counted from 0, inclusive."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


def source(name: str) -> str:
    """The text of one source, named without its extension."""
    return (SOURCES / f"{name}.txt").read_text(encoding="utf-8")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a source in order; neighbouring table rows are one block."""
    lines = [line for line in text.splitlines() if line]
    found: list[Block] = []
    for number, line in enumerate(lines):
        if line.startswith("|"):
            rows = found.pop().lines if found[-1].kind == "table" else ()
            found.append(Block("table", (*rows, line)))
        elif number == 0:
            found.append(Block("title", (line,)))
        elif number >= len(lines) - 2 and (number == len(lines) - 2 or _DATE.fullmatch(line)):
            found.append(Block("signature", (line,)))
        else:
            found.extend(_prose(line))
    return tuple(found)


def _prose(line: str) -> list[Block]:
    if _FIRST.fullmatch(line):
        return [Block("heading1", (line,))]
    run_in = _SECOND.fullmatch(line)
    if run_in:
        return [Block("heading2", (run_in[1],)), Block("text", (run_in[2],))]
    return [Block("text", (line,))]


def cells(row: str) -> list[str]:
    """The cells of one table row; '<' goes on from the left, '^' from above."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def spans(rows: tuple[str, ...]) -> tuple[Span, ...]:
    """The cells of a table, each once, with the rows and columns that they cover."""
    grid = [cells(row) for row in rows]
    found = []
    for top, row in enumerate(grid):
        for left, cell in enumerate(row):
            if cell not in "<^":
                right = left + _run([row[at] for at in range(left + 1, len(row))], "<")
                bottom = top + _run([below[left] for below in grid[top + 1 :]], "^")
                found.append(Span(cell, top, left, bottom, right))
    return tuple(found)


def _run(following: list[str], mark: str) -> int:
    count = 0
    while count < len(following) and following[count] == mark:
        count += 1
    return count
