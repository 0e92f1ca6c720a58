"""A line of a template with its values put in, as pieces that carry their citations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.draft_sentence import Piece
from assistant.reply import Citation
from assistant.template_value import Filled, Value

__all__ = ["Clause", "clause", "ended", "joined", "stated"]

_STOP = re.compile(r"[，、；：。]")
_WITHIN = re.compile(r"[，；、：]")
_CLAUSE = re.compile(r"[，；（）]")
_BRACKETS = "（）"


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence, or a clause of one; `whole` is a sentence that is not joined to others."""

    pieces: tuple[Piece, ...]
    whole: bool = False


class _Writer:
    """Collects text until it must end a piece: what a clause cites is marked at its end.

    Values that were computed, and the sides of a conflict, end a piece of their own.
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._text = ""
        self._cited: list[Citation] = []
        self._value_end = 0

    def words(self, text: str) -> None:
        if not self._text and self.pieces and _STOP.match(text):
            last = self.pieces[-1]
            self.pieces[-1] = replace(last, text=last.text + text[0])
            text = text[1:]
        self._text += text

    def value(self, filled: Filled) -> None:
        for piece in filled.pieces or (Piece(filled.text, filled.citations, filled.formula),):
            if piece.formula or (filled.pieces and piece.citations):
                lead = self._set_apart()
                self.pieces.append(replace(piece, text=lead + piece.text))
            else:
                if piece.citations and self._cited and piece.citations != tuple(self._cited):
                    self._end_clause()
                self._text += piece.text
                self._cited.extend(piece.citations)
                self._value_end = len(self._text)

    def finished(self) -> tuple[Piece, ...]:
        self._flush(self._text)
        return tuple(self.pieces)

    def _end_clause(self) -> None:
        """Ends a piece with the clause of the last value, where the words since then end it."""
        stop = _CLAUSE.search(self._text, self._value_end)
        if stop is not None:
            cut = stop.start() if stop.group() in _BRACKETS else stop.end()
            rest = self._text[cut:]
            self._flush(self._text[:cut])
            self._text = rest

    def _set_apart(self) -> str:
        """Ends a piece after what was cited so far; the words left over, which lead on."""
        text, cut = self._text, 0
        if self._cited:
            stops = [m.end() for m in _WITHIN.finditer(text, self._value_end)]
            cut = stops[-1] if stops else self._value_end
        self._flush(text[:cut])
        return text[cut:]

    def _flush(self, text: str) -> None:
        if text:
            self.pieces.append(Piece(text, tuple(dict.fromkeys(self._cited))))
        self._text, self._cited, self._value_end = "", [], 0


def clause(parts: Iterable[object]) -> Clause | None:
    """A line with its values; None where it is left out.

    It is written where a value that decides about it is there or wanted. Values that only frame
    the sentence decide where there are no others.
    """
    writer, values = _Writer(), []
    for part in parts:
        if isinstance(part, Value):
            values.append(part)
            writer.value(part.filled)
        else:
            writer.words(str(part))
    deciding = [v for v in values if v.decides] or [v for v in values if v.name != "对象"]
    if not any(v.filled.has_value or v.filled.wanted for v in deciding):
        return None
    return Clause(writer.finished())


def stated(value: Filled) -> list[Clause]:
    """The sentences of a 段落 as they are; its 【待补】 as a sentence where it is wanted."""
    if not value.sentences and not value.wanted:
        return []
    found = []
    for sentence in value.sentences or (value,):
        writer = _Writer()
        writer.value(sentence)
        found.append(Clause(ended(writer.finished()), whole=True))
    return found


def joined(clauses: list[Clause]) -> tuple[Piece, ...]:
    """The clauses of a paragraph; one that no other follows ends with 。 instead of ；."""
    pieces: list[Piece] = []
    for this, following in zip(clauses, [*clauses[1:], None], strict=True):
        last = following is None or following.whole
        pieces.extend(ended(this.pieces) if last else this.pieces)
    return tuple(pieces)


def ended(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a sentence with a 。 at their end."""
    last = pieces[-1]
    text = last.text[:-1] if last.text[-1:] in "；，、" else last.text
    text = text if text[-1:] in "。！？" else f"{text}。"
    return (*pieces[:-1], replace(last, text=text))
