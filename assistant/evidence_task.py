"""Which task of a ledger some words name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from index.indicator_scopes import scope_words

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = ["TaskNames"]

_FIELDS = ("name", "problem", "goal", "measures", "progress")
_LEAST, _LEAST_RUN, _TELLING_RUN = 4.0, 3, 5
_AREAS = frozenset({"农村", "建成区", "城市", "城镇", "市区", "县城"})
_CLEAR = 1.5
_HAN = re.compile(r"[一-龥A-Za-z]+")
_FACILITY = re.compile(r"[厂站场库河湖湾矿园路桥村镇井池港区县市]$")
_EMPTY = re.compile(
    r"[的了在于和与及等为是已]|全部|累计|新增|完成|整改|治理|推进|建设|实施|开展|工作|情况|问题|任务"
)


class TaskNames:
    """The tasks of a ledger by the words that only they use."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        """Over tasks in any order."""
        self._tasks = tuple(tasks)
        self._texts = [_words(task) for task in self._tasks]
        self._pairs = [set(_pairs(text)) for text in self._texts]
        self._holders = Counter(pair for pairs in self._pairs for pair in pairs)

    def named(self, words: str) -> Task | None:
        """The one task that the words name by what its name, problem, aims or progress say.

        None where no task shares a term of three characters with them, or where two tasks fit.
        """
        own = {pair for pair in _pairs(words) if not _EMPTY.search(pair)}
        fits = [(self._score(self._pairs[i] & own), i) for i in self._sharing(words)]
        fits = sorted((fit for fit in fits if fit[0] >= _LEAST), reverse=True)
        if not fits or (len(fits) > 1 and not self._clearly(fits[0], fits[1], own)):
            return None
        return self._tasks[fits[0][1]]

    def _sharing(self, words: str) -> Iterator[int]:
        """The tasks that share a term with some words and are not of another scope."""
        for i, texts in enumerate(self._texts):
            shares = any(_shares_run(words, text) for text in texts)
            if shares and not _scopes_differ(words, "".join(texts)):
                yield i

    def _score(self, shared: Iterable[str]) -> float:
        return sum(log(1 + len(self._tasks) / self._holders[pair]) for pair in shared)

    def _clearly(self, best: tuple[float, int], next_: tuple[float, int], own: set[str]) -> bool:
        """Whether one task fits much better, or has all that the other has and a word more.

        That word must be its alone (东沟 of 东沟尾矿库 and 西沟尾矿库).
        """
        if best[0] >= _CLEAR * next_[0]:
            return True
        first, second = self._pairs[best[1]] & own, self._pairs[next_[1]] & own
        return second < first and any(self._holders[pair] == 1 for pair in first - second)


def _scopes_differ(words: str, text: str) -> bool:
    """Whether both are limited to a kind of area, and not to the same (农村, 建成区)."""
    one, other = (scope_words(part) & _AREAS for part in (words, text))
    return bool(one) and bool(other) and not one & other


def _words(task: Task) -> tuple[str, ...]:
    texts = [task.name, *(task.cells[f].text for f in _FIELDS if f in task.cells)]
    return tuple(dict.fromkeys(run for text in texts for run in _HAN.findall(text)))


def _pairs(texts: Sequence[str] | str) -> Iterator[str]:
    runs = _HAN.findall(texts) if isinstance(texts, str) else texts
    return (run[i : i + 2] for run in runs for i in range(len(run) - 1))


def _shares_run(words: str, text: str) -> bool:
    """Whether a term of the words stands in the text, and not as that of another thing.

    澄湾污水处理厂 is not 汐河污水处理厂, however much the two names share; nor is a short term
    that is told apart by the words before it.
    """
    for run in _HAN.findall(words):
        for start, end in _common(run, text):
            at = text.find(run[start:end])
            own, other = run[max(0, start - 2) : start], text[max(0, at - 2) : at]
            named_apart = bool(own) and bool(other) and own != other
            telling = end - start >= _TELLING_RUN and not _FACILITY.search(run[start:end])
            if telling or not named_apart:
                return True
    return False


@lru_cache(maxsize=65536)
def _common(run: str, text: str) -> tuple[tuple[int, int], ...]:
    """The longest stretches of a run, of three characters at least, that stand in a text."""
    found: list[tuple[int, int]] = []
    start = 0
    while start <= len(run) - _LEAST_RUN:
        end = start + _LEAST_RUN
        if run[start:end] not in text:
            start += 1
            continue
        while end < len(run) and run[start : end + 1] in text:
            end += 1
        if len(_EMPTY.sub("", run[start:end])) >= _LEAST_RUN - 1:
            found.append((start, end))
        start = end
    return tuple(found)
