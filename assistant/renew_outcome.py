"""What became of one sentence of the last report, and the slots that its figures make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.draft_model import MISSING, Change
from assistant.draft_sentence import Paragraph
from assistant.renew_place import Place
from assistant.renewal_marks import DROPPED
from assistant.reply import Citation
from index.figure import Figure

__all__ = ["Outcome", "RenewedSlot", "dropped", "slots_of"]


@dataclass(frozen=True, slots=True)
class RenewedSlot:
    """One place for a figure: `status` is 'filled', 'missing' or 'conflict'.

    `owner` is the unit that owes the figure, '' where none is known. A missing slot has no value.
    `old` is the figure of the last report that stood there, None for counts and gaps.
    """

    name: str
    status: str
    value: str = ""
    citations: tuple[Citation, ...] = ()
    owner: str = ""
    old: Figure | None = None

    @property
    def owed(self) -> str:
        """What is to be supplied, in Chinese: '立案查处（本期，件），责任单位：市生态环境局'."""
        return f"{self.name}，责任单位：{self.owner}" if self.owner else self.name


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence of the next report as pieces, () where it was dropped, and why."""

    mark: str
    pieces: Paragraph = ()
    changes: tuple[Change, ...] = ()
    about: str = ""
    slots: tuple[RenewedSlot, ...] = ()


def dropped(about: str) -> Outcome:
    """The outcome of a sentence that is left out."""
    return Outcome(DROPPED, about=about)


def slots_of(places: Iterable[Place], owner: str) -> tuple[RenewedSlot, ...]:
    """The slots of places that are written or open."""
    return tuple(
        RenewedSlot(
            place.slot,
            place.status,
            "" if place.status == MISSING else place.text,
            place.citations,
            owner,
            place.amount.figure,
        )
        for place in places
    )
