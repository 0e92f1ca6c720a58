"""Figures that other reports contradict, as findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.check_report import as_written
from assistant.finding import Finding, Severity, at_figure
from assistant.interval import is_fuzzy
from assistant.trace import Traced, amounts
from assistant.trace_context import stated_there

if TYPE_CHECKING:
    from assistant.reply import Citation
    from index.figure import Figure

__all__ = ["Cite", "conflicts", "power_of_ten"]

Cite = Callable[[Iterable["Figure"]], tuple["Citation", ...]]

# Statistics are revised after a census or a final account, seldom by more than this share.
_REVISED = Decimal("0.1")
_SLIPS = (Decimal(10), Decimal(10**4), Decimal(10**8))
_SLIP_NAMES = {Decimal(10): "10倍", Decimal(10**4): "1万倍", Decimal(10**8): "1亿倍"}


def conflicts(traced: Iterable[Traced], cite: Cite) -> Iterator[Finding]:
    """A finding for each contradicted figure; other reports are cited through `cite`."""
    for row in traced:
        if row.status == "contradicted":
            yield _conflict(row, cite)


def power_of_ten(a: Decimal, b: Decimal) -> Decimal | None:
    """The power of ten that is between two amounts of the same digits (10, 10⁴, 10⁸), else None."""
    if not a or not b:
        return None
    ratio = max(abs(a), abs(b)) / min(abs(a), abs(b))
    return next((slip for slip in _SLIPS if ratio == slip), None)


def _conflict(row: Traced, cite: Cite) -> Finding:
    figure, other = row.figure, row.sources[0]
    slip = power_of_ten(amounts(figure).middle, amounts(other).middle)
    others = cite(row.sources)
    named = f"“{figure.indicator}”"
    if slip:
        message = (
            f"{named}本文写{as_written(figure)}，《{others[0].title}》写{as_written(other)}，"
            f"正好相差{_SLIP_NAMES[slip]}，请核对单位。"
        )
    else:
        message = (
            f"{named}本文写{as_written(figure)}，《{others[0].title}》写{as_written(other)}，"
            "两处不一致，请核对。"
        )
    return at_figure(
        figure,
        kind="unit" if slip else "conflict",
        severity=_severity(row, slip),
        message=message,
        expected=as_written(other),
        found=as_written(figure),
        formula=f"{as_written(figure)} ≠ {as_written(other)}",
        others=others,
    )


def _severity(row: Traced, slip: Decimal | None) -> Severity:
    """An error only between exact figures of a stated time, and beyond what a revision changes."""
    figure, other = row.figure, row.sources[0]
    if not row.sure or any(is_fuzzy(f) or not stated_there(f) for f in (figure, other)):
        return "warning"
    if slip:
        return "error"
    mine, theirs = amounts(figure).middle, amounts(other).middle
    apart = abs(mine - theirs) > _REVISED * max(abs(mine), abs(theirs))
    return "error" if apart and figure.role == "level" else "warning"
