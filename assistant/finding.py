"""What a check finds: one place of a text that does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.reply import Citation

if TYPE_CHECKING:
    from index.figure import Figure

__all__ = ["Finding", "Kind", "Severity", "at_figure"]

Kind = Literal["sum", "ratio", "growth", "unit", "conflict", "status", "period"]
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit: `text[start:end] == quote` of the checked text.

    `message` is one Chinese sentence saying what does not fit. `formula` is the calculation in
    the written figures, `expected` its result and `found` what the text says instead. `others`
    are the other places that the finding stands on. An error is wrong beyond doubt, a warning is
    worth a second look.
    """

    kind: Kind
    severity: Severity
    start: int
    end: int
    quote: str
    message: str
    expected: str
    found: str
    formula: str
    others: tuple[Citation, ...] = ()


def at_figure(
    figure: Figure,
    kind: Kind,
    severity: Severity,
    message: str,
    expected: str,
    found: str,
    formula: str,
    others: tuple[Citation, ...],
) -> Finding:
    """What does not fit about one figure, whose span it has."""
    where = (figure.start, figure.end, figure.quote)
    return Finding(kind, severity, *where, message, expected, found, formula, others)
