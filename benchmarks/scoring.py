"""Whether a passage holds the evidence of a question, and ranks over a question file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["holds", "means"]


def _bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()


def holds(evidence: str, passage: str) -> bool:
    """Whether the evidence, or a run of at least half of it, stands in the passage."""
    wanted, held = _bare(evidence), _bare(passage)
    half = (len(wanted) + 1) // 2
    return any(wanted[i : i + half] in held for i in range(len(wanted) - half + 1))


def means(ranks: Sequence[int]) -> dict[str, float]:
    """Recall@1, recall@5, recall@10 and MRR@10 of ranks from 1, 0 for what was not found."""
    count = max(1, len(ranks))
    found = {f"recall@{k}": sum(0 < r <= k for r in ranks) / count for k in (1, 5, 10)}
    found["mrr@10"] = sum(1 / r for r in ranks if 0 < r <= 10) / count
    return {name: round(value, 4) for name, value in found.items()}
