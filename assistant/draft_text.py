"""The text of a draft: slots put into a template's sentences, locked, and numbered citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.draft_entry import Entry
from assistant.draft_gate import lock
from assistant.draft_merge import Merged
from assistant.draft_model import CONFLICT, FILLED, MISSING, Draft, Slot
from assistant.draft_sentence import Numbered, number_citations
from assistant.reply import Citation
from assistant.template import Template
from assistant.template_render import Lists, render_letter, render_template, render_title
from assistant.template_value import Filled, conflicting, missing

__all__ = ["entry_of", "write_sections", "written_slots"]


def write_sections(
    template: Template,
    entries: Sequence[Entry],
    frame: Mapping[str, Filled],
    lists: Lists | None = None,
    doubts: Sequence[str] = (),
) -> Draft:
    """The draft of a template from its slots; citations are numbered in reading order.

    `frame` are the values that only frame sentences (地区, 时期, 文字), `lists` the records of
    任务表 and 专题表. A figure without a source in its sentence is taken out and told in `missing`.
    """
    values = {entry.name: entry.filled for entry in entries} | dict(frame)
    locked = lock(render_template(template, values, lists))
    numbered = number_citations(locked.written, (c for e in entries for c in e.citations))
    problems = [entry.problem for entry in entries if entry.problem]
    return Draft(
        template.name,
        render_title(template, values),
        numbered.sections,
        written_slots(entries, numbered),
        (*problems, *locked.doubts, *doubts),
        render_letter(template, values),
    )


def written_slots(entries: Iterable[Entry], numbered: Numbered) -> tuple[Slot, ...]:
    """The slots as a draft tells them, with the numbers of their citations."""
    return tuple(
        Slot(e.name, e.value, e.status, tuple(numbered.of(c) for c in e.citations), e.required)
        for e in entries
    )


def entry_of(name: str, slot: Merged) -> Entry:
    """A merged slot as the patterns of a template see it, and as a person is told of it."""
    value = slot.found.value
    if slot.status == CONFLICT:
        value = " / ".join(f"{side}：{found.value}" for side, found in slot.sides)
    return Entry(
        name, _filled(slot), slot.status, value, _citations(slot), slot.wanted, slot.problem
    )


def _filled(slot: Merged) -> Filled:
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


def _citations(slot: Merged) -> tuple[Citation, ...]:
    if slot.status == CONFLICT:
        return tuple(citation for _, found in slot.sides for citation in found.citations)
    return slot.found.citations


def _noun(slot: Merged) -> str:
    return slot.found.noun or next(iter(slot.rule.keywords), "")
