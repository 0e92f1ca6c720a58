"""Whether the own words of a template would say more of a count or a task than its status does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.status import Progress, read_status
from assistant.template_expression import ExpressionError, condition_tree, line_tree
from assistant.template_model import SlotRule
from assistant.template_names import Names, constants_of, path_of

__all__ = ["check_counts", "check_tasks", "finished_by"]

_FINISHED = frozenset({Progress.CLOSED.value, Progress.DONE.value})
_CLAIMS = (Progress.CLOSED, Progress.DONE, Progress.NEARLY)
_ORDER = list(Progress)
_COUNTED = "\0"
_BREAK = re.compile(r"[，；：。、（）]")
_SLOT = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_CONTROL = re.compile(r"\{%.*?%\}")
_ASSERTED = re.compile(r"(?:已|均|都|全部|全面|全数)|(?:完成|办结|销号|到位)$")


def check_counts(text: str, names: Names) -> None:
    """Raise ExpressionError where the words before a count claim a stronger status than it has."""
    for clause in _BREAK.split(_CONTROL.sub("", text)):
        parts = _SLOT.split(clause)
        for words, name in zip(parts[::2], parts[1::2], strict=False):
            status = _status(names.rules.get(name), names)
            said = read_status(words).progress
            if status is None or said not in _CLAIMS:
                continue
            if _ORDER.index(said) < _ORDER.index(status):
                raise ExpressionError(
                    f"“{name}”的状态是“{status.value}”，前面不能写“{words}”（{said.value}）"
                )


def check_tasks(text: str, names: Names) -> None:
    """Raise ExpressionError where a line calls a task done of which no condition says so."""
    tasks = {name for name, over in names.lists.items() if over == "任务表"}
    if not tasks or tasks & names.finished:
        return
    plain = "".join(_unsure(line_tree(text).body, names))
    for clause in _BREAK.split(plain):
        if _COUNTED in clause:
            continue
        if read_status(clause).finished and _ASSERTED.search(clause):
            raise ExpressionError(
                f"“{clause}”说任务已经完成，但没有限定任务的状态；请写 {{{{任务.结论}}}}，"
                '或加上条件 if 任务.状态 in ["已完成", "已销号"]'
            )


def finished_by(condition: str, names: Names) -> frozenset[str]:
    """The loop variables over tasks that are done wherever a condition holds."""
    return _finished(condition_tree(condition), names) if condition else frozenset()


def _status(rule: SlotRule | None, names: Names) -> Progress | None:
    """The status that a slot counts, or that of the count it belongs to."""
    if rule is None or rule.status is not None:
        return rule.status if rule else None
    owner = names.rules.get(rule.owner)
    return owner.status if owner else None


def _finished(test: Any, names: Names) -> frozenset[str]:
    from jinja2 import nodes

    if isinstance(test, nodes.And):
        return _finished(test.left, names) | _finished(test.right, names)
    if isinstance(test, nodes.Or):
        return _finished(test.left, names) & _finished(test.right, names)
    if not isinstance(test, nodes.Compare) or test.ops[0].op not in ("eq", "in"):
        return frozenset()
    path = path_of(test.expr)
    is_status = names.lists.get(path[0]) == "任务表" and path[1:] == ("状态",)
    return (
        frozenset(path[:1])
        if is_status and _FINISHED.issuperset(constants_of(test.ops[0].expr))
        else frozenset()
    )


def _unsure(body: list[Any], names: Names) -> Iterator[str]:
    """The own words of a line that stand under no condition that a task is done.

    A slot is given as _COUNTED: what is said before it is said of that, not of the task.
    """
    from jinja2 import nodes

    for node in body:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                words = part.data if isinstance(part, nodes.TemplateData) else ""
                counted = not words and path_of(part)[:1] not in [(n,) for n in names.lists]
                yield _COUNTED if counted else words
        elif isinstance(node, nodes.If):
            for branch in (node, *node.elif_):
                if not _finished(branch.test, names):
                    yield from _unsure(branch.body, names)
            yield from _unsure(node.else_, names)
