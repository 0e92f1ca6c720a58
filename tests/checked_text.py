"""What the tests of checking start from: a text as a report with its findings."""

from __future__ import annotations

from assistant.check_recompute import recompute
from assistant.finding import Finding
from index.figures import read_figures
from index.metadata import Given, recognise
from index.outline import outline
from index.report import Report


def report_of(text: str, name: str = "2023_云汐市_统计公报") -> Report:
    """A report with that text, recognised as the library would."""
    headings = outline(text)
    return Report(
        name, f"{name}.txt", "txt", text, recognise(text, headings, name, Given()), headings
    )


def findings_in(text: str) -> tuple[Finding, ...]:
    """What recomputing finds in a text."""
    report = report_of(text)
    return recompute(report, read_figures(report))


def told(text: str) -> list[tuple[str, str, str, str, str]]:
    """Kind, severity, expected, found and formula of each finding."""
    return [(f.kind, f.severity, f.expected, f.found, f.formula) for f in findings_in(text)]
