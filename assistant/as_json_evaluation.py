"""An evaluation as the JSON of the command line's contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.evaluate import Evaluation, Wrong
    from assistant.evaluate_interval import Mean, Spread

__all__ = ["json_of_evaluation", "json_of_means"]


def json_of_evaluation(
    evaluation: Evaluation, wrong: Sequence[Wrong], missing: Sequence[str], by_kind: bool
) -> dict[str, Any]:
    """What `eval` prints: every measure with its interval, the times, and what went wrong."""
    kinds = {kind: json_of_means(means) for kind, means in evaluation.kinds.items()}
    return {
        "questions": evaluation.questions,
        "measures": json_of_means(evaluation.means),
        **({"kinds": kinds} if by_kind else {}),
        "seconds": {"ask": _spread(evaluation.answer), "search": _spread(evaluation.search)},
        "missing_reports": list(missing),
        "worst": [_wrong(each) for each in wrong],
    }


def json_of_means(means: Mapping[str, Mean]) -> dict[str, Any]:
    """Each measure with its mean, 95 % interval, number of questions and method."""
    return {
        name: {
            "mean": mean.value,
            "low": mean.low,
            "high": mean.high,
            "n": mean.n,
            "interval": mean.method,
        }
        for name, mean in means.items()
    }


def _spread(spread: Spread) -> dict[str, float]:
    return {"median": round(spread.median_s, 6), "p95": round(spread.p95_s, 6)}


def _wrong(wrong: Wrong) -> dict[str, Any]:
    gold = wrong.gold
    return {
        "id": gold.id,
        "question": gold.question,
        "reasons": list(wrong.reasons),
        "answer": wrong.answer,
        "wanted": list(gold.short),
    }
