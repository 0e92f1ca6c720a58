"""Every figure of a report, read from its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.figure import Figure
from index.figure_place import Places
from index.figure_role import Reading, is_hoped, is_planned, is_standing, read_role, shares_plan
from index.figure_slots import Slot, slots_of
from index.indicator import Carried, indicator_of
from index.indicator_lists import rounds, unfold
from index.indicator_phrase import lead_core
from index.periods import FoundPeriod, Periods
from index.quantities import quantities
from index.report import Metadata, Period, Report
from index.sentences import sentence_spans

__all__ = ["read_figures"]

_SENTENCE_CHARS = 2_000
_STOPS = "；，、;"
_EARLY = "06"
_LEDGER = "整改任务清单"


@dataclass(frozen=True, slots=True)
class _Around:
    """A report with what is known of time and place all over it."""

    report: Report
    periods: Periods
    places: Places


def read_figures(report: Report) -> tuple[Figure, ...]:
    """The figures of a report in the order of its text, without overlap."""
    found: list[Figure] = []
    around = _Around(report, Periods(report), Places(report))
    carried, end_before = Carried(), 0
    for span in _spans(report.text):
        if "\n" in report.text[end_before : span[0]]:
            carried = Carried(things=carried.things)
        if carried.last:
            carried = replace(carried, last="")
        figures, carried = _of_sentence(around, span, carried)
        found.extend(figures)
        end_before = span[1]
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences; what goes on for longer than any is cut between clauses, to stay linear."""
    for start, end in sentence_spans(text):
        while end - start > _SENTENCE_CHARS:
            cut = max(text.rfind(stop, start, start + _SENTENCE_CHARS) for stop in _STOPS)
            cut = cut + 1 if cut > start else start + _SENTENCE_CHARS
            yield start, cut
            start = cut
        yield start, end


def _of_sentence(
    around: _Around, span: tuple[int, int], carried: Carried
) -> tuple[list[Figure], Carried]:
    sentence = around.report.text[span[0] : span[1]]
    read = quantities(sentence)
    if not read:
        return [], carried
    slots = slots_of(sentence, read)
    names = unfold(slots)
    earlier = rounds(slots, names)
    found: list[Figure] = []
    reading: Reading | None = None
    planned = False
    for i, slot in enumerate(slots):
        reading = read_role(slot, reading, carried.last, names.get(i, ""))
        indicator, carried = indicator_of(slot, reading, carried, sentence)
        if i in names:
            indicator = names[i]
        elif i in earlier:
            indicator = found[earlier[i]].indicator
        planned = is_planned(slot) or (planned and shares_plan(slot))
        if found and found[-1].role == "target" and _only_grew(slot, reading):
            planned = True
        found.append(_figure(around, span, slot, reading, indicator, planned))
    return found, carried


def _only_grew(slot: Slot, reading: Reading) -> bool:
    """Whether a number only says by how much the one before it grows."""
    return reading.role in ("rate", "change") and not lead_core(slot.lead, reading)


def _figure(
    around: _Around,
    span: tuple[int, int],
    slot: Slot,
    reading: Reading,
    indicator: str,
    planned: bool,
) -> Figure:
    report, quantity = around.report, slot.quantity
    start, end = span[0] + quantity.start, span[0] + quantity.end
    when = _when(around, start, end, span)
    where = around.places.at(start, end, span)
    since = when.evidence and report.text[slice(*when.evidence)].endswith("来")
    to_come = not since and _is_to_come(when.period, report.metadata)
    planned = planned or (is_hoped(slot) and not _is_over(when.period, report.metadata))
    planned = (planned and not when.baseline) or (to_come and not is_standing(slot))
    return Figure(
        report=report.id,
        start=start,
        end=end,
        quote=report.text[start:end],
        value=quantity.value,
        scale=quantity.scale,
        unit=quantity.unit,
        kind=quantity.kind,
        indicator=indicator,
        of=_of(indicator, reading),
        qualifier=quantity.qualifier or quantity.tail,
        role="target" if planned else reading.role,
        target_of=reading.role if planned else "",
        direction=reading.direction,
        period=when.period,
        place=where.place,
        sentence=span,
        upper=quantity.upper,
        period_evidence=when.evidence,
        place_evidence=where.evidence,
        parts=quantity.parts,
    )


def _when(around: _Around, start: int, end: int, span: tuple[int, int]) -> FoundPeriod:
    """The time of a figure; in a row of a ledger the cells of other columns say nothing of it."""
    report = around.report
    found = around.periods.at(start, end, span)
    if report.metadata.kind.value == _LEDGER and found.evidence:
        between = report.text[min(found.evidence[1], end) : max(found.evidence[0], start)]
        if "；" in between:
            return FoundPeriod(report.metadata.period, None)
    return found


def _is_over(period: Period, metadata: Metadata) -> bool:
    """Whether a time lies within what the report covers."""
    covered = metadata.period.end
    return bool(period.end and covered and period.end <= covered)


def _is_to_come(period: Period, metadata: Metadata) -> bool:
    """Whether a time begins only after what the report covers has ended.

    The year of a report that is given in its first half (a 政府工作报告 of January) is still to
    come, that of a later one has mostly passed.
    """
    given = metadata.date.value
    covered = metadata.period.end or (given and f"{given[:4]}-12-31")
    if period.end and period.end < given:
        return False
    if not period.start or not covered or period.start <= covered:
        return False
    same_year = period.start[:4] == given[:4]
    return not same_year or len(given) == 4 or given[5:7] <= _EARLY or period.start > given


def _of(indicator: str, reading: Reading) -> str:
    if reading.role in ("rate", "change"):
        return indicator
    if reading.role == "share":
        whole = re.search(r"占(.+?)(?:的)?(?:比重|比例|份额)?$", indicator)
        return whole[1] if whole else re.sub(r"(?:占比|比重|比例|率)$", "", indicator)
    return ""
