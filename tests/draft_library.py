"""A library of a few texts, for the tests of drafting: what they say and nothing else."""

from __future__ import annotations

from pathlib import Path

from index.outline import outline
from index.records import Summary
from index.repair import Repaired, repair
from index.report import Metadata, Passage, Period, Recognised, Report
from index.split import split


class TextLibrary:
    """Reports by id, each from a text or from what the repair of a file gave."""

    def __init__(self) -> None:
        self._reports: dict[str, Report] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}

    def put(self, report: str, text: str | Repaired, place: str = "", date: str = "") -> None:
        """Add a report; `date` is an ISO date and gives the year."""
        repaired = text if isinstance(text, Repaired) else None
        words = repaired.text if repaired else str(text)
        headings = outline(words, repaired.headings if repaired else ())
        known = [report, place, date[:4], date, "整改落实情况报告"]
        title, where, year, day, kind = (Recognised(value, value, "text") for value in known)
        metadata = Metadata(title, where, year, day, kind, Period(None, None))
        self._reports[report] = Report(report, report, "txt", words, metadata, headings)
        pages = repaired.pages if repaired else ()
        self._passages[report] = split(report, words, headings, pages)

    def read(self, path: Path, place: str = "", date: str = "") -> None:
        """Add a file as `add` would read and repair it."""
        from index.read import read

        self.put(path.stem, repair(read(path)), place, date)

    def summaries(self) -> tuple[Summary, ...]:
        return tuple(
            Summary(
                report.id,
                report.metadata.title.value,
                report.metadata.place.value,
                report.metadata.year.value,
                report.metadata.kind.value,
                report.metadata.date.value,
                len(report.text),
                len(self._passages[report.id]),
                0,
            )
            for report in self._reports.values()
        )

    def report(self, report: str) -> Report:
        return self._reports[report]

    def passages(self, report: str) -> tuple[Passage, ...]:
        return self._passages[report]
