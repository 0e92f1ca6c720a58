"""Drafting templates: readable files that say what is looked for and how it is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.shipped import prompt_folder
from assistant.status import Progress
from index.errors import ReportAssistantError

__all__ = ["Pattern", "SlotRule", "Template", "TemplateError", "TemplateSection", "load_template"]

TYPES = ("数量", "名单", "日期", "分期", "文件")
ROLL_UPS = ("全部", "到期", "未到期", "状态")
_KEYS = {"名称", "类型", "含义", "关键词", "排除", "状态", "单位", "台账", "属于", "必填", "固定"}
_UNITS = ("项", "个", "条", "件")
_NAME = re.compile(r"[一-鿿A-Za-z_][一-鿿A-Za-z0-9_]*")


class TemplateError(ReportAssistantError):
    """A template that cannot be used; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class SlotRule:
    """What one slot is and how it is looked for.

    `type` is one of TYPES. A count is found in a report by `status` (with `long_term` where the
    attribute 长期坚持 is asked for too) or by one of `keywords` without any of `excluded`, in one
    of `units`; in a ledger by `roll_up` (one of ROLL_UPS). `owner` names the count that a list of
    names (名单) or of deadlines (分期) belongs to. `lasting` values do not change between periods.
    A required slot with an owner is required only where the owner has a value above zero.
    """

    name: str
    type: str
    meaning: str
    keywords: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    status: Progress | None = None
    long_term: bool = False
    units: tuple[str, ...] = _UNITS
    roll_up: str = ""
    owner: str = ""
    required: bool = False
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sentence or clause of a template: its source text and its `line`, counted from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A heading and the paragraphs beneath it, each a tuple of patterns."""

    heading: str
    paragraphs: tuple[tuple[Pattern, ...], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A template as read from its file: `rules` in the order of the file, and its sections."""

    name: str
    title: str
    summary: str
    path: Path
    rules: tuple[SlotRule, ...]
    sections: tuple[TemplateSection, ...]

    def rule(self, name: str) -> SlotRule:
        """The rule of the slot of that name; KeyError where there is none."""
        return {rule.name: rule for rule in self.rules}[name]


def load_template(name: str) -> Template:
    """The template of that name among the shipped ones, or at that path.

    Raises TemplateError with the file and line where the template is at fault.
    """
    path = Path(name) if name.endswith(".md") else prompt_folder() / "draft" / f"{name}.md"
    if not path.is_file() or (not name.endswith(".md") and Path(name).name != name):
        known = "、".join(p.stem for p in template_files())
        raise TemplateError(
            f"没有名为“{name}”的起草模板；现有模板：{known}，或给出模板文件（.md）的路径。"
        )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(f"模板 {path.name} 不是 UTF-8 编码，请另存为 UTF-8。") from error
    return parse_template(text, path)


def template_files() -> list[Path]:
    """The shipped template files, sorted by name; a README is none."""
    folder = prompt_folder() / "draft"
    return sorted(path for path in folder.glob("*.md") if path.stem.lower() != "readme")


def parse_template(text: str, path: Path) -> Template:
    """The template written in a text; `path` is used in error messages."""
    lines = text.replace("\r\n", "\n").split("\n")
    closing = next((i for i, line in enumerate(lines) if i and line.strip() == "---"), 0)
    if lines[0].strip() != "---" or not closing:
        raise _error(path, 1, "开头应是一段写在两行“---”之间的说明（名称、标题、要素）")
    head = _front_matter(lines[1:closing], path)
    rules = _rules(head, lines, path)
    sections = _sections(lines, closing + 1)
    if not sections:
        raise _error(path, len(lines), "“---”之后没有句子")
    name = str(head.get("名称") or path.stem)
    title = str(head.get("标题") or name)
    return Template(name, title, str(head.get("说明") or ""), path, rules, sections)


