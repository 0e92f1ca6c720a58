"""All that can be recomputed within one text."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.check_balance import balances
from assistant.check_base import against_before
from assistant.check_clauses import text_of
from assistant.check_done import quotients
from assistant.check_fromto import from_to
from assistant.check_growth import growths
from assistant.check_hundred import hundreds
from assistant.check_list import lists
from assistant.check_moved import moved
from assistant.check_numbered import numbered
from assistant.check_parts_growth import parts_growth
from assistant.check_proportion import proportions
from assistant.check_running import running
from assistant.check_share import shares
from assistant.check_sum import sums
from assistant.check_twice import twice
from assistant.check_wholes import wholes
from assistant.finding import Finding
from index.figure import Figure
from index.report import Report

__all__ = ["recompute"]

_CHECKS = (
    growths,
    against_before,
    from_to,
    shares,
    hundreds,
    quotients,
    lists,
    twice,
    running,
    proportions,
    balances,
    moved,
)
_OF_WHOLES = (sums, parts_growth)


def recompute(report: Report, figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """What does not fit within one text, in its order; `figures` are those of the report."""
    text = text_of(report, figures)
    named = (*wholes(text), *numbered(text))
    found = [finding for check in _CHECKS for finding in check(text)]
    found += [finding for check in _OF_WHOLES for finding in check(text, named)]
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.start, f.end, f.severity)))
