"""Hybrid search: words, vectors, what a report is, and what its sentences say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.candidates import Candidate, candidates, matching_reports, token_weights
from index.context import embedding_text
from index.evidence import Evidence, best_sentences
from index.figure import Figure
from index.hit import Filters, Hit
from index.library import Library
from index.prior import known_places
from index.question import Question, understand
from index.ranking import PassageSignals, Ranking, shipped_ranking
from index.report import Metadata, Passage
from index.reranker import JUDGED, JUDGED_WEIGHT, Reranker

__all__ = ["Ranked", "matching_reports", "rank", "search", "token_weights"]

_READ = 30


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with what its place in the order was made from.

    `first` is the weighted sum of its `signals`, `sentences` are its best sentences, best first,
    and `value` is `first` with the worth of the best sentence: what passages are ordered by.
    """

    passage: Passage
    metadata: Metadata
    signals: PassageSignals
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


def rank(
    library: Library,
    question: Question,
    filters: Filters = Filters(),
    limit: int = 10,
    ranking: Ranking | None = None,
) -> tuple[Ranked, ...]:
    """The passages that fit a question best, best first, with their best sentences.

    `ranking` are the weights of what speaks for them, those shipped where None. Where the library
    has a reranker, it judges the best sentences of the first passages, which adds to their worth.
    """
    ranking = ranking or shipped_ranking()
    reranker = library.reranker
    tokens = token_weights(library, question)
    likely = _first_order(candidates(library, question, filters), ranking)[: max(_READ, limit)]
    figures = library.figures_in([r.passage for r in likely])
    read = [
        _with_sentences(r, question, tokens, some, ranking)
        for r, some in zip(likely, figures, strict=True)
    ]
    read.sort(key=_order)
    if reranker is None:
        return _nearest(library, question, read[:limit], ranking)
    near = _nearest(library, question, read[: max(JUDGED, limit)], ranking)
    return _judged(reranker, question, near)[:limit]


def _first_order(found: Sequence[Candidate], ranking: Ranking) -> list[Ranked]:
    ranked = [_ranked(candidate, ranking.of_passage(candidate.signals)) for candidate in found]
    return sorted(ranked, key=_order)


def _ranked(found: Candidate, first: float) -> Ranked:
    return Ranked(found.passage, found.metadata, found.signals, first, (), first)


def _nearest(
    library: Library, question: Question, read: list[Ranked], ranking: Ranking
) -> tuple[Ranked, ...]:
    """The passages in their order once the nearness of their best sentences counts too."""
    asked = library.encoder.encode_query(" ".join((question.topic, *question.official)))
    vectors = library.encoder.encode_passages([e.text for r in read for e in r.sentences])
    cosines = iter((vectors @ asked).tolist())
    found = []
    for ranked in read:
        near = [_near(e, next(cosines), ranking) for e in ranked.sentences]
        near.sort(key=lambda e: (-e.value, e.start))
        found.append(_reading(ranked, tuple(near)))
    return tuple(sorted(found, key=_order))


def _near(evidence: Evidence, cosine: float, ranking: Ranking) -> Evidence:
    signals = evidence.signals._replace(nearness=cosine)
    return replace(evidence, signals=signals, value=ranking.of_sentence(signals))


def _judged(reranker: Reranker, question: Question, near: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """The passages in their order once the judgement of their best sentences counts too.

    A judgement only ever adds, so that none of the first falls behind the rest, which get none.
    """
    first = near[:JUDGED]
    texts = [_told(r, e) for r in first for e in r.sentences]
    judgements = iter(reranker.judge(question.text, texts))
    found = []
    for ranked in first:
        judged = [_with_judgement(e, next(judgements)) for e in ranked.sentences]
        judged.sort(key=lambda e: (-e.value, e.start))
        found.append(_reading(ranked, tuple(judged)))
    return tuple(sorted((*found, *near[JUDGED:]), key=_order))


def _told(ranked: Ranked, evidence: Evidence) -> str:
    return embedding_text(ranked.metadata, replace(ranked.passage, text=evidence.text))


def _with_judgement(evidence: Evidence, judged: float) -> Evidence:
    return replace(evidence, judged=judged, value=evidence.value + JUDGED_WEIGHT * judged)


def _with_sentences(
    ranked: Ranked,
    question: Question,
    tokens: Mapping[str, float],
    figures: Sequence[Figure],
    ranking: Ranking,
) -> Ranked:
    return _reading(ranked, best_sentences(ranked.passage, question, tokens, figures, ranking))


def _reading(ranked: Ranked, sentences: tuple[Evidence, ...]) -> Ranked:
    best = sentences[0].value if sentences else 0.0
    return replace(ranked, sentences=sentences, value=ranked.first + best)


def _order(ranked: Ranked) -> tuple[float, str, int]:
    return (-ranked.value, ranked.passage.report, ranked.passage.ordinal)
