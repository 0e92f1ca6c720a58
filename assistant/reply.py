"""What a question gets back: an answer and the sentences it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.compare_model import Comparison
    from assistant.draft_model import Draft
    from assistant.explain import Explanation
    from assistant.model_reply import ModelReply

__all__ = ["Answer", "Citation"]


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited sentence: `report.text[start:end] == quote`, `n` counts from 1 in the answer."""

    n: int
    report: str
    title: str
    heading: tuple[str, ...]
    start: int
    end: int
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose every sentence carries [n] of a citation.

    `standalone` is the question as understood with its history. `short` are the short answers
    where the question asks for them. When `refused`, `answer` is one sentence that says so,
    `reason` says why and names the nearest thing the reports do hold, and `citations` is empty.
    `comparison` holds the series that an answer about change was made of, `model` what a language
    model made of it where one was asked, `explanation` why it was answered so.
    """

    question: str
    standalone: str
    answer: str
    short: tuple[str, ...]
    refused: bool
    reason: str
    citations: tuple[Citation, ...]
    seconds: float
    comparison: Comparison | None = None
    model: ModelReply | None = None
    explanation: Explanation | None = None
    draft: Draft | None = None
