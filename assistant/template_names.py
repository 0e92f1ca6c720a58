"""Which slots and fields a line of a template names, and which it may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.status import Progress
from assistant.template_expression import ExpressionError, condition_tree, line_tree
from assistant.template_model import LISTS, SlotRule

__all__ = ["Names", "check_condition", "check_line", "constants_of", "path_of"]

_PROPERTIES = ("数", "对象", "属于", "占比")
_STATUSES = tuple(progress.value for progress in Progress)


@dataclass(frozen=True, slots=True)
class Names:
    """What can be named: slots by name, the lists that loop variables stand for, the themes.

    `finished` are the loop variables over tasks that are done, by a condition around the line.
    """

    rules: Mapping[str, SlotRule]
    lists: Mapping[str, str]
    themes: tuple[str, ...]
    finished: frozenset[str] = frozenset()


def check_line(text: str, names: Names) -> list[tuple[str, ...]]:
    """The values that a line prints, in order: ('完成',), ('任务', '名称').

    A noun (`.对象`) is none of them. Raises ExpressionError where the line is at fault.
    """
    printed: list[tuple[str, ...]] = []
    for node in line_tree(text).body:
        _statement(node, names, printed)
    return printed


def check_condition(text: str, names: Names) -> None:
    """Raise ExpressionError where a condition is at fault."""
    _condition(condition_tree(text), names)


def _statement(node: Any, names: Names, printed: list[tuple[str, ...]]) -> None:
    from jinja2 import nodes

    if isinstance(node, nodes.Output):
        for part in node.nodes:
            if not isinstance(part, nodes.TemplateData):
                printed.extend(_printed(part, names))
    elif isinstance(node, nodes.If):
        _condition(node.test, names)
        for inner in (*node.body, *node.elif_, *node.else_):
            _statement(inner, names, printed)
    else:
        raise ExpressionError("一行里只能用 {% if %}；for 和 include 要单独写一行")


def _printed(node: Any, names: Names) -> list[tuple[str, ...]]:
    path = path_of(node)
    if not path:
        raise ExpressionError("“{{ }}”里只写一个要素名，如 {{完成}}、{{任务.名称}}")
    _known(path, names)
    if path[0] in LISTS or (path[0] in names.lists and len(path) == 1):
        fields = "、".join(LISTS[names.lists.get(path[0], path[0])])
        raise ExpressionError(f"“{path[0]}”后面应写明哪一项：{fields}")
    if path[-1] in ("数", "属于") and len(path) == 2 and path[0] in names.rules:
        raise ExpressionError(f"“{'.'.join(path)}”只能用在条件里")
    return [] if len(path) == 2 and path[1] == "对象" else [path]


def _condition(node: Any, names: Names) -> None:
    from jinja2 import nodes

    if isinstance(node, (nodes.And, nodes.Or)):
        _condition(node.left, names)
        _condition(node.right, names)
    elif isinstance(node, nodes.Not):
        _condition(node.node, names)
    elif isinstance(node, nodes.Compare):
        _comparison(node, names)
    elif path := path_of(node):
        _known(path, names)
        if path[0] in names.lists and len(path) == 1:
            raise ExpressionError(f"条件里的“{path[0]}”后面应写明哪一项")
    else:
        raise ExpressionError("条件里只能用要素名、引号里的词、数和 == != > < in and or not")


def _comparison(node: Any, names: Names) -> None:
    from jinja2 import nodes

    path = path_of(node.expr)
    operator, other = node.ops[0].op, node.ops[0].expr
    listed = isinstance(other, (nodes.List, nodes.Tuple))
    if (
        not path
        or path[0] in LISTS
        or len(node.ops) != 1
        or listed != (operator in ("in", "notin"))
    ):
        raise ExpressionError('比较应写成 要素 == "词"、要素 in ["词", "词"] 或 要素.数 > 数')
    _known(path, names)
    constants = constants_of(other)
    numeric = path[-1] == "数" and path[0] in names.rules
    if (operator in ("lt", "lteq", "gt", "gteq") or numeric) and not (
        numeric and all(isinstance(value, (int, float)) for value in constants)
    ):
        raise ExpressionError("比大小只能用“.数”和数，如 完成.数 > 1")
    if not numeric and not all(isinstance(value, str) for value in constants):
        raise ExpressionError(f"“{'.'.join(path)}”应与引号里的词比较")
    _in_vocabulary(path, constants, names)


def _in_vocabulary(path: tuple[str, ...], constants: list[object], names: Names) -> None:
    """A status or theme that does not exist would silently never be met."""
    over = names.lists.get(path[0])
    if over == "任务表" and path[1:] == ("状态",):
        for value in constants:
            if value and value not in _STATUSES:
                raise ExpressionError(f"状态“{value}”不在状态词表中：{'、'.join(_STATUSES)}")
    if over == "专题表" and path[1:] == ("名称",):
        for value in constants:
            if value not in names.themes:
                raise ExpressionError(f"没有名为“{value}”的专题，现有：{'、'.join(names.themes)}")


def constants_of(node: Any) -> list[object]:
    """The words or numbers that a comparison names; raises ExpressionError for anything else."""
    from jinja2 import nodes

    if isinstance(node, nodes.Const):
        return [node.value]
    if isinstance(node, (nodes.List, nodes.Tuple)):
        return [value for item in node.items for value in constants_of(item)]
    raise ExpressionError("比较的另一边应是引号里的词、数，或方括号里的几个词")


def path_of(node: Any) -> tuple[str, ...]:
    """The names in `完成` or `任务.名称`; () for anything else."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return (str(node.name),)
    if isinstance(node, nodes.Getattr) and (before := path_of(node.node)):
        return (*before, str(node.attr))
    return ()


def _known(path: tuple[str, ...], names: Names) -> None:
    first = path[0]
    if first in LISTS and len(path) == 1:
        return
    if over := names.lists.get(first):
        allowed: tuple[str, ...] = LISTS[over]
    elif rule := names.rules.get(first):
        allowed = (*_PROPERTIES, *rule.comparisons)
    else:
        raise ExpressionError(f"没有名为“{first}”的要素")
    if len(path) > 2 or (len(path) == 2 and path[1] not in allowed):
        wrong = ".".join(path[1:])
        raise ExpressionError(f"“{first}”没有“{wrong}”这一项，可以用：{'、'.join(allowed)}")
