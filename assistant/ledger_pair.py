"""The same task in two ledgers: by its name, else by its number and a name that is alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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
    mine, others = [_known(task) for task in now], [_known(task) for task in then]
    found: dict[int, int] = {}
    left = dict(enumerate(others))
    for test in (_same, _same_name, _same_number, _nearly_same):
        for i, known in enumerate(mine):
            fitting = {j: o for j, o in left.items() if i not in found and test(known, o)}
            if fitting:
                found[i] = _likest(known, fitting)
                del left[found[i]]
    both = tuple(Pair(now[i], then[j]) for i, j in sorted(found.items()))
    new = tuple(task for i, task in enumerate(now) if i not in found)
    return Pairs(both, new, tuple(then[j] for j in left))


def plain_words(text: str) -> str:
    """The words without white space and punctuation, by which two wordings are compared."""
    return re.sub(r"[\s\W_]+", "", text)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a task is known by: its plain name, the characters of that, and its number."""

    name: str
    characters: frozenset[str]
    number: str


def _known(task: Task) -> _Known:
    name = plain_words(task.name)
    return _Known(name, frozenset(name), number_key(task.number))


def _same(now: _Known, then: _Known) -> bool:
    return now.name == then.name != "" and now.number == then.number


def _same_name(now: _Known, then: _Known) -> bool:
    return now.name == then.name != ""


def _same_number(now: _Known, then: _Known) -> bool:
    same = now.number == then.number != ""
    return same and _likeness(now, then) >= ALIKE_WITH_NUMBER


def _nearly_same(now: _Known, then: _Known) -> bool:
    # Each character that only one name has is unmatched: cheaper to count than to align.
    differing = len(now.characters ^ then.characters)
    if differing > (1 - ALIKE_ALONE) * (len(now.name) + len(then.name)):
        return False
    return _likeness(now, then) >= ALIKE_ALONE


def _likest(task: _Known, others: Mapping[int, _Known]) -> int:
    if len(others) == 1:
        return next(iter(others))
    likeness = {j: _likeness(task, other) for j, other in others.items()}
    return max(likeness, key=likeness.__getitem__)


def _likeness(now: _Known, then: _Known) -> float:
    """How much of two names is the same, 0 to 1."""
    return SequenceMatcher(None, now.name, then.name, False).ratio()
