"""What a Word file says about its paragraphs by style: heading level and automatic number."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from index.read_docx_numbering import Numbering
from index.read_docx_xml import child, children, value

__all__ = ["Styles"]

Element = ElementTree.Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.I)
_TITLES = ("title", "标题")
_BODY_LEVEL = 9
_MAX_CHAIN = 20


class Styles:
    """Looks up the level and number of paragraphs; numbers count on, so ask in document order."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = {value(item, "styleId"): item for item in children(styles, "style")}
        self._numbering = Numbering(numbering)
        self._levels: dict[str, int | None] = {}

    def level(self, paragraph: Element) -> int | None:
        """The heading level, 0 for the title of the document, None for body text."""
        properties = child(paragraph, "pPr")
        own = _outline_level(properties)
        if own is not None:
            return own if own <= _BODY_LEVEL else None
        style = value(child(properties, "pStyle"), "val")
        if style not in self._levels:
            self._levels[style] = self._style_level(style)
        return self._levels[style]

    def is_contents(self, paragraph: Element) -> bool:
        """Whether the paragraph is a line of a table of contents."""
        style = value(child(child(paragraph, "pPr"), "pStyle"), "val")
        return bool(_CONTENTS.fullmatch(self._name(style) or style))

    def number(self, paragraph: Element) -> str:
        """The number that Word shows before the paragraph, '' when there is none."""
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"), "val")
        chain = [child(self._styles.get(each), "pPr") for each in self._chain(style)]
        found = [child(each, "numPr") for each in (properties, *chain)]
        num = next((value(child(each, "numId"), "val") for each in found if each is not None), "")
        levels = (value(child(each, "ilvl"), "val") for each in found)
        level = next((each for each in levels if each.isdecimal()), "0")
        return self._numbering.next(num, int(level)) if num not in ("", "0") else ""

    def _name(self, style: str) -> str:
        return value(child(self._styles.get(style), "name"), "val")

    def _chain(self, style: str) -> list[str]:
        """The style and those it is based on, nearest first."""
        chain: list[str] = []
        while style and style not in chain and len(chain) < _MAX_CHAIN:
            chain.append(style)
            style = value(child(self._styles.get(style), "basedOn"), "val")
        return chain

    def _style_level(self, style: str) -> int | None:
        for each in self._chain(style):
            name = self._name(each) or each
            heading = _HEADING.fullmatch(name)
            if heading:
                return int(heading.group(1))
            if name.lower() in _TITLES:
                return 0
            outline = _outline_level(child(self._styles.get(each), "pPr"))
            if outline is not None:
                return outline if outline <= _BODY_LEVEL else None
        return None


def _outline_level(properties: Element | None) -> int | None:
    """1 to 9 for a heading, 10 for text that is explicitly none, None when nothing is said."""
    found = value(child(properties, "outlineLvl"), "val")
    return int(found) + 1 if found.isdecimal() else None
