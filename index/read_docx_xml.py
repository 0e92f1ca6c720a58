"""Elements of Word's XML by local name, for the transitional and the strict namespace alike."""

from __future__ import annotations

from xml.etree import ElementTree

__all__ = ["child", "children", "local", "value"]

Element = ElementTree.Element


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, name: str) -> list[Element]:
    """The direct children of that local name, none of a missing element."""
    return [] if element is None else [item for item in element if local(item) == name]


def child(element: Element | None, name: str) -> Element | None:
    """The first direct child of that local name, None when there is none."""
    return next(iter(children(element, name)), None)


def value(element: Element | None, name: str) -> str:
    """The attribute of that local name, '' when there is none."""
    for key, found in element.items() if element is not None else ():
        if key.rpartition("}")[2] == name:
            return found
    return ""
