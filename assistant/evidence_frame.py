"""How alike the words before two figures are put."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from assistant.evidence_sort import last_clause
from index.quantities import quantities

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["frame", "named_rate", "pairs_of", "same_clause", "subject", "unit_before", "word_pairs"]

_SHORTEST = 4
_NUMBERS = re.compile(r"[\d０-９.．,%％—–-]+")
_TIME = re.compile(
    r"(?:#年)?(?:#月)?(?:[上下]半年|全年|年内|今年|当年|#季度)|截至|#年(?:底|末)?|#月底?"
)
_SPACE = re.compile(r"\s+")
_ASIDE = re.compile(
    r"累计|其中|同比|比上年|较上年|分别|增长|下降|提高|增加|减少|上升|降低|达到?|为|共|占|的"
)
_DEEDS = re.compile(r"累计|完成|新增|已|全部|到(?!位)|[的了]")
_PAIR = re.compile(r"(?=([一-龥]{2}))")


def frame(one: str, other: str) -> float:
    """How alike two beginnings of sentences are, from 0 to 1, numbers and times apart.

    0 where one of them says next to nothing.
    """
    first, second = _masked(one), _masked(other)
    if min(len(first), len(second)) < _SHORTEST:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def same_clause(one: str, other: str) -> bool:
    """Whether the last clauses share a word, where both have words of their own."""
    first, second = (_clause_pairs(words) for words in (one, other))
    return not first or not second or bool(first & second)


def subject(before: str) -> str:
    """The words that say what a figure at their end is about: those after the last ；or 。"""
    return re.split(r"[；;。]", before)[-1]


def named_rate(before: str) -> str:
    """The name of a rate that stands right before a figure (治理率), '' after 占 and the like."""
    found = re.search(r"([一-龥]{0,6}率)(?:为|达到?|是)?$", before)
    return found[1][-3:] if found else ""


def unit_before(before: str) -> str:
    """The unit of the last amount in some words that is no percentage, '' without one."""
    read = [q for q in quantities(before) if q.kind not in ("percent", "points", "bare")]
    return read[-1].unit if read else ""


def pairs_of(words: str) -> set[str]:
    """The pairs of Chinese characters that stand side by side."""
    return {match[1] for match in _PAIR.finditer(words)}


def word_pairs(clause: str, figure: Figure) -> set[str]:
    """The pairs of characters in the clause of a figure and in the name of its indicator."""
    plain = _DEEDS.sub(" ", f"{_TIME.sub(' ', clause)} {figure.indicator}")
    return pairs_of(plain)


def _clause_pairs(before: str) -> set[str]:
    return pairs_of(_ASIDE.sub(" ", _masked(last_clause(before))))


def _masked(words: str) -> str:
    return _TIME.sub("", _NUMBERS.sub("#", _SPACE.sub("", words)))
