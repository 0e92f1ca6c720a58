"""Cumulative figures held against those of earlier reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from assistant.check_report import as_written, plain
from assistant.finding import Finding, at_figure
from assistant.interval import compatible, is_fuzzy
from assistant.trace import amounts
from assistant.trace_conflicts import Cite
from assistant.trace_index import Names, is_cumulative
from index.indicator_names import canonical_indicator, scope

if TYPE_CHECKING:
    from assistant.trace_index import Others
    from index.figure import Figure

__all__ = ["against_earlier"]

_HOW = re.compile(r"累计|新增|本期|本月|本季度|今年|当年|全年|共|已")


def against_earlier(figures: Sequence[Figure], others: Others, cite: Cite) -> Iterator[Finding]:
    """Cumulative figures that fell, or that are not the earlier one and what came since."""
    names = Names(figures)
    for figure in figures:
        if not is_cumulative(figure) or figure.upper is not None or not names.single(figure):
            continue
        earlier = _earlier(figure, others)
        if earlier is None:
            continue
        if amounts(figure).high < amounts(earlier).low:
            yield _fallen(figure, earlier, cite)
            continue
        added = _since(figure, earlier, figures)
        if added and not compatible(amounts(earlier) + amounts(added), amounts(figure)):
            yield _not_the_sum(figure, earlier, added, cite)


def _thing(figure: Figure) -> tuple[str, frozenset[str]]:
    """What is counted, without the words that say since when."""
    return (
        canonical_indicator(_HOW.sub("", figure.indicator), figure.kind),
        scope(figure.indicator),
    )


def _earlier(figure: Figure, others: Others) -> Figure | None:
    """The latest cumulative figure before this one that counts the same from the same beginning."""
    found = [
        other
        for other in others.cumulative(figure)
        if other.period.start == figure.period.start
        and other.unit == figure.unit
        and others.names.single(other)
        and _thing(other) == _thing(figure)
    ]
    return max(found, key=lambda other: str(other.period.end)) if found else None


def _since(figure: Figure, earlier: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The amount for just the time between two cumulative figures, where the text gives it."""
    first = _day_after(str(earlier.period.end))
    for other in figures:
        if (
            not is_cumulative(other)
            and other.role in ("level", "change")
            and (other.period.start, other.period.end) == (first, figure.period.end)
            and (other.unit, other.place) == (figure.unit, figure.place)
            and _thing(other) == _thing(figure)
        ):
            return other
    return None


def _day_after(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except ValueError:
        return ""


def _fallen(figure: Figure, earlier: Figure, cite: Cite) -> Finding:
    others = cite([earlier])
    exact = not is_fuzzy(figure) and not is_fuzzy(earlier)
    stated = figure.period_evidence is not None and earlier.period_evidence is not None
    return at_figure(
        figure,
        kind="period",
        severity="error" if exact and stated else "warning",
        message=(
            f"“{figure.indicator}”截至{figure.period.end}累计{as_written(figure)}，少于"
            f"《{others[0].title}》截至{earlier.period.end}的{as_written(earlier)}，累计数不应减少。"
        ),
        expected=f"不少于{as_written(earlier)}",
        found=as_written(figure),
        formula=f"{as_written(figure)} < {as_written(earlier)}",
        others=others,
    )


def _not_the_sum(figure: Figure, earlier: Figure, added: Figure, cite: Cite) -> Finding:
    others = cite([earlier])
    expected = plain((amounts(earlier) + amounts(added)).middle, figure)
    return at_figure(
        figure,
        kind="sum",
        severity="warning",
        message=(
            f"《{others[0].title}》累计{as_written(earlier)}，加上本期{as_written(added)}应为{expected}，"
            f"本文写累计{as_written(figure)}，请核对。"
        ),
        expected=expected,
        found=as_written(figure),
        formula=f"{as_written(earlier)} + {as_written(added)} = {expected}",
        others=others,
    )
