"""A draft as HTML: its text with marks, what is left open, its slots, and its sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.web_sources import source_cards
from assistant.web_text import shown, with_marks

if TYPE_CHECKING:
    from assistant.draft_model import Draft, Slot
    from index.library import Library

__all__ = ["draft_page"]

_STATUS = {"filled": "已填", "missing": "待补", "conflict": "不一致"}


def draft_page(library: Library, draft: Draft) -> str:
    """The draft beside its sources. Raises UnknownReportsError for a source that is gone."""
    cards = source_cards(library, draft.citations)
    return (
        f'<div class="drafted"><div><div class="paper"><h2>{shown(draft.title)}</h2>'
        f"{_sections(draft)}</div>{_open(draft.missing)}{_slots(draft.slots)}</div>"
        f"<aside><h3>出处</h3>{cards or '<p>没有可引用的出处。</p>'}</aside></div>"
    )


def _sections(draft: Draft) -> str:
    pieces = []
    for section in draft.sections:
        if section.heading and section.heading != draft.title:
            pieces.append(f"<h3>{shown(section.heading)}</h3>")
        for line in section.text.split("\n"):
            pieces.append(f"<p>{with_marks(line, section.citations)}</p>")
    return "".join(pieces)


def _open(missing: Sequence[str]) -> str:
    if not missing:
        return '<div class="settled">没有待补或不一致的内容。</div>'
    items = "".join(f"<li>{shown(line)}</li>" for line in missing)
    return f'<div class="unsettled"><b>请补充或核对</b><ul>{items}</ul></div>'


def _status(slot: Slot) -> str:
    return _STATUS[slot.status] if slot.required or slot.value else "未提及"


def _slots(slots: Sequence[Slot]) -> str:
    """The slots of the template: those that are open first, so that none is overlooked."""
    ordered = sorted(slots, key=lambda slot: slot.status == "filled")
    rows = "".join(
        f'<tr class="{slot.status}"><td>{shown(slot.name)}</td>'
        f'<td class="status">{_status(slot)}</td>'
        f"<td>{shown(slot.value)}</td></tr>"
        for slot in ordered
    )
    return (
        f'<details class="slots"><summary>取数情况（{len(slots)} 项）</summary>'
        f'<table class="outcome"><tbody>{rows}</tbody></table></details>'
    )
