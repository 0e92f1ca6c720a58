"""What was read from the database and is kept for the next question."""

from __future__ import annotations

from typing import Generic, TypeVar

__all__ = ["Remembered"]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_MOST = 20_000


class Remembered(Generic[_Key, _Value]):
    """Values of one generation of a library; those of an older one are forgotten."""

    def __init__(self, most: int = _MOST) -> None:
        """Nothing is kept yet; more than `most` values are forgotten before the next look."""
        self._most = most
        self._generation = -1
        self._values: dict[_Key, _Value] = {}

    def of(self, generation: int) -> dict[_Key, _Value]:
        """The values kept of a generation, to be looked up and added to."""
        if generation != self._generation or len(self._values) > self._most:
            self._generation, self._values = generation, {}
        return self._values
