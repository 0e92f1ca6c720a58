"""What a Word file says about its paragraphs by style: heading level and automatic number."""

from __future__ import annotations

import re
from xml.etree import ElementTree

__all__ = ["Styles", "child", "local", "value"]

Element = ElementTree.Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.I)
_TITLES = ("title", "标题")
_BODY_LEVEL = 9
_MAX_CHAIN = 20


def local(element: Element) -> str:
    """The element's name without its namespace (transitional and strict files differ in it)."""
    return element.tag.rpartition("}")[2]


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that local name, None when there is none."""
    for item in element if element is not None else ():
        if local(item) == name:
            return item
    return None


def value(element: Element | None, name: str) -> str:
    """The attribute of that local name, '' when there is none."""
    for key, found in element.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return found
    return ""


class Styles:
    """Looks up the level and number of paragraphs; numbers count on, so ask in document order."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        items = [item for item in (styles if styles is not None else ()) if local(item) == "style"]
        self._styles = {value(item, "styleId"): item for item in items}
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
        return ""

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
    return int(found) + 1 if found.isdigit() else None
