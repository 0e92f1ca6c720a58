"""The sections of a draft out of a template, the values of its slots, and its lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.draft_model import Letter
from assistant.draft_sentence import Written
from assistant.template_expression import holds, parts
from assistant.template_model import (
    FRAMES,
    LISTS,
    Choice,
    Heading,
    Loop,
    Node,
    Pattern,
    Template,
)
from assistant.template_pieces import Clause, clause, ended, joined, stated
from assistant.template_value import Filled, Record, Value, unfilled

__all__ = ["Lists", "render_letter", "render_template", "render_title"]

# Quotation marks within a name are single ones; a heading puts none around it.
_OUTER = str.maketrans("‘’", "“”")
Lists = Mapping[str, Sequence[Mapping[str, Filled]]]


def render_template(
    template: Template, values: Mapping[str, Filled], lists: Lists | None = None
) -> tuple[Written, ...]:
    """The sections of a template with these values by slot and these records by list.

    A slot without a value there is missing. A pattern is left out where no slot that it prints
    has a value or is wanted, a heading where nothing is written beneath it. Clauses that end
    with ； are joined to one sentence, the last of a paragraph ends with 。.
    """
    writer = _Writer(_names(template, values, lists or {}))
    writer.write(template.body)
    return _headed(writer.sections, template.numbered)


def render_title(template: Template, values: Mapping[str, Filled]) -> str:
    """The title with its slots filled in."""
    return _text(template.title, _names(template, values, {}))


def render_letter(template: Template, values: Mapping[str, Filled]) -> Letter:
    """What stands around the body, with its slots filled in."""
    names, letter = _names(template, values, {}), template.letter
    return Letter(
        _text(letter.addressee, names),
        tuple(_text(name, names) for name in letter.attachments),
        _text(letter.signer, names),
        letter.date,
    )


def _names(template: Template, values: Mapping[str, Filled], lists: Lists) -> dict[str, object]:
    slots: dict[str, object] = {
        rule.name: Value(
            rule.name, values.get(rule.name) or unfilled(rule), rule.type not in FRAMES
        )
        for rule in template.rules
    }
    return slots | {name: list(lists.get(name, ())) for name in LISTS}


def _text(pattern: str, names: Mapping[str, object]) -> str:
    return "".join(str(part) for part in parts(pattern, names)) if "{" in pattern else pattern


@dataclass(slots=True)
class _Section:
    heading: str
    level: int
    paragraphs: list[list[Clause]] = field(default_factory=list)


class _Writer:
    def __init__(self, names: dict[str, object]):
        self.sections = [_Section("", 1)]
        self._names = names
        self._fresh = True

    def write(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Pattern):
                self._pattern(node)
            elif isinstance(node, Heading):
                heading = _text(node.text, self._names).translate(_OUTER)
                self.sections.append(_Section(heading, node.level))
                self._fresh = True
            elif isinstance(node, Loop):
                self._loop(node)
            elif isinstance(node, Choice):
                self._choice(node)
            else:
                self._fresh = True

    def _pattern(self, pattern: Pattern) -> None:
        printed = list(parts(pattern.text, self._names))
        only = printed[0] if len(printed) == 1 else None
        if isinstance(only, Value):
            self._add(stated(only.filled))
        elif (written := clause(printed)) is not None:
            self._add([written])
        elif pattern.text.endswith("。"):
            self._close()

    def _close(self) -> None:
        """Ends the sentence whose last clause is left out."""
        paragraphs = self.sections[-1].paragraphs
        if paragraphs and not self._fresh:
            last = paragraphs[-1][-1]
            paragraphs[-1][-1] = replace(last, pieces=ended(last.pieces))

    def _add(self, clauses: list[Clause]) -> None:
        if not clauses:
            return
        paragraphs = self.sections[-1].paragraphs
        if self._fresh or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].extend(clauses)
        self._fresh = False

    def _loop(self, loop: Loop) -> None:
        label = loop.over.removesuffix("表")
        records = self._names[loop.over]
        assert isinstance(records, list)
        for fields in records:
            self._names[loop.variable] = Record(label, fields)
            if holds(loop.condition, self._names):
                self.write(loop.body)
        self._names.pop(loop.variable, None)

    def _choice(self, choice: Choice) -> None:
        for branch in choice.branches:
            if holds(branch.condition, self._names):
                self.write(branch.body)
                return


def _headed(sections: Sequence[_Section], numbered: bool) -> tuple[Written, ...]:
    """The sections under which something is written, with their numbers where they get them."""
    found: list[Written] = []
    counts = [0] * 5
    for i, section in enumerate(sections):
        if not _has_text(sections, i):
            continue
        heading = section.heading
        if numbered and heading:
            counts[section.level] += 1
            counts[section.level + 1 :] = [0] * (4 - section.level)
            heading = _numbered(section.level, counts[section.level]) + heading
        found.append(Written(heading, section.level, tuple(joined(p) for p in section.paragraphs)))
    return tuple(found)


def _has_text(sections: Sequence[_Section], at: int) -> bool:
    """True where a section or one below it has a paragraph."""
    if sections[at].paragraphs:
        return True
    for section in sections[at + 1 :]:
        if section.level <= sections[at].level or not sections[at].heading:
            return False
        if section.paragraphs:
            return True
    return False


def _numbered(level: int, n: int) -> str:
    if level > 2:
        return f"{n}." if level == 3 else f"（{n}）"
    tens, ones = divmod(n, 10)
    digits = "〇一二三四五六七八九"
    chinese = (
        f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones] if ones else ''}"
    )
    return f"{chinese}、" if level == 1 else f"（{chinese}）"
