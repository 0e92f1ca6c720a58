"""Sentences of a draft whose figure another report gives otherwise, with both values shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.draft_entry import Entry
from assistant.draft_indicator import value_of
from assistant.draft_model import CellCitation
from assistant.draft_sentence import Piece
from assistant.evidence_pages import pages_of
from assistant.interval import is_fuzzy
from assistant.template_value import Filled
from assistant.trace import trace
from assistant.trace_index import Others

if TYPE_CHECKING:
    from index.figure import Figure
    from index.library import Library

__all__ = ["Disputes", "with_conflicts"]

_Opposed = dict[tuple[int, str], list[tuple["Figure", "Figure"]]]
_kept: WeakKeyDictionary[Library, _Opposed] = WeakKeyDictionary()


class Disputes:
    """What the other reports of a library say against the figures of a draft's sentences."""

    def __init__(self, library: Library) -> None:
        """Nothing is traced yet."""
        self._library, self._pages = library, pages_of(library)

    def shown(self, sentence: Filled) -> Filled:
        """The sentence, followed by 【不一致：…】 for each figure that others contradict."""
        marks = [
            piece
            for figure, other in self._against(sentence)
            for piece in self._mark(figure, other)
        ]
        if not marks or sentence.pieces:
            return sentence
        pieces = (
            Piece(sentence.text.removesuffix("。"), sentence.citations),
            *marks,
            Piece("。"),
        )
        text = "".join(piece.text for piece in pieces)
        cited = (citation for piece in pieces for citation in piece.citations)
        citations = tuple(dict.fromkeys(cited))
        return replace(sentence, text=text, citations=citations, pieces=pieces)

    def problems(self, sentence: Filled) -> Iterator[str]:
        """What a person is told of each figure that others contradict."""
        for figure, other in self._against(sentence):
            said = "，".join(f"{self._title(f)}为{value_of(f)}" for f in (figure, other))
            yield f"{figure.indicator}不一致，请核实：{said}"

    def _against(self, sentence: Filled) -> Iterator[tuple[Figure, Figure]]:
        for citation in sentence.citations:
            if isinstance(citation, CellCitation) or not citation.report:
                continue
            for figure, other in self._of_report(citation.report):
                if citation.start <= figure.start < citation.end:
                    yield figure, other

    def _of_report(self, report: str) -> list[tuple[Figure, Figure]]:
        """The exact amounts of a report that others give otherwise, each with one of those."""
        kept = _kept.setdefault(self._library, {})
        key = (self._library.generation, report)
        if key not in kept:
            figures = self._library.figures(report)
            others = Others(f for f in self._library.all_figures() if f.report != report)
            rows = trace(figures, others, lambda f: self._pages.of(f.report).before(f))
            kept[key] = [
                (row.figure, row.sources[0])
                for row in rows
                if row.status == "contradicted" and row.figure.role == "level"
                if not is_fuzzy(row.figure) and not is_fuzzy(row.sources[0])
            ]
        return kept[key]

    def _mark(self, figure: Figure, other: Figure) -> tuple[Piece, Piece]:
        """'【不一致：297个在《…通报》中为279个[2]】'; the sentence before it has its own source."""
        said = f"【不一致：{value_of(figure)}在{self._title(other)}中为{value_of(other)}"
        cited = self._pages.of(other.report).cite_figure(other)
        return Piece(said, (cited,)), Piece("】")

    def _title(self, figure: Figure) -> str:
        metadata = self._library.metadata()[figure.report]
        return f"《{metadata.title.value or figure.report}》"


def with_conflicts(entry: Entry, disputes: Disputes) -> Entry:
    """A 段落 with its contradicted figures shown, and told as something to settle."""
    sentences: Sequence[Filled] = entry.filled.sentences
    problems = [line for sentence in sentences for line in disputes.problems(sentence)]
    if not problems:
        return entry
    shown = tuple(disputes.shown(sentence) for sentence in sentences)
    citations = tuple(dict.fromkeys(c for sentence in shown for c in sentence.citations))
    filled = replace(entry.filled, sentences=shown, citations=citations)
    told = "；".join(filter(None, [entry.problem, *dict.fromkeys(problems)]))
    return replace(entry, filled=filled, citations=citations, problem=told)
