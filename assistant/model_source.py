"""A sentence of a report as what a language model may cite."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Source", "squeezed"]


def squeezed(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True, slots=True)
class Source:
    """One sentence of a report, `quote`, with what is known about it beyond its words.

    `place` is the full name of the place that issued the report, '' where unknown. `years` are
    those that the library reads for the sentence, whether or not it says them itself. `plans` is
    true where it tells what will be done.
    """

    quote: str
    title: str = ""
    heading: tuple[str, ...] = ()
    place: str = ""
    years: frozenset[int] = frozenset()
    plans: bool = False

    @property
    def around(self) -> str:
        """The sentence with its title and headings, without white space."""
        return squeezed("\n".join([self.title, *self.heading, self.quote]))
