"""What is chosen to answer a question: sentences of reports, and what is read out of them."""

from __future__ import annotations

from dataclasses import dataclass

from index.evidence import Evidence
from index.question import Question
from index.report import Metadata, Passage

__all__ = ["Chosen", "Sentence"]


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

    `sentences` is empty where the search found nothing. `label` says what it is of where the
    words of its question do not say it all, else ''. `unlike` is true for the side of a
    comparison whose nearest figure is of another sort than that of the other side.
    """

    question: Question
    sentences: tuple[Sentence, ...]
    short: tuple[str, ...]
    label: str = ""
    unlike: bool = False
