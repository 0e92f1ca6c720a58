"""One value for each slot out of a report and a ledger: agreed, missing, or in conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.draft_model import CONFLICT, FILLED, MISSING, Found
from assistant.template import SlotRule

__all__ = ["Merged", "Sources", "merge"]


@dataclass(frozen=True, slots=True)
class Sources:
    """Values by slot name: of the report, of its other statements, of the ledger.

    `older` is true where the report's figures stand at another day than the ledger's: then only
    values that last are taken from it. `given` is the cut-off that the user named.
    """

    report: Mapping[str, Found]
    rivals: Mapping[str, Found]
    ledger: Mapping[str, Found]
    older: bool
    report_name: str
    ledger_name: str
    given: Found | None

    @property
    def names(self) -> str:
        """The sources as a reader knows them."""
        return "和".join(name for name in (self.report_name, self.ledger_name) if name)


@dataclass(frozen=True, slots=True)
class Merged:
    """A slot's value and status; `sides` are the (source, value) pairs of a conflict.

    `wanted` is true for a slot that appears even without a value; `problem` is what a person is
    told about a missing or conflicting slot.
    """

    rule: SlotRule
    status: str
    found: Found
    sides: tuple[tuple[str, Found], ...] = ()
    wanted: bool = False
    problem: str = ""


def merge(rules: Sequence[SlotRule], sources: Sources) -> dict[str, Merged]:
    """The merged slot for every rule, by name, in the order of the rules."""
    merged: dict[str, Merged] = {}
    for rule in rules:
        merged[rule.name] = _merge(rule, sources, merged)
    return merged


def _merge(rule: SlotRule, sources: Sources, before: Mapping[str, Merged]) -> Merged:
    sides = _sides(rule, sources)
    gap = next((found for _, found in sides if found.gap), None)
    if gap is not None:
        return Merged(rule, MISSING, gap, wanted=True, problem=gap.gap)
    if not sides:
        wanted = rule.required and _asked_for(rule, before)
        problem = f"{rule.meaning}（{sources.names or '报告库'}中没有找到）" if wanted else ""
        return Merged(
            rule, MISSING, Found("", (), gap=rule.meaning), wanted=wanted, problem=problem
        )
    first = sides[0][1]
    if rule.type == "数量" and len({found.number for _, found in sides}) > 1:
        said = "，".join(f"{name}为{found.value}" for name, found in sides)
        return Merged(
            rule, CONFLICT, first, tuple(sides), True, f"{rule.meaning}不一致，请核实：{said}"
        )
    agreeing = sides if rule.type == "数量" else sides[:1]
    citations = tuple(dict.fromkeys(c for _, found in agreeing for c in found.citations))
    value = Found(
        first.value,
        citations,
        first.number,
        first.noun,
        next((f.part for _, f in sides if f.part), ""),
    )
    return Merged(rule, FILLED, value)


def _sides(rule: SlotRule, sources: Sources) -> list[tuple[str, Found]]:
    """What each source says for a slot: the report first, unless it stands at another day."""
    sides: list[tuple[str, Found]] = []
    if rule.lasting or not sources.older:
        if rule.name in sources.report:
            sides.append(("报告", sources.report[rule.name]))
        if rule.name in sources.rivals:
            sides.append(("报告另一处", sources.rivals[rule.name]))
    if rule.name in sources.ledger:
        sides.append(("台账", sources.ledger[rule.name]))
    if not sides and rule.type == "日期" and sources.given:
        sides.append(("使用者", sources.given))
    return sides


def _asked_for(rule: SlotRule, before: Mapping[str, Merged]) -> bool:
    """True for a slot without an owner, and for one whose owner has a value above zero."""
    owner = before.get(rule.owner)
    return not rule.owner or (
        owner is not None and owner.status != MISSING and owner.found.number != 0
    )
