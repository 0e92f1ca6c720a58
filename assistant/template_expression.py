"""The expressions within a line of a template: read by jinja2, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

__all__ = ["ExpressionError", "condition_tree", "holds", "line_tree", "parts"]

_CHARACTER = re.compile(r"unexpected (?:char )?['\"](.)['\"](?: at \d+)?$")


class ExpressionError(Exception):
    """What is wrong with the writing of a line or a condition, in Chinese."""


@lru_cache(maxsize=1)
def _environment() -> Any:
    """A sandbox without functions and filters, whose templates yield the printed objects."""
    from jinja2 import StrictUndefined
    from jinja2.nativetypes import NativeCodeGenerator
    from jinja2.sandbox import SandboxedEnvironment

    class Environment(SandboxedEnvironment):
        code_generator_class = NativeCodeGenerator

    environment = Environment(undefined=StrictUndefined, autoescape=False)
    for names in (environment.globals, environment.filters, environment.tests):
        names.clear()
    return environment


@lru_cache(maxsize=4096)
def line_tree(text: str) -> Any:
    """The syntax tree of a line; raises ExpressionError where jinja cannot read it."""
    from jinja2 import TemplateSyntaxError

    try:
        return _environment().parse(text)
    except TemplateSyntaxError as error:
        raise ExpressionError(_explained(error.message or "")) from error


def condition_tree(text: str) -> Any:
    """The syntax tree of a condition; raises ExpressionError where jinja cannot read it."""
    return line_tree(f"{{% if {text} %}}{{% endif %}}").body[0].test


def parts(text: str, names: Mapping[str, object]) -> Iterable[object]:
    """What a line prints, in order: its own words as str, and the objects of its slots."""
    template = _compiled(text)
    yielded: Iterable[object] = template.root_render_func(template.new_context(dict(names)))
    return yielded


def holds(condition: str, names: Mapping[str, object]) -> bool:
    """True where a condition holds, and for none ('')."""
    return not condition or bool(_condition(condition)(dict(names)))


@lru_cache(maxsize=4096)
def _compiled(text: str) -> Any:
    return _environment().from_string(line_tree(text))


@lru_cache(maxsize=4096)
def _condition(text: str) -> Any:
    return _environment().compile_expression(text)


def _explained(message: str) -> str:
    if "'endif'" in message or "end of template" in message or "unknown tag" in message:
        return "“{% if %}”和“{% endif %}”没有成对，或用了 if 以外的标记"
    if "print statement" in message or "unexpected '}'" in message:
        return "“{{”和“}}”没有成对，或两者之间不只是一个要素名"
    if "statement block" in message:
        return "“{% %}”里的条件写法有误"
    if "comment" in message:
        return "“{#”没有与它成对的“#}”"
    if "tag name" in message:
        return "“{%”后面应写 if、elif、else 或 endif"
    character = _CHARACTER.match(message)
    wrong = f"有不能用的“{character[1]}”" if character else "的写法有误"
    return f"花括号之间{wrong}，请检查括号、点号，引号用半角"
