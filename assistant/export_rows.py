"""The rows of 数据来源对照表: every figure of a draft with the sentences that it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.draft_anchor import Anchor, anchors, sentence_at
from assistant.draft_marks import WORDS, numbers_in, parts, without_marks
from assistant.draft_model import Draft, Section
from assistant.reply import Citation

__all__ = ["SourceRow", "marked_only", "sentences", "source_rows"]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A figure of a draft, or a sentence without one, and its sources.

    `figure` is as it is written, '' for a row that tells what the words of a sentence stand on.
    `sentence` is without marks. `formula` is that of a computed figure. A figure that has neither
    citations nor formula is without a source.
    """

    section: int
    sentence: str
    figure: str
    citations: tuple[Citation, ...]
    formula: str = ""


def source_rows(draft: Draft) -> tuple[SourceRow, ...]:
    """A row for every figure of the text, and one for what else a sentence cites, in its order."""
    return tuple(
        row for n, section in enumerate(draft.sections) for row in _section_rows(n, section)
    )


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a text, with their marks."""
    at = 0
    while at < len(text):
        start, end = sentence_at(text, at)
        if text[start:end].strip():
            yield start, end
        at = max(end, at + 1)


def marked_only(text: str, section: Section, figures: tuple[Anchor, ...]) -> tuple[Citation, ...]:
    """The citations of a sentence's marks, open places included, that no figure of it stands on."""
    numbers = [n for part in parts(text) if part.kind != WORDS for n in numbers_in(part.text)]
    standing = {citation.n for figure in figures for citation in figure.citations}
    return tuple(c for c in section.citations if c.n in numbers and c.n not in standing)


def _section_rows(number: int, section: Section) -> Iterator[SourceRow]:
    found = anchors(section)
    for start, end in sentences(section.text):
        marked = section.text[start:end]
        sentence = without_marks(marked).text.strip()
        inside = tuple(anchor for anchor in found if start <= anchor.start < end)
        for anchor in inside:
            yield SourceRow(number, sentence, anchor.text, anchor.citations, anchor.formula)
        if others := marked_only(marked, section, inside):
            yield SourceRow(number, sentence, "", others)
