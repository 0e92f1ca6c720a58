"""Drafts: a template filled from a ledger, from reports, and from the last report's frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.deadline import day_label
from assistant.draft_choose import DraftError, choose_report, nothing_found
from assistant.draft_counts import MERGED, Counted, counted, open_ledger
from assistant.draft_fill import Filling, fill, loops_of
from assistant.draft_letter import complete_letter
from assistant.draft_model import Draft, Letter, Section, Slot
from assistant.draft_scope import gather_for, no_material, nothing_to_write, other_day
from assistant.draft_text import write_sections
from assistant.reporting_period import read_period
from assistant.template import load_template
from assistant.template_list import TemplateInfo, listed
from assistant.template_model import Template

if TYPE_CHECKING:
    from assistant.draft_report import ReportFacts
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
    from assistant.reporting_period import ReportingPeriod
    from index.library import Library

__all__ = [
    "Draft",
    "DraftError",
    "Letter",
    "Section",
    "Slot",
    "TemplateInfo",
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
    the slot's name. A ledger that states no day is taken for one of the period's last day, and the
    draft says so. What no source states is left open as 【待补：…】; where sources disagree both
    values are shown. Raises DraftError where there is nothing to draft from, TemplateError,
    PeriodError and LedgerError for what was given.
    """
    chosen = load_template(template, [templates] if templates else ())
    when = read_period(period)
    end = when.end if when else None
    book = open_ledger(ledger, end) if ledger else None
    undated = book is not None and book.as_of is None and end is not None
    if undated and book is not None:
        book = replace(book, as_of=end)
    asked = _Asked(chosen, library, place, period, report, last, topic, given, end, book)
    drafted = _from_last(asked) if last else _from_template(asked)
    if undated and end is not None:
        note = f"台账没有写明数据截止的日期，按{day_label(end)}取用，请核实"
        drafted = replace(drafted, missing=(*drafted.missing, note))
    return complete_letter(_with_unknown(drafted, given), letter or Letter())


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a draft is made of; `end` is the last day of the period, `ledger` the opened one."""

    template: Template
    library: Library
    place: str
    period: str
    report: str
    last: str
    topic: str
    given: Mapping[str, str]
    end: date | None
    ledger: Ledger | None

    def evidence(self, facts: ReportFacts | None) -> Evidence:
        """What is known of the place and period."""
        return gather_for(
            self.template,
            self.library,
            self.place,
            self.period,
            self.last,
            self.report,
            facts,
            self.ledger,
        )


def _from_last(asked: _Asked) -> Draft:
    """The draft in the frame of the last report."""
    from assistant.draft_last import draft_from_last

    evidence = asked.evidence(None)
    return draft_from_last(
        asked.library, asked.template, asked.last, evidence, asked.ledger, asked.given
    )


def _from_template(asked: _Asked) -> Draft:
    """The draft by the template; raises DraftError where nothing could be written."""
    template, facts = asked.template, _facts(asked)
    found = counted(template, facts, asked.ledger, asked.period, asked.end, asked.given)
    filling, doubts = _NOTHING, found.doubts
    if _needs_evidence(template):
        evidence = asked.evidence(facts)
        period = read_period(asked.period) or evidence.period
        filling = _filled(asked, found, facts, evidence, period)
        doubts = (*doubts, *other_day(evidence.period, period))
    entries = (*found.entries, *filling.entries)
    drafted = write_sections(template, entries, filling.frame, filling.lists, doubts)
    if not any(section.text for section in drafted.sections):
        raise DraftError(nothing_to_write(template, asked.ledger))
    return drafted


def _facts(asked: _Asked) -> ReportFacts | None:
    """The overview that the counts are read from, where the template has any.

    Raises DraftError where there is none and nothing else to draft from.
    """
    rules = tuple(rule for rule in asked.template.rules if rule.type in MERGED)
    facts = (
        choose_report(asked.library, rules, asked.place, asked.period, asked.report)
        if rules
        else None
    )
    if facts is None and asked.ledger is None and not _needs_evidence(asked.template):
        raise nothing_found(asked.library, rules, asked.place, asked.period)
    return facts


def _filled(
    asked: _Asked,
    found: Counted,
    facts: ReportFacts | None,
    evidence: Evidence,
    period: ReportingPeriod,
) -> Filling:
    """The slots that the evidence fills; raises DraftError where there is no value at all."""
    told = [citation for entry in found.entries for citation in entry.citations]
    filling = fill(
        asked.template,
        asked.library,
        evidence,
        period,
        asked.ledger,
        asked.topic,
        asked.given,
        told,
    )
    sources = facts is not None or asked.ledger is not None or asked.given
    if not sources and not _has_value(asked.template, filling):
        raise DraftError(
            no_material(asked.template, asked.library, evidence, asked.topic)
            if filling.entries
            else nothing_to_write(asked.template, asked.ledger)
        )
    return filling


def _has_value(template: Template, filling: Filling) -> bool:
    """Whether anything of the period itself was found; what lasts says nothing of it."""
    lasting = {rule.name for rule in template.rules if rule.lasting}
    passed = lasting | set(filling.frame)
    return any(e.status != "missing" for e in filling.entries if e.name not in passed)


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
