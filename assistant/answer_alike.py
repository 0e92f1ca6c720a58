"""Sides of a comparison whose figures are not of one sort, told as such instead of compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.chosen import Chosen
from assistant.compare_periods import length_of, period_name, span_of
from assistant.selection import chosen_like, first_figure
from index.figure import Figure
from index.indicator_names import indicator_likeness
from index.question import Question
from index.search import Ranked

__all__ = ["alike", "best_side", "chosen_alike", "labelled"]

_FAMILIES = (
    frozenset(("percent", "permille", "tenths", "fraction", "times")),
    frozenset(("count", "person", "visits", "number", "kind")),
)
_UNKNOWN = ("", "bare")
_SURE = 0.6
_CHANGES = ("rate", "change")


def best_side(sides: Sequence[Chosen]) -> Chosen | None:
    """The side whose figure fits the question best; None where no two sides have figures."""
    told = [side for side in sides if first_figure(side)]
    if len(told) < 2:
        return None
    return max(told, key=lambda side: (_is_named(side), side.sentences[0].evidence.found.fit))


def alike(side: Chosen, best: Chosen) -> bool:
    """Whether the figure of a side is of one sort with that of the best side.

    It is not where their kinds of unit or their roles (amount, growth, target) differ, or where
    their indicators share nothing and it also fits the question much less. A side without a
    figure is let be.
    """
    one, other = first_figure(side), first_figure(best)
    if one is None or other is None:
        return True
    if _family(one) != _family(other) and not {one.kind, other.kind} & set(_UNKNOWN):
        return False
    planned = side.question.asked.plan or best.question.asked.plan
    aims = (one.role == "target") != (other.role == "target")
    if _is_growth(one) != _is_growth(other) or (aims and not planned):
        return False
    fits = [each.sentences[0].evidence.found.fit for each in (side, best)]
    if not (one.indicator and other.indicator) or fits[0] >= _SURE * fits[1]:
        return True
    return indicator_likeness(one.indicator, other.indicator) > 0


def chosen_alike(part: Question, ranked: Sequence[Ranked], best: Chosen) -> Chosen | None:
    """What else was found for a side and is of one sort with the best side; None for nothing."""
    chosen = chosen_like(part, ranked, best)
    return chosen if first_figure(chosen) and alike(chosen, best) else None


def labelled(sides: Sequence[Chosen], whole: Question) -> list[Chosen]:
    """The sides, each with its place and period as its label where their times are not alike.

    So too where a part of a year was asked for, or where no place was and theirs differ.
    """
    told = [figure for side in sides if (figure := first_figure(side))]
    spans = {span_of(figure.period, figure.indicator) for figure in told}
    lengths = {length_of(span, False) for span in spans if span}
    apart = len(lengths) > 1 if whole.years else len(spans) > 1 < len(whole.places)
    part = any(year.until not in (0, 12) for year in whole.years)
    places = not whole.places and len({figure.place for figure in told}) > 1
    if len(told) < 2 or not (apart or part or places):
        return list(sides)
    return [replace(side, label=_label(side)) for side in sides]


def _label(side: Chosen) -> str:
    """Place and period of the figure of a side; '' where it is of other years than asked.

    So too of a period of several years, which a single one of them is told by.
    """
    figure = first_figure(side)
    if figure is None or side.unlike:
        return ""
    ends, asked = (figure.period.end or "")[:4], [str(year.last) for year in side.question.years]
    if not ends or (asked and ends not in asked) or (figure.period.start or ends)[:4] != ends:
        return ""
    return "".join(side.question.places[:1] or (figure.place,)) + period_name(figure.period)


def _is_named(side: Chosen) -> bool:
    """Whether the figure of a side is of the known indicator that the question names."""
    figure, asked = first_figure(side), side.question.indicator
    return bool(figure and asked and indicator_likeness(asked, figure.indicator) >= _SURE)


def _family(figure: Figure) -> str | frozenset[str]:
    return next((family for family in _FAMILIES if figure.kind in family), figure.kind)


def _is_growth(figure: Figure) -> bool:
    """Whether a figure tells a growth, reached or aimed at, not an amount."""
    role = figure.target_of if figure.role == "target" else figure.role
    return role in _CHANGES
