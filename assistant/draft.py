"""Drafts: a template filled from a ledger, from reports, and from the last report's frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.draft_choose import DraftError, choose_report, nothing_found, period_end
from assistant.draft_counts import MERGED, counted, open_ledger
from assistant.draft_fill import Filling, fill, loops_of
from assistant.draft_letter import complete_letter
from assistant.draft_model import Draft, Letter, Section, Slot, as_json
from assistant.draft_scope import gather_for, no_material, nothing_to_write, other_day
from assistant.draft_text import write_sections
from assistant.reporting_period import read_period
from assistant.template import load_template
from assistant.template_list import TemplateInfo, listed
from assistant.template_model import Template

if TYPE_CHECKING:
    from index.library import Library

__all__ = [
    "Draft",
    "DraftError",
    "Letter",
    "Section",
    "Slot",
    "TemplateInfo",
    "as_json",
    "draft",
    "templates",
]

_NOTHING: Filling = Filling((), {}, {})


def templates(folder: Path | None = None) -> tuple[TemplateInfo, ...]:
    """The templates that can be named, those of the user's folder before the shipped ones."""
    return listed([folder] if folder else ())


def draft(
    template: str,
    library: Library,
    place: str = "",
    period: str = "",
    report: str = "",
    ledger: Path | None = None,
    *,
    last: str = "",
    topic: str = "",
    given: Mapping[str, str] = {},
    letter: Letter | None = None,
    templates: Path | None = None,
) -> Draft:
    """The draft of a template for a place and period, every figure with its source.

    The counts of tasks come from the `ledger`, from `report` (an id), or from the report of the
    place whose figures end with the period; the other slots from the ledger, then from figures and
    sentences of the library. `last` is the id of the last report: its outline is then the frame.
    `topic` is what the template 专题进展 writes on. `given` are values that a person filled in, by
    the slot's name. What no source states is left open as 【待补：…】; where sources disagree both
    values are shown. Raises DraftError where there is nothing to draft from, TemplateError,
    PeriodError and LedgerError for what was given.
    """
    chosen = load_template(template, [templates] if templates else ())
    end = period_end(period)
    book = open_ledger(ledger, end) if ledger else None
    rules = tuple(rule for rule in chosen.rules if rule.type in MERGED)
    facts = choose_report(library, rules, place, period, report) if rules and not last else None
    if facts is None and book is None and not _needs_evidence(chosen) and not last:
        raise nothing_found(library, rules, place, period)
    filling = _NOTHING
    found = counted(chosen, facts, book, period, end, given)
    doubts = found.doubts
    if _needs_evidence(chosen) or last:
        evidence = gather_for(chosen, library, place, period, last, report, facts, book)
        if last:
            from assistant.draft_last import draft_from_last

            drafted = draft_from_last(library, chosen, last, evidence, book, given)
            return complete_letter(_with_unknown(drafted, given), letter or Letter())
        told = [citation for entry in found.entries for citation in entry.citations]
        asked = read_period(period) or evidence.period
        filling = fill(chosen, library, evidence, asked, book, topic, given, told)
        if facts is None and book is None and not given and not _has_value(filling):
            wants_ledger = not filling.entries
            raise DraftError(
                nothing_to_write(chosen, book)
                if wants_ledger
                else no_material(chosen, library, evidence)
            )
        doubts = (*doubts, *other_day(evidence.period, asked))
    entries = (*found.entries, *filling.entries)
    drafted = write_sections(chosen, entries, filling.frame, filling.lists, doubts)
    if not any(section.text for section in drafted.sections):
        raise DraftError(nothing_to_write(chosen, book))
    return complete_letter(_with_unknown(drafted, given), letter or Letter())


def _has_value(filling: Filling) -> bool:
    return any(e.status != "missing" for e in filling.entries if e.name not in filling.frame)


def _needs_evidence(template: Template) -> bool:
    """Whether any slot or list of a template is filled from figures and sentences of a period."""
    return any(r.type not in MERGED for r in template.rules) or bool(
        template.themes or any(True for _ in loops_of(template.body))
    )


def _with_unknown(drafted: Draft, given: Mapping[str, str]) -> Draft:
    """The draft with a line for every filled-in name that is no slot of it."""
    known = {slot.name for slot in drafted.slots}
    lines = tuple(
        f"自己填写的“{name}”不是这份文稿的要素，没有用上" for name in given if name not in known
    )
    return replace(drafted, missing=(*drafted.missing, *lines))
