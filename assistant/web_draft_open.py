"""What a draft leaves open, as a form to fill in, and what a person filled in already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft_marks import GAP, parts
from assistant.web_text import attributes, shown

if TYPE_CHECKING:
    from assistant.draft_model import Draft, Slot
    from assistant.web_draft_bench import Given

__all__ = ["OpenSlot", "filled_list", "form", "gaps", "open_slots"]

_OWES = re.compile(r"[（(]?责任单位：(?P<unit>[^（）()】]+)[）)]?")
_LONGEST = 300
_SEND = '<button type="submit" class="primary">填入并重新起草</button>'
_CONFLICT, _MISSING = "conflict", "missing"


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """A slot that a person has to settle: what is `wanted`, and which unit `owes` it.

    `owes` is '' where no unit is named. `sides` are the sources of a conflict and what each says;
    `row` is the id of its row.
    """

    row: str
    name: str
    status: str
    wanted: str
    owes: str = ""
    sides: tuple[tuple[str, str], ...] = ()


def gaps(draft: Draft) -> tuple[str, ...]:
    """The words of every 【…】 of the draft, in reading order."""
    return tuple(
        part.text for section in draft.sections for part in parts(section.text) if part.kind == GAP
    )


def open_slots(draft: Draft, meanings: Mapping[str, str]) -> tuple[OpenSlot, ...]:
    """The slots in conflict, then those that are missing; `meanings` says what a slot is."""
    words = (*gaps(draft), *draft.missing)
    wanted = [slot for slot in draft.slots if slot.status == _CONFLICT]
    wanted += [slot for slot in draft.slots if slot.status == _MISSING and slot.required]
    return tuple(_open(f"fill-{i}", slot, meanings, words) for i, slot in enumerate(wanted))


def _open(row: str, slot: Slot, meanings: Mapping[str, str], words: Sequence[str]) -> OpenSlot:
    meaning = meanings.get(slot.name, "") or slot.name
    said = next((w for w in words if meaning in w), "") or next(
        (w for w in words if slot.name in w), ""
    )
    owes = _OWES.search(said)
    sides = tuple(_sides(slot)) if slot.status == _CONFLICT else ()
    return OpenSlot(row, slot.name, slot.status, meaning, owes["unit"] if owes else "", sides)


def _sides(slot: Slot) -> Iterator[tuple[str, str]]:
    for side in slot.value.split(" / "):
        source, colon, value = side.partition("：")
        yield (source, value) if colon else ("", side)


def form(slots: Sequence[OpenSlot], place: str) -> str:
    """A row for each open slot, and the button that drafts again with what was typed."""
    if not slots:
        return '<div class="settled">没有待补或不一致的内容。</div>'
    rows = "".join(_row(slot, place) for slot in slots)
    return (
        f'<form class="to-fill" id="to-fill"{attributes(submit="fill")}>{rows}'
        f'<div class="send">{_SEND}</div></form>'
    )


def _row(slot: OpenSlot, place: str) -> str:
    label = "不一致" if slot.status == _CONFLICT else "待补"
    about = "；".join(
        part
        for part in (
            slot.wanted if slot.wanted != slot.name else "",
            f"责任单位：{slot.owes}" if slot.owes else "",
        )
        if part
    )
    wanted = f'<p class="wanted">{shown(about)}</p>' if about else ""
    choices = "".join(_choice(slot, source, value) for source, value in slot.sides)
    hint = "或填写其他值" if choices else "填写内容，如数值加单位"
    kept = attributes(slot=slot.name, keep=f"{place}/{slot.name}")
    return (
        f'<fieldset class="slot {slot.status}" id="{slot.row}"><legend>{shown(slot.name)}'
        f'<b class="status">{label}</b></legend>{wanted}{choices}'
        f'<input type="text" maxlength="{_LONGEST}" placeholder="{hint}" autocomplete="off"'
        f' aria-label="{shown(slot.name)}"{kept}></fieldset>'
    )


def _choice(slot: OpenSlot, source: str, value: str) -> str:
    held = attributes(slot=slot.name)
    return (
        f'<label class="choice"><input type="radio" name="{slot.row}" value="{shown(value)}"{held}>'
        f"<span>{shown(value)}</span><small>{shown(source)}</small></label>"
    )


def filled_list(given: Mapping[str, Given], period: str) -> str:
    """What a person filled in, each with a button that takes it back; '' where there is nothing."""
    if not given:
        return ""
    rows = "".join(_filled(name, value, period) for name, value in given.items())
    return f'<ul class="filled">{rows}</ul>'


def _filled(name: str, given: Given, period: str) -> str:
    older = given.period != period
    said = f"填写时报告期为“{shown(given.period or '未写')}”，请核对" if older else ""
    note = f'<small class="older">{said}</small>' if older else ""
    label = f'aria-label="撤回{shown(name)}"'
    return (
        f"<li><span>{shown(name)}：<b>{shown(given.value)}</b>{note}</span>"
        f'<button type="button" {label}{attributes(act="take_back", name=name)}>撤回</button></li>'
    )
