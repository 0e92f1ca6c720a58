"""Markdown files: the text without its markup, headings marked, tables as rows."""

from __future__ import annotations

import html
import re

from index.document import Document
from index.read_lines import Lines, clean
from index.read_source import Source
from index.read_table import Cell, table_lines
from index.read_text import decode

__all__ = ["read_markdown"]

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t\u3000]+|(?=[^\s#]))(.*?)[ \t]*#*[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,}).*")
_DIVIDER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_MARKER = re.compile(r"[ \t]*(?:(?:>[ \t]?)+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)*")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_PIPE = re.compile(r"(?<!\\)\|")
_MAX_UNDERLINED_CHARS = 60
_INLINE = (
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)"), r"\2"),
    (re.compile(r"(?<![\\*])\*\*(?=\S)([^\n]+?)(?<=\S)\*\*(?!\*)"), r"\1"),
    (re.compile(r"(?<![\\\w])__(?=\S)([^\n]+?)(?<=\S)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\\*\d])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*\\])\*(?![*\d])"), r"\1"),
    (re.compile(r"~~(?=\S)([^\n]+?)(?<=\S)~~"), r"\1"),
    (
        re.compile(r"</?(?:b|i|u|em|strong|span|font|p|div|center|sup|sub)(?:\s[^<>\n]*)?>", re.I),
        "",
    ),
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_markdown(source: Source) -> Document:
    """The document of a Markdown file: '#', '**', list and link marks are dropped from the text.

    A single first-level heading at the very start is the title (level 0), and the others then
    count from 1 below it. Raises ReadError for a binary file.
    """
    text = _COMMENT.sub("", clean(decode(source.data(), source.path)))
    rows = text.split("\n")
    blocks = _blocks(rows)
    firsts = [place for place, (level, _) in enumerate(blocks) if level == 1]
    titled = firsts == [0]
    lines = Lines()
    for level, content in blocks:
        lines.add(content, level - 1 if titled and level is not None else level)
    return lines.document("md")


def _blocks(rows: list[str]) -> list[tuple[int | None, str]]:
    """Each line that holds text with its heading level, None for body text."""
    blocks: list[tuple[int | None, str]] = []
    place, fenced = 0, False
    while place < len(rows):
        row = rows[place]
        following = rows[place + 1] if place + 1 < len(rows) else ""
        place += 1
        if _FENCE.fullmatch(row):
            fenced = not fenced
        elif fenced:
            blocks.append((None, row))
        elif "|" in row and "-" in following and _DIVIDER.fullmatch(following):
            end = place + 1
            while end < len(rows) and "|" in rows[end]:
                end += 1
            blocks += [(None, line) for line in _table([row, *rows[place + 1 : end]])]
            place = end
        elif heading := _HEADING.fullmatch(row):
            blocks.append((len(heading.group(1)), _plain(heading.group(2))))
        elif _underlined(row, following):
            blocks.append((1 if "=" in following else 2, _plain(row)))
            place += 1
        elif not _RULE.fullmatch(row):
            blocks.append((None, _plain(row[_marker_end(row) :])))
    return [(level, text) for level, text in blocks if text.strip()]


def _marker_end(row: str) -> int:
    found = _MARKER.match(row)
    return found.end() if found else 0


def _underlined(row: str, following: str) -> bool:
    """Whether a line of '=' or '-' below makes this line a heading; prose above a rule is not."""
    text = row.strip()
    if not text or len(text) > _MAX_UNDERLINED_CHARS or text.endswith(("。", "；", "：", "，")):
        return False
    return bool(_UNDERLINE.fullmatch(following)) and not _RULE.fullmatch(row)


def _plain(text: str) -> str:
    text = _BREAK.sub("\n", text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return html.unescape(_ESCAPE.sub(r"\1", text))


def _table(rows: list[str]) -> list[str]:
    cells = []
    for number, row in enumerate(rows):
        inner = row.strip().removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        for column, text in enumerate(_PIPE.split(inner)):
            cells.append(Cell(number, column, _plain(text)))
    return table_lines(cells, header_rows=1)
