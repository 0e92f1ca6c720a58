"""What is wrong with a template, found when it is loaded and named with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.template_expression import ExpressionError
from assistant.template_model import (
    FRAMES,
    LISTS,
    NAMING,
    PARAGRAPHS,
    Branch,
    Choice,
    Heading,
    Loop,
    Node,
    Pattern,
    SlotRule,
    Theme,
    fault,
)
from assistant.template_names import Names, check_condition, check_line
from assistant.template_status import check_counts, check_tasks, finished_by

__all__ = ["check_body", "check_text"]

_SLOT = re.compile(r"\{\{.*?\}\}")
_CONTROL = re.compile(r"\{%.*?%\}")
_ALONE = re.compile(r"\{\{[^{}]*\}\}")
_UNITS = "项个条件名人家户处座台辆艘起吨亩里米元天月年日次类款批期季度份篇本张宗例所间栋只头株"
_FIGURE = re.compile(
    rf"\d|[%％‰]|百分之|[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿余多几]*[{_UNITS}倍]"
    r"|[一二两三四五六七八九]成(?![立为就果效])"
)
_SAID_TWICE = re.compile(
    r"(?:同比|环比|增加|增长|提高|上升|下降|减少|降低)\s*\{\{\s*([^{}]*\.(?:同比|环比))\s*\}\}"
)
_POLLUTANT = re.compile(r"PM\s?(?:2[.．]5|10)(?!\d)|(?<![A-Za-z])(?:[SNC]O2|O3)(?!\d)")
_OWN_NUMBER = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\(|（?\d")


@dataclass(frozen=True, slots=True)
class _Checker:
    numbered: bool

    def body(self, nodes: Sequence[Node], names: Names, level: int) -> int:
        """Check nodes that stand below a heading of a level; the level of the last heading."""
        for node in nodes:
            if isinstance(node, Pattern):
                _at(node.file, node.line, _sentence, node.text, names)
            elif isinstance(node, Heading):
                level = self._heading(node, names, level)
            elif isinstance(node, Loop):
                level = self._loop(node, names, level)
            elif isinstance(node, Choice):
                level = max(self._branch(b, node.file, names, level) for b in node.branches)
        return level

    def _heading(self, node: Heading, names: Names, level: int) -> int:
        if node.level > level + 1:
            raise fault(
                node.file, node.line, f"标题“{node.text}”跳了级，应写在第{level + 1}级或更高"
            )
        if self.numbered and _OWN_NUMBER.match(node.text):
            raise fault(node.file, node.line, "写了“编号: 是”，标题里就不要再写序号")
        _at(node.file, node.line, _frame, node.text, names)
        return node.level

    def _loop(self, node: Loop, names: Names, level: int) -> int:
        name, known = node.variable, {*names.rules, *names.lists, *LISTS}
        if name in known or not name.isidentifier():
            raise fault(node.file, node.line, f"循环里的名称“{name}”不能用，请换一个名称")
        if node.over == "专题表" and not names.themes:
            raise fault(
                node.file, node.line, "用了“专题表”，但说明部分没有写“专题”（可写“专题: 通用”）"
            )
        inner = replace(names, lists={**names.lists, name: node.over})
        return self._branch(Branch(node.line, node.condition, node.body), node.file, inner, level)

    def _branch(self, branch: Branch, file: str, names: Names, level: int) -> int:
        if branch.condition:
            _at(file, branch.line, check_condition, branch.condition, names)
            done = names.finished | finished_by(branch.condition, names)
            names = replace(names, finished=done)
        return self.body(branch.body, names, level)


def _at(file: str, line: int, check: Callable[[str, Names], None], text: str, names: Names) -> None:
    try:
        check(text, names)
    except ExpressionError as error:
        raise fault(file, line, str(error)) from error


def check_body(
    nodes: Sequence[Node], rules: Sequence[SlotRule], themes: Sequence[Theme], numbered: bool
) -> None:
    """Raise TemplateError where a line of a body cannot be used.

    A sentence or clause prints at least one value and ends with 。 or ；. Its own words hold no
    figure: every figure of a draft comes from a slot and so from a source. They claim no stronger
    status than the counted or the task's. Names of slots, lists and fields are known ones, and
    headings do not skip a level.
    """
    names = Names({rule.name: rule for rule in rules}, {}, tuple(theme.name for theme in themes))
    _Checker(numbered).body(nodes, names, 0)


def check_text(text: str, rules: Sequence[SlotRule]) -> str:
    """What is wrong with a title or a line of the letter, '' where nothing is."""
    try:
        _frame(text, Names({rule.name: rule for rule in rules}, {}, ()))
    except ExpressionError as error:
        return str(error)
    return ""


def _sentence(text: str, names: Names) -> None:
    if re.search("[｛｝]", text):
        raise ExpressionError("花括号要用半角的，如 {{完成}}")
    printed = check_line(text, names)
    ready = [name for name in printed if _is_paragraph(name, names)]
    if ready:
        if not _ALONE.fullmatch(text):
            raise ExpressionError(
                f"“{'.'.join(ready[0])}”是段落，应单独写一行，前后不加别的话和标点"
            )
        return
    if not printed:
        raise ExpressionError("每行至少用一个要素，否则这一句没有出处")
    if found := _SAID_TWICE.search(text):
        raise ExpressionError(
            f"“{found[1]}”写出来自带“同比增加”这样的话，前面不要再写同比、环比和增减"
        )
    if found := _own_figure(text):
        raise ExpressionError(f"句子里不能自带数字（“{found.group()}”），数字只能来自要素")
    plain = _SLOT.sub("值", _CONTROL.sub("", text))
    if plain[-1] not in "。；" or len(re.findall(r"[。；]", plain)) != 1:
        raise ExpressionError("一行写一句，以“。”或“；”结尾，中间不再用“。”“；”")
    check_counts(text, names)
    check_tasks(text, names)


def _frame(text: str, names: Names) -> None:
    """A heading, a title or a line of the letter: no figure of its own, none out of a slot."""
    for name in check_line(text, names):
        rule = names.rules.get(name[0])
        if rule.type not in FRAMES if rule else name[-1] not in NAMING:
            raise ExpressionError(
                f"标题里不能用“{'.'.join(name)}”，只能用时期、地区、文字要素和{'、'.join(NAMING)}"
            )
    if found := _own_figure(text):
        raise ExpressionError(f"标题里不能自带数字（“{found.group()}”）")


def _own_figure(text: str) -> re.Match[str] | None:
    """A figure that a line itself states; the number in the name of a pollutant is none."""
    return _FIGURE.search(_POLLUTANT.sub("", _SLOT.sub("", _CONTROL.sub("", text))))


def _is_paragraph(name: tuple[str, ...], names: Names) -> bool:
    if over := names.lists.get(name[0]):
        return name[1] in PARAGRAPHS[over]
    return names.rules[name[0]].type == "段落"
