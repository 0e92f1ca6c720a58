"""The measures of one question: where its evidence is found, and what its answer says."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evaluate_gold import Gold
from assistant.evaluate_match import holds, of_report, supports
from assistant.reply import Answer, Citation

__all__ = ["MEASURES", "rank_scores", "ranks", "score_answer", "score_hits"]

MEASURES = {
    "recall@1": "第 1 段就是出处（recall@1）",
    "recall@5": "前 5 段有出处（recall@5）",
    "recall@10": "前 10 段有出处（recall@10）",
    "mrr@10": "出处名次的倒数（MRR@10）",
    "answered at all": "有回音",
    "right figure or phrase in the answer": "回答里有正确的数字或词语",
    "right short answer": "简短答案正确",
    "right report cited with the answer in the quote": "引了正确的报告，引文里有答案",
    "citation recall": "该引的原句引到了",
    "citation precision": "引的原句都有用",
    "refused when unanswerable": "查不到的，明说查不到",
    "refused when answerable": "查得到的，误说查不到",
    "answer length, characters": "回答的字数",
}
_CUTS = (1, 5, 10)


def ranks(gold: Gold, hits: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    """For each evidence the rank, from 1, of the first hit (report, text) with it; 0 for none."""
    fitting = [
        (n, text) for n, (report, text) in enumerate(hits, 1) if of_report(report, gold.docs)
    ]
    return tuple(
        next((n for n, text in fitting if supports(text, sentence)), 0)
        for sentence in dict.fromkeys(gold.evidence)
    )


def score_hits(gold: Gold, hits: Sequence[tuple[str, str]]) -> dict[str, float]:
    """Recall at 1, 5 and 10 and the reciprocal rank; nothing for a question without evidence."""
    if not gold.evidence:
        return {}
    return rank_scores(ranks(gold, hits), len(gold.evidence) if gold.every else 1)


def rank_scores(found: Sequence[int], needed: int = 1) -> dict[str, float]:
    """Those measures of ranks from 1, 0 for what was not found, where so many would do."""
    reached = [rank for rank in found if rank]
    best = min(reached, default=0)
    recall = {f"recall@{k}": min(1.0, sum(r <= k for r in reached) / needed) for k in _CUTS}
    return recall | {"mrr@10": 1 / best if 0 < best <= _CUTS[-1] else 0.0}


def score_answer(gold: Gold, answer: Answer | None) -> dict[str, float]:
    """What the answer says and cites; None for a question that got no answer."""
    if answer is None:
        return {"answered at all": 0.0}
    refused = float(answer.refused)
    if not gold.answerable:
        return {"answered at all": 1.0, "refused when unanswerable": refused}
    said = [] if answer.refused else [answer.answer]
    short = [] if answer.refused else [" ; ".join(answer.short)]
    cited = [c for c in answer.citations if of_report(c.report, gold.docs)]
    found = {
        "answered at all": 1.0,
        "right figure or phrase in the answer": _answered(gold, said),
        "right short answer": _answered(gold, short),
        "right report cited with the answer in the quote": _answered(
            gold, [c.quote for c in cited]
        ),
        "citation recall": _citation_recall(gold, cited),
        "refused when answerable": refused,
        "answer length, characters": float(len(answer.answer)),
    }
    if answer.citations:
        useful = sum(_any_short(gold, c) or _any_evidence(gold, c) for c in cited)
        found["citation precision"] = useful / len(answer.citations)
    return found


def _answered(gold: Gold, texts: Sequence[str]) -> float:
    """1 where a wanted short answer (every one where all are wanted) stands in one of the texts."""
    hits = [any(holds(text, short) for text in texts) for short in gold.short]
    return float(bool(hits) and (all(hits) if gold.every else any(hits)))


def _citation_recall(gold: Gold, cited: Sequence[Citation]) -> float:
    wanted = gold.evidence if gold.every else gold.evidence[:1]
    met = sum(any(supports(c.quote, e) or _any_short(gold, c) for c in cited) for e in wanted)
    return met / max(1, len(wanted))


def _any_short(gold: Gold, citation: Citation) -> bool:
    return any(holds(citation.quote, short) for short in gold.short)


def _any_evidence(gold: Gold, citation: Citation) -> bool:
    return any(supports(citation.quote, sentence) for sentence in gold.evidence)
