"""How a Chinese character is read, for characters typed in place of others that sound alike."""

from __future__ import annotations

import re
from bisect import bisect_right

from index.tables import remembered, rows

__all__ = ["same_sound", "syllable"]

_TABLE = "syllables.tsv"
_LAST_OF_LEVEL = bytes([0xD7, 0xF9])


def syllable(character: str) -> str:
    """The syllable of a common character without its tone, '' for any other.

    Read off the order of GB 2312 level 1, whose 3755 characters are sorted by it; a character
    with several readings has the one that it is sorted under.
    """
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return ""
    codes, names = _ordered()
    at = bisect_right(codes, code)
    return names[at - 1] if at and code <= _LAST_OF_LEVEL else ""


def same_sound(one: str, other: str) -> bool:
    """Whether two characters sound alike to one who types: z as zh, in as ing."""
    sound = _plain(syllable(one))
    return bool(sound) and sound == _plain(syllable(other))


def _plain(sound: str) -> str:
    return re.sub(r"^([zcs])h", r"\1", re.sub(r"(?<=[aei])ng$", "n", sound))


@remembered
def _ordered() -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    table = [(first.encode("gb2312"), name) for name, first in rows(_TABLE)]
    return tuple(code for code, _ in table), tuple(name for _, name in table)
