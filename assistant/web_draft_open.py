"""What a draft leaves open, as a form to fill in, and what a person filled in already."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.draft_anchor import sentence_at
from assistant.draft_edits import Place, paragraphs
from assistant.draft_marks import GAP, parts, without_marks
from assistant.web_text import attributes, shown

if TYPE_CHECKING:
    from assistant.draft_model import Draft, Slot
    from assistant.web_draft_bench import Given

__all__ = ["Gap", "OpenSlot", "filled_list", "form", "gap_rows", "gaps", "open_slots"]

_OWES = re.compile(r"[（(]?责任单位：(?P<unit>[^（）()】]+)[）)]?")
_LONGEST = 300
_SEND = '<button type="submit" class="primary">填入并重新起草</button>'
_OPEN, _DIFFERS = "【待补：", "【不一致："
_BRACKETS = re.compile(r"（[^（）]*）\d*$")
_QUOTED = re.compile(r"“([^”]{4,})”")
_OTHERS = re.compile(r"【[^【】]*】")
_AROUND = 14
_CONFLICT, _MISSING = "conflict", "missing"


@dataclass(frozen=True, slots=True)
class Gap:
    """A 【…】 of a draft: its text, the paragraph it stands in, and where it begins there.

    `sentence` is the one around it without marks, from `before` to `after` the gap.
    """

    text: str
    place: Place
    start: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class OpenSlot:
    """A slot that a person has to settle: what is `wanted`, and which unit `owes` it.

    `owes` is '' where no unit is named. `sides` are the sources of a conflict and what each says;
    `row` is the id of its row, `gap` what the draft shows for it, None where it shows nothing.
    """

    row: str
    name: str
    status: str
    wanted: str
    owes: str = ""
    sides: tuple[tuple[str, str], ...] = ()
    gap: Gap | None = None


def gaps(draft: Draft) -> tuple[Gap, ...]:
    """Every 【…】 of the draft, in reading order."""
    return tuple(
        _gap(text, place, part.start, part.end)
        for place, text in paragraphs(draft)
        for part in parts(text)
        if part.kind == GAP
    )


def _gap(text: str, place: Place, start: int, end: int) -> Gap:
    first, last = sentence_at(text, start)
    before = without_marks(text[first:start]).text
    after = without_marks(text[end : max(last, end)]).text
    return Gap(text[start:end], place, start, before, after)


def open_slots(draft: Draft, meanings: Mapping[str, str]) -> tuple[OpenSlot, ...]:
    """The open slots, each with its gap, in the order of the draft; those without one last.

    A missing slot that is not required is open only where the draft shows a gap for it. `meanings`
    says what a slot is.
    """
    free = list(gaps(draft))
    found: list[OpenSlot] = []
    for slot in draft.slots:
        if slot.status not in (_CONFLICT, _MISSING):
            continue
        meaning = meanings.get(slot.name, slot.name)
        gap = next((gap for gap in free if _is_for(gap, slot, meaning)), None)
        if gap is not None:
            free.remove(gap)
        elif not slot.required and slot.status == _MISSING:
            continue
        found.append(_open(f"fill-{len(found)}", slot, meaning, gap, draft.missing))
    return tuple(sorted(found, key=_order))


def gap_rows(draft: Draft, slots: Sequence[OpenSlot]) -> dict[tuple[Place, int], str]:
    """The row for each gap that one fills, by the gap's paragraph and where it begins there.

    A gap that the draft repeats leads to the row of the first.
    """
    rows = {(slot.gap.place, slot.gap.start): slot.row for slot in slots if slot.gap}
    by_text = {slot.gap.text: slot.row for slot in reversed(slots) if slot.gap}
    for gap in gaps(draft):
        if gap.text in by_text:
            rows.setdefault((gap.place, gap.start), by_text[gap.text])
    return rows


def _order(slot: OpenSlot) -> tuple[bool, Place, int]:
    at = slot.gap
    return at is None, at.place if at else (0, 0), at.start if at else 0


def _is_for(gap: Gap, slot: Slot, meaning: str) -> bool:
    """Whether a gap is where a slot is missing: it says what is wanted, or its sentence does."""
    if slot.status == _CONFLICT:
        values = [value for _, value in _sides(slot)]
        return gap.text.startswith(_DIFFERS) and all(value in gap.text for value in values)
    if not gap.text.startswith(_OPEN):
        return False
    if meaning in gap.text or slot.name in gap.text:
        return True
    quoted = _QUOTED.search(slot.name)
    words = quoted[1] if quoted else _BRACKETS.sub("", slot.name)
    return slot.required and words in gap.before + gap.after


def _open(row: str, slot: Slot, meaning: str, gap: Gap | None, missing: Sequence[str]) -> OpenSlot:
    line = next((line for word in (meaning, slot.name) for line in missing if word in line), "")
    owes = _OWES.search(gap.text if gap else "") or _OWES.search(line)
    says = gap is not None and gap.text.startswith(_OPEN) and meaning in gap.text
    wanted = _wanted(gap.text) if gap and says else meaning
    sides = tuple(_sides(slot)) if slot.status == _CONFLICT else ()
    return OpenSlot(row, slot.name, slot.status, wanted, owes["unit"] if owes else "", sides, gap)


def _wanted(gap: str) -> str:
    """What a gap says is wanted, without the unit that owes it."""
    return _OWES.sub("", gap.removeprefix(_OPEN).removesuffix("】")).rstrip("，。 ")


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
    where = _context(slot.gap) if slot.gap else ""
    kept = attributes(slot=slot.name, keep=f"{place}/{slot.name}")
    return (
        f'<fieldset class="slot {slot.status}" id="{slot.row}"><legend>{shown(slot.name)}'
        f'<b class="status">{label}</b></legend>{wanted}{where}{choices}'
        f'<input type="text" maxlength="{_LONGEST}" placeholder="{hint}" autocomplete="off"'
        f' aria-label="{shown(slot.name)}"{kept}></fieldset>'
    )


def _context(gap: Gap) -> str:
    """The words around a gap, which lead to it in the draft; '' where it stands alone."""
    if not re.search(r"\w", gap.before + gap.after):
        return ""
    behind, ahead = (_OTHERS.sub("【 】", text) for text in (gap.before, gap.after))
    before = ("…" if len(behind) > _AROUND else "") + behind[-_AROUND:]
    after = ahead[:_AROUND] + ("…" if len(ahead) > _AROUND else "")
    target = attributes(act="goto", target=f"paragraph-{gap.place[0]}-{gap.place[1]}")
    return (
        f'<button type="button" class="context" title="到草稿里看"{target}>'
        f"{shown(before)}<b>【 】</b>{shown(after)}</button>"
    )


def _choice(slot: OpenSlot, source: str, value: str) -> str:
    held = attributes(slot=slot.name)
    return (
        f'<label class="choice"><input type="radio" name="{slot.row}" value="{shown(value)}"{held}>'
        f"<span>{shown(value)}</span><small>{shown(source)}</small></label>"
    )


def filled_list(given: Mapping[str, Given], period: str, draft: Draft) -> str:
    """What a person filled in, each with a button that takes it back; '' where there is nothing."""
    if not given:
        return ""
    known = {slot.name for slot in draft.slots}
    rows = "".join(_filled(n, value, period, n in known) for n, value in given.items())
    return f'<ul class="filled">{rows}</ul>'


def _filled(name: str, given: Given, period: str, used: bool) -> str:
    said = ""
    if not used:
        said = "这一稿没有这一项，先替您留着"
    elif given.period != period:
        said = f"填写时报告期为“{shown(given.period or '未写')}”，请核对"
    note = f'<small class="older">{said}</small>' if said else ""
    label = f'aria-label="撤回{shown(name)}"'
    return (
        f"<li><span>{shown(name)}：<b>{shown(given.value)}</b>{note}</span>"
        f'<button type="button" {label}{attributes(act="take_back", name=name)}>撤回</button></li>'
    )
