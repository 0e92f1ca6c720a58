from __future__ import annotations

from pathlib import Path

import pytest
from evidence_library import HALF, LAST, PLACE, write_ledger
from sample_corpus import COASTAL, INLAND, LEDGERS, REPORTS

from assistant.draft_model import CellCitation
from assistant.evidence import LEDGER, LIBRARY, Known
from assistant.evidence_gather import gather
from assistant.evidence_of import Evidence
from assistant.ledger import Ledger
from assistant.ledger_read import read_ledger
from assistant.reporting_period import ReportingPeriod, read_period
from index.library import Library


def period(words: str) -> ReportingPeriod:
    found = read_period(words)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def half(city: Library, ledger: Ledger) -> Evidence:
    return gather(city, PLACE, period("2026年上半年"), ledger)


def quotes(known: tuple[Known, ...]) -> list[tuple[str, int]]:
    return [(k.figure.quote, k.trust) for k in known]


def test_the_ledger_comes_before_the_library_and_totals_apart_from_what_came_since(
    half: Evidence,
) -> None:
    name = ["新建改造管网"]
    assert quotes(half.figures(name, "公里", cumulative=True)) == [
        ("96.4公里", LEDGER),
        ("96.4公里", LIBRARY),
    ]
    assert quotes(half.figures(name, "公里", cumulative=False)) == [("21.5公里", LIBRARY)]


@pytest.mark.parametrize(
    ("names", "unit", "role", "found"),
    [
        (["市区优良天数"], "天", "level", ["158天"]),
        (["市区优良天数"], "", "change", ["4天"]),
        (["市区优良天数"], "%", "share", ["87.3%"]),
        (["细颗粒物平均浓度"], "", "level", ["30微克/立方米", "31微克/立方米"]),
        (["PM2.5平均浓度"], "", "rate", ["6.3%"]),
        (["投入整改资金"], "亿元", "level", ["2.4亿元"]),
        (["投入整改资金"], "公里", "level", []),
        (["清理河道"], "", "level", []),
        (["短期贷款"], "", "level", []),
        (["没有这个指标"], "", "level", []),
    ],
)
def test_figures_are_those_of_the_indicator_unit_and_role(
    half: Evidence, names: list[str], unit: str, role: str, found: list[str]
) -> None:
    assert [k.figure.quote for k in half.figures(names, unit, role)] == found


def test_the_report_of_the_period_stands_before_another_on_it(half: Evidence) -> None:
    reports = [k.figure.report for k in half.figures(["细颗粒物平均浓度"])]
    assert reports[0] == HALF
    assert "通报" in reports[1]


def test_plans_wholes_and_other_times_are_no_results(half: Evidence) -> None:
    known = {k.figure.quote for k in half.of_library if k.sort != "whole"}
    assert not known & {"23.6公里", "45.1公里", "40.2公里", "74.9公里", "50家", "120公里"}
    assert all(
        k.figure.role != "target" and k.sort != "whole" for k in half.figures(["新建改造管网"])
    )


def test_a_half_year_is_not_its_year_nor_its_quarter(city: Library) -> None:
    assert gather(city, PLACE, period("2026年第一季度")).figures(["市区优良天数"]) == ()
    assert gather(city, PLACE, period("2026年")).figures(["市区优良天数"]) == ()
    second = gather(city, PLACE, period("2026年下半年"))
    assert second.known == ()


def test_another_city_is_not_ours(city: Library) -> None:
    other = gather(city, "银杉市", period("2026年上半年"))
    assert other.figures(["市区优良天数"]) == ()
    assert {k.figure.quote for k in other.known} == {"12项", "9项"}


def test_a_short_name_is_that_of_a_place_held(city: Library) -> None:
    half = period("2026年上半年")
    assert gather(city, "青石", half).place == PLACE
    assert gather(city, "青石", half).known == gather(city, PLACE, half).known
    assert gather(city, "", half).known == ()


def test_reports_left_out_are_not_used(city: Library) -> None:
    without = gather(city, PLACE, period("2026年上半年"), without=[HALF])
    assert {k.figure.report for k in without.known}.isdisjoint({HALF})


