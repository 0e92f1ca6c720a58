"""Handles that a language model cites by, and that nothing in its material can forge."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["EXAMPLE", "Cited", "citing", "handles_for"]

# Without letters and digits that are taken for one another.
_LETTERS, _DIGITS = "ACDEFGHJKMNPQRTUVWXY", "34679"
_LENGTH = 4
EXAMPLE = "[0000]"
_GROUP = re.compile(r"[\[［【]([^\[\]［］【】]*)[\]］】]")
_BETWEEN = re.compile(r"[\s,，、;；/和]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch of a sentence and the valid handles that stand behind it.

    `text` has no handles in it; `handles` is empty for a last stretch that nothing stands behind.
    """

    text: str
    handles: tuple[str, ...]


def handles_for(
    count: int, texts: Iterable[str], draw: random.Random | None = None
) -> tuple[str, ...]:
    """`count` different handles, drawn at random, that occur in none of the `texts`.

    Letters and digits alternate, so that none is a word. `draw` makes them repeatable.
    """
    drawn = draw or random.SystemRandom()
    taken = "\n".join(texts).upper()
    handles: list[str] = []
    while len(handles) < count:
        handle = "".join(drawn.choice(_DIGITS if at % 2 else _LETTERS) for at in range(_LENGTH))
        if handle not in handles and handle not in taken:
            handles.append(handle)
    return tuple(handles)


def citing(sentence: str, handles: Sequence[str]) -> tuple[Cited, ...] | None:
    """The sentence cut behind its groups of handles; None where it has a mark that is no handle.

    Groups without words between them count as one, and one at the very beginning stands behind
    what follows it. Words after the last group stand on that one; the sentence is one stretch
    without handles where it has none at all.
    """
    known = frozenset(handles)
    pieces: list[Cited] = []
    at = 0
    for found in _GROUP.finditer(sentence):
        named = tuple(part.upper() for part in _BETWEEN.split(found[1]) if part)
        if not named or not known.issuperset(named):
            return None
        pieces.append(Cited(sentence[at : found.start()], named))
        at = found.end()
    if not pieces:
        return (Cited(sentence, ()),)
    return _joined([*pieces, Cited(sentence[at:], pieces[-1].handles)])


def _joined(pieces: Sequence[Cited]) -> tuple[Cited, ...]:
    """The stretches, each that has no words joined to the one before it, or else to the next."""
    joined: list[Cited] = []
    for piece in pieces:
        if joined and not (_has_words(joined[-1]) and _has_words(piece)):
            before = joined.pop()
            text = before.text + re.sub("^[、，,]", "", piece.text)
            piece = Cited(text, tuple(dict.fromkeys([*before.handles, *piece.handles])))
        joined.append(piece)
    return tuple(joined)


def _has_words(piece: Cited) -> bool:
    return bool(re.search(r"\w", piece.text))
