"""The counting slots of a template: from the overview of a report, from a ledger, or from both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.computed import ratio
from assistant.deadline import day_label, month_label
from assistant.draft_choose import DraftError
from assistant.draft_entry import Entry, filled_by_hand
from assistant.draft_ledger import LedgerFacts, ledger_facts
from assistant.draft_merge import Sources, merge
from assistant.draft_model import FILLED, Found
from assistant.draft_report import ReportFacts
from assistant.draft_text import entry_of
from assistant.ledger import Ledger
from assistant.reply import Citation
from assistant.template import Template
from assistant.template_value import Filled

__all__ = ["MERGED", "Counted", "counted", "open_ledger"]

MERGED = ("数量", "名单", "日期", "分期", "文件")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Counted:
    """The slots, and what the sources leave in doubt."""

    entries: tuple[Entry, ...]
    doubts: tuple[str, ...]


def counted(
    template: Template,
    facts: ReportFacts | None,
    ledger: Ledger | None,
    period: str,
    end: date | None,
    given: Mapping[str, str],
) -> Counted:
    """The slots of the types MERGED; `end` is the last day of the `period` that the user named.

    What both sources state and disagree on is a conflict; what a person filled in settles it.
    """
    rules = tuple(rule for rule in template.rules if rule.type in MERGED)
    if not rules:
        return Counted((), ())
    as_of = (ledger.as_of if ledger else None) or end
    found = ledger_facts(ledger, rules, as_of) if ledger else LedgerFacts({}, ())
    merged = merge(rules, _sources(facts, found, as_of, ledger, period))
    entries = tuple(_by_hand(name, given) or entry_of(name, slot) for name, slot in merged.items())
    entries = _with_shares(entries, template)
    newest = ledger.as_of if ledger else (facts.as_of if facts else None)
    return Counted(entries, (*found.doubts, *_stale(newest, end)))


def open_ledger(path: Path, end: date | None) -> Ledger:
    """The ledger of a file; raises DraftError where it stands at a day after the period."""
    from assistant.ledger_read import read_ledger

    ledger = read_ledger(path)
    if end is not None and ledger.as_of is not None and ledger.as_of > end:
        raise DraftError(
            f"台账“{ledger.name}”的数据截至{day_label(ledger.as_of)}，晚于所写时期的"
            f"{day_label(end)}；请换用该时期的台账，或改写 --period。"
        )
    return ledger


def _by_hand(name: str, given: Mapping[str, str]) -> Entry | None:
    entry = filled_by_hand(name, given)
    number = _NUMBER.search(entry.value) if entry else None
    if entry is None or number is None:
        return entry
    return replace(entry, filled=replace(entry.filled, number=int(number.group())))


def _with_shares(entries: Sequence[Entry], template: Template) -> tuple[Entry, ...]:
    """The counts with their 占比 of all tasks, where both are exact, alike, and of one source."""
    whole = next((e for e in entries if _is_of_all(template, e.name)), None)
    total = whole.filled.number if whole and whole.status == FILLED else None
    if whole is None or not total:
        return tuple(entries)
    return tuple(
        _with_share(entry, whole, total)
        if entry is not whole and entry.status == FILLED and entry.filled.number is not None
        else entry
        for entry in entries
    )


def _with_share(entry: Entry, whole: Entry, total: int) -> Entry:
    number = entry.filled.number or 0
    same = {c.report for c in entry.citations} & {c.report for c in whole.citations}
    counted_alike = _NUMBER.sub("", entry.value) == _NUMBER.sub("", whole.value)
    if not same or not counted_alike or not 0 <= number <= total:
        return entry
    found = ratio(number, total, (*entry.citations, *whole.citations))
    share = Filled(found.value, found.citations, formula=found.formula)
    return replace(entry, filled=replace(entry.filled, fields={"占比": share}))


def _is_of_all(template: Template, name: str) -> bool:
    return any(rule.name == name and rule.roll_up == "全部" for rule in template.rules)


def _stale(newest: date | None, end: date | None) -> tuple[str, ...]:
    """What is said where the newest figures stand at an earlier day than the end of the period."""
    if end is None or newest is None or (newest.year, newest.month) >= (end.year, end.month):
        return ()
    return (f"数据只到{day_label(newest)}，所写时期到{day_label(end)}，请核实是否有更新的数据",)


def _sources(
    facts: ReportFacts | None,
    counts: LedgerFacts,
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
        ledger=counts.found,
        older=older,
        report_name=f"《{title}》" if title else "",
        ledger_name=f"台账“{ledger.name}”" if ledger else "",
        given=_given(period, as_of) if ledger or not facts else None,
    )


def _given(period: str, as_of: date | None) -> Found | None:
    """The cut-off that the user gave by naming a period."""
    if not period.strip() or as_of is None:
        return None
    value = f"截至{month_label(as_of)}"
    quote = f"报告期：{period.strip()}（{value}）"
    return Found(value, (Citation(0, "", "使用者给定的报告期", (), 0, 0, None, quote),))
