"""What lining up one indicator gives: series of points, changes between them, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from assistant.compare_periods import Span, period_name
from index.report import Period

if TYPE_CHECKING:
    from assistant.reply import Citation
    from index.figure import Figure, Role

__all__ = ["Change", "Comparison", "Conflict", "Mark", "Point", "Series"]

Mark = Literal["", "conflict", "variant"]


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series: `value` in the series' unit, negative for a fall.

    `citation` is the sentence it stands in, `agreeing` those of other reports that say the same.
    `mark` is 'conflict' where another report says otherwise, 'variant' where a report has several
    values under this name and this one is not what most reports say, else ''.
    """

    figure: Figure
    span: Span
    value: Decimal
    citation: Citation
    agreeing: tuple[Citation, ...] = ()
    mark: Mark = ""

    @property
    def label(self) -> str:
        """The period in Chinese; of a day within the time that the point stands for, that time."""
        period = self.figure.period
        return period_name(Period(*self.span) if period.start == period.end else period)


@dataclass(frozen=True, slots=True)
class Change:
    """What was computed between two points of a series; it stands in no report.

    `growth` is in per cent, None where the points are shares (then `difference` is in percentage
    points) or the first is not above zero. `about` is true where one of them is not exact.
    """

    first: Point
    last: Point
    difference: Decimal
    growth: Decimal | None
    formula: str
    about: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one place and scope, in one role, in the order of time.

    `unit` is the unit with its scale ('万吨/日') that the values of the points are in. `stock` is
    true where they tell a state or a running total, which any two times may be compared in.
    """

    indicator: str
    place: str
    scope: tuple[str, ...]
    role: Role
    unit: str
    points: tuple[Point, ...]
    changes: tuple[Change, ...] = ()
    stock: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values of one indicator, place, scope and period in different reports that do not agree."""

    indicator: str
    place: str
    role: Role
    unit: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator across reports, places and periods; `near` are other names if none is found."""

    indicator: str
    series: tuple[Series, ...]
    conflicts: tuple[Conflict, ...]
    near: tuple[str, ...]
    seconds: float
