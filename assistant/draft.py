"""Drafts: a template filled from a report, from a ledger, or from both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.deadline import day_label, month_label
from assistant.draft_choose import DraftError, choose_report, nothing_found, period_end
from assistant.draft_ledger import LedgerFacts, ledger_facts
from assistant.draft_merge import Sources, merge
from assistant.draft_model import Draft, Found, Section, Slot, as_json
from assistant.draft_report import ReportFacts
from assistant.draft_text import write_sections
from assistant.ledger import Ledger
from assistant.reply import Citation
from assistant.template import load_template, template_files
from assistant.template_render import check_patterns

if TYPE_CHECKING:
    from index.library import Library

__all__ = [
    "Draft",
    "DraftError",
    "Section",
    "Slot",
    "TemplateInfo",
    "as_json",
    "draft",
    "templates",
]


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """One shipped template: the `name` to draft it by, its title, and one line on what it is."""

    name: str
    title: str
    summary: str


def templates() -> tuple[TemplateInfo, ...]:
    """The shipped templates, sorted by name."""
    loaded = [load_template(path.stem) for path in template_files()]
    return tuple(TemplateInfo(t.path.stem, t.title, t.summary) for t in loaded)


def draft(
    template: str,
    library: Library,
    place: str = "",
    period: str = "",
    report: str = "",
    ledger: Path | None = None,
) -> Draft:
    """The draft of a template from a report of the library, a task ledger, or both.

    `report` is an id; without it the report of `place` whose figures end with `period` is taken.
    Counts of a ledger stand at the end of `period`, else at the day its title states. What neither
    source states is left open as 【待补：…】; where they disagree both values are shown. Raises
    DraftError where there is nothing to draft from, TemplateError and LedgerError for their files.
    """
    rules = load_template(template)
    check_patterns(rules)
    end = period_end(period)
    book = _open_ledger(ledger, end) if ledger else None
    facts = choose_report(library, rules.rules, place, period, report)
    if facts is None and book is None:
        raise nothing_found(library, rules.rules, place, period)
    as_of = (book.as_of if book else None) or end
    counted = ledger_facts(book, rules.rules, as_of) if book else LedgerFacts({}, ())
    merged = merge(rules.rules, _sources(facts, counted, as_of, book, period))
    newest = book.as_of if book else (facts.as_of if facts else None)
    return write_sections(rules, merged, (*counted.doubts, *_stale(newest, end)))


def _stale(newest: date | None, end: date | None) -> tuple[str, ...]:
    """What is said where the newest figures stand at an earlier day than the end of the period."""
    if end is None or newest is None or (newest.year, newest.month) >= (end.year, end.month):
        return ()
    return (f"数据只到{day_label(newest)}，所写时期到{day_label(end)}，请核实是否有更新的数据",)


def _open_ledger(path: Path, end: date | None) -> Ledger:
    from assistant.ledger_read import read_ledger

    ledger = read_ledger(path)
    if end is not None and ledger.as_of is not None and ledger.as_of > end:
        raise DraftError(
            f"台账“{ledger.name}”的数据截至{day_label(ledger.as_of)}，晚于所写时期的"
            f"{day_label(end)}；请换用该时期的台账，或改写 --period。"
        )
    return ledger


def _sources(
    facts: ReportFacts | None,
    counted: LedgerFacts,
    as_of: date | None,
    ledger: Ledger | None,
    period: str,
) -> Sources:
    found: Mapping[str, Found] = facts.found if facts else {}
    reported_on = facts.as_of if facts else None
    older = bool(
        ledger
        and as_of
        and reported_on
        and (as_of.year, as_of.month) != (reported_on.year, reported_on.month)
    )
    title = facts.report.metadata.title.value or facts.report.id if facts else ""
    return Sources(
        report=found,
        rivals=facts.rivals if facts else {},
        ledger=counted.found,
        older=older,
        report_name=f"《{title}》" if title else "",
        ledger_name=f"台账“{ledger.name}”" if ledger else "",
        given=_given(period, as_of) if ledger else None,
    )


def _given(period: str, as_of: date | None) -> Found | None:
    """The cut-off that the user gave by naming a period."""
    if not period.strip() or as_of is None:
        return None
    value = f"截至{month_label(as_of)}"
    quote = f"报告期：{period.strip()}（{value}）"
    return Found(value, (Citation(0, "", "使用者给定的报告期", (), 0, 0, None, quote),))
