"""How well the library answers questions whose answers are known."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer import answer
from assistant.dialogue import standalone
from assistant.evaluate_gold import Gold
from assistant.evaluate_interval import Mean, Spread, mean_of, spread
from assistant.evaluate_score import score_answer, score_hits
from assistant.reply import Answer
from index.hit import Hit
from index.library import Library
from index.prior import known_places
from index.search import search

__all__ = ["Evaluation", "Outcome", "Wrong", "evaluate", "means", "outcomes", "worst"]

_FOUND = 10
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question: the passages found, the answer, and the seconds each took."""

    gold: Gold
    hits: tuple[Hit, ...]
    answer: Answer
    search_s: float
    answer_s: float


@dataclass(frozen=True, slots=True)
class Wrong:
    """A question that went wrong, why in Chinese, and the answer it got, shortened."""

    gold: Gold
    reasons: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures over all questions and over each kind, and the times.

    Means go by the names of `evaluate_score.MEASURES`, without those that no question has.
    """

    questions: int
    means: Mapping[str, Mean]
    kinds: Mapping[str, Mapping[str, Mean]]
    search: Spread
    answer: Spread


def outcomes(
    library: Library,
    golds: Sequence[Gold],
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Outcome, ...]:
    """Asks and searches every question in turn, the loading of indexes and encoder not counted."""
    places = known_places(library.metadata().values())
    for gold in golds[:1]:
        answer(library, gold.question, gold.history)
    found = []
    for done, gold in enumerate(golds, 1):
        began = time.perf_counter()
        replied = answer(library, gold.question, gold.history)
        answered = time.perf_counter()
        hits = search(library, standalone(gold.question, gold.history, places), k=_FOUND)
        ended = time.perf_counter()
        found.append(Outcome(gold, hits, replied, ended - answered, answered - began))
        if progress:
            progress(done, len(golds))
    return tuple(found)


def evaluate(found: Sequence[Outcome]) -> Evaluation:
    """The measures of at least one outcome; kinds in the order in which they first come."""
    scores = [(outcome.gold.kind, _scores(outcome)) for outcome in found]
    kinds = dict.fromkeys(kind for kind, _ in scores)
    return Evaluation(
        len(found),
        means([each for _, each in scores]),
        {kind: means([each for k, each in scores if k == kind]) for kind in kinds},
        spread([outcome.search_s for outcome in found]),
        spread([outcome.answer_s for outcome in found]),
    )


def _scores(outcome: Outcome) -> dict[str, float]:
    hits = [(hit.report, hit.text) for hit in outcome.hits]
    return score_hits(outcome.gold, hits) | score_answer(outcome.gold, outcome.answer)


def means(scores: Sequence[Mapping[str, float]]) -> dict[str, Mean]:
    """The mean of every measure over the questions that have it."""
    values: dict[str, list[float]] = {}
    for each in scores:
        for name, value in each.items():
            values.setdefault(name, []).append(value)
    return {name: mean_of(some) for name, some in values.items()}


def worst(found: Sequence[Outcome], most: int) -> tuple[Wrong, ...]:
    """The questions with most reasons to be called wrong, at most so many, else in their order."""
    wrong = [Wrong(o.gold, _reasons(o), o.answer.answer[:_SHOWN]) for o in found]
    return tuple(sorted((w for w in wrong if w.reasons), key=lambda w: -len(w.reasons))[:most])


def _reasons(outcome: Outcome) -> tuple[str, ...]:
    scores = _scores(outcome)
    if scores.get("refused when unanswerable") == 0:
        return ("应当回答查不到",)
    if scores.get("refused when answerable") == 1:
        said = {"recall@10": "前10段没有原句"}
        return ("有答案却回答查不到", *(s for name, s in said.items() if scores.get(name) == 0))
    said = {
        "right figure or phrase in the answer": "答案不对",
        "right report cited with the answer in the quote": "出处不对",
        "right short answer": "简短答案不对",
        "recall@10": "前10段没有原句",
    }
    return tuple(s for name, s in said.items() if scores.get(name) == 0)
