"""The words by which a text names a task of a ledger, and how surely."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.quantities import quantities

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = ["FIXED", "is_general", "names_surely", "pairs", "task_by_words"]

FIXED = ("name", "problem", "goal", "measures")
LONG, SHORT = 4, 3
_GENERAL = re.compile(
    r"资金|投入|到位|整改|治理|工作|企业|问题|任务|完成|全部|累计|新增|督察|全市|市区|部门|单位|开展|建设|"
    r"推进|处理|能力|设施|设备|项目|专项|人员|情况|剩余|底前|以上|达到|提高|使用|进行|组织|实施"
)
_EMPTY = re.compile(r"[的了在于和与及等为是已全累计]")
_HAN = re.compile(r"[一-龥]+")


def names_surely(text: str, task: Task | None) -> bool:
    """Whether a text names the task by a term of its own, and no other thing of the kind.

    农村黑臭水体 is not 建成区黑臭水体, nor 城北污水处理厂 the 汐河污水处理厂 of a task.
    """
    if task is None:
        return False
    cells = _words_of(task, (*FIXED, "progress"))
    for run in _HAN.findall(_without_amounts(text)):
        start, end = _longest(run, cells)
        own = run[max(0, start - 2) : start]
        telling = len(_GENERAL.sub("", run[start:end]))
        long = end - start >= LONG or (end - start == telling == SHORT and not start)
        if long and (len(own) < 2 or own in cells or is_general(own)):
            return True
    return False


def task_by_words(tasks: Sequence[Task], text: str, least: int = 1) -> Task | None:
    """The one task whose problem or aim has `least` telling pairs of a text to itself."""
    own = [_telling(_words_of(task, ("name", "problem", "goal"))) for task in tasks]
    holders = Counter(pair for said in own for pair in said)
    alone = {pair for pair in _telling(text) if holders[pair] == 1}
    found = [t for t, said in zip(tasks, own, strict=True) if len(said & alone) >= least]
    return found[0] if len(found) == 1 else None


def is_general(words: str) -> bool:
    """Whether words hold one that any task has: 资金, 整改, 建设."""
    return bool(_GENERAL.search(words))


def pairs(text: str) -> set[str]:
    """The pairs of Chinese characters in the words of a text, amounts apart."""
    return {
        run[i : i + 2]
        for run in _HAN.findall(_without_amounts(text))
        for i in range(len(run) - 1)
        if not _EMPTY.search(run[i : i + 2])
    }


def _telling(text: str) -> set[str]:
    """The pairs of a text without the words that any task has."""
    return pairs(_GENERAL.sub("，", text))


def _words_of(task: Task, fields: Sequence[str]) -> str:
    return "，".join(task.cells[f].text for f in fields if f in task.cells)


def _without_amounts(text: str) -> str:
    for amount in reversed(quantities(text)):
        text = f"{text[: amount.start]}，{text[amount.end :]}"
    return text


def _longest(run: str, text: str) -> tuple[int, int]:
    """The longest stretch of a run that stands in a text."""
    best = (0, 0)
    for start in range(len(run)):
        end = start + best[1] - best[0] + 1
        while end <= len(run) and run[start:end] in text:
            best, end = (start, end), end + 1
    return best
