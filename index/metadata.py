"""What a report is: its title, place, year, date, kind and period, each with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.metadata_kind import kind as kind_of
from index.metadata_place import issuer
from index.metadata_time import covered_period, fits, report_date, report_year
from index.metadata_title import opening
from index.metadata_title import title as title_of
from index.places import canonical
from index.report import Heading, Metadata, Recognised

__all__ = ["Given", "recognise"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says a report is; an empty string leaves it to be recognised.

    `year` is four digits ('2024年' is taken as 2024), `place` a full or short name, `kind` one of
    index.metadata_kind.KINDS or a name of the user's own.
    """

    year: str = ""
    place: str = ""
    kind: str = ""


def recognise(
    text: str, headings: Sequence[Heading], name: str, given: Given = Given()
) -> Metadata:
    """What the report is, read from its repaired text and outline.

    `name` is the file's name without extension; it counts only where the text is silent. What the
    user gives takes the place of what was read.
    """
    above = opening(text, headings)
    title = title_of(above, name)
    kind = _chosen(given.kind, kind_of(title, above, name))
    place = _chosen(canonical(given.place) or given.place, issuer(title, above, text, name))
    date = report_date(above, text, kind.value)
    year = _chosen(
        given.year.strip().removesuffix("年"),
        report_year(title, date, headings, text, kind.value, name),
    )
    if not fits(date.value, year.value, kind.value):
        date = Recognised(year.value, year.evidence, year.source)
    period = covered_period(title.value, kind.value, year.value, headings, text)
    return Metadata(title, place, year, date, kind, period)


def _chosen(given: str, found: Recognised) -> Recognised:
    return Recognised(given, given, "user") if given else found
