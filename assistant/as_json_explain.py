"""An explanation as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from index.ranking import shipped_ranking

if TYPE_CHECKING:
    from assistant.explain import ExplainedPart, Explanation, Reason
    from assistant.reply import Citation
    from index.question import Question
    from index.years import NamedYears

__all__ = ["json_of_explanation"]


def json_of_explanation(
    explanation: Explanation, citations: tuple[Citation, ...]
) -> dict[str, Any]:
    """What `ask --explain --json` prints under "explain": the question understood, its parts."""
    numbers = {(c.report, c.start): c.n for c in citations}
    return {
        **_question(explanation.question),
        "parts": [_part(part, numbers) for part in explanation.parts],
        "weights": _weights(),
    }


def _weights() -> dict[str, float]:
    from index.ranking import PassageSignals, SentenceSignals

    ranking = shipped_ranking()
    return dict(zip(PassageSignals._fields, ranking.passage, strict=True)) | dict(
        zip(SentenceSignals._fields, ranking.sentence, strict=True)
    )


def _question(question: Question) -> dict[str, Any]:
    asked = question.asked
    return {
        "question": question.text,
        "corrections": [{"typed": c.typed, "read": c.read} for c in question.corrections],
        "places": list(question.places),
        "own": question.own,
        "periods": [_period(named) for named in question.years],
        "kind": question.kind,
        "indicator": question.indicator,
        "unit": asked.unit,
        "unit_kind": asked.kind,
        "form": asked.form.value,
        "manner": question.manner.value,
        "plan": asked.plan,
        "several": asked.several,
        "official": list(question.official),
    }


def _period(named: NamedYears) -> dict[str, Any]:
    return {
        "first": named.first,
        "last": named.last,
        "since_month": named.since or None,
        "until_month": named.until or None,
        "of_report": named.of_report,
    }


def _part(part: ExplainedPart, numbers: dict[tuple[str, int], int]) -> dict[str, Any]:
    reasons = [_reason(reason, numbers) for reason in part.reasons]
    return {**_question(part.question), "refused": part.refused, "reasons": reasons}


def _reason(reason: Reason, numbers: dict[tuple[str, int], int]) -> dict[str, Any]:
    signals = reason.passage._asdict() | reason.sentence._asdict()
    return {
        "n": numbers.get((reason.report, reason.start)),
        "report": reason.report,
        "start": reason.start,
        "rank": reason.rank,
        "signals": {name: round(value, 4) for name, value in signals.items()},
        "value": round(reason.value, 4),
        "worth": round(reason.worth, 4),
        "answers": list(reason.answers),
        **({"judged": round(reason.judged, 4)} if reason.judged else {}),
    }
