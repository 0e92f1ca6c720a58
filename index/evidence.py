"""How well single sentences answer a question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum

from index.asked import Form, unit_fit
from index.coverage import coverage_by_token, held_tokens
from index.extract import extract
from index.extract_found import Found
from index.figure import Figure
from index.indicator_names import indicator_likeness
from index.prior import PLAN_WORDS
from index.question import Question
from index.ranking import SentenceSignals, Weights
from index.report import Passage
from index.sentences import sentence_spans
from index.spoken import spoken_of
from index.tokens import fold

__all__ = ["Evidence", "best_sentences"]

_CONTEXT_WEIGHT = 0.5
_HEADING_WEIGHT = 0.35
_LONGEST_HEADING = 60
_LONG_SENTENCE = 120
_WHOLE_RUN = 6
_CLAUSE = re.compile(r"[，；：,;:]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a passage as an answer: offsets into the passage's report, end exclusive.

    `found` are the short answers read out of it, `signals` what speaks for it, `value` the
    weighted sum of these that sentences are ordered by.
    """

    start: int
    end: int
    text: str
    found: Found
    signals: SentenceSignals
    value: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what all of its sentences are measured by."""

    question: Question
    weights: Mapping[str, float]
    total: float
    ranking: Weights


def best_sentences(
    passage: Passage,
    question: Question,
    weights: Mapping[str, float],
    figures: Sequence[Figure],
    ranking: Weights,
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
        _best_clause(text, held[0], asked),
        _run(text, question),
        float(any(term in text for term in question.official)),
        spoken_of(question, text),
        spoken,
        reading.fit if question.asked.form is not Form.PROSE else 0.5,
        _likeness(question, at, at + len(text), figures),
        min(2.0, max(0, len(text) - _LONG_SENTENCE) / 100),
        float(any(str(named.last) in text for named in question.years)),
        1.0 if bool(PLAN_WORDS.search(text)) == question.asked.plan else -1.0,
    )
    value = asked.ranking.of_sentence(signals)
    return Evidence(at, at + len(text), text, reading, signals, value)


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


def _best_clause(text: str, own: frozenset[str], asked: _Asked) -> float:
    if not own:
        return 0.0
    weights = {token: asked.weights[token] for token in own}
    clauses = (held_tokens(clause, weights) for clause in _clauses(text))
    return max(_share(tokens, asked) for tokens in clauses)


@lru_cache(maxsize=16384)
def _clauses(text: str) -> tuple[str, ...]:
    return tuple(_CLAUSE.split(fold(text)))


def _run(text: str, question: Question) -> float:
    """The longest stretch of a question's words that stands in a sentence, 1 from six letters."""
    return min(1.0, _longest(question.topic, fold(text)) / _WHOLE_RUN)


def _longest(topic: str, text: str) -> int:
    best = 0
    for word in topic.split():
        for start in range(len(word)):
            while start + best < len(word) and word[start : start + best + 1] in text:
                best += 1
    return best


def _likeness(question: Question, start: int, end: int, figures: Sequence[Figure]) -> float:
    """How like the asked indicator is to that of the most alike figure whose unit can answer."""
    if question.asked.form is not Form.AMOUNT:
        return 0.0
    names = ("".join(question.topic.split()), *question.official)
    return max(
        (
            unit_fit(question.asked, f) * max(indicator_likeness(n, f.indicator) for n in names)
            for f in figures
            if start <= f.start < end
        ),
        default=0.0,
    )
