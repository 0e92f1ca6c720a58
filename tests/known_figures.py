"""Known figures of single sentences, for the tests of computing."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence import LIBRARY, Known
from assistant.reply import Citation
from index.figure import Role
from index.figures import read_figures
from index.report import Metadata, Period, Recognised, Report

__all__ = ["AT_DECEMBER", "AT_JUNE", "HALF_AGO", "NOW", "YEAR_AGO", "known"]

NOW = ("2026-01-01", "2026-06-30")
YEAR_AGO = ("2025-01-01", "2025-06-30")
HALF_AGO = ("2025-07-01", "2025-12-31")
AT_JUNE, AT_DECEMBER = (None, "2026-06-30"), (None, "2025-12-31")


def known(
    text: str,
    period: tuple[str | None, str | None] = NOW,
    place: str = "青石市",
    cumulative: bool = False,
    role: Role | None = None,
) -> Known:
    """The one figure of a sentence, of a time and place."""
    none, year = Recognised(), Recognised("2026")
    metadata = Metadata(none, Recognised(place), year, year, none, Period(*period))
    (figure,) = read_figures(Report(f"{place}{period}", "", "", text, metadata, ()))
    figure = replace(figure, period=Period(*period), role=role or figure.role)
    citation = Citation(0, figure.report, text, (), 0, len(text), None, text)
    return Known(figure, citation, LIBRARY, cumulative)
