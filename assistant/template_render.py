"""Sentences out of a template and the values of its slots, each with its citation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.template import Pattern, Template, TemplateError, TemplateSection

__all__ = ["MARK_CLOSE", "MARK_OPEN", "Filled", "check_patterns", "render_section"]

MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
_SENTENCE_END = re.compile(r"[。；]$")
_CONTROL = re.compile(r"\{[{%].*?[%}]\}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot as a pattern sees it.

    `text` is what it prints: the value, or 【待补：…】. `marks` are the numbers of its citations.
    `has_value` is false for a missing slot and for a count of zero: `{% if slot %}` tests it.
    `wanted` is true where the slot must be printed even without a value. `number` is a count's
    value (`{{slot.数}}`), `noun` what is counted (`{{slot.对象}}`), `part` the status of the count
    that the source says this one is part of (`{{slot.属于}}`), '' where it says none.
    """

    text: str
    marks: tuple[int, ...] = ()
    has_value: bool = True
    wanted: bool = False
    number: int | None = None
    noun: str = ""
    part: str = ""


@dataclass(slots=True)
class _Value:
    """The object that jinja sees for one slot; it notes when it is printed."""

    slot: Filled
    printed: list[Filled]

    def __str__(self) -> str:
        self.printed.append(self.slot)
        return self.slot.text

    def __bool__(self) -> bool:
        return self.slot.has_value

    def __getitem__(self, name: str) -> object:
        return {"数": self.slot.number, "对象": self.slot.noun, "属于": self.slot.part}[name]


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    end: str
    marks: tuple[int, ...]


def check_patterns(template: Template) -> None:
    """Raise TemplateError where a pattern names an unknown slot, has a figure of its own or no end.

    A pattern ends with 。 or ； and holds one sentence. Its own words hold no digits: every figure
    of a draft comes from a slot and so from a source.
    """
    for section in template.sections:
        for paragraph in section.paragraphs:
            for pattern in paragraph:
                _check(template, pattern)


def render_section(
    template: Template, section: TemplateSection, values: Mapping[str, Filled]
) -> str:
    """The text of one section: paragraphs on lines of their own, marks before each full stop.

    A mark is the number of a citation between MARK_OPEN and MARK_CLOSE, which are private-use
    characters, so that a '[1]' within a name stays itself until the marks are numbered for good.

    A pattern is left out where no slot that it prints has a value or is wanted. Clauses that end
    with ； are joined to one sentence; neighbours that cite the same are marked once.
    """
    paragraphs = []
    for patterns in section.paragraphs:
        clauses = [c for p in patterns if (c := _clause(template, p, values)) is not None]
        if clauses:
            paragraphs.append(_join(clauses))
    return "\n".join(paragraphs)


def _check(template: Template, pattern: Pattern) -> None:
    from jinja2 import TemplateSyntaxError, meta

    try:
        names = meta.find_undeclared_variables(_environment().parse(pattern.text))
    except TemplateSyntaxError as error:
        raise _fault(template, pattern, f"句子写法有误（{error.message}）") from error
    if not names:
        raise _fault(template, pattern, "每行至少用一个要素，否则这一句没有出处")
    if unknown := sorted(names - {rule.name for rule in template.rules}):
        raise _fault(template, pattern, f"没有名为“{unknown[0]}”的要素")
    plain = _CONTROL.sub("", pattern.text)
    if re.search(r"\d", plain):
        raise _fault(template, pattern, "句子里不能自带数字，数字只能来自要素")
    if not _SENTENCE_END.search(plain) or len(re.findall(r"[。；]", plain)) != 1:
        raise _fault(template, pattern, "一行写一句，以“。”或“；”结尾，中间不再用“。”“；”")


def _clause(template: Template, pattern: Pattern, values: Mapping[str, Filled]) -> _Clause | None:
    from jinja2 import TemplateError as JinjaError
    from jinja2 import meta

    environment = _environment()
    names = meta.find_undeclared_variables(environment.parse(pattern.text))
    printed: list[Filled] = []
    context = {name: _Value(values[name], printed) for name in names}
    try:
        text = environment.from_string(pattern.text).render(context)
    except JinjaError as error:
        raise _fault(template, pattern, f"句子无法生成（{error}）") from error
    marks = tuple(dict.fromkeys(mark for slot in printed for mark in slot.marks))
    kept = any(slot.has_value or slot.wanted for slot in printed)
    return _Clause(text[:-1], text[-1], marks) if kept else None


def _join(clauses: Sequence[_Clause]) -> str:
    """The clauses as sentences: the last one ends with 。, equal marks stand once per sentence."""
    parts: list[str] = []
    for clause, following in zip(clauses, [*clauses[1:], None], strict=True):
        end = "。" if following is None else clause.end
        same = end == "；" and following is not None and following.marks == clause.marks
        marks = "" if same else "".join(f"{MARK_OPEN}{mark}{MARK_CLOSE}" for mark in clause.marks)
        parts.append(f"{clause.text}{marks}{end}")
    return "".join(parts)


def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.globals.clear()
    return environment


def _fault(template: Template, pattern: Pattern, message: str) -> TemplateError:
    return TemplateError(f"模板 {template.path.name} 第 {pattern.line} 行：{message}。")
