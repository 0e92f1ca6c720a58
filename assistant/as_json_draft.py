"""A draft as the command line prints it with --json."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.as_json import json_of_citation
from assistant.draft_model import Draft, Renewal, Section, Slot

__all__ = ["json_of_draft"]


def json_of_draft(draft: Draft) -> dict[str, Any]:
    """The draft as JSON; a slot's `citation` is its first, or None."""
    return {
        "template": draft.template,
        "title": draft.title,
        "sections": [_section(section) for section in draft.sections],
        "slots": [_slot(slot) for slot in draft.slots],
        "missing": list(draft.missing),
        "letter": {**asdict(draft.letter), "attachments": list(draft.letter.attachments)},
        "renewals": [_renewal(renewal) for renewal in draft.renewals],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "level": section.level,
        "text": section.text,
        "clean": section.clean,
        "citations": [json_of_citation(c) for c in section.citations],
    }


def _slot(slot: Slot) -> dict[str, Any]:
    return {
        "name": slot.name,
        "value": slot.value,
        "status": slot.status,
        "citation": json_of_citation(slot.citations[0]) if slot.citations else None,
        "citations": [json_of_citation(c) for c in slot.citations],
    }


def _renewal(renewal: Renewal) -> dict[str, Any]:
    return {
        "mark": renewal.mark,
        "heading": list(renewal.heading),
        "old": json_of_citation(renewal.old) if renewal.old else None,
        "new": renewal.new,
        "changes": [asdict(change) for change in renewal.changes],
        "about": renewal.about,
    }
