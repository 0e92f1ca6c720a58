"""The parts of retrieval that are switched off one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from benchmarks.remembering import Remembering
from index.question import understand
from index.ranking import PassageSignals, Ranking, SentenceSignals, shipped_ranking
from index.report import Passage
from index.search import rank

__all__ = ["FULL", "Part", "found", "parts", "without_context"]

FULL = "everything"
_SENTENCES = SentenceSignals._fields


@dataclass(frozen=True, slots=True)
class Part:
    """What is switched off: signals, the look-up of vectors, official or near terms, the context.

    The context is what stands before a passage in both indexes: title, place, years, headings.
    A `bare` search looks for the names of places as for any other words.
    """

    name: str
    signals: tuple[str, ...] = ()
    vectors: bool = False
    terms: bool = False
    near: bool = False
    context: bool = False
    bare: bool = False


def parts(ranking: Ranking) -> tuple[Part, ...]:
    """Everything, then each part that counts for something in this ranking, switched off."""
    every = (
        Part(FULL),
        Part("BM25 alone", _others("lexical"), vectors=True, terms=True, near=True, bare=True),
        Part(
            "BM25 and vectors alone", _others("lexical", "cosine"), terms=True, near=True, bare=True
        ),
        Part("no vectors", ("cosine", "nearness"), vectors=True),
        Part("no official terms for typed words", terms=True),
        Part("no terms that stand near", near=True),
        Part("no title, place, years and headings in the indexes", context=True),
        Part("no fit of the report's place", ("place",)),
        Part("no fit of the report's years", ("year",)),
        Part("no fit of the report's kind", ("kind",)),
        Part("no penalty for reports of elsewhere", ("elsewhere",)),
        Part("no evidence of sentences at all", _SENTENCES),
        Part("no fit of the short answer", ("fit",)),
        Part("no words of the sentence", ("supported", "held")),
        Part("no year in the sentence", ("dated",)),
        Part("no nearness of sentences", ("nearness",)),
    )
    return tuple(part for part in every if not part.signals or _weighs(ranking, part))


def _others(*kept: str) -> tuple[str, ...]:
    return tuple(n for n in (*PassageSignals._fields, *_SENTENCES) if n not in kept)


def _weighs(ranking: Ranking, part: Part) -> bool:
    return ranking.without(*part.signals) != ranking


def found(
    library: Remembering, part: Part, question: str, places: tuple[str, ...], limit: int = 10
) -> list[Passage]:
    """The passages found for a standalone question without a part, best first."""
    ranking = shipped_ranking().without(*part.signals)
    library.blind = part.vectors
    with _without_terms(part):
        asked = understand(question, () if part.bare else places)
    return [r.passage for r in rank(library, asked, limit=limit, ranking=ranking)]


@contextmanager
def _without_terms(part: Part) -> Iterator[None]:
    with ExitStack() as off:
        if part.terms:
            off.enter_context(patch("index.question.expansions", lambda topic: ()))
        if part.near:
            off.enter_context(patch("index.question.related", lambda texts: ()))
        yield


@contextmanager
def without_context() -> Iterator[None]:
    """Indexes that are built inside hold the bare texts of passages."""
    with (
        patch("index.derived.lexical_text", lambda metadata, passage: passage.text),
        patch("index.reembed.embedding_text", lambda metadata, passage: passage.text),
    ):
        yield
