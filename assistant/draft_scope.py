"""The place and period that a draft is about, and what is said where nothing is known of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.deadline import day_label
from assistant.draft_choose import DraftError
from assistant.draft_fill import loops_of
from assistant.reporting_period import ReportingPeriod, read_period
from assistant.template import Template

if TYPE_CHECKING:
    from assistant.draft_report import ReportFacts
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
    from index.library import Library

__all__ = ["gather_for", "no_material", "nothing_to_write", "other_day"]

MOST_NAMED, WHOLE_YEAR = 6, 12


def gather_for(
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

    Raises DraftError where there is no place or no period, the library's error for a report that
    it does not hold.
    """
    from assistant.evidence_gather import gather
    from index.places import canonical

    if report:
        library.meta(report)
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
    told = when if ledger or last else _told_period(template, library, where, when)
    return gather(library, canonical(where) or where, told, ledger, without)


def no_material(template: Template, library: Library, evidence: Evidence, topic: str = "") -> str:
    """What is said where a template finds nothing on a place and period: what there is of it."""
    from index.places import canonical

    place, period = evidence.place, evidence.period
    held = [
        (what.period.end or what.year.value, what.title.value or report)
        for report, what in library.metadata().items()
        if (canonical(what.place.value) or what.place.value) == place
    ]
    names = "、".join(f"《{title}》" for _, title in sorted(held, reverse=True)[:MOST_NAMED])
    known = f"{place}现有：{names}等{len(held)}份材料" if held else f"没有{place}的材料"
    what = f"关于“{topic}”" if topic else f"可供“{template.name}”使用"
    other = "主题" if topic else "模板"
    return (
        f"报告库里没有{place}{period.label}{what}的内容（{known}）；"
        f"请换{other}或报告期，或用 add 加入材料。"
    )


def nothing_to_write(template: Template, ledger: Ledger | None) -> str:
    """What is said where a template writes nothing: the ledger that it needs, or other material."""
    needs_ledger = ledger is None and any(loop.over == "任务表" for loop in loops_of(template.body))
    what = "请用 --ledger 给出台账" if needs_ledger else "请换报告期，或用 add 加入材料"
    return f"模板“{template.name}”没有可写的内容，{what}。"


def other_day(told: ReportingPeriod, asked: ReportingPeriod) -> tuple[str, ...]:
    """What is said where the material ends at another day than the period that was named."""
    if told.end == asked.end:
        return ()
    return (f"材料的数据到{day_label(told.end)}，文稿写的是{asked.label}，请核实",)


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


def _told_period(
    template: Template, library: Library, place: str, period: ReportingPeriod
) -> ReportingPeriod:
    """The period, or that of the place's only material on its year where it ends at another day.

    A report 'as of the end of October' is all there is of its year before the next one is written,
    and one on the audit of a year tells how things stood in the next. What only looks back on the
    year before is none.
    """
    from index.places import canonical

    wanted = canonical(place) or place
    held = [
        what
        for report, what in library.metadata().items()
        if (canonical(what.place.value) or what.place.value) == wanted
        and template.takes(what.title.value or report, what.kind.value)
    ]
    last = period.end.isoformat()
    ends = {
        what.period.end
        for what in held
        if what.period.end
        and (
            period.start.isoformat() <= what.period.end <= last
            or (what.year.value == str(period.end.year) and what.period.end > last)
        )
    }
    if period.months != WHOLE_YEAR or not ends or last in ends:
        return period
    return read_period(day_label(date.fromisoformat(max(ends)))) or period
