"""The clause of a sentence that names what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.coverage import coverage
from index.extract_found import Found

__all__ = ["names"]

_QUOTED = re.compile(r"《[^》]{1,40}》|“[^”]{1,30}”")


def names(sentence: str, weights: Mapping[str, float]) -> Found:
    """The clause that speaks of what is asked and the quoted names in it, and how well from 0 up.

    A short clause without a number comes with the one before it.
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
    at = max(range(len(clauses)), key=lambda i: (values[i], -i))
    answer = clauses[at]
    alike = not denied or re.search("[未没不]", clauses[at - 1])
    if at and alike and len(clauses[at - 1]) + len(answer) <= 40 and not re.search(r"\d", answer):
        answer = clauses[at - 1] + "，" + answer
    quoted = tuple(m.group() for m in _QUOTED.finditer(answer))
    return Found((*quoted, answer), 0.3 + values[at])
