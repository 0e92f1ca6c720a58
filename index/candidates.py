"""The passages that may answer a question: by words, by vectors, by what their report is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from index.hit import Filters
from index.library import Library
from index.places import canonical, within
from index.prior import elsewhere, place_fit, report_year_fit, year_fit
from index.question import Question
from index.ranking import PassageSignals
from index.report import Metadata, Passage

__all__ = ["Candidate", "candidates", "matching_reports", "token_weights"]

_WIDE = 200
_FAVOURED = 80
_NEIGHBOURS = 60
_FITTING = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage with what its report is and what speaks for it."""

    passage: Passage
    metadata: Metadata
    signals: PassageSignals


def candidates(library: Library, question: Question, filters: Filters) -> list[Candidate]:
    """The passages that words and vectors propose, in no order; none where filters match none."""
    metadata = library.metadata()
    allowed = matching_reports(metadata, filters)
    if allowed is not None and not allowed:
        return []
    lexical = _lexical(library, question, metadata, allowed)
    cosines = _cosines(library, question, lexical, allowed)
    passages = library.stored_passages(list({**lexical, **cosines}))
    words = _shares(lexical)
    near = _shares(cosines)
    return [
        Candidate(
            p,
            metadata[p.report],
            _signals(p, metadata[p.report], question, words.get(key, 0.0), near.get(key, 0.0)),
        )
        for key, p in passages.items()
        if p.report in metadata
    ]


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


def token_weights(library: Library, question: Question) -> dict[str, float]:
    """The question's tokens with their weight times their rarity (idf) in the library."""
    holders = library.document_frequencies([token for token, _ in question.terms])
    count = max(1, library.passage_count())
    return {
        token: weight * math.log(1 + (count - holders[token] + 0.5) / (holders[token] + 0.5))
        for token, weight in question.terms
    }


def _shares(scores: Mapping[int, float]) -> dict[int, float]:
    """Each value as a share of the best; what is below 0 is 0."""
    best = max(scores.values(), default=0.0) or 1.0
    return {key: max(0.0, value) / best for key, value in scores.items()}


def _lexical(
    library: Library, question: Question, metadata: Mapping[str, Metadata], allowed: set[str] | None
) -> dict[int, float]:
    terms = dict(question.terms)
    found = dict(library.lexical_search(terms, _WIDE, allowed))
    favoured = _favoured(question, {r: metadata[r] for r in (allowed or metadata)})
    if favoured:
        found |= dict(library.lexical_search(terms, _FAVOURED, favoured))
    return found


def _favoured(question: Question, metadata: Mapping[str, Metadata]) -> set[str]:
    """The reports that fit the named places and years, whose passages are looked at too."""
    return {
        report
        for report, what in metadata.items()
        if (question.places or question.years)
        and (not question.places or place_fit(what, question) >= _FITTING)
        and (not question.years or report_year_fit(what, question) >= _FITTING)
    }


def _cosines(
    library: Library, question: Question, lexical: Mapping[int, float], allowed: set[str] | None
) -> dict[int, float]:
    vector = library.encoder.encode_query(question.text)
    near = dict(library.vector_search(vector, _NEIGHBOURS, allowed))
    return {**library.similarities(vector, list(lexical)), **near}


def _signals(
    passage: Passage, metadata: Metadata, question: Question, lexical: float, cosine: float
) -> PassageSignals:
    return PassageSignals(
        lexical,
        cosine,
        place_fit(metadata, question),
        year_fit(metadata, passage, question),
        float(bool(question.kind) and metadata.kind.value == question.kind),
        float(elsewhere(metadata, passage, question)),
    )
