"""The clauses of a sentence that answer a question in prose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import fsum

from index.coverage import coverage_by_token
from index.extract_cues import Cue
from index.extract_found import Found

__all__ = ["clauses"]

_CLAUSE = re.compile(r"[^，；;。！？!?]+[，；;。！？!?]*")
_SET_PHRASE = re.compile(r"贯彻落实|指示精神|决策部署|重要论述|坚持以|为指导")
_SET_SHARE = 0.6
_STOPS = " \n，；;。！？!?"
_MOST_CHARS = 50
_FIT = 0.5


def clauses(sentence: str, weights: Mapping[str, float], cue: Cue | None = None) -> Found:
    """The run of clauses of at most 50 characters that holds most of the question.

    Of runs that hold as much the longest comes, the first of these: what a question in prose asks
    for stands beside its words. A clause that is longer comes alone; none without any word.
    A run with a word of the `cue` holds more, the more so where it begins with it, and one of mere
    set phrases (贯彻落实…精神) less.
    """
    spans = [match.span() for match in _CLAUSE.finditer(sentence)]
    held = [coverage_by_token(sentence[start:end], weights) for start, end in spans]
    cued = [cue is not None and cue.stands_in(sentence[start:end]) for start, end in spans]
    bonus = cue.weight * _weight(held, weights) if cue else 0.0
    best, answer = (0.0, False, 0), ""
    for first, last in _runs(spans):
        start, end = spans[first][0], spans[last][1]
        worth = _weight(held[first : last + 1], weights) + bonus * any(cued[first : last + 1])
        if _SET_PHRASE.search(sentence[start:end]):
            worth *= _SET_SHARE
        value = (worth, cued[first], end - start)
        if worth and value > best:
            best, answer = value, sentence[start:end].strip(_STOPS)
    return Found((answer,) if answer else (), _FIT)


def _weight(held: Sequence[frozenset[str]], weights: Mapping[str, float]) -> float:
    """The weight of all tokens that some clauses hold together."""
    return fsum(weights[token] for token in frozenset[str]().union(*held))


def _runs(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first and last number of each run of spans that is short enough, or one span."""
    return [
        (first, last)
        for first, (start, _) in enumerate(spans)
        for last in range(first, len(spans))
        if last == first or spans[last][1] - start <= _MOST_CHARS
    ]
