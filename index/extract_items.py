"""The items of the list that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.coverage import coverage
from index.extract_found import Found
from index.extract_list import Listed, listed, split_outside, uncut
from index.extract_names import names
from index.extract_ordered import ordered_items

__all__ = ["items"]

_OWN_SHARE = 0.2
_DENIED = re.compile("[未没不]")
_CLAUSE = re.compile(r"[，,。；;：:]")
_MARKED_COLON = re.compile(r"(分别[为是]|包括|即|主要有|名单为)[：:]")


def items(sentence: str, several: int, weights: Mapping[str, float]) -> Found:
    """The items of the list whose surroundings speak of what is asked, and how well from 0 up."""
    best = 0.0
    answers: tuple[str, ...] = ()
    denied = any(token in weights for token in "未没不")
    clauses = split_outside(_CLAUSE, _MARKED_COLON.sub(r"\1", sentence))
    for i, clause in enumerate(clauses):
        found = listed(clause)
        said = "，".join(clauses[max(0, i - 1) : i + 1])
        if len(found.items) < 2 or (denied and not _DENIED.search(said)):
            continue
        near = coverage("，".join(clauses[max(0, i - 1) : i + 2]), weights)
        near += _OWN_SHARE * coverage(clause, weights)
        value = 0.05 + near + _worth(found, several)
        if value > best:
            best, answers = value, found.items
    steps = uncut(ordered_items(sentence))
    if len(steps) > 1 and 0.3 + coverage(sentence, weights) > best:
        best, answers = 0.3 + coverage(sentence, weights), steps
    if not answers:
        return Found(uncut(names(sentence, weights).answers), 0.2)
    return Found(answers, 0.4 + best)


def _worth(found: Listed, several: int) -> float:
    """What speaks for a list by itself: that it says it is one and has as many as are asked."""
    worth = 0.2 if found.marked else 0.0
    if len(found.items) == several:
        worth += 0.3
    if found.count and found.count in (several, len(found.items)):
        worth += 0.3 if found.count == several else 0.1
    return worth
