"""The clauses of a sentence that answer a question in prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import fsum

from index.coverage import coverage_by_token
from index.extract_found import Found

__all__ = ["clauses"]

_CLAUSE = re.compile(r"[^，；;。！？!?]+[，；;。！？!?]*")
_STOPS = " \n，；;。！？!?"
_MOST_CHARS = 50
_FIT = 0.5


def clauses(sentence: str, weights: Mapping[str, float]) -> Found:
    """The run of clauses of at most 50 characters that holds most of the question.

    Of runs that hold as much the longest comes, the first of these: what a question in prose asks
    for stands beside its words. A clause that is longer comes alone; none without any word.
    """
    spans = [match.span() for match in _CLAUSE.finditer(sentence)]
    held = [coverage_by_token(sentence[start:end], weights) for start, end in spans]
    best, answer = (0.0, 0), ""
    for first, last in _runs(spans):
        spoken = frozenset[str]().union(*held[first : last + 1])
        start, end = spans[first][0], spans[last][1]
        value = (fsum(weights[token] for token in spoken), end - start)
        if spoken and value > best:
            best, answer = value, sentence[start:end].strip(_STOPS)
    return Found((answer,) if answer else (), _FIT)


def _runs(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first and last number of each run of spans that is short enough, or one span."""
    return [
        (first, last)
        for first, (start, _) in enumerate(spans)
        for last in range(first, len(spans))
        if last == first or spans[last][1] - start <= _MOST_CHARS
    ]
