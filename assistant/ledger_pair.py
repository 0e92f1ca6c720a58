"""The same task in two ledgers: by its name, else by its number and a name that is alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.ledger_task import Task, number_key

__all__ = ["Pair", "Pairs", "pair_tasks", "plain_words"]

ALIKE_WITH_NUMBER = 0.5
ALIKE_ALONE = 0.9


@dataclass(frozen=True, slots=True)
class Pair:
    """One task as it stands `now` and as it stood `then`."""

    now: Task
    then: Task


@dataclass(frozen=True, slots=True)
class Pairs:
    """The tasks of two ledgers: those in both, the `new` ones, and those that are `gone`."""

    both: tuple[Pair, ...]
    new: tuple[Task, ...]
    gone: tuple[Task, ...]


def pair_tasks(now: Sequence[Task], then: Sequence[Task]) -> Pairs:
    """Every task with at most one of the other ledger, in the order of `now`.

    The surest first: same name and number, same name, same number and a name half alike, a name
    that is nearly the same.
    """
    found: dict[int, int] = {}
    left = dict(enumerate(then))
    for test in (_same, _same_name, _same_number, _nearly_same):
        for i, task in enumerate(now):
            fitting = [j for j, other in left.items() if i not in found and test(task, other)]
            if fitting:
                found[i] = max(fitting, key=[_likeness(task, t) for t in then].__getitem__)
                del left[found[i]]
    both = tuple(Pair(now[i], then[j]) for i, j in sorted(found.items()))
    new = tuple(task for i, task in enumerate(now) if i not in found)
    return Pairs(both, new, tuple(left.values()))


def plain_words(text: str) -> str:
    """The words without white space and punctuation, by which two wordings are compared."""
    return re.sub(r"[\s\W_]+", "", text)


def _same(now: Task, then: Task) -> bool:
    return _same_name(now, then) and number_key(now.number) == number_key(then.number)


def _same_name(now: Task, then: Task) -> bool:
    return plain_words(now.name) == plain_words(then.name) != ""


def _same_number(now: Task, then: Task) -> bool:
    same = number_key(now.number) == number_key(then.number) != ""
    return same and _likeness(now, then) >= ALIKE_WITH_NUMBER


def _nearly_same(now: Task, then: Task) -> bool:
    return _likeness(now, then) >= ALIKE_ALONE


def _likeness(now: Task, then: Task) -> float:
    """How much of two names is the same, 0 to 1."""
    return SequenceMatcher(None, plain_words(now.name), plain_words(then.name), False).ratio()
