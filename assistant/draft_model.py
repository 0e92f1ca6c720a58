"""What a draft is: sections whose every sentence is cited, and the slots they were filled from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assistant.reply import Citation

__all__ = ["CellCitation", "Draft", "Found", "Section", "Slot", "as_json"]

FILLED = "filled"
MISSING = "missing"
CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class CellCitation(Citation):
    """Cited cells of a ledger: `report` is the file name, `heading` the sheet and the cell range.

    `quote` gives the cells' own words with their rows, after the count made from them where there
    is one ('由台账统计：…＝9项：…'). `cells` are their coordinates ('H5:H16'), `formula` the count
    over those, '' where the cell itself is quoted. `start` and `end` are 0: a ledger has no
    running text.
    """

    cells: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A value found for a slot in one source, before it is merged and numbered.

    `number` is a count's value; `noun` what is counted; `part` '其中' where the source says that
    the value is part of the one before it. `gap` says what is wanting where the source shows that
    there should be a value; `value` is then empty.
    """

    value: str
    citations: tuple[Citation, ...]
    number: int | None = None
    noun: str = ""
    part: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a draft: `status` is 'filled', 'missing' or 'conflict'.

    A missing slot has an empty value and no citations, or those that show the gap. A conflict
    shows both values and cites both sources. `required` slots appear as 【待补：…】 when missing.
    """

    name: str
    value: str
    status: str
    citations: tuple[Citation, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text beneath it; `[n]` in the text is the `n` of one of its citations."""

    heading: str
    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its sections, the slots it was filled from, and what a person still has to settle.

    `missing` are sentences in Chinese: what is to be supplied, and what the sources leave in doubt.
    """

    template: str
    title: str
    sections: tuple[Section, ...]
    slots: tuple[Slot, ...]
    missing: tuple[str, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the draft once, by its number."""
        numbered = {c.n: c for section in self.sections for c in section.citations}
        return tuple(numbered[n] for n in sorted(numbered))


def as_json(draft: Draft) -> dict[str, Any]:
    """The draft as the command line prints it; a slot's `citation` is its first, or None."""
    return {
        "template": draft.template,
        "sections": [
            {
                "heading": section.heading,
                "text": section.text,
                "citations": [_citation(c) for c in section.citations],
            }
            for section in draft.sections
        ],
        "slots": [
            {
                "name": slot.name,
                "value": slot.value,
                "status": slot.status,
                "citation": _citation(slot.citations[0]) if slot.citations else None,
                "citations": [_citation(c) for c in slot.citations],
            }
            for slot in draft.slots
        ],
        "missing": list(draft.missing),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "n": citation.n,
        "report": citation.report,
        "title": citation.title,
        "heading": list(citation.heading),
        "start": citation.start,
        "end": citation.end,
        "page": citation.page,
        "quote": citation.quote,
    }
    if isinstance(citation, CellCitation):
        fields |= {"cells": citation.cells, "formula": citation.formula}
    return fields
