"""The text of a draft: merged slots put into a template's sentences and numbered citations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.draft_merge import Merged
from assistant.draft_model import CONFLICT, FILLED, MISSING, Draft, Section, Slot
from assistant.reply import Citation
from assistant.template import Template
from assistant.template_render import MARK_CLOSE, MARK_OPEN, Filled, render_section

__all__ = ["write_sections"]

_MARK = re.compile(f"{MARK_OPEN}(\\d+){MARK_CLOSE}")


def write_sections(
    template: Template, merged: Mapping[str, Merged], doubts: Sequence[str] = ()
) -> Draft:
    """The draft of a template from its merged slots; citations are numbered in reading order."""
    cited = list(dict.fromkeys(c for slot in merged.values() for c in _citations(slot)))
    number = {citation: n for n, citation in enumerate(cited, 1)}
    values = {name: _filled(slot, number) for name, slot in merged.items()}
    texts = [render_section(template, section, values) for section in template.sections]
    order = {int(n): 0 for text in texts for n in _MARK.findall(text)}
    unused = [n for n in number.values() if n not in order]
    final = {old: new for new, old in enumerate([*order, *unused], 1)}
    renumbered = {c: replace(c, n=final[n]) for c, n in number.items()}
    sections = []
    for section, text in zip(template.sections, texts, strict=True):
        used = {final[int(n)] for n in _MARK.findall(text)}
        citations = sorted((c for c in renumbered.values() if c.n in used), key=lambda c: c.n)
        shown = _MARK.sub(lambda match: f"[{final[int(match[1])]}]", text)
        sections.append(Section(section.heading, shown, tuple(citations)))
    problems = [slot.problem for slot in merged.values() if slot.problem]
    return Draft(
        template.name,
        template.title,
        tuple(sections),
        tuple(_slot(name, slot, renumbered) for name, slot in merged.items()),
        (*problems, *doubts),
    )


def _citations(slot: Merged) -> list[Citation]:
    if slot.status == CONFLICT:
        return [citation for _, found in slot.sides for citation in found.citations]
    return list(slot.found.citations)


def _filled(slot: Merged, number: Mapping[Citation, int]) -> Filled:
    marks = tuple(number[citation] for citation in slot.found.citations)
    found = slot.found
    if slot.status == MISSING:
        return Filled(
            f"【待补：{found.gap}】", marks, has_value=False, wanted=slot.wanted, noun=_noun(slot)
        )
    if slot.status == CONFLICT:
        sides = "，".join(
            f"{name}为{side.value}{''.join(_mark(number[c]) for c in side.citations)}"
            for name, side in slot.sides
        )
        return Filled(f"【不一致：{sides}】", (), True, True, found.number, _noun(slot), found.part)
    has_value = slot.status == FILLED and found.number != 0
    return Filled(found.value, marks, has_value, False, found.number, _noun(slot), found.part)


def _noun(slot: Merged) -> str:
    return slot.found.noun or next(iter(slot.rule.keywords), "")


def _mark(number: int) -> str:
    return f"{MARK_OPEN}{number}{MARK_CLOSE}"


def _slot(name: str, slot: Merged, renumbered: Mapping[Citation, Citation]) -> Slot:
    value = slot.found.value
    if slot.status == CONFLICT:
        value = " / ".join(f"{side}：{found.value}" for side, found in slot.sides)
    citations = tuple(renumbered[citation] for citation in _citations(slot))
    return Slot(name, value, slot.status, citations, slot.wanted)
