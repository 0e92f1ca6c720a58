"""Repair: the damage of copying undone, each change logged and reversible."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.document import Document, PageStart, StyledHeading
from index.edits import Edit, apply, compose
from index.repair_characters import invisible
from index.repair_dates import cut_off, dates
from index.repair_headings import join_title, split_glued
from index.repair_joins import join_certain, join_likely, join_wrapped
from index.repair_layout import lines_of
from index.repair_lines import boilerplate, inline_page_numbers, page_lines, stray_stops
from index.repair_map import OffsetMap, Repair
from index.repair_spaces import digit_spaces, edges, text_spaces

__all__ = ["OffsetMap", "Repair", "Repaired", "repair"]


_DAMAGE = frozenset({"boilerplate", "page-number", "stray-stop"})
_SPACED = re.compile(r"[一-鿿] [0-9]|[0-9] [一-鿿]")
_MANY_SPACES = 5
_TITLE_CHARS = 2000
_PARAGRAPH_FORMATS = frozenset({"docx", "html"})


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text with the log of its repairs.

    `repairs` are in the order of the text and do not overlap, flags aside; `pages` and `headings`
    count in the repaired text.
    """

    text: str
    repairs: tuple[Repair, ...]
    pages: tuple[PageStart, ...] = ()
    headings: tuple[StyledHeading, ...] = ()

    @property
    def map(self) -> OffsetMap:
        """Offsets led between the repaired text and the original; built anew at every call."""
        return OffsetMap(self.repairs)

    def original(self) -> str:
        """The text as it was read, rebuilt by undoing the repairs."""
        parts: list[str] = []
        cursor = end = 0  # offsets into the repaired text and into the original
        for entry in self.repairs:
            if entry.flag:
                continue
            kept = entry.start - end
            parts.append(self.text[cursor : cursor + kept])
            parts.append(entry.before)
            cursor += kept + len(entry.after)
            end = entry.start + len(entry.before)
        parts.append(self.text[cursor:])
        return "".join(parts)


def repair(document: Document) -> Repaired:
    """The document's text without the damage of copying, scanning and pasting.

    Text without damage comes back unchanged. What cannot be decided is flagged, not changed.
    """
    work = _Work(document)
    for one_pass in (invisible, boilerplate, page_lines, inline_page_numbers, stray_stops):
        work.run(one_pass)
    if document.format != "xlsx":
        _join(work, document.format not in _PARAGRAPH_FORMATS)
    for one_pass in (edges, digit_spaces, split_glued, text_spaces, dates, cut_off):
        work.run(one_pass)
    return work.repaired()


def _join(work: _Work, flowing: bool) -> None:
    """Join broken lines; `flowing` is false where the format itself keeps paragraphs whole."""
    damaged = work.damaged()
    lines = lines_of(work.text)
    if not (flowing and work.make(join_wrapped(lines, work.fixed()))):
        if work.make(join_certain(lines, work.fixed())):
            damaged = True
            lines = lines_of(work.text)
        if flowing:
            work.make(join_likely(lines, work.fixed(), damaged))
    work.make(join_title(lines_of(work.text[:_TITLE_CHARS]), work.fixed()))


class _Work:
    """A text on its way through the passes, with all edits so far in offsets of the original."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.text = document.text
        self.edits: list[Edit] = []
        self._flags: list[Repair] = []

    def run(self, one_pass: Callable[[str], list[Edit]]) -> None:
        """Make the edits that one pass finds in the present text."""
        self.make(one_pass(self.text))

    def damaged(self) -> bool:
        """Whether the text shows the damage of a copy from a page."""
        lines = any(edit.kind in _DAMAGE for edit in self.edits)
        return lines or len(_SPACED.findall(self.text)) >= _MANY_SPACES

    def make(self, found: list[Edit]) -> bool:
        """Make edits of the present text; True where any changes it."""
        changes = [edit for edit in found if self.text[edit.start : edit.end] != edit.after]
        if len(changes) < len(found):
            self._flag([edit for edit in found if self.text[edit.start : edit.end] == edit.after])
        if changes:
            self.edits = compose(self.edits, changes, self.text)
            self.text = apply(self.text, changes)
        return bool(changes)

    def fixed(self) -> frozenset[int]:
        """The starts of the lines that the format marks as headings, in the present text."""
        if not self._document.headings:
            return frozenset()
        led = OffsetMap(self._log())
        starts = (led.to_repaired(heading.start) for heading in self._document.headings)
        return frozenset(_line_start(self.text, start) for start in starts)

    def repaired(self) -> Repaired:
        log = self._log()
        led = OffsetMap(log)
        pages = tuple(PageStart(p.number, led.to_repaired(p.start)) for p in self._document.pages)
        spans = ((h.level, *led.span_to_repaired(h.start, h.end)) for h in self._document.headings)
        headings = tuple(StyledHeading(*span) for span in spans if span[1] < span[2])
        repairs = sorted([*log, *self._flags], key=lambda entry: entry.start)
        return Repaired(self.text, tuple(repairs), pages, headings)

    def _log(self) -> list[Repair]:
        original = self._document.text
        entries = (Repair(e.kind, e.start, original[e.start : e.end], e.after) for e in self.edits)
        return [entry for entry in entries if not entry.flag]

    def _flag(self, flags: list[Edit]) -> None:
        led = OffsetMap(self._log())
        for edit in flags:
            start, end = led.span_to_original(edit.start, edit.end)
            words = self._document.text[start:end]
            self._flags.append(Repair(edit.kind, start, words, words))


def _line_start(text: str, offset: int) -> int:
    start = text.rfind("\n", 0, offset) + 1
    while start < offset and text[start].isspace():
        start += 1
    return start
