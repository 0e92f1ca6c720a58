"""Lines that stand in the margins of pages: repeated headers, footers and page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

__all__ = ["margin_lines"]

_EDGE_LINES = 3
_MIN_PAGES = 3
_MAX_NUMBERS = 4
_NUMBER = re.compile(r"\d{1,4}")
_PAGE_SHAPE = re.compile(
    r"[—–\-－―─~·•]+(\d{1,4})[—–\-－―─~·•]+|第(\d{1,4})页(?:[/,，]?共\d{1,4}页)?|(\d{1,4})/\d{1,4}"
    r"|[Pp]age(\d{1,4})(?:of\d{1,4})?"
)


def margin_lines(pages: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """The (page, line) places, from 0, of headers, footers and page numbers.

    Only the first and last three lines of a page are looked at. A line is a margin line when the
    same line stands there on at least three pages and on half of all, of the odd or of the even
    ones; one number in it may count along with the pages. So a row of figures at a page's end,
    which differs in other ways, stays. A line in the plain shape of a page number ('— 3 —',
    '第3页 共9页', '3/12') goes without being repeated, if no page has text outside it.
    """
    seen: dict[str, set[int]] = {}
    for page, lines in enumerate(pages):
        for line in _edges(lines):
            for key in _keys(lines[line], page):
                seen.setdefault(key, set()).add(page)
    repeated = {key for key, found in seen.items() if _often(found, len(pages))}
    numbered = _plain_numbers(pages)
    return {
        (page, line)
        for page, lines in enumerate(pages)
        for line in _edges(lines)
        if (page, line) in numbered or any(key in repeated for key in _keys(lines[line], page))
    }


def _edges(lines: Sequence[str]) -> list[int]:
    """The places of the first and last lines that hold text."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]})


def _keys(line: str, page: int) -> Iterator[str]:
    """What makes two lines the same: the line, or the line with one number less the page."""
    text = "".join(line.split())
    if not text:
        return
    yield text
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) > _MAX_NUMBERS:
        return
    for number in numbers:
        offset = int(number.group()) - page
        yield f"{text[: number.start()]}\0{offset}\0{text[number.end() :]}"


def _often(found: set[int], pages: int) -> bool:
    if len(found) < _MIN_PAGES:
        return False
    odd = sum(page % 2 for page in found)
    even = len(found) - odd
    return (
        2 * len(found) >= pages
        or (odd >= _MIN_PAGES and 2 * odd >= pages // 2)
        or (even >= _MIN_PAGES and 2 * even >= (pages + 1) // 2)
    )


def _plain_numbers(pages: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """Outermost lines that are nothing but a decorated page number, counting with the pages."""
    found: dict[int, list[tuple[int, int]]] = {}
    for page, lines in enumerate(pages):
        edges = _edges(lines)
        for line in {edges[0], edges[-1]} if len(edges) > 1 else set():
            shape = _PAGE_SHAPE.fullmatch("".join(lines[line].split()))
            if shape:
                number = next(int(group) for group in shape.groups() if group)
                found.setdefault(number - page, []).append((page, line))
    most = max(found.values(), key=len, default=[])
    return set(most)
