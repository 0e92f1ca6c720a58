"""One thing that a person changed, or left as it was, in a drafted file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.reply import Citation

__all__ = ["BY_HAND", "Edit", "EditKind"]

EditKind = Literal[
    "unchanged", "changed", "added", "removed", "open", "filled", "raised", "reworded", "source"
]
BY_HAND: tuple[EditKind, ...] = ("changed", "added", "removed", "filled", "raised", "reworded")


@dataclass(frozen=True, slots=True)
class Edit:
    """A figure, open place, status or sentence of a draft and what it is in the edited file.

    `was` are the drafted words, '' for what was added; `now` those at `start` to `end` of the
    edited text, '' for what was removed. `status` is that of the trace of the new figure (of the
    recorded source where it is unchanged), '' for what is not traced. `source` is the recorded
    one, else the first that the trace found. A `source` edit says that a source does not hold any
    more. `message` is one Chinese sentence.
    """

    kind: EditKind
    was: str
    now: str
    start: int
    end: int
    status: str
    source: Citation | None
    message: str
