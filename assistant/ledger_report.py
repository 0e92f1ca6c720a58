"""A ledger beside a report: what the report counts, and what the ledger's rows add up to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.deadline import day_label
from assistant.draft_ledger import ledger_facts
from assistant.draft_model import Found
from assistant.draft_report import ReportFacts, read_report
from assistant.ledger import Ledger
from assistant.ledger_finding import LedgerFinding
from assistant.reply import Citation
from assistant.template import SlotRule, load_template
from index.report import Passage, Report

__all__ = ["Against", "CountBeside", "against_report"]

TEMPLATE = "总体进展"
_PLACE = re.compile(r"[一-鿿]{2,}?(?:省|市|县|区|州|盟|旗)")
_EXACT = re.compile(r"\d[\d,，]*\D{0,2}")


@dataclass(frozen=True, slots=True)
class CountBeside:
    """One count of a ledger beside a report's: `reported` is None where the report gives none.

    `ledger_cells` cite the rows that were counted, `report_sentences` the report.
    """

    meaning: str
    counted: int
    reported: int | None
    ledger_cells: tuple[Citation, ...]
    report_sentences: tuple[Citation, ...] = ()

    @property
    def standing(self) -> Literal["agrees", "differs", "unstated"]:
        """Whether both say the same, or the report says nothing."""
        if self.reported is None:
            return "unstated"
        return "agrees" if self.counted == self.reported else "differs"


@dataclass(frozen=True, slots=True)
class Against:
    """The counts of a ledger beside those of the report `title`, whose figures stand at `as_of`.

    `note` says in Chinese why counts that change with time were left out, and that the report may
    be about another place; '' where neither is so.
    """

    report: str
    title: str
    as_of: date | None
    counts: tuple[CountBeside, ...]
    note: str = ""

    @property
    def findings(self) -> tuple[LedgerFinding, ...]:
        """A finding of kind 'report' for each count that differs."""
        return tuple(_finding(c, self.title) for c in self.counts if c.standing == "differs")


def against_report(
    ledger: Ledger, as_of: date | None, report: Report, passages: Sequence[Passage] = ()
) -> Against:
    """The counts that a report states beside those of the ledger as of a day.

    Where the report's figures stand in another month than the ledger's, only counts that do not
    change with time (the total) are set beside each other. Figures such as '近20项' are left out.
    """
    rules = [rule for rule in load_template(TEMPLATE).rules if rule.type == "数量"]
    stated = read_report(report, passages, rules)
    apart = bool(as_of and stated.as_of and not _same_month(as_of, stated.as_of))
    compared = [rule for rule in rules if rule.lasting or not apart]
    counted = ledger_facts(ledger, compared, as_of).found
    counts = [
        row
        for rule in compared
        if rule.name in counted
        for row in _beside(rule, counted[rule.name], stated)
    ]
    title = report.metadata.title.value or report.id
    note = _note(stated, as_of, apart) + _places(ledger, report)
    return Against(report.id, title, stated.as_of, tuple(counts), note)


def _beside(rule: SlotRule, counted: Found, stated: ReportFacts) -> list[CountBeside]:
    """The counts of one kind: the report's main one, and another that it gives elsewhere."""
    number = counted.number or 0
    said = [found[rule.name] for found in (stated.found, stated.rivals) if rule.name in found]
    rows = [
        CountBeside(rule.meaning, number, found.number, counted.citations, found.citations)
        for found in said
        if found.number is not None and _EXACT.fullmatch(found.value)
    ]
    if not said and number:
        return [CountBeside(rule.meaning, number, None, counted.citations)]
    return rows


def _note(stated: ReportFacts, as_of: date | None, apart: bool) -> str:
    if not apart or stated.as_of is None or as_of is None:
        return ""
    return (
        f"报告的数据截至{day_label(stated.as_of)}，台账截至{day_label(as_of)}，"
        "随时间变化的数没有比对；请换用同一时点的报告。"
    )


def _places(ledger: Ledger, report: Report) -> str:
    """What is said where the ledger's title names a place and not that of the report."""
    place = report.metadata.place.value
    named = f"{ledger.title}{ledger.name}"
    if not place or not _PLACE.search(named) or place.rstrip("省市县区州盟旗") in named:
        return ""
    return f"报告是{place}的，台账的标题没有写这个地区，请确认两者是同一地区的。"


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def _finding(count: CountBeside, title: str) -> LedgerFinding:
    return LedgerFinding(
        "report",
        "error",
        f"{count.meaning}：报告《{title}》写{count.reported}项，台账统计为{count.counted}项，"
        "请核实后改正其中一处。",
        (),
        (),
        sources=(*count.report_sentences, *count.ledger_cells),
    )
