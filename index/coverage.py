"""How much of a question stands in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import fsum

from index.tokens import fold

__all__ = ["coverage", "coverage_by_token"]


def coverage_by_token(text: str, weights: Mapping[str, float]) -> frozenset[str]:
    """The question's tokens that stand in the text; numbers and Latin words only as a whole."""
    folded = fold(text)
    return frozenset(token for token in weights if token in folded and _whole(token, folded))


def _whole(token: str, folded: str) -> bool:
    if not token[0].isascii():
        return True
    return re.search(rf"(?<![a-z\d.]){re.escape(token)}(?![a-z\d])", folded) is not None


def coverage(text: str, weights: Mapping[str, float]) -> float:
    """The share of the question's weight whose tokens stand in the text, from 0 to 1."""
    total = fsum(weights.values())
    return fsum(weights[token] for token in coverage_by_token(text, weights)) / (total or 1.0)