def test_a_figure_of_a_cell_stands_in_its_quote(half: Evidence, ledger: Ledger) -> None:
    assert half.of_ledger
    for known in half.of_ledger:
        figure, citation = known.figure, known.citation
        assert isinstance(citation, CellCitation)
        assert citation.report == ledger.name
        assert citation.quote[figure.start : figure.end] == figure.quote
        assert known.task is not None
        assert citation.quote in {cell.text for cell in known.task.cells.values()}
        assert figure.place == PLACE


def test_a_figure_of_a_report_stands_in_its_quote(half: Evidence) -> None:
    for known in half.of_library:
        start = known.figure.start - known.citation.start
        assert known.citation.quote[start:].startswith(known.figure.quote)


def test_a_ledger_of_another_month_says_nothing_of_the_period(
    city: Library, tmp_path: Path
) -> None:
    old = read_ledger(write_ledger(tmp_path / "old.xlsx", "2026年3月底"))
    assert gather(city, PLACE, period("2026年上半年"), old).of_ledger == ()


def test_what_a_task_fixes_is_kept_apart_from_its_progress(half: Evidence, ledger: Ledger) -> None:
    pipes, pit = ledger.tasks[0], ledger.tasks[1]
    assert [k.figure.quote for k in half.fixed(pipes, "公里")] == ["120公里"]
    assert [k.figure.quote for k in half.fixed(pit)] == ["90.6公顷"]
    assert all(not k.fixed for k in half.figures(["新建改造管网", "矿坑修复到位"]))


def test_a_plan_in_a_cell_is_no_progress(half: Evidence) -> None:
    told = {k.figure.quote for k in half.of_ledger if not k.fixed and k.task.number == "4"}  # type: ignore[union-attr]
    assert told == {"412万吨"}


def test_the_same_place_at_another_time_is_gathered_once(half: Evidence) -> None:
    before = half.at(period("2025年"))
    assert before is half.at(period("2025年12月底"))
    assert [k.figure.quote for k in before.figures(["市区优良天数"])] == ["311天"]
    assert before.of_ledger == ()
    assert before.of_library[0].figure.report == LAST


def test_a_review_of_five_years_is_not_that_of_its_last(city: Library) -> None:
    year = gather(city, PLACE, period("2025年"))
    found = [k.figure.quote for k in year.known if "高新技术企业" in k.figure.indicator]
    assert found == ["46家"]


@pytest.mark.parametrize(
    ("words", "days", "money"),
    [
        ("2023年上半年", "155天", "4.2亿元"),
        ("2023年", "313天", "9.6亿元"),
        ("2024年上半年", "160天", "5.1亿元"),
        ("2024年", "322天", "11.8亿元"),
        ("2025年上半年", "162天", "4.7亿元"),
    ],
)
def test_the_sample_city_has_one_value_for_each_of_its_periods(
    samples: Library, words: str, days: str, money: str
) -> None:
    evidence = gather(samples, "云汐市", period(words))
    found = evidence.figures(["市区优良天数", "市区环境空气质量优良天数"], "天")
    assert {k.figure.quote for k in found} == {days}
    spent = evidence.figures(["投入整改资金"], "亿元", cumulative=False)
    assert {k.figure.quote for k in spent} == {money}


def test_a_ledger_of_the_library_counts_at_its_own_date(samples: Library) -> None:
    year = gather(samples, "云汐市", period("2024年"))
    held = [k for k in year.of_library if k.figure.report == LEDGERS[COASTAL[3]]]
    assert {"211.4公里", "45.2公顷", "540米"} <= {k.figure.quote for k in held}
    assert not {"300公里", "68.4公顷", "1260米"} & {k.figure.quote for k in held}


def test_the_ledger_given_is_not_taken_from_the_library_again(samples: Library) -> None:
    book = read_ledger(REPORTS / f"{LEDGERS[COASTAL[4]]}.xlsx")
    evidence = gather(samples, "云汐市", period("2025年上半年"), book)
    assert LEDGERS[COASTAL[4]] not in {k.figure.report for k in evidence.of_library}
    assert evidence.of_ledger


def test_two_cities_of_one_library_share_no_figure(samples: Library) -> None:
    one, other = (gather(samples, city, period("2024年")) for city in ("云汐市", "平樾市"))
    spans = [{(k.figure.report, k.figure.start) for k in e.known} for e in (one, other)]
    assert spans[0].isdisjoint(spans[1])
    assert {k.figure.report for k in other.of_library} >= {INLAND[1]}
