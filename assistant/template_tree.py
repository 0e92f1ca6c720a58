"""The body of a template as a tree: headings, sentences, and blocks between their tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.template_model import (
    LISTS,
    Blank,
    Branch,
    Choice,
    Heading,
    Include,
    Loop,
    Node,
    Pattern,
    fault,
)

__all__ = ["read_body", "shift"]

_COMMENT = re.compile(r"\{#.*?#\}")
_TAG = re.compile(r"\{%-?\s*(\w+)\s*((?:(?!%\}).)*?)\s*-?%\}")
_FOR = re.compile(r"(\S+)\s+in\s+(\S+?)(?:\s+if\s+(.+))?")
_INCLUDE = re.compile(r"([\"'])(.+?)\1")
_CONTROL = re.compile(r"\{%.*?%\}")
_HEADING = re.compile(r"([#＃]+)\s*(.*)")


def read_body(lines: Sequence[str], first: int, file: str) -> tuple[Node, ...]:
    """The tree of the lines from index `first` on; raises TemplateError with the line of a fault.

    Tags that stand alone on a line open and close blocks; those within a line belong to it.
    """
    return _Reader(lines, first, file).whole()


class _Reader:
    def __init__(self, lines: Sequence[str], first: int, file: str):
        self._lines = lines
        self._at = first
        self._file = file
        self._level = 0

    def whole(self) -> tuple[Node, ...]:
        nodes, end = self._block()
        if end is not None:
            raise self._fault(f"多了一个“{{% {end[0]} %}}”，前面没有与它成对的开头")
        return nodes

    def _block(self) -> tuple[tuple[Node, ...], tuple[str, str] | None]:
        """The nodes up to a tag that ends or divides a block, and that tag; None at the end."""
        nodes: list[Node] = []
        while self._at < len(self._lines):
            text = _COMMENT.sub("", self._lines[self._at])
            commented = text != self._lines[self._at]
            text = _CONTROL.sub(_plain_quotes, text.strip())
            self._at += 1
            tag = _TAG.fullmatch(text)
            if tag is not None and tag[1] in ("elif", "else", "endif", "endfor"):
                return tuple(nodes), (tag[1], tag[2])
            if tag is not None:
                nodes.append(self._opened(tag[1], tag[2]))
            elif text.startswith(("#", "＃")):
                nodes.append(self._heading(text))
            elif text:
                nodes.append(Pattern(self._at, text, self._file))
            elif not commented:
                nodes.append(Blank())
        return tuple(nodes), None

    def _opened(self, tag: str, words: str) -> Node:
        if tag == "for":
            return self._loop(words)
        if tag == "if":
            return self._choice(words)
        if tag == "include":
            named = _INCLUDE.fullmatch(words)
            if named is None:
                raise self._fault('引入另一个模板应写成 {% include "模板名" %}')
            return Include(self._at, named[2], self._level, self._file)
        raise self._fault(f"不认识“{{% {tag} %}}”，可以用 for、if、elif、else、include")

    def _loop(self, words: str) -> Loop:
        line = self._at
        said = _FOR.fullmatch(words)
        if said is None:
            raise self._fault("循环应写成 {% for 任务 in 任务表 %}，后面可以加 if 条件")
        if said[2] not in LISTS:
            raise self._fault(f"没有名为“{said[2]}”的表，可以用 {'、'.join(LISTS)}")
        body, end = self._block()
        if end is None or end[0] != "endfor":
            raise self._unclosed(line, "for", "endfor", end)
        return Loop(line, said[1], said[2], said[3] or "", body, self._file)

    def _choice(self, condition: str) -> Choice:
        first, branches = self._at, []
        line, otherwise = first, False
        while True:
            if not condition and not otherwise:
                raise self._fault("“{% if %}”后面应写条件")
            body, end = self._block()
            branches.append(Branch(line, condition, body))
            if end is None or end[0] == "endfor" or (otherwise and end[0] != "endif"):
                raise self._unclosed(first, "if", "endif", end)
            if end[0] == "endif":
                return Choice(tuple(branches), self._file)
            line, otherwise = self._at, end[0] == "else"
            condition = "" if otherwise else end[1]

    def _heading(self, text: str) -> Heading:
        said = _HEADING.fullmatch(text)
        marks, words = (said[1], said[2].strip()) if said else ("", "")
        if not words or len(marks) > 4:
            raise self._fault("标题写成“# ”到“#### ”加标题文字，最多四级")
        self._level = len(marks)
        return Heading(self._at, self._level, words, self._file)

    def _unclosed(
        self, line: int, tag: str, closing: str, end: tuple[str, str] | None
    ) -> Exception:
        instead = f"，第 {self._at} 行却是“{{% {end[0]} %}}”" if end else ""
        return fault(self._file, line, f"“{{% {tag} %}}”没有与它成对的“{{% {closing} %}}”{instead}")

    def _fault(self, message: str) -> Exception:
        return fault(self._file, self._at, message)


def shift(nodes: Sequence[Node], under: int) -> tuple[Node, ...]:
    """An included body below a heading of a level: its first-level headings give way to that one.

    Without a heading above it (0) it stays as it is.
    """
    return tuple(_shifted(node, under) for node in nodes) if under else tuple(nodes)


def _shifted(node: Node, under: int) -> Node:
    if isinstance(node, Loop):
        body = shift(node.body, under)
        return Loop(node.line, node.variable, node.over, node.condition, body, node.file)
    if isinstance(node, Choice):
        branches = (Branch(b.line, b.condition, shift(b.body, under)) for b in node.branches)
        return Choice(tuple(branches), node.file)
    if not isinstance(node, Heading):
        return node
    level = under + node.level - 1
    if level > 4:
        raise fault(node.file, node.line, f"引入到第{under}级标题下之后，标题“{node.text}”超过四级")
    return Blank() if node.level == 1 else Heading(node.line, level, node.text, node.file)


def _plain_quotes(tag: re.Match[str]) -> str:
    """A tag with the quotation marks that jinja reads: “已完成” is as good as "已完成"."""
    return tag[0].replace("“", '"').replace("”", '"')
