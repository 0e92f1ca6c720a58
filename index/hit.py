"""What a search asks for and what it finds."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Filters", "Hit"]


@dataclass(frozen=True, slots=True)
class Filters:
    """Strict conditions on reports; an empty string means no condition.

    `year` is four digits and must equal the report's year. `place` is a full or short name; the
    report must be issued by that place or by one that belongs to it. `kind` must equal the
    report's kind. Conditions that no report meets give no hits.
    """

    year: str = ""
    place: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found: `rank` counts from 1, offsets are into the report's text, end exclusive.

    `similarity` is the hybrid rank value the order was made from (higher is nearer; comparable
    within one search only). `page` counts from 1, None where the format has no pages.
    """

    rank: int
    report: str
    title: str
    heading: tuple[str, ...]
    start: int
    end: int
    page: int | None
    text: str
    similarity: float
