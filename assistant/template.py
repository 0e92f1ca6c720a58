"""Drafting templates: readable files that say what is looked for and how it is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.draft_model import Letter
from assistant.template_check import check_body, check_text
from assistant.template_folder import (
    THEME_FILE,
    find_template,
    find_themes,
    read_file,
    template_files,
)
from assistant.template_model import (
    Branch,
    Choice,
    Include,
    Loop,
    Node,
    Pattern,
    SlotRule,
    Template,
    TemplateError,
    Theme,
    fault,
)
from assistant.template_rules import read_rules, read_themes
from assistant.template_tree import read_body, shift
from assistant.template_yaml import Entry, read_yaml

__all__ = [
    "HEAD_KEYS",
    "SlotRule",
    "Template",
    "TemplateError",
    "Theme",
    "load_template",
    "parse_template",
    "template_files",
]

HEAD_KEYS = (
    *("名称", "标题", "说明", "要素", "专题", "编号", "主送", "署名", "附件"),
    *("材料", "不用材料", "上期"),
)
SHARED_THEMES = "通用"


def load_template(name: str, folders: Sequence[Path] = ()) -> Template:
    """The template of that name in the user's folders or among the shipped ones, or at that path.

    Raises TemplateError with the file and line where the template is at fault.
    """
    path = find_template(name, folders)
    return _Loader(folders).load(path, read_file(path))


def parse_template(text: str, path: Path, folders: Sequence[Path] = ()) -> Template:
    """The template written in a text; what it includes is looked for beside `path` first."""
    return _Loader(folders).load(path, text)


class _Loader:
    """Reads a template and what it includes; `_chain` are the files that led to this one."""

    def __init__(self, folders: Sequence[Path], chain: tuple[Path, ...] = ()):
        self._folders = folders
        self._chain = chain

    def load(self, path: Path, text: str) -> Template:
        self._chain = (*self._chain, path)
        lines = text.replace("\r\n", "\n").split("\n")
        closing = next((i for i, line in enumerate(lines) if i and line.strip() == "---"), 0)
        if lines[0].strip() != "---" or not closing:
            raise fault(path.name, 1, "开头应是一段写在两行“---”之间的说明（名称、标题、要素）")
        head = read_yaml("\n".join(lines[1:closing]), path.name, 2)
        tree = read_body(lines, closing + 1, path.name)
        _check_head(head, path.name, tree)
        slots = head.mapping.get("要素")
        rules = {rule.name: rule for rule in (read_rules(slots) if slots else ())}
        themes = self._themes(head, path)
        body, themes = self._expanded(tree, rules, themes)
        _check_slots(head, rules, themes)
        check_body(body, tuple(rules.values()), themes, head.yes("编号"))
        name = head.text("名称") or path.stem
        template = Template(
            name,
            _pattern(head, "标题", rules) or name,
            head.text("说明"),
            path,
            tuple(rules.values()),
            body,
            themes,
            _letter(head, rules),
            head.yes("编号"),
            head.words("材料"),
            head.words("不用材料"),
            head.words("上期"),
        )
        if not any(_written(node) for node in body):
            raise fault(path.name, len(lines), "“---”之后没有句子")
        return template

    def _themes(self, head: Entry, path: Path) -> tuple[Theme, ...]:
        entry = head.mapping.get("专题")
        if entry is None:
            return ()
        if entry.value != SHARED_THEMES:
            return read_themes(entry)
        file = find_themes((path.parent, *self._folders))
        if file is None:
            raise entry.fault(f"找不到通用的专题清单 {THEME_FILE}")
        listed = read_yaml(read_file(file), file.name)
        if set(listed.mapping) != {"专题"}:
            raise fault(file.name, 1, "应以“专题:”开头，下面一个专题一条")
        return read_themes(listed.mapping["专题"])

    def _expanded(
        self, nodes: Sequence[Node], rules: dict[str, SlotRule], themes: tuple[Theme, ...]
    ) -> tuple[tuple[Node, ...], tuple[Theme, ...]]:
        """The nodes with what they include; the slots of that are added to `rules`."""
        found: list[Node] = []
        for node in nodes:
            if isinstance(node, Include):
                other = self._included(node)
                _add_rules(rules, other, node)
                if themes and other.themes and themes != other.themes:
                    raise fault(node.file, node.line, f"与引入的“{node.name}”的“专题”不一致")
                themes = themes or other.themes
                found.extend(shift(other.body, node.level))
            elif isinstance(node, Loop):
                body, themes = self._expanded(node.body, rules, themes)
                found.append(
                    Loop(node.line, node.variable, node.over, node.condition, body, node.file)
                )
            elif isinstance(node, Choice):
                branches = []
                for branch in node.branches:
                    body, themes = self._expanded(branch.body, rules, themes)
                    branches.append(Branch(branch.line, branch.condition, body))
                found.append(Choice(tuple(branches), node.file))
            else:
                found.append(node)
        return tuple(found), themes

    def _included(self, node: Include) -> Template:
        here = self._chain[-1].parent
        beside = here / f"{node.name}.md"
        try:
            path = beside if beside.is_file() else find_template(node.name, self._folders)
        except TemplateError as error:
            raise fault(node.file, node.line, f"没有名为“{node.name}”的模板可以引入") from error
        if any(path.resolve() == before.resolve() for before in self._chain):
            way = "→".join(before.stem for before in (*self._chain, path))
            raise fault(node.file, node.line, f"模板互相引入：{way}")
        return _Loader(self._folders, self._chain).load(path, read_file(path))


def _check_head(head: Entry, file: str, tree: Sequence[Node]) -> None:
    composed = any(isinstance(node, (Include, Loop, Choice)) for node in tree)
    if not head.mapping or ("要素" not in head.mapping and not composed):
        raise fault(file, 1, "说明部分缺少“要素”清单")
    for key, entry in head.mapping.items():
        if key not in HEAD_KEYS:
            raise entry.fault(f"说明部分有不认识的项：{key}")


def _check_slots(head: Entry, rules: Mapping[str, SlotRule], themes: Sequence[Theme]) -> None:
    """A 段落 names a theme of the template, or a 文字 in which the user names one."""
    slots = head.mapping.get("要素")
    known = [theme.name for theme in themes]
    for entry in slots.items if slots else ():
        theme = entry.text("专题")
        given = theme in rules and rules[theme].type == "文字"
        if theme and theme not in known and not given:
            raise entry.mapping["专题"].fault(
                f"要素“{entry.text('名称')}”的专题“{theme}”不在“专题”清单里，也不是“文字”要素"
            )


def _add_rules(rules: dict[str, SlotRule], other: Template, node: Include) -> None:
    for rule in other.rules:
        if rules.setdefault(rule.name, rule) != rule:
            raise fault(node.file, node.line, f"要素“{rule.name}”与引入的“{node.name}”里的写法不同")


def _pattern(head: Entry, key: str, rules: Mapping[str, SlotRule]) -> str:
    text = head.text(key)
    if text and (wrong := check_text(text, tuple(rules.values()))):
        raise head.mapping[key].fault(f"“{key}”里，{wrong}")
    return text


def _letter(head: Entry, rules: Mapping[str, SlotRule]) -> Letter:
    attachments = head.words("附件")
    for i, name in enumerate(attachments):
        if wrong := check_text(name, tuple(rules.values())):
            raise head.mapping["附件"].items[i].fault(f"“附件”里，{wrong}")
    return Letter(_pattern(head, "主送", rules), attachments, _pattern(head, "署名", rules))


def _written(node: Node) -> bool:
    """True for a node that can write something."""
    if isinstance(node, Loop):
        return any(_written(inner) for inner in node.body)
    if isinstance(node, Choice):
        return any(_written(inner) for branch in node.branches for inner in branch.body)
    return isinstance(node, Pattern)
