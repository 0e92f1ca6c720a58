"""Data as the JSON of the command line's contract."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from assistant.draft_model import CellCitation

if TYPE_CHECKING:
    from assistant.reply import Answer, Citation
    from index.hit import Hit
    from index.library import AddResult, Summary
    from index.repair_map import Repair
    from index.report import Recognised, Report

__all__ = [
    "json_of_added",
    "json_of_answer",
    "json_of_citation",
    "json_of_hits",
    "json_of_repairs",
    "json_of_report",
    "json_of_summaries",
]

_RECOGNISED = ("title", "place", "year", "date", "kind")


def json_of_hits(query: str, hits: Iterable[Hit], seconds: float) -> dict[str, Any]:
    """What `search` prints: the query and its hits, best first."""
    return {"query": query, "hits": [_hit(hit) for hit in hits], "seconds": round(seconds, 6)}


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "rank": hit.rank,
        "report": hit.report,
        "title": hit.title,
        "heading": list(hit.heading),
        "start": hit.start,
        "end": hit.end,
        "page": hit.page,
        "text": hit.text,
        "similarity": round(hit.similarity, 6),
    }


def json_of_answer(answer: Answer) -> dict[str, Any]:
    """What `ask` prints: the answer with the sentences it cites."""
    return {
        "question": answer.question,
        "standalone": answer.standalone,
        "answer": answer.answer,
        "short": list(answer.short),
        "refused": answer.refused,
        "reason": answer.reason,
        "citations": [json_of_citation(citation) for citation in answer.citations],
        "seconds": round(answer.seconds, 6),
        **_json_of_model(answer),
    }


def _json_of_model(answer: Answer) -> dict[str, Any]:
    """What a language model wrote, and the answer without it; nothing where none was asked."""
    if answer.model is None:
        return {}
    reply = answer.model
    sentences = [
        {"text": s.text, "status": s.status, "reason": s.reason, "citations": list(s.citations)}
        for s in reply.sentences
    ]
    model = {"name": reply.name, "sentences": sentences, "failed": reply.failed}
    return {"extractive": reply.extractive, "model": model}


def json_of_citation(citation: Citation) -> dict[str, Any]:
    """One cited sentence with the place where it stands; of a ledger also the cells."""
    fields: dict[str, Any] = {
        "n": citation.n,
        "report": citation.report,
        "title": citation.title,
        "heading": list(citation.heading),
        "start": citation.start,
        "end": citation.end,
        "page": citation.page,
        "quote": citation.quote,
    }
    if isinstance(citation, CellCitation):
        fields |= {"cells": citation.cells, "formula": citation.formula}
    return fields


def json_of_added(result: AddResult) -> dict[str, Any]:
    """What `add` prints: which reports are new, which were replaced, which files failed and why."""
    return {
        "added": list(result.added),
        "updated": list(result.updated),
        "unchanged": list(result.unchanged),
        "failed": [{"path": str(f.path), "reason": f.reason} for f in result.failed],
        "passages": result.passages,
        "figures": result.figures,
        "seconds": round(result.seconds, 3),
    }


def json_of_summaries(summaries: Iterable[Summary]) -> list[dict[str, Any]]:
    """What `list` prints: one object a report."""
    return [
        {
            "report": summary.report,
            "title": summary.title,
            "place": summary.place,
            "year": summary.year,
            "kind": summary.kind,
            "date": summary.date,
            "characters": summary.characters,
            "passages": summary.passages,
            "figures": summary.figures,
        }
        for summary in summaries
    ]


def json_of_report(report: Report, text: str) -> dict[str, Any]:
    """What `show` prints: what was recognised and where, the outline, the text asked for.

    Offsets of headings are into the repaired text, whichever text is shown.
    """
    metadata = report.metadata
    fields: dict[str, Recognised] = {name: getattr(metadata, name) for name in _RECOGNISED}
    return {
        "report": report.id,
        "path": report.path,
        "format": report.format,
        **{name: field.value for name, field in fields.items()},
        "period": [metadata.period.start, metadata.period.end],
        "evidence": {
            name: {"text": field.evidence, "source": field.source} for name, field in fields.items()
        },
        "headings": [
            {"level": h.level, "start": h.start, "end": h.end, "text": h.text}
            for h in report.headings
        ],
        "text": text,
    }


def json_of_repairs(repairs: Iterable[Repair]) -> list[dict[str, Any]]:
    """What `show --repairs` prints: `start` is an offset into the original text."""
    return [
        {"kind": repair.kind, "start": repair.start, "before": repair.before, "after": repair.after}
        for repair in repairs
    ]
