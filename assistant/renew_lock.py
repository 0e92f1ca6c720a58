"""The lock on a renewed report: what no citation states and no formula gives is left open."""

from __future__ import annotations

import re

from assistant.draft_sentence import Paragraph, Piece
from assistant.stated import Amount, Stated, holds, stated

__all__ = ["locked", "unsourced"]

_GAP = re.compile(r"【[^】]*】")
_NAMED = re.compile(r"《[^》]*》")


def unsourced(piece: Piece) -> tuple[Stated, ...]:
    """The figures and dates of a piece that neither its citations nor its formula state."""
    text = _NAMED.sub(_blank, _GAP.sub(_blank, piece.text))
    return tuple(
        found
        for found in stated(text)
        if not any(holds(citation.quote, found.value) for citation in piece.citations)
        and not (piece.formula and isinstance(found.value, Amount) and _given(piece, found, text))
    )


def locked(paragraph: Paragraph) -> tuple[Paragraph, tuple[str, ...]]:
    """The paragraph with every figure left open that has no source, and those figures."""
    pieces: list[Piece] = []
    open_: list[str] = []
    for piece in paragraph:
        text = piece.text
        for found in reversed(unsourced(piece)):
            open_.append(text[found.start : found.end])
            text = f"{text[: found.start]}【待补】{text[found.end :]}"
        pieces.append(Piece(text, piece.citations, piece.formula))
    return tuple(pieces), tuple(open_)


def _given(piece: Piece, found: Stated, text: str) -> bool:
    """Whether a formula ends in a figure: '255.5−211.4=44.1' gives 44.1公里."""
    result = re.split(r"[=＝]", piece.formula)[-1]
    number = re.match(r"[\d.]+", text[found.start : found.end])
    return number is not None and number.group() in re.findall(r"[\d.]+", result)


def _blank(match: re.Match[str]) -> str:
    return "□" * len(match.group())
