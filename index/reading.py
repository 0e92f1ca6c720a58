"""From one file to the report in it, as it is kept and as it is checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.report import Report

if TYPE_CHECKING:
    from index.document import PageStart
    from index.metadata import Given
    from index.read_source import Source
    from index.repair_map import Repair

__all__ = ["Reading", "read_report"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with the text before its repair, the log of that, and where its pages begin."""

    report: Report
    original: str
    repairs: tuple[Repair, ...]
    pages: tuple[PageStart, ...]


def read_report(source: Source, id: str, path: str, given: Given, name: str) -> Reading:
    """The report in a file: read, repaired, outlined and recognised.

    `name` is the file's name without extension, `path` what the report is said to come from.
    Raises ReadError.
    """
    from index.metadata import recognise
    from index.outline import outline
    from index.read import read
    from index.repair import repair

    document = read(source)
    repaired = repair(document)
    text = repaired.text
    headings = outline(text, repaired.headings)
    metadata = recognise(text, headings, name, given)
    report = Report(id, path, document.format, text, metadata, headings)
    return Reading(report, document.text, repaired.repairs, repaired.pages)
