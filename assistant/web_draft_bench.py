"""What one person has on the bench: what was asked for, the draft, and what they wrote into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.draft_edits import Edit, edited
from assistant.draft_model import Draft, Letter

__all__ = ["Asked", "Bench", "ByHand", "Given"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a draft is asked for; `report` and `last` are ids, each part '' where nothing is said.

    `ledger` is a file under the name that its user gave it.
    """

    template: str
    place: str = ""
    period: str = ""
    topic: str = ""
    ledger: Path | None = None
    last: str = ""
    report: str = ""
    letter: Letter = field(default_factory=Letter)


@dataclass(frozen=True, slots=True)
class Given:
    """A value that a person filled in, and the period that they wrote about then."""

    value: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class ByHand:
    """What a person wrote: values by the name of their slot, and paragraphs."""

    given: Mapping[str, Given] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Bench:
    """The bench of one person. What they wrote is kept for each place, so that none meets another.

    It stays when another period, ledger or template is chosen, and comes back with its place.
    `templates` is the folder of the user's own templates.
    """

    asked: Asked | None = None
    draft: Draft | None = None
    written: Mapping[str, ByHand] = field(default_factory=dict)
    templates: Path | None = None

    @property
    def by_hand(self) -> ByHand:
        """What was written for the place that the draft is about."""
        return self.written.get(self.asked.place if self.asked else "", ByHand())

    @property
    def values(self) -> dict[str, str]:
        """The filled values by the name of their slot."""
        return {name: given.value for name, given in self.by_hand.given.items()}

    @property
    def final(self) -> Draft | None:
        """The draft with the person's paragraphs, as it is saved; None before there is one.

        `missing` also says which values were filled in for another period.
        """
        if self.draft is None or self.asked is None:
            return None
        final = edited(self.draft, self.by_hand.edits)
        known = {slot.name for slot in final.slots}
        older = tuple(
            f"“{name}”的“{given.value}”是写{given.period or '别的时期'}时填的，请核对"
            for name, given in self.by_hand.given.items()
            if name in known and given.period != self.asked.period
        )
        return replace(final, missing=(*final.missing, *older))

    def filled_in(self, values: Mapping[str, str]) -> Bench:
        """The bench with further values; an empty one changes nothing."""
        period = self.asked.period if self.asked else ""
        new = {name: Given(v.strip(), period) for name, v in values.items() if v.strip()}
        return self._with(replace(self.by_hand, given={**self.by_hand.given, **new}))

    def taken_back(self, name: str) -> Bench:
        """The bench without the value of one slot."""
        kept = {slot: given for slot, given in self.by_hand.given.items() if slot != name}
        return self._with(replace(self.by_hand, given=kept))

    def with_edits(self, edits: tuple[Edit, ...]) -> Bench:
        """The bench with these paragraphs instead of those that were there."""
        return self._with(replace(self.by_hand, edits=edits))

    def _with(self, by_hand: ByHand) -> Bench:
        place = self.asked.place if self.asked else ""
        return replace(self, written={**self.written, place: by_hand})
