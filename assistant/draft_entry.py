"""One slot as it was filled: what a template prints of it, and what a person is told about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.draft_model import BY_HAND, FILLED, MISSING
from assistant.reply import Citation
from assistant.template_value import Filled, missing

__all__ = ["Entry", "by_hand", "filled_by_hand", "gap"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A slot's `name`, its value as a template sees it, and its status.

    `value` is the value in words, '' for a missing slot. `problem` is what a person has to do
    about it, '' where there is nothing to do.
    """

    name: str
    filled: Filled
    status: str
    value: str = ""
    citations: tuple[Citation, ...] = ()
    required: bool = False
    problem: str = ""


def by_hand(value: str) -> Citation:
    """The citation of what a person filled in."""
    return Citation(0, "", BY_HAND, (), 0, 0, None, value)


def filled_by_hand(name: str, given: Mapping[str, str]) -> Entry | None:
    """The slot as a person filled it in; None where nobody did."""
    value = given.get(name, "").strip()
    if not value:
        return None
    citation = by_hand(value)
    lines = tuple(Filled(line.strip(), (citation,)) for line in value.split("\n") if line.strip())
    return Entry(name, Filled(value, (citation,), sentences=lines), FILLED, value, (citation,))


def gap(name: str, wanting: str, required: bool, responsible: str) -> Entry:
    """A slot for which nothing was found: `wanting` says what, `responsible` who owes it."""
    owed = f"（责任单位：{responsible}）" if responsible else ""
    problem = f"{wanting}没有找到，请补充{owed}" if required else ""
    return Entry(name, missing(wanting, required, responsible), MISSING, "", (), required, problem)
