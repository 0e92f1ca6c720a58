"""Drafts: a template filled from a ledger, from reports, and from the last report's frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.deadline import day_label
from assistant.draft_choose import DraftError, choose_report, nothing_found, period_end
from assistant.draft_counts import MERGED, counted, open_ledger
from assistant.draft_fill import Filling, fill, loops_of
from assistant.draft_letter import complete_letter
from assistant.draft_model import Draft, Letter, Section, Slot, as_json
from assistant.draft_text import write_sections
from assistant.reporting_period import ReportingPeriod, read_period
from assistant.template import load_template
from assistant.template_list import TemplateInfo, listed
from assistant.template_model import Template

if TYPE_CHECKING:
    from assistant.draft_report import ReportFacts
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
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

MOST_NAMED = 6
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
    if _needs_evidence(chosen) or last:
        evidence = _evidence(chosen, library, place, period, last, report, facts, book)
        if last:
            from assistant.draft_last import draft_from_last

            drafted = draft_from_last(library, chosen, last, evidence, book, given)
            return complete_letter(_with_unknown(drafted, given), letter or Letter())
        told = [citation for entry in found.entries for citation in entry.citations]
        filling = fill(chosen, library, evidence, book, topic, given, told)
        if facts is None and book is None and not given and not _has_value(filling):
            wants_ledger = not filling.entries
            raise DraftError(
                _nothing_to_write(chosen, book)
                if wants_ledger
                else _no_material(chosen, library, evidence)
            )
    entries = (*found.entries, *filling.entries)
    drafted = write_sections(chosen, entries, filling.frame, filling.lists, found.doubts)
    if not any(section.text for section in drafted.sections):
        raise DraftError(_nothing_to_write(chosen, book))
    return complete_letter(_with_unknown(drafted, given), letter or Letter())


def _evidence(
    template: Template,
    library: Library,
    place: str,
    period: str,
    last: str,
    report: str,
    facts: ReportFacts | None,
    ledger: Ledger | None,
) -> Evidence:
    """What is known of the place and period that were named, or that the reports and ledger name.

    Raises DraftError where there is no place or no period.
    """
    from assistant.evidence_gather import gather
    from index.places import canonical

    where = place or _place_of(library, last or report, facts, ledger)
    when = read_period(period) or _period_of(library, report, facts, ledger)
    if not where:
        raise DraftError("请用 --place 写明写哪个地区，或用 --report、--last 指定报告。")
    if when is None:
        raise DraftError("请用 --period 写明写哪个时期，如“2025年上半年”。")
    without = [
        report
        for report, what in library.metadata().items()
        if report == last or not template.takes(what.title.value or report, what.kind.value)
    ]
    return gather(library, canonical(where) or where, when, ledger, without)


def _has_value(filling: Filling) -> bool:
    return any(e.status != "missing" for e in filling.entries if e.name not in filling.frame)


def _no_material(template: Template, library: Library, evidence: Evidence) -> str:
    from index.places import canonical

    place, period = evidence.place, evidence.period
    held = [
        (what.period.end or what.year.value, what.title.value or report)
        for report, what in library.metadata().items()
        if (canonical(what.place.value) or what.place.value) == place
    ]
    names = "、".join(f"《{title}》" for _, title in sorted(held, reverse=True)[:MOST_NAMED])
    known = f"{place}现有：{names}等{len(held)}份材料" if held else f"没有{place}的材料"
    return (
        f"报告库里没有{place}{period.label}可供“{template.name}”使用的内容（{known}）；"
        "请换模板或报告期，或用 add 加入材料。"
    )


def _nothing_to_write(template: Template, ledger: Ledger | None) -> str:
    needs_ledger = ledger is None and any(loop.over == "任务表" for loop in loops_of(template.body))
    what = "请用 --ledger 给出台账" if needs_ledger else "请换报告期，或用 add 加入材料"
    return f"模板“{template.name}”没有可写的内容，{what}。"


def _needs_evidence(template: Template) -> bool:
    """Whether any slot or list of a template is filled from figures and sentences of a period."""
    return any(r.type not in MERGED for r in template.rules) or bool(
        template.themes or any(True for _ in loops_of(template.body))
    )


def _place_of(
    library: Library, report: str, facts: ReportFacts | None, ledger: Ledger | None
) -> str:
    """The place of the report named, else the one that the ledger's title names."""
    if facts is not None:
        return facts.report.metadata.place.value
    if report:
        return library.meta(report).place.value
    if ledger is None:
        return ""
    named = f"{ledger.title}{ledger.name}"
    return next((place for place in library.places() if place and place in named), "")


def _period_of(
    library: Library, report: str, facts: ReportFacts | None, ledger: Ledger | None
) -> ReportingPeriod | None:
    """The period that ends with the ledger's day, else with that of the report named."""
    day: date | None = ledger.as_of if ledger else None
    if day is None and facts is not None:
        day = facts.as_of
    if day is None and report:
        end = library.meta(report).period.end
        day = date.fromisoformat(end) if end else None
    return read_period(day_label(day)) if day else None


def _with_unknown(drafted: Draft, given: Mapping[str, str]) -> Draft:
    """The draft with a line for every filled-in name that is no slot of it."""
    known = {slot.name for slot in drafted.slots}
    lines = tuple(
        f"自己填写的“{name}”不是这份文稿的要素，没有用上" for name in given if name not in known
    )
    return replace(drafted, missing=(*drafted.missing, *lines))
