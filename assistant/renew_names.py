"""The short names that the last report has for the tasks of a ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.ledger import Task
from assistant.renew_frame import LastReport, LastSentence
from assistant.renew_ledger import problem_of
from assistant.renew_material import Material
from assistant.renew_parts import LEAD, OVERVIEW
from assistant.renew_terms import names_surely
from assistant.reply import Citation

__all__ = ["Named", "short_names"]

_CUT = re.compile(r"[，；。：、（）]|(?:分别)?[为是]|\d+[项个条]")
_NAME = re.compile(r"[一-龥“”]{5,20}")
_NO_NAME = re.compile(
    r"完成|达到|序时|[尚余未应已全]|任务|整改|问题|[我本]市|截至|长期坚持|^其|延期"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A task's short name and where the last report has it."""

    name: str
    citation: Citation


def short_names(material: Material) -> Mapping[int, Named]:
    """Short names by the tasks' rows, from where the last report sums up its progress."""
    found: dict[int, Named] = {}
    for sentence in _overview(material.last):
        for name in _fragments(material, sentence.text):
            if not _NAME.fullmatch(name) or _NO_NAME.search(name):
                continue
            task = material.evidence.task_named(name)
            if task is not None and task.row not in found and names_surely(name, task):
                found[task.row] = Named(name, material.last.cite(sentence))
    return found


def _fragments(material: Material, text: str) -> Iterator[str]:
    """The stretches that may be names; 和 joins two where each names a task of its own."""
    for words in _CUT.split(text):
        parts = re.split(r"和|以及", words.strip("“”"))
        tasks = [material.evidence.task_named(part) for part in parts]
        rows = {task.row for task in tasks if task is not None}
        yield from parts if len(rows) == len(parts) else [words.strip("“”")]


def name_of_task(task: Task, names: Mapping[int, Named]) -> str:
    """The short name of a task, else its problem in quotation marks."""
    named = names.get(task.row)
    return named.name if named else f"“{problem_of(task)}”"


def _overview(last: LastReport) -> Iterator[LastSentence]:
    for block in last.blocks:
        if block.part in (LEAD, OVERVIEW):
            yield from block.sentences
