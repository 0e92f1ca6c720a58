"""Figures of the library as citations of the sentences that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.reply import Citation

if TYPE_CHECKING:
    from index.figure import Figure
    from index.library import Library
    from index.report import Passage, Report

__all__ = ["Sources", "quoted_span"]

_LONGEST = 160
_AROUND = 60
_BREAK = re.compile(r"[，,；;：:。！？\n]")


def quoted_span(text: str, figure: Figure) -> tuple[int, int]:
    """The sentence of a figure, or of a very long one the clauses around the figure."""
    start, end = figure.sentence
    if end - start <= _LONGEST:
        return start, end
    before = [m.end() for m in _BREAK.finditer(text, start, figure.start)]
    after = [m.end() for m in _BREAK.finditer(text, figure.end, end)]
    first = next((at for at in before if at >= figure.start - _AROUND), None)
    last = next((at for at in reversed(after) if at <= figure.end + _AROUND), None)
    first = first if first is not None else (before[-1] if before else start)
    return first, last if last is not None else (after[0] if after else end)


class Sources:
    """Cites figures of a library; every report is fetched once."""

    def __init__(self, library: Library) -> None:
        """Nothing is read yet."""
        self._library = library
        self._reports: dict[str, tuple[Report, tuple[Passage, ...]]] = {}

    def cite(self, figures: Iterable[Figure]) -> tuple[Citation, ...]:
        """A citation for each figure, numbered from 1."""
        return tuple(self._cite(n, figure) for n, figure in enumerate(figures, 1))

    def text(self, report: str) -> str:
        """The text of a report of the library."""
        return self._fetched(report)[0].text

    def _cite(self, n: int, figure: Figure) -> Citation:
        report, passages = self._fetched(figure.report)
        start, end = quoted_span(report.text, figure)
        inside = next((p for p in passages if p.start <= figure.start < p.end), None)
        return Citation(
            n,
            report.id,
            report.metadata.title.value or report.id,
            inside.heading if inside else (),
            start,
            end,
            inside.page if inside else None,
            report.text[start:end],
        )

    def _fetched(self, report: str) -> tuple[Report, tuple[Passage, ...]]:
        if report not in self._reports:
            found = self._library.report(report), self._library.passages(report)
            self._reports[report] = found
        return self._reports[report]
