"""Short answers read out of one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.asked import Form
from index.extract_amounts import amounts
from index.extract_clauses import clauses
from index.extract_cues import cue_for
from index.extract_dates import dates
from index.extract_found import Found
from index.extract_items import items
from index.extract_names import names
from index.extract_scene import scene_of
from index.figure import Figure
from index.question import Question
from index.question_manner import Manner

__all__ = ["Found", "extract"]

_MOST_FIT = 2.0


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
    found = _of_form(text, at, figures, question, weights)
    return replace(found, fit=min(_MOST_FIT, found.fit))


def _of_form(
    text: str,
    at: int,
    figures: Sequence[Figure],
    question: Question,
    weights: Mapping[str, float],
) -> Found:
    form = question.asked.form
    if form is Form.AMOUNT:
        return amounts(scene_of(text, at, figures, question, weights))
    if form is Form.DATE:
        return dates(text, weights)
    if form is Form.LIST:
        return items(text, question.asked.several, weights)
    if form is Form.NAME:
        return names(text, weights, question.manner is Manner.WHO)
    return clauses(text, weights, cue_for(question))
