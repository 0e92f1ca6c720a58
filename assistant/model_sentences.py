"""A reply that arrives in pieces as whole sentences."""

from __future__ import annotations

import re

__all__ = ["Sentences"]

_STOP = re.compile(r"[。！？!?]+|\n")
# What belongs to a sentence behind its full stop: more signs, and groups of handles.
_BEHIND = re.compile(
    r"[。！？!?”’」』）)\"*]*(?:[ \t]*[\[［【][^\[\]［］【】\n]*[\]］】])*。?[ \t]*"
)
_OPEN_GROUP = re.compile(r"[\[［【][^\]］】\n]{0,60}$")
_LEAD = re.compile(r"^(?:\s*(?:[-*•·#>]+\s+|[（(]?\d{1,2}[.、．)）](?!\d)\s*))+")


class Sentences:
    """Collects pieces of text and gives out each sentence once it is whole.

    A sentence ends at 。！？ and at a line end; handles right behind its full stop belong to it.
    Marks of lists, headings and emphasis are left out, and characters that nobody sees.
    """

    def __init__(self) -> None:
        """Nothing heard yet."""
        self._rest = ""

    def feed(self, piece: str) -> list[str]:
        """The sentences that this piece makes whole, in order."""
        self._rest += piece
        whole = []
        while end := self._end():
            whole.append(_tidy(self._rest[:end]))
            self._rest = self._rest[end:]
        return [sentence for sentence in whole if sentence]

    def end(self) -> list[str]:
        """What is left at the end of the reply, if anything."""
        rest, self._rest = _tidy(self._rest), ""
        return [rest] if rest else []

    def _end(self) -> int:
        """Where the first sentence ends, 0 where more may still belong to it."""
        stop = _STOP.search(self._rest)
        if stop is None:
            return 0
        if stop.group() == "\n":
            return stop.end()
        behind = _BEHIND.match(self._rest, stop.end())
        end = behind.end() if behind else stop.end()
        return 0 if end == len(self._rest) or _OPEN_GROUP.match(self._rest, end) else end


def _tidy(text: str) -> str:
    seen = "".join(c for c in text if c.isprintable() or c.isspace())
    plain = seen.replace("**", "").replace("__", "")
    sentence = _LEAD.sub("", plain).strip()
    return sentence if re.search(r"\w", sentence) else ""
