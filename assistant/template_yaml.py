"""YAML with the line of everything in it, so that a fault can be named where it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.template_model import TemplateError, fault

__all__ = ["Entry", "read_yaml"]

_BARE_SLOT = re.compile(r"^(\s*(?:-\s+)?(?:[^\s:{\[\"'#-][^:{\[]*:\s+)?)(\{[{%].*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a YAML file: a scalar as written, a list or a mapping, and its `line` from 1."""

    value: str | list[Entry] | dict[str, Entry]
    line: int
    file: str

    def fault(self, message: str) -> TemplateError:
        """The error of this entry."""
        return fault(self.file, self.line, message)

    @property
    def mapping(self) -> Mapping[str, Entry]:
        """Its keys and values; none where it is something else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> tuple[Entry, ...]:
        """The entries of a list; a value that is no list is a list of itself, '' an empty one."""
        if isinstance(self.value, list):
            return tuple(self.value)
        return (self,) if self.value else ()

    def text(self, key: str) -> str:
        """The scalar under a key, '' without one; a list or a mapping there is a fault."""
        entry = self.mapping.get(key)
        if entry is None:
            return ""
        if not isinstance(entry.value, str):
            raise entry.fault(f"“{key}”应是一段文字")
        return entry.value

    def words(self, key: str) -> tuple[str, ...]:
        """The scalars of the list under a key; one scalar stands for a list of it."""
        entry = self.mapping.get(key)
        if entry is None:
            return ()
        if not all(isinstance(item.value, str) for item in entry.items):
            raise entry.fault(f"“{key}”应是一个词，或写在方括号里的几个词")
        return tuple(str(item.value) for item in entry.items)

    def yes(self, key: str) -> bool:
        """True for 是, false for 否 and where there is nothing; anything else is a fault."""
        said = self.text(key).strip().lower()
        if said not in ("", "否", "no", "false", "是", "yes", "true"):
            raise self.mapping[key].fault(f"“{key}”应写“是”或“否”")
        return said in ("是", "yes", "true")

    def one_of(self, key: str, allowed: Collection[str], whose: str) -> str:
        """The scalar under a key, '' without one; what is not allowed is a fault."""
        said = self.text(key)
        if said and said not in allowed:
            raise self.mapping[key].fault(f"{whose}的“{key}”应是 {'、'.join(allowed)} 之一")
        return said

    def some_of(self, key: str, allowed: Collection[str], whose: str) -> tuple[str, ...]:
        """The words under a key; one that is not allowed is a fault."""
        said = self.words(key)
        if any(word not in allowed for word in said):
            raise self.mapping[key].fault(f"{whose}的“{key}”应从 {'、'.join(allowed)} 中选")
        return said


def read_yaml(text: str, file: str, first: int = 1) -> Entry:
    """The YAML of a text whose first line is line `first` of a file.

    A value that begins with a slot ('标题: {{地区}}…') need not be quoted. Raises TemplateError.
    """
    import yaml  # type: ignore[import-untyped]

    quoted = _BARE_SLOT.sub(lambda m: f"{m[1]}'{m[2].replace(chr(39), chr(39) * 2)}'", text)
    try:
        node = yaml.compose(quoted, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + first if mark else first
        raise fault(
            file, line, "说明部分的写法有误（请检查缩进和括号，冒号、逗号用半角）"
        ) from error
    return _entry(node, file, first) if node is not None else Entry("", first, file)


def _entry(node: Any, file: str, first: int) -> Entry:
    line = node.start_mark.line + first
    if node.id == "sequence":
        return Entry([_entry(item, file, first) for item in node.value], line, file)
    if node.id != "mapping":
        empty = node.tag == "tag:yaml.org,2002:null"
        return Entry("" if empty else str(node.value), line, file)
    found: dict[str, Entry] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in found:
            raise fault(file, key.start_mark.line + first, f"“{name}”写了两次")
        found[name] = _entry(value, file, first)
    return Entry(found, line, file)
