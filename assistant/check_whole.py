"""A total with what may be its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.check_clauses import Term
from assistant.check_kinds import complementary, is_attribute, is_base

__all__ = ["Cue", "Whole", "can_count", "exhaustive"]

Cue = Literal["among", "split", "list", "bracket", "within", "after", "view", "colon", "numbered"]

_LOOSE = re.compile(r"其中|含|包括|等|至|自|比|同|超|以上")
_REST = re.compile(r"^(?:剩余|剩下|余下|还剩|尚余|另外?)|其他|其它|其余")


@dataclass(frozen=True, slots=True)
class Whole:
    """A total and what may be its parts.

    `totals` are the figures that may be the total, the likeliest first. The parts may end after
    any number in `ends`. At each key of `skips` stand parts of the part before: they end where
    one of its values says. `near` is how many parts stand in the first stretch. `cue` is what
    announces them, `close` says that total and parts stand in one stretch.
    """

    cue: Cue
    totals: tuple[Term, ...]
    parts: tuple[Term, ...]
    skips: dict[int, tuple[int, ...]]
    ends: frozenset[int]
    near: int
    close: bool


def exhaustive(cue: Cue, parts: Sequence[Term], text: str) -> bool:
    """Whether the words say, or the names show, that the parts are all there are."""
    if len(parts) < 2:
        return False
    if cue in ("split", "list", "after"):
        return True
    if cue == "bracket":
        return not _LOOSE.search(text[parts[0].clause[0] : parts[-1].clause[1]])
    if any(_REST.search(p.label) for p in parts[1:]):
        return True
    return complementary([p.label + p.after for p in parts])


def can_count(term: Term) -> bool:
    """Whether a figure may be a total or a part: neither a threshold nor a value of before."""
    return not (is_attribute(term) or is_base(term) or term.started)
