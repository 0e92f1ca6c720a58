"""An indicator of the period as a slot: agreed, in conflict, or missing; with its comparisons."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.compare_words import figure_said
from assistant.computed import change
from assistant.draft_entry import Entry, filled_by_hand, gap
from assistant.draft_model import CONFLICT, FILLED, CellCitation, Found
from assistant.interval import compatible, is_fuzzy, written
from assistant.template_value import Filled, conflicting

if TYPE_CHECKING:
    from assistant.evidence import Known
    from assistant.evidence_of import Evidence
    from assistant.template_model import IndicatorRule
    from index.figure import Figure

__all__ = ["indicator_entry", "value_of"]

_BOUNDS = ("达到", "不少于", "至少")
_SHORTEST = 4


def indicator_entry(
    evidence: Evidence, name: str, rule: IndicatorRule, required: bool, given: Mapping[str, str]
) -> Entry:
    """The slot `name` for an indicator: the value of the most trusted source, with who agrees.

    Where two sources say otherwise both are shown. `filled.fields` has 同比, 环比 and 上期 where
    they can be computed from figures of those periods.
    """
    if (entry := filled_by_hand(name, given)) is not None:
        return entry
    known = _known(evidence, rule)
    if not known:
        period = evidence.period.label
        unit = f"（{rule.unit}）" if rule.unit else ""
        return gap(name, f"{period}{rule.name}{unit}", required, rule.responsible)
    first = known[0]
    rivals = _rivals(known)
    if rivals:
        return _conflict(name, rule, (first, *rivals))
    value = value_of(first.figure)
    citations = tuple(dict.fromkeys(k.citation for k in known if _agree(k, first)))[:2]
    fields = {
        words: _filled(found)
        for words in rule.comparisons
        if (found := _compared(evidence, rule, first, words)) is not None
    }
    return Entry(name, Filled(value, citations, fields=fields), FILLED, value, citations)


def value_of(figure: Figure) -> str:
    """A figure as it is written, with the word at it: '近20项', '不少于3次', '11.3万吨左右'."""
    return re.sub(r"\s+", "", figure_said(figure, _BOUNDS))


def _known(evidence: Evidence, rule: IndicatorRule) -> tuple[Known, ...]:
    cumulative = {"本期": False, "累计": True}.get(rule.basis)
    roles = ("share", "level") if rule.unit == "%" else ("level",)
    for role in roles:
        found = evidence.figures(rule.names, rule.unit, role, cumulative)
        if found := found or _further_named(evidence, rule, role, cumulative):
            return found
    return ()


def _further_named(
    evidence: Evidence, rule: IndicatorRule, role: str, cumulative: bool | None
) -> tuple[Known, ...]:
    """Figures whose indicator ends with a name asked for (市区优良天数); () where they differ.

    Then each says it of another part, and none of them of all.
    """
    names = [name for name in rule.names if len(name) >= _SHORTEST]
    longer = {
        known.figure.indicator
        for known in evidence.known
        if any(known.figure.indicator.endswith(name) for name in names)
    }
    found = evidence.figures(tuple(sorted(longer)), rule.unit, role, cumulative)
    return found if all(_agree(known, found[0]) for known in found) else ()


def _agree(one: Known, other: Known) -> bool:
    """Whether two written amounts can be one; 30 and 31 only touch where they round."""
    a, b = written(one.figure), written(other.figure)
    if a.low == a.high or b.low == b.high:
        return compatible(a, b)
    return a.low < b.high and b.low < a.high


def _rivals(known: Sequence[Known]) -> tuple[Known, ...]:
    """Exact figures of other sources that are not what the first one says, one for each source."""
    first = known[0]
    others = {
        k.citation.report: k
        for k in reversed(known[1:])
        if k.citation.report != first.citation.report
        and not is_fuzzy(k.figure)
        and not _agree(k, first)
    }
    return tuple(reversed(others.values()))


def _conflict(name: str, rule: IndicatorRule, known: Sequence[Known]) -> Entry:
    sides = [(_source(k), Filled(value_of(k.figure), (k.citation,))) for k in known]
    said = "，".join(f"{source}为{side.text}" for source, side in sides)
    value = " / ".join(f"{source}：{side.text}" for source, side in sides)
    citations = tuple(k.citation for k in known)
    problem = f"{rule.name}不一致，请核实：{said}"
    return Entry(name, conflicting(sides), CONFLICT, value, citations, True, problem)


def _source(known: Known) -> str:
    if isinstance(known.citation, CellCitation):
        return "台账"
    return f"《{known.citation.title}》"


def _compared(evidence: Evidence, rule: IndicatorRule, now: Known, words: str) -> Found | None:
    period = evidence.period.year_before() if words == "同比" else evidence.period.before()
    said = "同比" if words == "同比" else "环比"
    for before in _known(evidence.at(period), rule):
        if (found := change(now, before, said)) is not None:
            return found
    return None


def _filled(found: Found) -> Filled:
    return Filled(found.value, found.citations, formula=found.formula)
