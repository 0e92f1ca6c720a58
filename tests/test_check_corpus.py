"""The check finds what is planted in the sample corpus, and calls nothing else an error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.check import Checked, check
from assistant.compare import compare
from index.library import Library

ROOT = Path(__file__).resolve().parents[1]
FOURTH = "云汐市2024年度环境保护督察反馈意见整改落实情况报告"
PROVINCE = "澜海省督察整改工作办公室关于2024年度云汐市平樾市督察整改进展情况的通报"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("corpus")) as library:
        library.add([ROOT / "corpus" / "reports"])
        yield library


@pytest.fixture(scope="module")
def checks(library: Library) -> dict[str, Checked]:
    return {s.report: check(library, s.report) for s in library.summaries()}


def test_the_planted_conflict_is_marked_in_the_comparison(library: Library) -> None:
    (conflict,) = compare(library, "入海排污口整治").conflicts
    assert {(p.figure.report, p.figure.quote) for p in conflict.points} == {
        (FOURTH, "297个"),
        (PROVINCE, "279个"),
    }


def test_the_planted_sum_is_the_only_error_within_one_report(checks: dict[str, Checked]) -> None:
    errors = [
        (report, finding.found, finding.expected)
        for report, checked in checks.items()
        for finding in checked.findings
        if finding.severity == "error" and finding.kind != "conflict"
    ]
    assert errors == [(FOURTH, "58个", "56个")]


def test_the_planted_conflict_is_cited_on_both_sides(checks: dict[str, Checked]) -> None:
    for report, other, own in ((FOURTH, PROVINCE, "297个"), (PROVINCE, FOURTH, "279个")):
        contradicted = [
            row
            for row in checks[report].figures
            if row.status == "contradicted" and row.figure.quote == own
        ]
        assert contradicted, report
        assert other in {source.report for row in contradicted for source in row.sources}


def test_reports_of_other_periods_and_units_do_not_conflict(checks: dict[str, Checked]) -> None:
    conflicts = {
        (report, finding.quote)
        for report, checked in checks.items()
        for finding in checked.findings
        if finding.kind == "conflict"
    }
    assert {report for report, _ in conflicts} <= {FOURTH, PROVINCE}
