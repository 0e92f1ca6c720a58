"""The sentences that a language model is given to answer a question from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.model_source import Source
from assistant.parts import parts_of
from assistant.reply import Answer, Citation
from index.asked import Form
from index.figure import Figure
from index.hit import Filters
from index.library import Library
from index.prior import known_places, plans
from index.question import Question, understand
from index.report import Metadata, Passage
from index.search import rank
from index.sentences import sentence_spans

__all__ = ["Material", "material"]

_PASSAGES = 8
_MOST = 16
_CHARACTERS = 5_000


@dataclass(frozen=True, slots=True)
class Material:
    """A sentence that may be cited; `citation.n` is 0 where the answer does not cite it yet."""

    citation: Citation
    source: Source


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of a passage."""

    passage: Passage
    start: int
    end: int


def material(
    library: Library, answer: Answer, filters: Filters = Filters(), today: date | None = None
) -> tuple[Material, ...]:
    """The sentences cited by an answer, then those nearest to its question, no more than 16.

    To a question in prose belongs the whole passage of its first citation.
    """
    places = known_places(library.metadata().values())
    question = understand(answer.standalone or answer.question, places, today)
    cited = {(c.report, c.start): c for c in answer.citations}
    kept: dict[tuple[str, int], Material] = {}
    length = 0
    for place in _proposed(library, answer, question, filters, places, today):
        key = (place.passage.report, place.start)
        length += place.end - place.start
        if key in kept:
            continue
        if len(kept) == _MOST or (kept and length > _CHARACTERS):
            break
        kept[key] = _material(library, place, cited.get(key))
    return tuple(kept.values())


def _proposed(
    library: Library,
    answer: Answer,
    question: Question,
    filters: Filters,
    places: Sequence[str],
    today: date | None,
) -> Iterator[_Place]:
    cited = [_where(library, citation) for citation in answer.citations]
    yield from cited
    if cited and question.asked.form is Form.PROSE:
        yield from _sentences(cited[0].passage)
    for part in parts_of(question, places, today):
        for ranked in rank(library, part, filters, _PASSAGES):
            for found in ranked.sentences:
                yield _Place(ranked.passage, found.start, found.end)


def _where(library: Library, citation: Citation) -> _Place:
    around = (
        p
        for p in library.passages(citation.report)
        if p.start <= citation.start and citation.end <= p.end
    )
    c = citation
    alone = Passage(c.report, 0, c.heading, c.start, c.end, c.page, c.quote)
    return _Place(next(around, alone), citation.start, citation.end)


def _sentences(passage: Passage) -> Iterator[_Place]:
    for start, end in sentence_spans(passage.text):
        yield _Place(passage, passage.start + start, passage.start + end)


def _material(library: Library, place: _Place, cited: Citation | None) -> Material:
    p, start, end = place.passage, place.start, place.end
    metadata = library.meta(p.report)
    quote = p.text[start - p.start : end - p.start]
    title = metadata.title.value
    citation = cited or Citation(0, p.report, title, p.heading, start, end, p.page, quote)
    figures = [f for f in library.figures_in([p])[0] if start <= f.start < end]
    planned = plans(p) is True and all(f.role == "target" for f in figures)
    years = _years(figures, metadata, planned)
    source = Source(quote, title, p.heading, metadata.place.value, years, planned)
    return Material(citation, source)


def _years(figures: Sequence[Figure], metadata: Metadata, planned: bool) -> frozenset[int]:
    """The years that the figures of a sentence hold for; of one without figures its report's."""
    periods = [f.period for f in figures] or ([] if planned else [metadata.period])
    edges = [edge for period in periods for edge in (period.start, period.end) if edge]
    if not edges and metadata.year.value:
        edges = [metadata.year.value]
    return frozenset(int(edge[:4]) for edge in edges)
