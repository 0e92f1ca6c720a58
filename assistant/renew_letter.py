"""What stands around the body of a report: 主送, 附件说明, 署名 and where the body lies."""

from __future__ import annotations

import re

from assistant.draft_model import Letter
from index.report import Report

__all__ = ["read_letter"]

_DATE = re.compile(
    r"(?:\d{4}|[二〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
_ATTACHED = re.compile(r"附\s*件\s*[:：]?\s*(?:\d{1,2}\s*[.．、]\s*)?(.+)")
_NEXT_ATTACHED = re.compile(r"\d{1,2}\s*[.．、]\s*(.+)")
_ADDRESSED = re.compile(r"[^。；]{2,60}[:：]")
_LAST_LINES = 12
_FIRST_LINES = 6


def read_letter(report: Report) -> tuple[Letter, tuple[int, int]]:
    """The letter of a report, and the offsets of its body without title, 主送 and what closes it.

    The date of the letter is left empty: it is the last report's own.
    """
    lines = [(m.start(), m.end(), m.group().strip()) for m in re.finditer(r"[^\n]+", report.text)]
    lines = [line for line in lines if line[2]]
    first, addressee = _opening(report, lines)
    last, signer, attachments = _closing(lines, first)
    end = lines[last - 1][1] if last > first else len(report.text)
    start = lines[first][0] if first < len(lines) else len(report.text)
    return Letter(addressee, attachments, signer), (start, max(start, end))


def _opening(report: Report, lines: list[tuple[int, int, str]]) -> tuple[int, str]:
    """The index of the first line of the body, and the addressee."""
    title = re.sub(r"\s", "", report.metadata.title.value)
    heads = {heading.start for heading in report.headings}
    at = 0
    while at < min(_FIRST_LINES, len(lines)):
        start, _, line = lines[at]
        dense = re.sub(r"\s", "", line)
        if start in heads or not (dense in title or title in dense or _is_subtitle(dense)):
            break
        at += 1
    if at < len(lines) and _ADDRESSED.fullmatch(lines[at][2]) and lines[at][0] not in heads:
        return at + 1, lines[at][2].rstrip("：:")
    return at, ""


def _is_subtitle(line: str) -> bool:
    """A line between title and body: a dash with the occasion, a document number, a date."""
    return line.startswith(("——", "—")) or bool(
        re.fullmatch(
            r"[（(].{2,40}[）)]|\S{1,12}〔\d{4}〕\d+号|.{0,30}\d{4}年\d{1,2}月\d{1,2}日", line
        )
    )


def _closing(lines: list[tuple[int, int, str]], first: int) -> tuple[int, str, tuple[str, ...]]:
    """The index after the last line of the body, the signer and the attachments."""
    signer, attachments, last = "", list[str](), len(lines)
    low = max(first, len(lines) - _LAST_LINES)
    for at in range(low, len(lines)):
        line = lines[at][2]
        if found := _ATTACHED.fullmatch(line):
            attachments.append(found[1].rstrip("。"))
            last = min(last, at)
        elif last < at and attachments and (found := _NEXT_ATTACHED.fullmatch(line)):
            attachments.append(found[1].rstrip("。"))
        elif _DATE.fullmatch(re.sub(r"\s", "", line)):
            before = lines[at - 1][2] if at > first else ""
            signed = at > first and len(before) <= 30 and not re.search(r"[。；，：]", before)
            signer = before if signed and not _ATTACHED.fullmatch(before) else ""
            last = min(last, at - 1 if signer else at)
            break
    return last, signer, tuple(attachments)
