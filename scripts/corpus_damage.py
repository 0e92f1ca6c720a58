"""The damage of a text copied out of a PDF, done to a clean text on purpose."""

from __future__ import annotations

import re
from itertools import chain

__all__ = ["damage"]

_LINE_WIDTH = 34
_PAGE_LINES = 22
_LOST = ("2023年12月28日", "2024年5月17日", "2024年1月11日")
_LOST_DATE = re.compile(r"(\d{7,8}) 日")
_HEADING = re.compile(r"^([一二三四五六七八九十]+、[^。\n]{4,30})\n(?=\S)", re.MULTILINE)
_BEFORE_DIGIT = re.compile(r"(?<=[一-鿿])(?=\d)")
_UNBROKEN = re.compile(r"(?:\d[\d.]*%?|.)[，。、；：）,;]*")
_AFTER_DIGIT = re.compile(r"(?<=\d)(?=[一-鿿])")


def damage(text: str) -> str:
    """The text with glued headings, spaced digits, lost date words, broken lines and page numbers.

    The same text always gets the same damage. No character of the text is lost but the 年 and 月
    of three dates; a text that stops in mid-word is for the source to give.
    """
    title, body = text.rstrip("\n").split("\n", 1)
    for date in _LOST:
        body = body.replace(date, re.sub("[年月]", "", date))
    body = body.replace("198个", "1 9 8 个", 1)
    body = _HEADING.sub(r"\1 ", body)
    paragraphs = [_spoil(number, line) for number, line in enumerate(body.split("\n"))]
    lines = [title, *chain.from_iterable(paragraphs)]
    return "\n".join(_paged(lines)) + "\n"


def _spoil(number: int, paragraph: str) -> list[str]:
    """The lines of one damaged paragraph; every third is left unbroken, as in real copies."""
    paragraph = _AFTER_DIGIT.sub(" ", _BEFORE_DIGIT.sub(" ", paragraph))
    paragraph = _LOST_DATE.sub(r"\1日", paragraph)
    if number % 4 == 1:
        paragraph = paragraph.replace("，", ",").replace("；", ";")
    if number % 5 == 2:
        paragraph = paragraph.replace("整改", "整\u200b改", 1).replace("任务", "任\u00ad务", 1)
    if number % 7 == 3:
        paragraph = paragraph.removesuffix("。") + " 。\n。"
    if number % 3 == 2:
        return paragraph.split("\n")
    return [part for line in paragraph.split("\n") for part in _broken(line)]


def _broken(line: str) -> list[str]:
    """The line cut where a page would be full, in mid-word, never in a number or before a comma."""
    lines = [""]
    for token in _UNBROKEN.findall(line):
        if _width(lines[-1] + token) > _LINE_WIDTH:
            lines.append("")
        lines[-1] += token
    return [part.strip() for part in lines]


def _width(line: str) -> float:
    """The printed width in Chinese characters; a space of the copy had no width in print."""
    return sum(0 if char == " " else 0.5 if char.isascii() else 1 for char in line)


def _paged(lines: list[str]) -> list[str]:
    """The lines with a page number between them wherever a page is full."""
    paged: list[str] = []
    used, page = 0, 1
    for line in lines:
        if used >= _PAGE_LINES:
            paged.append(f"— {page} —")
            used, page = 0, page + 1
        paged.append(line)
        used += int(_width(line) // _LINE_WIDTH) + 1
    return paged
