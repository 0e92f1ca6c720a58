"""How well single sentences answer a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from index.asked import Form
from index.coverage import coverage_by_token
from index.extract import extract
from index.extract_found import Found
from index.figure import Figure
from index.question import Question
from index.report import Passage
from index.sentences import sentence_spans

__all__ = ["Evidence", "best_sentences"]

_CONTEXT_WEIGHT = 0.5
_HEADING_WEIGHT = 0.35
_SUPPORT_WEIGHT = 0.25
_HELD_WEIGHT = 0.25
_FORM_WEIGHT = 0.8
_YEAR_BONUS = 0.06
_LONGEST_HEADING = 60
_LONG_SENTENCE = 120
_LENGTH_COST = 0.1


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of a passage as an answer: offsets into the passage's report, end exclusive.

    `held` is the share of the question's weight (0 to 1) that the sentence itself holds,
    `supported` that share with its headings and the sentences before it; `found` are the short
    answers read out of it. `value` is what sentences are ordered by.
    """

    start: int
    end: int
    text: str
    held: float
    supported: float
    found: Found
    value: float


def best_sentences(
    passage: Passage,
    question: Question,
    weights: Mapping[str, float],
    figures: Sequence[Figure],
    most: int = 3,
) -> tuple[Evidence, ...]:
    """The sentences of a passage that answer best, best first, at most `most` of them.

    `weights` are the question's tokens with their weight times their rarity, `figures` those of
    the passage.
    """
    around = coverage_by_token("\n".join(passage.heading), weights)
    before: frozenset[str] = frozenset()
    found = []
    for start, end in sentence_spans(passage.text):
        text, at = passage.text[start:end], passage.start + start
        own = coverage_by_token(text, weights)
        if not _is_heading(text, passage):
            reading = extract(text, at, figures, question, weights) if own else Found((), 0.0)
            held, supported = _shares((own, before, around), weights)
            found.append(_weigh(at, text, held, supported, reading, question))
        before = before | own
    return tuple(sorted(found, key=lambda e: (-e.value, e.start))[:most])


def _is_heading(text: str, passage: Passage) -> bool:
    bare = text.rstrip("。：:")
    return len(bare) <= _LONGEST_HEADING and any(bare == h.rstrip("。：:") for h in passage.heading)


def _shares(
    held: tuple[frozenset[str], frozenset[str], frozenset[str]], weights: Mapping[str, float]
) -> tuple[float, float]:
    """The share of the question that a sentence holds, and that with what leads to it.

    `held` are the tokens in the sentence, in those before it and in the headings above it.
    """
    own, before, around = held
    total = fsum(weights.values()) or 1.0
    share = fsum(weights[t] for t in own) / total
    context = fsum(weights[t] for t in before - own) / total
    heading = fsum(weights[t] for t in around - own - before) / total
    return share, share + _CONTEXT_WEIGHT * context + _HEADING_WEIGHT * heading


def _weigh(
    at: int, text: str, held: float, supported: float, reading: Found, question: Question
) -> Evidence:
    fits = reading.fit if question.asked.form is not Form.PROSE else 0.5
    value = _SUPPORT_WEIGHT * supported + _HELD_WEIGHT * held + _FORM_WEIGHT * fits
    value -= _LENGTH_COST * min(2.0, max(0, len(text) - _LONG_SENTENCE) / 100)
    if any(str(named.last) in text for named in question.years):
        value += _YEAR_BONUS
    return Evidence(at, at + len(text), text, held, supported, reading, value)
