"""How a finding of the recomputation is written down."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from assistant.check_clauses import Text
from assistant.finding import Finding, Kind, Severity
from index.figure import Figure

__all__ = ["as_written", "finding", "percent", "plain"]

_SCALES = {10**2: "百", 10**3: "千", 10**4: "万", 10**8: "亿", 10**12: "万亿"}


def finding(
    text: Text,
    kind: Kind,
    severity: Severity,
    start: int,
    end: int,
    message: str,
    expected: str,
    found: str,
    formula: str,
) -> Finding:
    """A finding that quotes the text from `start` to `end`."""
    quote = text.text[start:end]
    return Finding(kind, severity, start, end, quote, message, expected, found, formula)


def as_written(figure: Figure) -> str:
    """The figure as it is written, without white space and full-width forms."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", figure.quote))


def plain(amount: Decimal, like: Figure) -> str:
    """An amount in the scale and unit of a figure, in its decimals or as many as it needs."""
    scaled = (amount / like.scale).normalize()
    exponent = scaled.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -4:
        scaled = scaled.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    number = format(scaled, "f")
    return f"{number}{_SCALES.get(int(like.scale), '')}{like.unit}"


def percent(ratio: Decimal, like: Figure) -> str:
    """A quotient as a percentage with the decimals of the figure that states it."""
    factor = 1000 if like.unit in ("‰", "permille") else 100
    exponent = like.value.as_tuple().exponent
    places = exponent if isinstance(exponent, int) and -4 < exponent < 0 else 0
    step = Decimal(1).scaleb(places)
    value = (ratio * factor).quantize(step, ROUND_HALF_UP)
    return f"{format(value, 'f')}{like.unit}"
