"""Hybrid search: words, vectors, what a report is, and what its sentences say."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.evidence import Evidence, best_sentences
from index.figure import Figure
from index.hit import Filters, Hit
from index.library import Library
from index.places import canonical, within
from index.prior import elsewhere, known_places, place_fit, year_fit
from index.question import Question, understand
from index.report import Metadata, Passage

__all__ = ["Ranked", "matching_reports", "rank", "search"]

_CANDIDATES = 200
_FAVOURED = 80
_NEIGHBOURS = 60
_READ = 40
_COSINE = 0.4
_PLACE = 1.2
_YEAR = 1.0
_KIND = 0.3
_ELSEWHERE = -0.8
_NEARNESS = 0.2


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with what its place in the order was made from.

    `lexical` is BM25 and `cosine` the nearness of the vectors, each as a share of the best
    passage's,
    `prior` the fit of place, year and kind; `first` is their weighted sum; `sentences` its best
    sentences, best first, and `value` what passages are ordered by.
    """

    passage: Passage
    metadata: Metadata
    lexical: float
    cosine: float
    prior: float
    first: float
    sentences: tuple[Evidence, ...]
    value: float


def search(
    library: Library,
    query: str,
    filters: Filters = Filters(),
    k: int = 10,
    today: date | None = None,
) -> tuple[Hit, ...]:
    """The `k` passages that fit a query best, best first; none where the filters match nothing."""
    question = understand(query, known_places(library.metadata().values()), today)
    ranked = rank(library, question, filters, k)
    return tuple(_hit(number, found) for number, found in enumerate(ranked, 1))


def _hit(number: int, found: Ranked) -> Hit:
    p = found.passage
    title = found.metadata.title.value
    return Hit(number, p.report, title, p.heading, p.start, p.end, p.page, p.text, found.value)


def matching_reports(metadata: Mapping[str, Metadata], filters: Filters) -> set[str] | None:
    """The ids of the reports that meet every condition; None where there is no condition."""
    if filters == Filters():
        return None
    return {report for report, what in metadata.items() if _meets(what, filters)}


def _meets(what: Metadata, filters: Filters) -> bool:
    place = canonical(filters.place) or filters.place
    return (
        filters.year in ("", what.year.value)
        and filters.kind in ("", what.kind.value)
        and (not place or _lies_in(what.place.value, place))
    )


def _lies_in(place: str, asked: str) -> bool:
    return place in (asked, asked + "市", asked + "县", asked + "省", asked + "区") or within(
        place, asked
    )


def rank(
    library: Library, question: Question, filters: Filters = Filters(), limit: int = 10
) -> tuple[Ranked, ...]:
    """The passages that fit a question best, best first, with their best sentences."""
    weights = token_weights(library, question)
    likely = _first_order(library, question, filters)[: max(_READ, limit)]
    figures = library.figures_in([r.passage for r in likely])
    read = [
        _with_sentences(r, question, weights, some) for r, some in zip(likely, figures, strict=True)
    ]
    read.sort(key=_order)
    return _nearest(library, question, read[:limit])


def _nearest(library: Library, question: Question, read: list[Ranked]) -> tuple[Ranked, ...]:
    """The passages in their order once the nearness of their best sentences counts too."""
    asked = library.encoder.encode_query(" ".join((question.topic, *question.official)))
    vectors = library.encoder.encode_passages([e.text for r in read for e in r.sentences])
    cosines = iter((vectors @ asked).tolist())
    found = []
    for ranked in read:
        near = [replace(e, value=e.value + _NEARNESS * next(cosines)) for e in ranked.sentences]
        near.sort(key=lambda e: (-e.value, e.start))
        found.append(_reading(ranked, tuple(near)))
    return tuple(sorted(found, key=_order))


def _first_order(library: Library, question: Question, filters: Filters) -> list[Ranked]:
    """The candidates by words, vectors and what their report is, best first."""
    metadata = library.metadata()
    allowed = matching_reports(metadata, filters)
    if allowed is not None and not allowed:
        return []
    lexical = _lexical(library, question, metadata, allowed)
    cosines = _cosines(library, question, lexical, allowed)
    passages = library.stored_passages(list({**lexical, **cosines}))
    best_word, best_cosine = _top(lexical), _top(cosines)
    first = [
        _first_value(
            p,
            metadata[p.report],
            question,
            lexical.get(key, 0.0) / best_word,
            max(0.0, cosines.get(key, 0.0)) / best_cosine,
        )
        for key, p in passages.items()
        if p.report in metadata
    ]
    return sorted(first, key=_order)


def _top(scores: Mapping[int, float]) -> float:
    return max(scores.values(), default=0.0) or 1.0


def token_weights(library: Library, question: Question) -> dict[str, float]:
    """The question's tokens with their weight times their rarity (idf) in the library."""
    holders = library.document_frequencies([token for token, _ in question.terms])
    count = max(1, library.passage_count())
    return {
        token: weight * math.log(1 + (count - holders[token] + 0.5) / (holders[token] + 0.5))
        for token, weight in question.terms
    }


def _lexical(
    library: Library, question: Question, metadata: Mapping[str, Metadata], allowed: set[str] | None
) -> dict[int, float]:
    terms = dict(question.terms)
    found = dict(library.lexical_search(terms, _CANDIDATES, allowed))
    if question.places:
        fits = {r: place_fit(metadata[r], question) for r in (allowed or metadata)}
        favoured = {r for r, fit in fits.items() if fit >= 0.6}
        if favoured:
            found |= dict(library.lexical_search(terms, _FAVOURED, favoured))
    return found


def _cosines(
    library: Library, question: Question, lexical: Mapping[int, float], allowed: set[str] | None
) -> dict[int, float]:
    vector = library.encoder.encode_query(question.text)
    near = dict(library.vector_search(vector, _NEIGHBOURS, allowed))
    return {**library.similarities(vector, list(lexical)), **near}


def _first_value(
    passage: Passage, metadata: Metadata, question: Question, lexical: float, cosine: float
) -> Ranked:
    prior = _PLACE * place_fit(metadata, question) + _YEAR * year_fit(metadata, passage, question)
    prior += _KIND * (bool(question.kind) and metadata.kind.value == question.kind)
    prior += _ELSEWHERE * elsewhere(metadata, passage, question)
    value = lexical + _COSINE * cosine + prior
    return Ranked(passage, metadata, lexical, cosine, prior, value, (), value)


def _with_sentences(
    ranked: Ranked, question: Question, weights: Mapping[str, float], figures: Sequence[Figure]
) -> Ranked:
    sentences = best_sentences(ranked.passage, question, weights, figures)
    return _reading(ranked, sentences)


def _reading(ranked: Ranked, sentences: tuple[Evidence, ...]) -> Ranked:
    best = sentences[0].value if sentences else 0.0
    return replace(ranked, sentences=sentences, value=ranked.first + best)


def _order(ranked: Ranked) -> tuple[float, str, int]:
    return (-ranked.value, ranked.passage.report, ranked.passage.ordinal)
