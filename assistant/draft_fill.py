"""The slots and lists of a template filled from a ledger and from the evidence of a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft_choose import DraftError
from assistant.draft_conflict import Disputes, with_conflicts
from assistant.draft_entry import Entry, by_hand, filled_by_hand
from assistant.draft_indicator import indicator_entry
from assistant.draft_lasting import lasting
from assistant.draft_paragraph import paragraph_entry
from assistant.draft_tasks import task_records
from assistant.draft_themes import theme_records
from assistant.reply import Citation
from assistant.template_expression import holds
from assistant.template_model import (
    FRAMES,
    Choice,
    IndicatorRule,
    Loop,
    Node,
    SlotRule,
    Template,
)
from assistant.template_value import Filled, Record, missing

if TYPE_CHECKING:
    from assistant.evidence import Said
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
    from assistant.reporting_period import ReportingPeriod
    from index.library import Library

__all__ = ["Filling", "fill", "given_period", "loops_of", "themes_written"]

_PERIOD_GIVEN = "使用者给定的报告期"


@dataclass(frozen=True, slots=True)
class Filling:
    """The slots found in the evidence, what frames the sentences, and the records of the lists."""

    entries: tuple[Entry, ...]
    frame: Mapping[str, Filled]
    lists: Mapping[str, Sequence[Mapping[str, Filled]]]


def fill(
    template: Template,
    library: Library,
    evidence: Evidence,
    period: ReportingPeriod,
    ledger: Ledger | None,
    topic: str,
    given: Mapping[str, str],
    told: Iterable[Citation] = (),
) -> Filling:
    """The slots of a template that the evidence fills; `period` is the one that the user named.

    Counting slots are not among them; `told` are their citations. A sentence that was taken once
    is not taken again.
    """
    frame = {
        r.name: _framed(r, evidence.place, period, topic, given)
        for r in template.rules
        if r.type in FRAMES
    }
    _ask_for_topic(template, frame)
    words = {name: filled.text for name, filled in frame.items()} | dict(given)
    entries: list[Entry] = []
    disputes = Disputes(library)
    used: list[Citation] = list(told)
    for rule in template.rules:
        if rule.type == "指标":
            asked = _indicator(rule)
            entries.append(indicator_entry(evidence, rule.name, asked, rule.required, given))
        elif rule.type == "段落":
            said = _lasting(template, library, rule, evidence) if rule.lasting else ()
            entry = paragraph_entry(evidence, rule, template.themes, words, said, used, ledger)
            entries.append(with_conflicts(entry, disputes))
            used.extend(entry.citations)
    wanted = themes_written(template)
    records = theme_records(template.themes, wanted, evidence, ledger, given, used, disputes)
    day = evidence.period.end if ledger is None or ledger.as_of is None else ledger.as_of
    tasks = task_records(ledger, evidence, day) if ledger else ()
    framing = tuple(e for e in _framing(template, topic, given) if e is not None)
    return Filling(
        (*entries, *records.entries, *framing), frame, {"任务表": tasks, "专题表": records.records}
    )


def _indicator(rule: SlotRule) -> IndicatorRule:
    unit = rule.units[0] if rule.units else ""
    return IndicatorRule(rule.indicators, unit, rule.basis, rule.comparisons, rule.responsible)


def given_period(period: ReportingPeriod) -> Citation:
    """The citation of the period that the user named."""
    words = f"报告期：{period.words or period.label}（{period.label}，{period.cut_off}）"
    return Citation(0, "", _PERIOD_GIVEN, (), 0, 0, None, words)


def themes_written(template: Template) -> set[str]:
    """The themes that a loop of the template writes about."""
    loops = [loop for loop in loops_of(template.body) if loop.over == "专题表"]
    named = {t.name: Record("专题", {"名称": Filled(t.name)}) for t in template.themes}
    return {
        name
        for name, record in named.items()
        if any(holds(loop.condition, {loop.variable: record}) for loop in loops)
    }


def loops_of(nodes: Iterable[Node]) -> Iterator[Loop]:
    """The loops of a template's body, in its order."""
    for node in nodes:
        if isinstance(node, Loop):
            yield node
            yield from loops_of(node.body)
        elif isinstance(node, Choice):
            for branch in node.branches:
                yield from loops_of(branch.body)


def _framed(
    rule: SlotRule, place: str, period: ReportingPeriod, topic: str, given: Mapping[str, str]
) -> Filled:
    if rule.type == "时期":
        return Filled(period.label, (given_period(period),))
    if rule.type == "地区":
        return Filled(place, (), bool(place))
    value = given.get(rule.name, "").strip() or topic
    if not value:
        return missing(rule.meaning, rule.required, rule.responsible)
    return Filled(value, (by_hand(value),))


def _ask_for_topic(template: Template, frame: Mapping[str, Filled]) -> None:
    """Raises DraftError where a 段落 is to be on what the user says, and nothing was said."""
    for rule in template.rules:
        topic = frame.get(rule.theme)
        if rule.type == "段落" and topic is not None and not topic.has_value:
            raise DraftError(f"模板“{template.name}”要有{rule.theme}，请用 --topic 写明。")


def _framing(template: Template, topic: str, given: Mapping[str, str]) -> list[Entry | None]:
    """The slots of a text that the user gives, as slots of the draft."""
    values = {"": topic} | dict(given)
    return [
        filled_by_hand(rule.name, {rule.name: values.get(rule.name, "") or topic})
        for rule in template.rules
        if rule.type == "文字"
    ]


def _lasting(
    template: Template, library: Library, rule: SlotRule, evidence: Evidence
) -> tuple[Said, ...]:
    """What does not change between periods, from reports that are material for the template."""
    held = [
        report
        for report, what in library.metadata().items()
        if template.takes(what.title.value or report, what.kind.value)
    ]
    return lasting(library, held, evidence.place, rule.keywords, evidence.period.end)
