"""Text built line by line, with the headings that the format marks."""

from __future__ import annotations

import re

from index.document import Document, PageStart, StyledHeading

__all__ = ["Lines", "clean"]

MAX_HEADING_CHARS = 100
_LINE_END = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ufeff\ufffe\uffff]")
_BLANK = " \t\u00a0\u3000"


def clean(text: str) -> str:
    """The text with '\\n' line ends and without control characters and byte order marks."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


class Lines:
    """Collects the lines of one document; blank lines are left out."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._headings: list[StyledHeading] = []
        self._pages: list[PageStart] = []
        self._size = 0

    def add(self, text: str, level: int | None = None, indent: bool = False) -> None:
        """Add one paragraph, which may hold line ends.

        `level` marks it as a heading (0 the document's title) unless it is longer than
        100 characters, which is a paragraph with a wrong style. White space around a line is
        dropped; with `indent` that before it stays.
        """
        lines = [
            line.rstrip(_BLANK) if indent else line.strip(_BLANK)
            for line in clean(text).split("\n")
        ]
        whole = "\n".join(line for line in lines if line.strip(_BLANK))
        if not whole:
            return
        start = self._size
        self._parts.append(whole)
        self._size += len(whole) + 1
        if level is not None and len(whole) <= MAX_HEADING_CHARS:
            self._headings.append(StyledHeading(level, start, start + len(whole)))

    def page(self, number: int) -> None:
        """Begin a page with the next line added; a page without lines leaves no trace."""
        if self._pages and self._pages[-1].start == self._size:
            self._pages.pop()
        self._pages.append(PageStart(number, self._size))

    def document(self, format: str, dropped: int = 0) -> Document:
        """The document of all lines so far."""
        text = "\n".join(self._parts)
        pages = tuple(page for page in self._pages if page.start < len(text))
        return Document(text, format, pages, tuple(self._headings), dropped)