def _front_matter(lines: Sequence[str], path: Path) -> Mapping[str, Any]:
    import yaml  # type: ignore[import-untyped]

    try:
        head = yaml.safe_load("\n".join(lines))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise _error(path, line, "说明部分的写法有误（请检查冒号、缩进、括号）") from error
    if not isinstance(head, dict) or not isinstance(head.get("要素"), list):
        raise _error(path, 1, "说明部分缺少“要素”清单")
    return head


def _rules(head: Mapping[str, Any], lines: Sequence[str], path: Path) -> tuple[SlotRule, ...]:
    rules: dict[str, SlotRule] = {}
    for entry in head["要素"]:
        name = str(entry.get("名称", "")) if isinstance(entry, dict) else str(entry)
        line = next(
            (
                i
                for i, text in enumerate(lines, 1)
                if re.search(rf"名称:\s*{re.escape(name)}\b", text)
            ),
            1,
        )
        if not isinstance(entry, dict) or not _NAME.fullmatch(name):
            raise _error(path, line, f"要素“{name}”没有可用的名称（汉字或字母，不含空格和标点）")
        if name in rules:
            raise _error(path, line, f"要素“{name}”写了两次")
        rules[name] = _rule(name, entry, path, line)
    for rule in rules.values():
        if rule.owner and rule.owner not in rules:
            raise _error(path, 1, f"要素“{rule.name}”属于“{rule.owner}”，但没有这个要素")
    return tuple(rules.values())


def _rule(name: str, entry: Mapping[str, Any], path: Path, line: int) -> SlotRule:
    if unknown := set(entry) - _KEYS:
        raise _error(path, line, f"要素“{name}”有不认识的项：{'、'.join(sorted(unknown))}")
    kind = str(entry.get("类型", ""))
    if kind not in TYPES:
        raise _error(path, line, f"要素“{name}”的类型应是 {'、'.join(TYPES)} 之一")
    words = [word.strip() for word in str(entry.get("状态", "")).split("+") if word.strip()]
    known = {progress.value: progress for progress in Progress}
    if wrong := [word for word in words if word not in known]:
        raise _error(path, line, f"要素“{name}”的状态“{wrong[0]}”不在状态词表中")
    roll_up = str(entry.get("台账", "状态" if words else ""))
    if roll_up and roll_up not in ROLL_UPS:
        raise _error(path, line, f"要素“{name}”的“台账”应是 {'、'.join(ROLL_UPS)} 之一")
    if kind == "数量" and not (words or entry.get("关键词")):
        raise _error(path, line, f"要素“{name}”应写明“状态”或“关键词”")
    return SlotRule(
        name,
        kind,
        str(entry.get("含义") or name),
        _words(entry.get("关键词")),
        _words(entry.get("排除")),
        known[words[0]] if words else None,
        len(words) > 1,
        _words(entry.get("单位")) or _UNITS,
        roll_up,
        str(entry.get("属于") or ""),
        _yes(entry.get("必填")),
        _yes(entry.get("固定")),
    )


def _sections(lines: Sequence[str], first: int) -> tuple[TemplateSection, ...]:
    sections: list[tuple[str, list[list[Pattern]]]] = []
    fresh = True
    for number, line in enumerate(lines[first:], first + 1):
        text = re.sub(r"\{#.*?#\}", "", line).strip()
        if text.startswith("#"):
            sections.append((text.lstrip("#").strip(), []))
            fresh = True
        elif not text:
            fresh = True
        else:
            if not sections:
                sections.append(("", []))
            if fresh:
                sections[-1][1].append([])
            sections[-1][1][-1].append(Pattern(number, text))
            fresh = False
    return tuple(
        TemplateSection(heading, tuple(tuple(paragraph) for paragraph in paragraphs))
        for heading, paragraphs in sections
        if paragraphs
    )


def _words(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(word) for word in value) if isinstance(value, list) else (str(value),)


def _yes(value: object) -> bool:
    return value is True or str(value).strip() in ("是", "true", "yes")


def _error(path: Path, line: int, message: str) -> TemplateError:
    return TemplateError(f"模板 {path.name} 第 {line} 行：{message}。")
