from __future__ import annotations

from datetime import date

import pytest

from assistant.evidence_period import is_of, looked_back
from assistant.reporting_period import read_period
from index.report import Metadata, Period, Recognised


def metadata(given: str, covered: Period) -> Metadata:
    none = Recognised()
    return Metadata(none, none, none, Recognised(given), none, covered)


@pytest.mark.parametrize(
    ("given", "covered", "looks_back"),
    [
        ("2026-01-16", Period("2025-01-01", "2025-12-31"), True),
        ("2025-12-05", Period(None, "2025-10-31"), False),
        ("2025", Period(None, "2025-10-31"), False),
        ("2025", Period("2025-01-01", "2025-12-31"), True),
        ("2025", Period(None, None), True),
        ("2025-12", Period(None, None), True),
        ("2025-11", Period(None, None), False),
        ("", Period(None, "2025-12-31"), True),
        ("", Period(None, None), False),
    ],
)
def test_a_report_tells_of_a_year_that_was_over(
    given: str, covered: Period, looks_back: bool
) -> None:
    assert looked_back(metadata(given, covered), date(2025, 12, 31)) is looks_back


@pytest.mark.parametrize(
    ("start", "end", "of"),
    [
        ("2026-01-01", "2026-06-30", True),
        (None, "2026-06-30", True),
        ("2026-04-01", "2026-06-30", False),
        ("2026-01-01", "2026-03-31", False),
        ("2025-01-01", "2025-06-30", False),
        (None, None, False),
    ],
)
def test_a_period_is_its_days_or_stands_at_its_end(
    start: str | None, end: str | None, of: bool
) -> None:
    half = read_period("2026年上半年")
    assert half is not None
    assert is_of(Period(start, end), half) is of
