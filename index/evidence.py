"""How well single sentences answer a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from index.asked import Form
from index.coverage import coverage_by_token
from index.extract import extract
from index.extract_found import Found
from index.figure import Figure
from index.question import Question
from index.ranking import Ranking, SentenceSignals
from index.report import Passage
from index.sentences import sentence_spans
from index.spoken import spoken_of

__all__ = ["Evidence", "best_sentences"]

_CONTEXT_WEIGHT = 0.5
_HEADING_WEIGHT = 0.35
_LONGEST_HEADING = 60
_LONG_SENTENCE = 120


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a passage as an answer: offsets into the passage's report, end exclusive.

    `found` are the short answers read out of it, `spoken` the share (0 to 1) of the asked things
    that its passage names, `signals` what speaks for it, `value` the weighted sum of these that
    sentences are ordered by. `judged` (0 to 1) is what a reranker says of it, which counts in
    `value` too; 0 where there is none.
    """

    start: int
    end: int
    text: str
    found: Found
    spoken: float
    signals: SentenceSignals
    value: float
    judged: float = 0.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what all of its sentences are measured by."""

    question: Question
    weights: Mapping[str, float]
    total: float
    ranking: Ranking


def best_sentences(
    passage: Passage,
    question: Question,
    weights: Mapping[str, float],
    figures: Sequence[Figure],
    ranking: Ranking,
    most: int = 3,
) -> tuple[Evidence, ...]:
    """The sentences of a passage that answer best, best first, at most `most` of them.

    `weights` are the question's tokens with their weight times their rarity, `figures` those of
    the passage.
    """
    asked = _Asked(question, weights, fsum(weights.values()) or 1.0, ranking)
    heading = "\n".join(passage.heading)
    around = coverage_by_token(heading, weights)
    spoken = spoken_of(question, f"{heading}\n{passage.text}")
    before: frozenset[str] = frozenset()
    found = []
    for start, end in _spans(passage.text):
        text, at = passage.text[start:end], passage.start + start
        own = coverage_by_token(text, weights)
        if not _is_heading(text, passage):
            found.append(_evidence(asked, text, at, figures, (own, before, around), spoken))
        before = before | own
    return tuple(sorted(found, key=lambda e: (-e.value, e.start))[:most])


@lru_cache(maxsize=8192)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentence_spans(text))


def _is_heading(text: str, passage: Passage) -> bool:
    bare = text.rstrip("。：:")
    return len(bare) <= _LONGEST_HEADING and any(bare == h.rstrip("。：:") for h in passage.heading)


def _evidence(
    asked: _Asked,
    text: str,
    at: int,
    figures: Sequence[Figure],
    held: tuple[frozenset[str], frozenset[str], frozenset[str]],
    spoken: float,
) -> Evidence:
    question = asked.question
    reading = Found((), 0.0)
    if held[0]:
        reading = extract(text, at, figures, question, asked.weights)
    share, supported = _shares(held, asked)
    signals = SentenceSignals(
        supported,
        share,
        reading.fit if question.asked.form is not Form.PROSE else 0.5,
        min(2.0, max(0, len(text) - _LONG_SENTENCE) / 100),
        float(any(str(named.last) in text for named in question.years)),
    )
    value = asked.ranking.of_sentence(signals)
    return Evidence(at, at + len(text), text, reading, spoken, signals, value)


def _shares(
    held: tuple[frozenset[str], frozenset[str], frozenset[str]], asked: _Asked
) -> tuple[float, float]:
    """The share of the question that a sentence holds, and that with what leads to it.

    `held` are the tokens in the sentence, in those before it and in the headings above it.
    """
    own, before, around = held
    share = _share(own, asked)
    context = _share(before - own, asked)
    heading = _share(around - own - before, asked)
    return share, share + _CONTEXT_WEIGHT * context + _HEADING_WEIGHT * heading


def _share(tokens: frozenset[str], asked: _Asked) -> float:
    return fsum(asked.weights[t] for t in tokens) / asked.total
