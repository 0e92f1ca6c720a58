"""The clause of a sentence that names what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.coverage import coverage
from index.extract_found import Found

__all__ = ["names"]

_ASKED_SHARE = 0.6
_DOES = re.compile(r"由[^，。]{1,24}?(?:担任|任|负责|主持|牵头|承担)")
_DOES_WORTH = 0.6
_QUOTED = re.compile(r"《[^》]{1,40}》|“[^”]{1,30}”")


def names(sentence: str, weights: Mapping[str, float], who: bool = False) -> Found:
    """The clause that speaks of what is asked and the quoted names in it, and how well from 0 up.

    A short clause without a number comes with the one before it. Names that the question itself
    says are no answer to it. Where it asks `who`, a clause that says who does something
    (由…担任) answers better.
    """
    clauses = [c.strip("，,。；;：:、 \n") for c in re.split(r"[，,；;。]", sentence)]
    clauses = [c for c in clauses if c]
    if not clauses:
        return Found((), 0.0)
    denied = any(token in weights for token in "未没不")
    values = [
        coverage(c, weights) * (1.0 if denied == bool(re.search("[未没不]", c)) else 0.7)
        for c in clauses
    ]
    does = [_DOES_WORTH if who and _DOES.search(c) else 0.0 for c in clauses]
    at = max(range(len(clauses)), key=lambda i: (values[i] + does[i], -i))
    answer = clauses[at]
    alike = not denied or re.search("[未没不]", clauses[at - 1])
    if at and alike and len(clauses[at - 1]) + len(answer) <= 40 and not re.search(r"\d", answer):
        answer = clauses[at - 1] + "，" + answer
    quoted = (match.group() for match in _QUOTED.finditer(answer))
    told = (name for name in quoted if _told(name, weights) < _ASKED_SHARE)
    return Found((*told, answer), 0.3 + max(values))


def _told(name: str, weights: Mapping[str, float]) -> float:
    """The share of the characters of a name that stand in words of the question."""
    bare = name[1:-1]
    held = {
        at
        for token in weights
        if len(token) > 1
        for found in re.finditer(re.escape(token), bare)
        for at in range(*found.span())
    }
    return len(held) / len(bare)
