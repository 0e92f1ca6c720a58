"""The runs of a Word document as one text, cut so that a stretch of it is made of whole runs."""

from __future__ import annotations

import copy
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Runs"]

_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "pPr", "sectPr", "rt", "tblPr", "tcPr"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class _Piece:
    """A run and where its text begins in the text of the document."""

    start: int
    text: str
    run: Any


class Runs:
    """The visible text of a document's body, its paragraphs as lines, over its runs."""

    def __init__(self, document: Any) -> None:
        """Of a document of python-docx; its body is changed by cutting."""
        self._pieces: list[_Piece] = []
        lines = []
        at = 0
        for runs in _paragraphs(document.element.body):
            line = ""
            for run in runs:
                text = _text(run)
                self._pieces.append(_Piece(at + len(line), text, run))
                line += text
            lines.append(line)
            at += len(line) + 1
        self._pieces = [piece for piece in self._pieces if piece.text]
        self.text = "\n".join(lines)

    def cut(self, start: int, end: int) -> tuple[Any, Any] | None:
        """The first and last run of the text from `start` to `end`, cut so that they hold no more.

        None where there is no character between them. Neither the text nor its looks change.
        """
        self._cut_at(start)
        self._cut_at(end)
        first = bisect_left(self._pieces, start, key=_start)
        last = bisect_left(self._pieces, end, key=_start) - 1
        return (self._pieces[first].run, self._pieces[last].run) if first <= last else None

    def _cut_at(self, offset: int) -> None:
        i = bisect_right(self._pieces, offset, key=_start) - 1
        if i < 0:
            return
        piece = self._pieces[i]
        before = offset - piece.start
        if 0 < before < len(piece.text):
            rest = _Piece(offset, piece.text[before:], _split(piece.run, before))
            self._pieces.insert(i + 1, rest)
            piece.text = piece.text[:before]


def _start(piece: _Piece) -> int:
    return piece.start


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _paragraphs(element: Any) -> Iterator[list[Any]]:
    """The runs of each paragraph below an element; Word knows no comments inside a text box."""
    for item in element:
        if _local(item) == "p":
            yield list(_runs(item))
        elif _local(item) not in _LEFT_OUT:
            yield from _paragraphs(item)


def _runs(element: Any) -> Iterator[Any]:
    for item in element:
        if _local(item) == "r":
            yield item
        elif _local(item) not in _LEFT_OUT:
            yield from _runs(item)


def _text(run: Any) -> str:
    return "".join(_part(item) for item in run)


def _part(item: Any) -> str:
    name = _local(item)
    return (item.text or "") if name == "t" else _CHARACTERS.get(name, "")


def _split(run: Any, before: int) -> Any:
    """Leaves so many characters in a run and gives back the new run after it with the others."""
    rest = copy.deepcopy(run)
    for item in list(rest):
        if _local(item) != "rPr":
            rest.remove(item)
    for item in list(run):
        if _local(item) == "rPr":
            continue
        size = len(_part(item))
        if before <= 0:
            rest.append(item)
        elif size > before:
            second = copy.deepcopy(item)
            item.text, second.text = item.text[:before], item.text[before:]
            for half in (item, second):
                half.set(_SPACE, "preserve")
            rest.append(second)
        before -= size
    run.addnext(rest)
    return rest
