"""The data that flows between the rooms: reports, their outline, their passages."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Heading", "Metadata", "Passage", "Period", "Recognised", "Report"]


@dataclass(frozen=True, slots=True)
class Recognised:
    """One recognised property of a report with the words that it was read from.

    `evidence` is those words; `source` says where they stand: 'text', 'name' (of the file) or
    'user' (given by hand). An unrecognised property has an empty value and an empty source.
    """

    value: str = ""
    evidence: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as ISO dates, both inclusive; None where it is open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a report is: title, issuing place, year, date, kind and the period it covers.

    `year` is the year the report bears (a 政府工作报告 of January 2025 bears 2025 and covers 2024),
    as four digits. `date` is an ISO date ('2025-01-17', '2025-01' or '2025'). `place` is the
    full name of the lowest unit that issued it ('万载县'), '全国' for the state.
    """

    title: Recognised
    place: Recognised
    year: Recognised
    date: Recognised
    kind: Recognised
    period: Period


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the outline.

    `level` counts from 1: chapter lines and 一、 are 1, (一) 2, 1. 3, (1) 4, 一是 5, or what the
    format says. `start` and `end` are offsets of the heading itself into the report's text, end
    exclusive; `run_in` is true where the paragraph goes on after it on the same line.
    """

    level: int
    start: int
    end: int
    text: str
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable stretch of one report.

    `start` and `end` are character offsets into the report's text, end exclusive, so that
    `report.text[p.start:p.end] == p.text` always holds. `heading` is the path of headings from the
    outermost inwards. `page` counts from 1, None where the format has no pages. `ordinal` counts a
    report's passages from 0 in the order of the text.
    """

    report: str
    ordinal: int
    heading: tuple[str, ...]
    start: int
    end: int
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the library: its id, its repaired text, what it is, and its outline."""

    id: str
    path: str
    format: str
    text: str
    metadata: Metadata
    headings: tuple[Heading, ...]
