"""Short answers read out of one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.asked import Form
from index.extract_amounts import amounts
from index.extract_dates import dates
from index.extract_items import items
from index.extract_names import names
from index.extract_scene import scene_of
from index.figure import Figure
from index.question import Question

__all__ = ["Found", "extract"]

_MOST_FIT = 1.5


@dataclass(frozen=True, slots=True)
class Found:
    """Short answers in the order of the text, and how well they fit, from 0 to 1.5."""

    answers: tuple[str, ...]
    fit: float


def extract(
    text: str,
    at: int,
    figures: Sequence[Figure],
    question: Question,
    weights: Mapping[str, float],
) -> Found:
    """The short answers that a sentence gives to a question; none where their form is absent.

    `at` is the offset of the sentence in its report, `figures` those of the report around it;
    `weights` are the question's tokens with their weight (rarer tokens weigh more).
    """
    form = question.asked.form
    if form is Form.AMOUNT:
        answers, fit = amounts(scene_of(text, at, figures, question, weights))
    elif form is Form.DATE:
        answers, fit = dates(text, weights)
    elif form is Form.LIST:
        answers, fit = items(text, question.asked.several, weights)
    elif form is Form.NAME:
        answers, fit = names(text, weights)
    else:
        answers, fit = (), 0.5
    return Found(answers, min(_MOST_FIT, fit))
