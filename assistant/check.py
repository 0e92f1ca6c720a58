"""The figures of a text: traced to other reports, recomputed, and compared with them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.check_recompute import recompute
from assistant.finding import Finding
from assistant.reply import Citation
from assistant.trace import Status, Traced, trace
from assistant.trace_conflicts import conflicts
from assistant.trace_context import Before
from assistant.trace_copies import copies
from assistant.trace_cumulative import against_earlier
from assistant.trace_index import Others
from assistant.trace_sources import Sources
from assistant.trace_years import against_last_year
from index.errors import ReportAssistantError

if TYPE_CHECKING:
    from assistant.check_draft_edit import Edit
    from index.figure import Figure
    from index.library import Library
    from index.report import Report

__all__ = ["ALL", "CheckError", "Checked", "CheckedFigure", "check", "check_text"]

ALL = "all"


class CheckError(ReportAssistantError):
    """A text that cannot be checked; the message says why."""


@dataclass(frozen=True, slots=True)
class CheckedFigure:
    """One figure with what other reports say: the sources are cited side by side.

    `supported`: the sources say the same; `contradicted`: they say otherwise.
    """

    figure: Figure
    status: Status
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A text with its figures and findings in the order of the text.

    `against` are the reports that it was held against; copies of the text are not among them.
    `edits` say what became of a draft in a Word file that remembers how it was drafted, None for
    any other text.
    """

    report: Report
    figures: tuple[CheckedFigure, ...]
    findings: tuple[Finding, ...]
    against: tuple[str, ...]
    seconds: float
    edits: tuple[Edit, ...] | None = None

    def count(self, status: Status) -> int:
        """How many figures have a status."""
        return sum(row.status == status for row in self.figures)


def check(
    library: Library, path_or_report: Path | str, against: Sequence[str] | None = None
) -> Checked:
    """The check of a file, read as `add` reads it, or of a report of the library by its id.

    `against` are the ids of the reports to trace the figures to, all of the library for None or
    'all'. Raises ReadError for a file that cannot be read, UnknownReportsError for an `against`
    that is not there, CheckError where the text has no figures.
    """
    from assistant.check_draft import drafted_from, with_edits

    begun = time.perf_counter()
    chosen = _chosen(library, against)
    report = _report(library, path_or_report)
    file = Path(path_or_report)
    checked = check_text(library, report, chosen, begun, drafted_from(file))
    return with_edits(checked, file, library)


def check_text(
    library: Library,
    report: Report,
    against: Sequence[str],
    begun: float | None = None,
    cited: frozenset[str] = frozenset(),
) -> Checked:
    """The check of a report that is already read against reports of the library.

    Those in `cited` are its sources, however much of them it quotes, and no copies of it.
    """
    from index.figures import read_figures

    begun = time.perf_counter() if begun is None else begun
    figures = read_figures(report)
    if not figures:
        raise CheckError(f"“{report.id}”里没有读到数字，没有可以核对的内容，请换一份报告。")
    own = copies(library, report, figures) - cited
    kept = {id for id in against if id not in own}
    others = Others(f for f in library.all_figures() if f.report in kept)
    sources = Sources(library)
    before = _before(report, sources)
    traced = trace(figures, others, before)
    found = [
        *recompute(report, figures),
        *conflicts(traced, sources.cite),
        *against_last_year(figures, others, sources.cite, before),
        *against_earlier(figures, others, sources.cite),
    ]
    return Checked(
        report,
        tuple(_cited(row, sources) for row in traced),
        tuple(sorted(_once(found), key=lambda f: (f.start, f.end, f.kind))),
        tuple(sorted(kept)),
        time.perf_counter() - begun,
    )


def _chosen(library: Library, against: Sequence[str] | None) -> tuple[str, ...]:

    held = library.metadata()
    if against is None or list(against) == [ALL]:
        return tuple(held)
    for name in against:
        if name not in held:
            library.meta(name)
    return tuple(dict.fromkeys(against))


def _report(library: Library, path_or_report: Path | str) -> Report:
    from index.metadata import Given
    from index.read_source import source_of
    from index.reading import read_report

    name = str(path_or_report)
    path = Path(path_or_report)
    if not path.exists() and name in library.metadata():
        return library.report(name)
    return read_report(source_of(path), path.stem, name, Given(), path.stem).report


def _before(report: Report, sources: Sources) -> Before:
    """What gives the words before a figure, be it of the checked text or of another report."""

    def before(figure: Figure) -> str:
        text = report.text if figure.report == report.id else sources.text(figure.report)
        return text[figure.sentence[0] : figure.start]

    return before


def _cited(row: Traced, sources: Sources) -> CheckedFigure:
    return CheckedFigure(row.figure, row.status, sources.cite(row.sources))


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """Of several findings of one kind at one place the first, errors before warnings."""
    ordered = sorted(findings, key=lambda finding: finding.severity != "error")
    kept: dict[tuple[str, int, int], Finding] = {}
    for finding in ordered:
        kept.setdefault((finding.kind, finding.start, finding.end), finding)
    return list(kept.values())
