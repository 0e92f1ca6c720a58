"""What a reader takes out of one file, before anything is repaired."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Document", "PageStart", "StyledHeading"]


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page begins: `number` counts from 1, `start` is a character offset into the text."""

    number: int
    start: int


@dataclass(frozen=True, slots=True)
class StyledHeading:
    """A heading that the format itself marks (Word style, `#`, `<h1>`): level 1 is the outermost.

    `start` and `end` are character offsets into the document's text, end exclusive. Level 0 marks
    the title of the whole document.
    """

    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file as it was read, with what the format knew about it.

    `text` has '\\n' line ends. Table rows are lines of their own. `pages` is empty where the format
    has no pages. `dropped` counts the repeated headers, footers and page numbers left out.
    """

    text: str
    format: str
    pages: tuple[PageStart, ...] = ()
    headings: tuple[StyledHeading, ...] = ()
    dropped: int = 0
