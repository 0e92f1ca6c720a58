"""Figures as rows of the database, and back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from index.figure import Figure
from index.report import Period

if TYPE_CHECKING:
    from index.store import Store

__all__ = ["FIGURES", "figures_of", "insert_figures", "reread_figures"]

# Counted up whenever reading changes, so that a library made before reads its figures anew.
FIGURES = 2

_SELECT = (
    "SELECT r.id, f.start, f.end, f.quote, f.value, f.scale, f.unit, f.kind, f.indicator, f.whole,"
    " f.qualifier, f.role, f.target_of, f.direction, f.period_start, f.period_end, f.place,"
    " f.sentence_start, f.sentence_end, f.upper, f.period_from, f.period_to, f.place_from,"
    " f.place_to, f.parts FROM figures f JOIN reports r ON r.number = f.report"
)
_COLUMNS = 26


def insert_figures(store: Store, number: int, figures: Iterable[Figure]) -> None:
    """Writes the figures of the report with that row number; inside a transaction."""
    marks = ", ".join("?" * _COLUMNS)
    rows = [(number, i, *_row(figure)) for i, figure in enumerate(figures)]
    store.connection.executemany(f"INSERT INTO figures VALUES ({marks})", rows)


def figures_of(
    store: Store, report: str | None = None, start: int = 0, end: int = sys.maxsize
) -> tuple[Figure, ...]:
    """The figures of all reports, or of one from `start` to `end`, by report id and place."""
    if report is None:
        rows = store.connection.execute(f"{_SELECT} ORDER BY r.id, f.ordinal")
    else:
        where = "WHERE r.id = ? AND f.start >= ? AND f.start < ? ORDER BY f.ordinal"
        rows = store.connection.execute(f"{_SELECT} {where}", (report, start, end))
    return tuple(_figure(row) for row in rows)


def reread_figures(store: Store, progress: Callable[[int, int], None] | None = None) -> None:
    """Reads the figures of every report anew from its kept text; inside a transaction."""
    from index.figures import read_figures
    from index.records import read_report

    held = store.connection.execute("SELECT number, id FROM reports ORDER BY number").fetchall()
    store.connection.execute("DELETE FROM figures")
    for done, (number, id) in enumerate(held, 1):
        report = read_report(store, id)
        assert report is not None
        figures = read_figures(report)
        insert_figures(store, number, figures)
        counted = (len(figures), number)
        store.connection.execute("UPDATE reports SET figures = ? WHERE number = ?", counted)
        if progress:
            progress(done, len(held))
    store.write_setting("figures", str(FIGURES))


def _row(figure: Figure) -> tuple[Any, ...]:
    return (
        figure.start,
        figure.end,
        figure.quote,
        str(figure.value),
        str(figure.scale),
        figure.unit,
        figure.kind,
        figure.indicator,
        figure.of,
        figure.qualifier,
        figure.role,
        figure.target_of,
        figure.direction,
        figure.period.start,
        figure.period.end,
        figure.place,
        *figure.sentence,
        None if figure.upper is None else str(figure.upper),
        *(figure.period_evidence or (None, None)),
        *(figure.place_evidence or (None, None)),
        " ".join(map(str, figure.parts)),
    )


def _figure(row: Sequence[Any]) -> Figure:
    return Figure(  # type: ignore[call-arg]
        *row[:4],
        Decimal(row[4]),
        Decimal(row[5]),
        *row[6:14],
        Period(row[14], row[15]),
        row[16],
        (row[17], row[18]),
        None if row[19] is None else Decimal(row[19]),
        _span(row[20], row[21]),
        _span(row[22], row[23]),
        tuple(map(Decimal, row[24].split())),
    )


def _span(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)
