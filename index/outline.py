"""The outline of a report: its headings in all the forms that offices write them."""

from __future__ import annotations

from collections.abc import Sequence

from index.document import StyledHeading
from index.outline_levels import STYLED, Candidate, nested
from index.outline_markers import marker
from index.outline_titles import numbered_titles, plain_titles, text_lines, title_end, topics
from index.report import Heading

__all__ = ["outline"]

_MAX_STYLED = 80


def outline(text: str, styled: Sequence[StyledHeading] = ()) -> tuple[Heading, ...]:
    """The headings of a text in its order.

    Chapter lines and 一、 are level 1, (一) 2, 1. 3, (1) 4, 一是 5, —— and topic sentences 6;
    levels below a chapter that holds 一、 move down. `styled` are the headings that the format
    marks; they are merged with those the text shows, and the title, of level 0, is no heading.
    """
    lines = text_lines(text)
    marked = _marked(text, styled)
    titles = {h.start for h in styled} - set(marked)
    found = {c.start: c for c in marked.values()}
    for c in numbered_titles(text, lines, {start: c.style for start, c in marked.items()}):
        found[c.start] = c
    for c in plain_titles(text, lines, found.keys() | titles):
        found[c.start] = c
    for c in topics(text, lines, found.keys() | titles):
        found[c.start] = c
    ordered = _without_overlap([found[start] for start in sorted(found)])
    return tuple(
        Heading(level, c.start, c.end, text[c.start : c.end], c.run_in)
        for c, level in nested(ordered)
    )


def _marked(text: str, styled: Sequence[StyledHeading]) -> dict[int, Candidate]:
    """The headings that the format marks, by their start, without the title and body text."""
    found: dict[int, Candidate] = {}
    for heading in _without_title(styled):
        start, end = _stripped(text, heading.start, heading.end)
        number = marker(text[start:end])
        whole = end
        if end - start > _MAX_STYLED:
            whole = start + ((number and title_end(text[start:end], number)) or 0)
        if start < whole:
            kind, base = (number.kind, number.level) if number else (STYLED, heading.level)
            count = number.number if number else 0
            found[start] = Candidate(
                kind, base, count, start, whole, whole < end, style=heading.level
            )
    return found


def _without_title(styled: Sequence[StyledHeading]) -> list[StyledHeading]:
    """The marked headings below the title: level 0, or the one first heading above all others."""
    below = sorted((h for h in styled if h.level > 0), key=lambda h: h.start)
    if len(below) > 1 and below[0].level < min(h.level for h in below[1:]):
        return below[1:]
    return below


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _without_overlap(found: Sequence[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for c in found:
        if not kept or c.start >= kept[-1].end:
            kept.append(c)
    return kept
