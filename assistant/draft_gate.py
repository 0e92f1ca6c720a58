"""The last lock of a draft: a figure that stands in none of its sentence's sources is taken out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.draft_anchor import computes, stands_in
from assistant.draft_marks import GAP, parts
from assistant.draft_sentence import Paragraph, Piece, Written
from assistant.reply import Citation
from assistant.stated import stated

__all__ = ["Locked", "lock"]

OPEN = "【待补：没有出处的数字】"


@dataclass(frozen=True, slots=True)
class Locked:
    """The sections with only sourced figures, and a line for every figure that was taken out."""

    written: tuple[Written, ...]
    doubts: tuple[str, ...]


def lock(written: Sequence[Written]) -> Locked:
    """Sections whose every figure stands in a citation of its sentence or ends a formula.

    The others are replaced by a gap. A draft is put through this whatever wrote it, so that no
    template, no rewriting of the last report and no fault in them can bring in a figure.
    """
    doubts: list[str] = []
    kept = []
    for section in written:
        paragraphs = tuple(_locked(paragraph, doubts) for paragraph in section.paragraphs)
        kept.append(replace(section, paragraphs=paragraphs))
    return Locked(tuple(kept), tuple(doubts))


def _locked(paragraph: Paragraph, doubts: list[str]) -> Paragraph:
    return tuple(
        piece for sentence in _sentences(paragraph) for piece in _sourced(sentence, doubts)
    )


def _sentences(paragraph: Paragraph) -> Iterator[list[Piece]]:
    sentence: list[Piece] = []
    for piece in paragraph:
        sentence.append(piece)
        if piece.text.endswith(("。", "！", "？")):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _sourced(sentence: Sequence[Piece], doubts: list[str]) -> Iterator[Piece]:
    for i, piece in enumerate(sentence):
        cited = [citation for other in sentence[i:] for citation in other.citations]
        yield replace(piece, text=_checked(piece, cited, doubts))


def _checked(piece: Piece, cited: Sequence[Citation], doubts: list[str]) -> str:
    text = piece.text
    for figure in reversed(stated(_without_gaps(text))):
        words = text[figure.start : figure.end]
        sourced = any(stands_in(citation, figure.value, words) for citation in cited)
        if not sourced and not computes(piece.formula, figure, words, text[: figure.start]):
            doubts.append(f"“{words}”在所引的原文里没有出处，已留空，请核实：{text}")
            text = f"{text[: figure.start]}{OPEN}{text[figure.end :]}"
    return text


def _without_gaps(text: str) -> str:
    """The text, as long as it is, with its gaps made unreadable."""
    return "".join("□" * len(p.text) if p.kind == GAP else p.text for p in parts(text))
