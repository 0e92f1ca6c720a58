"""The text of a draft: merged slots put into a template's sentences and numbered citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.draft_merge import Merged
from assistant.draft_model import CONFLICT, FILLED, MISSING, Draft, Slot
from assistant.draft_sentence import Numbered, number_citations
from assistant.reply import Citation
from assistant.template import Template
from assistant.template_render import Lists, render_letter, render_template, render_title
from assistant.template_value import Filled, conflicting, missing

__all__ = ["filled", "write_sections"]


def write_sections(
    template: Template,
    merged: Mapping[str, Merged],
    doubts: Sequence[str] = (),
    others: Mapping[str, Filled] | None = None,
    lists: Lists | None = None,
) -> Draft:
    """The draft of a template from its merged slots; citations are numbered in reading order.

    `others` are values of slots that are not merged, `lists` the records of 任务表 and 专题表.
    """
    values = {name: filled(slot) for name, slot in merged.items()} | dict(others or {})
    written = render_template(template, values, lists)
    numbered = number_citations(written, (c for s in merged.values() for c in _citations(s)))
    problems = [slot.problem for slot in merged.values() if slot.problem]
    return Draft(
        template.name,
        render_title(template, values),
        numbered.sections,
        tuple(_slot(name, slot, numbered) for name, slot in merged.items()),
        (*problems, *doubts),
        render_letter(template, values),
    )


def filled(slot: Merged) -> Filled:
    """A merged slot as the patterns of a template see it."""
    found = slot.found
    if slot.status == MISSING:
        owed = slot.rule.responsible
        return missing(found.gap, slot.wanted, owed, found.citations, _noun(slot))
    if slot.status == CONFLICT:
        sides = [
            (name, Filled(side.value, side.citations, formula=side.formula))
            for name, side in slot.sides
        ]
        return conflicting(sides, found.number, _noun(slot), found.part)
    return Filled(
        found.value,
        found.citations,
        slot.status == FILLED and found.number != 0,
        False,
        found.number,
        _noun(slot),
        found.part,
        found.formula,
    )


def _citations(slot: Merged) -> list[Citation]:
    if slot.status == CONFLICT:
        return [citation for _, found in slot.sides for citation in found.citations]
    return list(slot.found.citations)


def _noun(slot: Merged) -> str:
    return slot.found.noun or next(iter(slot.rule.keywords), "")


def _slot(name: str, slot: Merged, numbered: Numbered) -> Slot:
    value = slot.found.value
    if slot.status == CONFLICT:
        value = " / ".join(f"{side}：{found.value}" for side, found in slot.sides)
    citations = tuple(numbered.of(citation) for citation in _citations(slot))
    return Slot(name, value, slot.status, citations, slot.wanted)
