"""The sentences that answer a question, chosen among those of the ranked passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.asked import Form
from index.evidence import Evidence
from index.question import Question
from index.report import Metadata, Passage
from index.search import Ranked

__all__ = ["Chosen", "Sentence", "choose"]

_RANK_WEIGHT = 1.0
_SECOND_SHARE = 0.9
_MOST_PROSE = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the passage and the report that it stands in, and its worth."""

    passage: Passage
    metadata: Metadata
    evidence: Evidence
    rank_value: float
    worth: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for one question: its sentences, best first, and the short answers.

    `sentences` is empty where the search found nothing.
    """

    question: Question
    sentences: tuple[Sentence, ...]
    short: tuple[str, ...]


def choose(question: Question, ranked: Sequence[Ranked]) -> Chosen:
    """The best sentence over all passages; for a question in prose also a second near as good."""
    rows = [
        Sentence(r.passage, r.metadata, e, r.value, _RANK_WEIGHT * r.first + e.value)
        for r in ranked
        for e in r.sentences
    ]
    if question.asked.form in (Form.AMOUNT, Form.DATE):
        rows = [row for row in rows if row.evidence.found.answers] or rows
    rows.sort(key=lambda s: (-s.worth, s.passage.report, s.evidence.start))
    if not rows:
        return Chosen(question, (), ())
    kept = [rows[0]]
    if question.asked.form is Form.PROSE:
        kept += [
            row
            for row in rows[1:_MOST_PROSE]
            if row.passage == rows[0].passage and row.worth >= _SECOND_SHARE * rows[0].worth
        ]
    return Chosen(question, tuple(kept), rows[0].evidence.found.answers)
