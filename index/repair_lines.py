"""Lines that do not belong to the text: page numbers, running headers, lone stops, web phrases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from index.edits import Edit

__all__ = ["boilerplate", "inline_page_numbers", "page_lines", "stray_stops"]

_DASH = "[—–―－~～·-]"
_NUMBER = "[0-9０-９]{1,4}"
_PAGE = re.compile(
    rf"{_DASH}{{1,3}}\s*{_NUMBER}\s*{_DASH}{{1,3}}"
    rf"|第\s*{_NUMBER}\s*页(?:\s*[,，/／]?\s*共\s*{_NUMBER}\s*页)?"
    rf"|[Pp]age\s*{_NUMBER}(?:\s*(?:of|/)\s*{_NUMBER})?"
)
_OF_TOTAL = re.compile(rf"({_NUMBER})\s*[/／]\s*({_NUMBER})")
_BARE = re.compile(rf"{_NUMBER}")
_BARE_PAGE_CHARS = 200
_CHAIN = 3
_CHINESE = "一-鿿，。；、：！？（）“”《》％%"
_INLINE = re.compile(
    rf"(?:^|(?<=[{_CHINESE}]))[^\S\n]*([—–―－-])[^\S\n]+{_NUMBER}[^\S\n]+\1[^\S\n]*(?=[{_CHINESE}]|$)",
    re.M,
)
_BOILERPLATE = re.compile(
    r"(?:下面|以下|这)(?:就)?是[^。\n]{0,8}小编[^。\n]{0,8}(?:大家|您|你)[^\n]{0,80}"
    r"|以上(?:就)?是[^。\n]{0,8}小编[^\n]{0,80}"
)
_STOP_LINE = re.compile(r"(?<=\S)[^\S\n]*\n\s*[。．]+[^\S\n]*(?=\n|$)")
_LEADING_STOP = re.compile(r"(?<=\S)[^\S\n]*\n[^\S\n]*[。．]+[^\S\n]*(?=[^\s。．])")
_LONE_STOP = re.compile(r"[^\S\n]*[。．]+[^\S\n]*$", re.M)
_STOPPED_MARKER = re.compile(
    r"^[^\S\n]*(?:[一二三四五六七八九十]{1,3}[是、]|[（(][一二三四五六七八九十]{1,3}[)）])(。[^\S\n]*\n\s*)",
    re.M,
)
_TERMINAL = "。！？；：!?;:"


def boilerplate(text: str) -> list[Edit]:
    """Edits that drop the phrase with which web pages frame a text ('下面是小编为大家整理的……')."""
    lines = _lines(text)
    filled = [i for i, (start, end) in enumerate(lines) if text[start:end].strip()]
    ends = sorted({*filled[:3], *filled[-2:]}) if len(filled) > 3 else []
    found = [i for i in ends if _BOILERPLATE.fullmatch(text[slice(*lines[i])].strip())]
    return _dropped(text, lines, found, "boilerplate")


def page_lines(text: str) -> list[Edit]:
    """Edits that drop lines holding a page number, and the running header beside it.

    A bare number is one where at least three of them count up by one, a page of text apart; a
    header is a short line that stands beside a page number at least three times.
    """
    lines = _lines(text)
    candidates = [i for i, (start, end) in enumerate(lines) if end - start <= 40]
    pages = [i for i in candidates if _PAGE.fullmatch(text[slice(*lines[i])].strip())]
    pages.extend(_of_total(text, lines, candidates))
    pages.extend(_bare_pages(text, lines, candidates))
    numbers = set(pages)
    if not numbers:
        return []
    edits = _dropped(text, lines, sorted(numbers), "page-number", blank=True)
    headers = _headers(text, lines, numbers)
    if not headers:
        return edits
    dropped = numbers | headers
    return _dropped(text, lines, sorted(dropped), "page-number", blank=True)


def inline_page_numbers(text: str) -> list[Edit]:
    """Edits that drop a page number such as '— 3 —' from the middle of a line."""
    return [Edit(m.start(), m.end(), "", "page-number") for m in _INLINE.finditer(text)]


def stray_stops(text: str) -> list[Edit]:
    """Edits that drop a full stop on a line of its own, at the start of a line or after '三是'.

    Where the line before is unfinished, the stop goes to its end instead.
    """
    edits = []
    for found in _STOP_LINE.finditer(text):
        finished = text[found.start() - 1] in _TERMINAL + "”）)』」"
        edits.append(Edit(found.start(), found.end(), "" if finished else "。", "stray-stop"))
    for found in _LEADING_STOP.finditer(text):
        finished = text[found.start() - 1] in _TERMINAL + "”）)』」"
        edits.append(Edit(*found.span(), "\n" if finished else "。\n", "stray-stop"))
    first = _LONE_STOP.match(text)
    if first and first.end() < len(text):
        edits.append(Edit(0, first.end() + 1, "", "stray-stop"))
    edits.extend(
        Edit(*found.span(1), "", "stray-stop")
        for found in _STOPPED_MARKER.finditer(text)
        if found.end() < len(text)
    )
    return _apart(edits)


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap an earlier one."""
    out: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.start):
        if not out or edit.start >= out[-1].end:
            out.append(edit)
    return out


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of each line, without its line end."""
    spans = []
    start = 0
    while (end := text.find("\n", start)) >= 0:
        spans.append((start, end))
        start = end + 1
    spans.append((start, len(text)))
    return spans


def _dropped(
    text: str, lines: list[tuple[int, int]], found: Iterable[int], kind: str, blank: bool = False
) -> list[Edit]:
    """Deletions of whole lines with their line end, and with the blank lines beside if `blank`."""
    edits: list[Edit] = []
    for i in found:
        first = last = i
        while blank and first > 0 and not text[slice(*lines[first - 1])].strip():
            first -= 1
        while blank and last + 2 < len(lines) and not text[slice(*lines[last + 1])].strip():
            last += 1
        start, end = lines[first][0], min(lines[last][1] + 1, len(text))
        if end == len(text) and start > 0 and lines[last][1] == end:
            start -= 1
        if edits and start < edits[-1].end:
            start = edits.pop().start
        if start < end:
            edits.append(Edit(start, end, "", kind))
    return edits


def _of_total(text: str, lines: list[tuple[int, int]], candidates: list[int]) -> list[int]:
    """Lines such as '6 / 195' where at least three name the same total."""
    found: dict[int, list[int]] = {}
    for i in candidates:
        match = _OF_TOTAL.fullmatch(text[slice(*lines[i])].strip())
        if match and int(match[1]) <= int(match[2]):
            found.setdefault(int(match[2]), []).append(i)
    return [i for same in found.values() if len(same) >= _CHAIN for i in same]


def _bare_pages(text: str, lines: list[tuple[int, int]], candidates: list[int]) -> list[int]:
    chains: list[list[int]] = []
    for i in candidates:
        start, end = lines[i]
        bare = text[start:end].strip()
        if not _BARE.fullmatch(bare):
            continue
        last = chains[-1][-1] if chains else None
        if last is not None and _follows(text, lines[last], lines[i]):
            chains[-1].append(i)
        else:
            chains.append([i])
    return [i for chain in chains if len(chain) >= _CHAIN for i in chain]


def _follows(text: str, last: tuple[int, int], this: tuple[int, int]) -> bool:
    far = this[0] - last[1] >= _BARE_PAGE_CHARS
    return far and int(text[slice(*this)]) == int(text[slice(*last)]) + 1


def _headers(text: str, lines: list[tuple[int, int]], numbers: set[int]) -> set[int]:
    beside: list[tuple[int, str]] = []
    for i in numbers:
        for step in (-1, 1):
            j = i + step
            while 0 <= j < len(lines) and not text[slice(*lines[j])].strip():
                j += step
            if 0 <= j < len(lines) and j not in numbers:
                words = text[slice(*lines[j])].strip()
                if len(words) <= 40 and words[-1] not in _TERMINAL:
                    beside.append((j, words))
    counts = Counter(words for _, words in set(beside))
    return {j for j, words in beside if counts[words] >= _CHAIN}
