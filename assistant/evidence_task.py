"""Which task of a ledger some words name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from assistant.evidence_ledger import cells_of
from index.indicator_scopes import scope_words

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = ["TaskNames"]

_FIELDS = ("name", "problem", "goal", "measures", "progress")
_LEAST, _LEAST_RUN, _TELLING_RUN = 1.3, 3, 5
_AREAS = frozenset({"农村", "建成区", "城市", "城镇", "市区", "县城"})
_CLEAR = 1.5
_HAN = re.compile(r"[一-龥A-Za-z]+")
_FACILITY = re.compile(r"[厂站场库河湖湾矿园路桥村镇井池港区县市]$")
_ASIDE = re.compile(
    r"[上下]半年|全年|年内|今年|同比|环比|比上年|增长|下降|截至|[一二三四]季度|累计|[一二三四]是|"
    r"[\d０-９.．]+\s?(?:[个家处项台条件名座次起批户亩]|[万亿])*"
)
_EMPTY = re.compile(
    r"[的了在于和与及等为是已]|全部|累计|新增|完成|整改|治理|推进|建设|实施|开展|"
    r"工作|情况|问题|任务"
)


class TaskNames:
    """The tasks of a ledger by the words that only they use."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        """Over tasks in any order."""
        self._tasks = tuple(tasks)
        self._texts = [_words(task) for task in self._tasks]
        self._found: dict[str, Task | None] = {}
        self._holders = Counter(pair for text in self._texts for pair in set(_pairs(text)))

    def named(self, words: str) -> Task | None:
        """The one task that the words name by what its name, problem, aims or progress say.

        None where no task shares a term of three characters with them, or where two tasks fit.
        """
        if words not in self._found:
            self._found[words] = self._find(words)
        return self._found[words]

    def _find(self, words: str) -> Task | None:
        fits = sorted(
            (
                (score, i)
                for i in range(len(self._tasks))
                if (score := self._score(self._shared(words, i))) >= _LEAST
            ),
            reverse=True,
        )
        if not fits or (len(fits) > 1 and not self._clearly(words, fits[0], fits[1])):
            return None
        return self._tasks[fits[0][1]]

    def _shared(self, words: str, i: int) -> set[str]:
        """The pairs of characters in the terms that some words share with a task of their scope."""
        texts = self._texts[i]
        if _scopes_differ(words, "".join(texts)):
            return set()
        runs = {run for text in texts for run in _shared_runs(words, text)}
        return {pair for pair in _pairs(tuple(runs)) if not _EMPTY.search(pair)}

    def _score(self, shared: Iterable[str]) -> float:
        """How telling the pairs are: one that only one task has counts 1, a common one less."""
        tasks = len(self._tasks)
        return sum(log(1 + tasks / self._holders[pair]) / log(1 + tasks) for pair in shared)

    def _clearly(self, words: str, best: tuple[float, int], next_: tuple[float, int]) -> bool:
        """Whether one task fits much better, or has all that the other has and a word more.

        That word must be its alone (东沟 of 东沟尾矿库 and 西沟尾矿库).
        """
        if best[0] >= _CLEAR * next_[0]:
            return True
        first, second = self._shared(words, best[1]), self._shared(words, next_[1])
        return second < first and any(self._holders[pair] == 1 for pair in first - second)


def _scopes_differ(words: str, text: str) -> bool:
    """Whether both are limited to a kind of area, and not to the same (农村, 建成区)."""
    one, other = (scope_words(part) & _AREAS for part in (words, text))
    return bool(one) and bool(other) and not one & other


def _words(task: Task) -> tuple[str, ...]:
    cells = [cell for field in _FIELDS for cell in cells_of(task, field)]
    texts = [task.name, *(cell.text for cell in cells)]
    return tuple(dict.fromkeys(run for text in texts for run in _runs(text)))


def _runs(text: str) -> list[str]:
    """The stretches of Chinese characters and letters, without words of time and growth."""
    return _HAN.findall(_ASIDE.sub(" ", text))


def _pairs(runs: Sequence[str]) -> Iterator[str]:
    return (run[i : i + 2] for run in runs for i in range(len(run) - 1))


def _shared_runs(words: str, text: str) -> Iterator[str]:
    """The terms of some words that stand in a text, and not as those of another thing.

    澄湾污水处理厂 is not 汐河污水处理厂, however much the two names share; nor is a short term
    that is told apart by the words before it.
    """
    for run in _runs(words):
        for start, end in _common(run, text):
            at = text.find(run[start:end])
            own, other = run[max(0, start - 2) : start], text[max(0, at - 2) : at]
            named_apart = bool(own) and bool(other) and own != other
            telling = end - start >= _TELLING_RUN and not _FACILITY.search(run[start:end])
            if telling or not named_apart:
                yield run[start:end]


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
