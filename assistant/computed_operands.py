"""Two known figures brought to one measure, to be computed with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.compare_changes import only_bounds
from assistant.compare_units import Measure, said
from assistant.interval import is_fuzzy
from index.places import canonical

if TYPE_CHECKING:
    from assistant.evidence import Known
    from assistant.reply import Citation
    from index.figure import Figure

__all__ = ["Operands", "amount_said", "operands"]


@dataclass(frozen=True, slots=True)
class Operands:
    """The values `first` and `second` in one `measure`, and how both are `written` in a formula.

    Where both are written in that measure, which is also the `smaller` one, the numbers stand
    alone, else with their units as written. `about` is 约 where one is not exact.
    """

    first: Decimal
    second: Decimal
    measure: Measure
    smaller: Measure
    written: tuple[str, str]
    about: str
    kind: str
    citations: tuple[Citation, ...]

    @property
    def minus(self) -> str:
        """The first less the second, as a formula writes it."""
        return "−".join(self.written)


def operands(one: Known, other: Known) -> Operands | None:
    """Two figures of one place, role and unit in the larger scale; None for others and bounds."""
    first, second = one.figure, other.figure
    if first.kind != second.kind or first.role != second.role or not _same_place(first, second):
        return None
    if any(only_bounds(f) or f.parts or f.role == "target" for f in (first, second)):
        return None
    if first.unit != second.unit:
        return None
    measure, smaller = (
        Measure(choose(first.scale, second.scale), first.unit) for choose in (max, min)
    )
    same = measure == smaller
    about = "约" if is_fuzzy(first) or is_fuzzy(second) else ""
    return Operands(
        _signed(first) * first.scale / measure.scale,
        _signed(second) * second.scale / measure.scale,
        measure,
        smaller,
        (_written(first, same), _written(second, same)),
        about,
        first.kind,
        tuple(dict.fromkeys((one.citation, other.citation))),
    )


def amount_said(value: Decimal, measure: Measure) -> str:
    """A value with its measure: '44.1公里'."""
    return f"{said(value)}{measure.name}"


def _same_place(one: Figure, other: Figure) -> bool:
    places = [canonical(figure.place) or figure.place for figure in (one, other)]
    return places[0] == places[1]


def _signed(figure: Figure) -> Decimal:
    return -figure.value if figure.role == "rate" and figure.direction < 0 else figure.value


def _written(figure: Figure, same: bool) -> str:
    if not same:
        return amount_said(_signed(figure), Measure(figure.scale, figure.unit))
    return f"{said(_signed(figure))}{'%' if figure.unit == '%' else ''}"
