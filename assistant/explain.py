"""Why a question was answered as it was: what was understood, and what spoke for each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.selection import Chosen, Sentence
from index.question import Question
from index.ranking import PassageSignals, SentenceSignals
from index.search import Ranked

__all__ = ["ExplainedPart", "Explanation", "Reason", "explained_part"]


@dataclass(frozen=True, slots=True)
class Reason:
    """What spoke for a chosen sentence, which begins at `start` of a report.

    `rank` is the place of its passage in the order, 1 the best; `passage` and `sentence` are the
    signals, `value` and `worth` the weighted sums passages and sentences are ordered by;
    `answers` are the short answers read out of it, `judged` (0 to 1) is what a reranker says of
    it, 0 where there is none.
    """

    report: str
    start: int
    rank: int
    passage: PassageSignals
    sentence: SentenceSignals
    value: float
    worth: float
    answers: tuple[str, ...]
    judged: float = 0.0


@dataclass(frozen=True, slots=True)
class ExplainedPart:
    """One part of a question as it was searched for, and why what was found was chosen.

    `refused` says why it has no answer, '' where it has one.
    """

    question: Question
    reasons: tuple[Reason, ...]
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A question as it was understood, and its parts.

    `parts` are empty where the answer is a series of values.
    """

    question: Question
    parts: tuple[ExplainedPart, ...] = ()


def explained_part(chosen: Chosen, ranked: Sequence[Ranked], refused: str = "") -> ExplainedPart:
    """The part of a question that sentences were chosen for out of ranked passages."""
    order = {(r.passage.report, r.passage.start): (i, r) for i, r in enumerate(ranked, 1)}
    reasons = tuple(
        _reason(sentence, *order[key])
        for sentence in chosen.sentences
        if (key := (sentence.passage.report, sentence.passage.start)) in order
    )
    return ExplainedPart(chosen.question, reasons, refused)


def _reason(sentence: Sentence, rank: int, ranked: Ranked) -> Reason:
    evidence = sentence.evidence
    return Reason(
        sentence.passage.report,
        evidence.start,
        rank,
        ranked.signals,
        evidence.signals,
        ranked.value,
        sentence.worth,
        evidence.found.answers,
        evidence.judged,
    )
