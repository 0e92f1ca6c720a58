"""What a number measures, in the words of the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from index.figure_role import Reading
from index.figure_slots import Slot
from index.indicator_bounds import clipped, is_baseline, named_after
from index.indicator_lists import SIBLINGS
from index.indicator_phrase import (
    after_core,
    closing_noun,
    has_noun,
    is_dependent,
    is_thing,
    lead_core,
    opening_noun,
    opening_verb,
)

__all__ = ["Carried", "indicator_of"]

_OPENS = re.compile(
    r"(?:新增|新建|建成|改造|新认定|认定|培育|引进|淘汰|整治|查处|关停|新开工|完成|实施|建设|"
    r"打造|创建|获批|入选|安排|发放|净增)"
)
_MEASURED = re.compile(
    r"(?:比重|比例|率|量|额|值|收入|支出|数|余额|面积|能力|水平|规模|价格|强度|浓度|人口|里程)$"
)
_COUNTS = ("count", "person", "visits")
_LONG_DEED = 6
_LED_TO = re.compile(r"[一-鿿]{1,3}[到至为](?:了)?")
_DONE_AFTER = re.compile(r"[、和与及]?(?:完成|实现|达)")
_COLON = re.compile("[：:]")
_ADJUNCT = re.compile(r"随着|通过|按照|根据|由于|在|对|为|经过|围绕|面对|坚持|针对|以|从|把|将")
_COUNTED = re.compile(
    r"(?:总量|总额|总数|总产量|产量|天数|面积|余额|数量|个数|参[保加与合]人数|人数)$"
)


@dataclass(frozen=True, slots=True)
class Carried:
    """What the next number of a paragraph can go on with.

    `base` is the last indicator with words of its own and `last` the last of all in a sentence;
    `things` are the nouns last counted by each unit (项 → 整改任务); `verb` opened a list (新增 A、
    B); `lead` stood before the last number.
    """

    base: str = ""
    last: str = ""
    things: dict[str, str] = field(default_factory=dict)
    verb: str = ""
    lead: str = ""


def indicator_of(
    slot: Slot, reading: Reading, carried: Carried, sentence: str
) -> tuple[str, Carried]:
    """The indicator of a number and what the next one can go on with.

    The words before the number lead; the noun after it completes them (新建…座污水处理厂). Words
    that name nothing by themselves (达标率, 总量达, 增长, 占比) go on with the indicator before.
    """
    lead, after = lead_core(slot.lead, reading), after_core(slot, reading)
    if slot.adjacent:
        lead = carried.lead
    elif is_baseline(slot.lead, slot.after):
        lead = after = ""
    elif lead and opening_noun(after) and named_after(slot.lead):
        lead = _opening(lead)
    if slot.listed and not after:
        return carried.last, carried
    if slot.follows and carried.verb and not _opening(lead):
        goes_on = (has_noun(lead) and not is_dependent(lead)) or (not lead and is_thing(after))
        done = _DONE_AFTER.match(slot.lead)
        lead = carried.verb + lead if goes_on and not done else lead
    own = lead + after
    if is_dependent(own):
        name = _depending(own, slot, reading, carried, sentence)
        stands = own and reading.role == "level" and not own.startswith(("占", "其中"))
        base = name if stands or _named_before(slot) else carried.base
        return clipped(name), replace(carried, base=base, last=name, lead=lead)
    things = carried.things
    if not has_noun(own):
        thing = things.get(slot.quantity.unit, "") if slot.quantity.kind in _COUNTS else ""
        if thing or len(own) < _LONG_DEED:
            name = _with_thing(own, thing) if thing else _subject(own, slot, carried, sentence)
            return clipped(name), replace(carried, last=name, lead=lead)
    if is_thing(after) and slot.quantity.kind in _COUNTS and _is_counted(slot, after):
        things = things | {slot.quantity.unit: after}
    elif slot.quantity.unit in things and not has_noun(lead) and _deed(after):
        own = _with_thing(own, things[slot.quantity.unit])
    elif own.endswith("的"):
        own = _with_thing(own, things.get(slot.quantity.unit, ""))
    elif slot.quantity.kind == "count" and closing_noun(lead):
        things = things | {slot.quantity.unit: closing_noun(lead)}
    return clipped(own), Carried(own, own, things, _opening(lead), lead)


def _is_counted(slot: Slot, after: str) -> bool:
    """Whether the noun after a number is what is counted; of people only who they are."""
    if slot.after.startswith("的"):
        return False
    return slot.quantity.kind != "person" or after.endswith(tuple("员生师者工民才众户属部"))


def _opening(lead: str) -> str:
    """The verb that opens a list (新增, 建成 …), '' where none does."""
    opening = _OPENS.match(lead)
    return opening.group() if opening else opening_verb(lead)


def _deed(after: str) -> bool:
    """Whether the words after a number say only what became of the things counted."""
    return bool(after) and not opening_noun(after)


def _depending(own: str, slot: Slot, reading: Reading, carried: Carried, sentence: str) -> str:
    going_on = carried.base if carried.last else ""
    base = _named_before(slot, own) or going_on or _opening_of(sentence, slot) or carried.base
    if not own:
        if "累计" in slot.lead and reading.role == "level":
            return f"{_OPENS.sub('', base, count=1)}累计"
        if carried.last and _LED_TO.fullmatch(slot.lead):
            return carried.last
        return carried.last if _of_last(slot, reading, carried) else base
    if own == "占":
        return f"{base}所在总数"
    if own.startswith(("占", "相当于")):
        return re.sub(r"占.*$", "", base) + own.removesuffix("的")
    if own in base:
        return base
    if own in SIBLINGS:
        return SIBLINGS[own].sub(own, base, count=1)
    stem = _COUNTED.sub("", base)
    return own if own.startswith(stem) else f"{stem}{own}"


def _opening_of(sentence: str, slot: Slot) -> str:
    """The noun phrase that opens the sentence, after what introduces it with a colon."""
    return opening_noun(_COLON.split(sentence[: slot.quantity.start])[-1])


def _of_last(slot: Slot, reading: Reading, carried: Carried) -> bool:
    """Whether a change of points goes on with the share just before it, not with its base."""
    if _named_before(slot) or reading.role != "change" or not carried.last:
        return False
    return slot.quantity.kind in ("points", "points_permille", "percent")


def _named_before(slot: Slot, own: str = "") -> str:
    """The indicator that the clause before names without a number, '' where there is none."""
    before = lead_core(slot.clause_before, Reading("level"))
    if not before:
        return ""
    whole = not own and (_MEASURED.search(before) or _defined(before))
    return before if whole else opening_noun(before)


def _defined(before: str) -> bool:
    """Whether a clause is one noun with what defines it (同甲市有往来的城市)."""
    return "的" in before and not _ADJUNCT.match(before) and closing_noun(before) != ""


def _with_thing(own: str, thing: str) -> str:
    return f"{own.removesuffix('的')}的{thing}" if own else thing


def _subject(own: str, slot: Slot, carried: Carried, sentence: str) -> str:
    base = carried.base if carried.last else _opening_of(sentence, slot)
    base = _named_before(slot, own) or base
    return base if base.endswith(own) else f"{base}{own}"
