"""What is wrong with a template, found when it is loaded and named with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.template_expression import ExpressionError
from assistant.template_model import (
    FRAMES,
    LISTS,
    PARAGRAPHS,
    Blank,
    Choice,
    Heading,
    Include,
    Loop,
    Node,
    Pattern,
    SlotRule,
    Theme,
    fault,
)
from assistant.template_names import Names, check_condition, check_line

__all__ = ["check_body", "check_text"]

_SLOT = re.compile(r"\{\{.*?\}\}")
_CONTROL = re.compile(r"\{%.*?%\}")
_ALONE = re.compile(r"\{\{[^{}]*\}\}")
_UNITS = "项个条件名人家户处座台辆艘起吨亩里米元天月年日次类款批期季度份篇本张宗例所间栋只头株"
_FIGURE = re.compile(
    rf"\d|[%％‰]|百分之|[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿余多几]*[{_UNITS}倍]"
    r"|[一二两三四五六七八九]成(?![立为就果效])"
)
_OWN_NUMBER = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\(|（?\d")


@dataclass(frozen=True, slots=True)
class _Checker:
    rules: Mapping[str, SlotRule]
    themes: Sequence[Theme]
    numbered: bool

    def body(self, nodes: Sequence[Node], lists: Mapping[str, str], level: int) -> int:
        """Check nodes with the loop variables `lists` below a heading; the level of the last."""
        for node in nodes:
            if isinstance(node, Pattern):
                self._at(node.file, node.line, _sentence, node.text, self._names(lists))
            elif isinstance(node, Heading):
                level = self._heading(node, lists, level)
            elif isinstance(node, Loop):
                level = self._loop(node, lists, level)
            elif isinstance(node, Choice):
                level = self._choice(node, lists, level)
            elif not isinstance(node, (Blank, Include)):
                raise AssertionError(node)
        return level

    def _names(self, lists: Mapping[str, str]) -> Names:
        return Names(self.rules, lists, tuple(theme.name for theme in self.themes))

    def _heading(self, node: Heading, lists: Mapping[str, str], level: int) -> int:
        if node.level > level + 1:
            raise fault(
                node.file, node.line, f"标题“{node.text}”跳了级，应写在第{level + 1}级或更高"
            )
        if self.numbered and _OWN_NUMBER.match(node.text):
            raise fault(node.file, node.line, "写了“编号: 是”，标题里就不要再写序号")
        self._at(node.file, node.line, _frame, node.text, self._names(lists))
        return node.level

    def _loop(self, node: Loop, lists: Mapping[str, str], level: int) -> int:
        name = node.variable
        if name in self.rules or name in lists or name in LISTS or not name.isidentifier():
            raise fault(node.file, node.line, f"循环里的名称“{name}”不能用，请换一个名称")
        if node.over == "专题表" and not self.themes:
            raise fault(
                node.file, node.line, "用了“专题表”，但说明部分没有写“专题”（可写“专题: 通用”）"
            )
        inner = {**lists, name: node.over}
        if node.condition:
            self._at(node.file, node.line, check_condition, node.condition, self._names(inner))
        return self.body(node.body, inner, level)

    def _choice(self, node: Choice, lists: Mapping[str, str], level: int) -> int:
        for branch in node.branches:
            if branch.condition:
                names = self._names(lists)
                self._at(node.file, branch.line, check_condition, branch.condition, names)
        return max(self.body(branch.body, lists, level) for branch in node.branches)

    @staticmethod
    def _at(
        file: str, line: int, check: Callable[[str, Names], None], text: str, names: Names
    ) -> None:
        try:
            check(text, names)
        except ExpressionError as error:
            raise fault(file, line, str(error)) from error


def check_body(
    nodes: Sequence[Node], rules: Sequence[SlotRule], themes: Sequence[Theme], numbered: bool
) -> None:
    """Raise TemplateError where a line of a body cannot be used.

    A sentence or clause prints at least one value and ends with 。 or ；. Its own words hold no
    figure: every figure of a draft comes from a slot and so from a source. Names of slots, lists
    and fields are known ones, and headings do not skip a level.
    """
    _Checker({rule.name: rule for rule in rules}, themes, numbered).body(nodes, {}, 0)


def check_text(text: str, rules: Sequence[SlotRule]) -> str:
    """What is wrong with a title or a line of the letter, '' where nothing is."""
    try:
        _frame(text, Names({rule.name: rule for rule in rules}, {}, ()))
    except ExpressionError as error:
        return str(error)
    return ""


def _sentence(text: str, names: Names) -> None:
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
    if found := _FIGURE.search(_SLOT.sub("", _CONTROL.sub("", text))):
        raise ExpressionError(f"句子里不能自带数字（“{found.group()}”），数字只能来自要素")
    plain = _SLOT.sub("值", _CONTROL.sub("", text))
    if plain[-1] not in "。；" or len(re.findall(r"[。；]", plain)) != 1:
        raise ExpressionError("一行写一句，以“。”或“；”结尾，中间不再用“。”“；”")


def _frame(text: str, names: Names) -> None:
    """A heading, a title or a line of the letter: no figure of its own, none out of a slot."""
    for name in check_line(text, names):
        rule = names.rules.get(name[0])
        if (rule is None and _is_paragraph(name, names)) or (rule and rule.type not in FRAMES):
            raise ExpressionError(
                f"标题里不能用“{'.'.join(name)}”，只能用时期、地区、文字和表里的名称"
            )
    if found := _FIGURE.search(_SLOT.sub("", _CONTROL.sub("", text))):
        raise ExpressionError(f"标题里不能自带数字（“{found.group()}”）")


def _is_paragraph(name: tuple[str, ...], names: Names) -> bool:
    if over := names.lists.get(name[0]):
        return name[1] in PARAGRAPHS[over]
    return names.rules[name[0]].type == "段落"
