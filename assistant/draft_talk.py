"""Orders to write in a conversation: what the last turn orders, and what the others stand for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.dialogue import standalone
from assistant.dialogue_cues import says_nothing
from assistant.draft_asked import asks_to_write, changes_what_is_written
from assistant.draft_request import (
    DraftRequest,
    changed_request,
    inherited,
    place_and_period,
    spoken_request,
)
from assistant.small_talk import is_small_talk

__all__ = ["Talk", "draft_talk"]


@dataclass(frozen=True, slots=True)
class Talk:
    """What a turn orders to be written, None for nothing, after `history`.

    In `history` every order stands as a phrase for what was ordered, so that questions can follow
    it. `first` is true where nothing was ordered before.
    """

    request: DraftRequest | None
    history: tuple[str, ...]
    first: bool = True


def draft_talk(
    question: str,
    history: Sequence[str] = (),
    places: Iterable[str] = (),
    home: str = "",
    names: Collection[str] | None = None,
    today: date | None = None,
) -> Talk:
    """The order that a turn gives, filled in from the turns before it, oldest first.

    A turn right after an order may change its place, time or topic (换成平樾市); an order that
    names no place or time takes those last spoken of, then `home`. `names` are the templates
    there are, by default the shipped ones.
    """
    if not any(asks_to_write(turn) for turn in (question, *history)):
        return Talk(None, tuple(history))
    shipped = _shipped() if names is None else names
    told = _Told(tuple(places), home, shipped, today)
    for turn in history:
        told.hear(turn)
    before = tuple(told.phrases)
    first = told.request is None
    return Talk(told.request if told.hear(question) else None, before, first)


def _shipped() -> tuple[str, ...]:
    from assistant.template import template_files

    return tuple(path.stem for path in template_files())


class _Told:
    """A conversation heard so far; `orders` is true where it is about an order at the moment."""

    def __init__(
        self, places: tuple[str, ...], home: str, names: Collection[str], today: date | None
    ) -> None:
        self._places, self._home, self._names, self._today = places, home, names, today
        self.request: DraftRequest | None = None
        self.orders, self.phrases = False, list[str]()

    def hear(self, turn: str) -> bool:
        """Takes in one more turn; whether it is an order."""
        if asks_to_write(turn):
            spoken = spoken_request(turn, self._places, self._home, self._names, self._today)
            self._order(self._filled(spoken))
        elif self.orders and self.request and changes_what_is_written(turn):
            now = self.request
            self._order(changed_request(turn, now, self._places, self._names, self._today))
        else:
            self.orders = self.orders and (is_small_talk(turn) or says_nothing(turn))
            self.phrases.append(turn)
            return False
        return True

    def _order(self, request: DraftRequest) -> None:
        self.request, self.orders = request, True
        self.phrases.append(request.said)

    def _filled(self, request: DraftRequest) -> DraftRequest:
        """An order with the place and time last spoken of where it names none."""
        place, period = self._spoken_of() if not (request.place and request.period) else ("", "")
        place = request.place or place or self._home
        if request.period:
            return replace(request, place=place)
        if request.part:
            return inherited(replace(request, place=place, period=period), "", request.part)
        return replace(request, place=place, period=period)

    def _spoken_of(self) -> tuple[str, str]:
        if self.orders and self.request:
            return self.request.place, self.request.period
        for end in range(len(self.phrases), 0, -1):
            alone = standalone(
                self.phrases[end - 1], self.phrases[: end - 1], self._places, self._today
            )
            spoken = place_and_period(alone, self._places, self._today)
            if spoken[0] or spoken[1]:
                return spoken
        return "", ""
