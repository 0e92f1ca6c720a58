from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from evidence_library import HALF, LAST, PLACE, write_ledger
from fakes import HashingEncoder
from sample_corpus import COASTAL, LEDGERS, REPORTS

from assistant.evidence import LEDGER, LIBRARY
from assistant.evidence_gather import gather
from assistant.evidence_of import Evidence
from assistant.ledger_read import read_ledger
from assistant.reporting_period import read_period
from index.figure import Figure
from index.library import Library


@pytest.fixture(scope="module")
def half(city: Library, tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    ledger = read_ledger(write_ledger(tmp_path_factory.mktemp("ledger") / "台账.xlsx"))
    period = read_period("2026年上半年")
    assert period is not None
    return gather(city, PLACE, period, ledger, without=[LAST])


def figures(library: Library, report: str) -> Iterator[tuple[Figure, str]]:
    """The figures of a report, each with the words of its sentence before it."""
    text = library.report(report).text
    for figure in library.figures(report):
        yield figure, text[figure.sentence[0] : figure.start]


def now(library: Library, evidence: Evidence, report: str) -> dict[str, list[tuple[str, int]]]:
    """What stands now in place of the figures of a report, by their quotes."""
    found: dict[str, list[tuple[str, int]]] = {}
    for figure, before in figures(library, report):
        known = evidence.like(figure, before)
        found.setdefault(figure.quote, []).extend((k.figure.quote, k.trust) for k in known)
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("74.9公里", [("96.4公里", LEDGER), ("96.4公里", LIBRARY)]),
        ("40.2公里", [("21.5公里", LIBRARY)]),
        ("62.4%", [("80.3%", LEDGER), ("80.3%", LIBRARY)]),
        ("52.6公顷", [("61.3公顷", LEDGER)]),
        ("90.6公顷", [("90.6公顷", LEDGER)]),
        ("58.1%", [("67.7%", LEDGER)]),
        ("8600万元", [("1.03亿元", LEDGER)]),
        ("176个", [("203个", LEDGER), ("203个", LIBRARY)]),
        ("53.3%", [("61.5%", LEDGER), ("61.5%", LIBRARY)]),
        ("311天", [("158天", LIBRARY)]),
        ("365天", [("181天", LIBRARY)]),
        ("6天", [("4天", LIBRARY)]),
        ("5.9%", [("6.3%", LIBRARY)]),
        ("4.1亿元", [("2.4亿元", LIBRARY)]),
        ("7.4亿元", [("9.8亿元", LIBRARY)]),
        ("66.7%", [("83.3%", LIBRARY)]),
        ("3200亩", [("4100亩", LEDGER)]),
        ("900亩", []),
        ("21台", []),
    ],
)
def test_a_figure_of_the_last_report_is_followed_by_that_of_now(
    city: Library, half: Evidence, old: str, new: list[tuple[str, int]]
) -> None:
    assert now(city, half, LAST)[old] == new


def test_two_reports_that_disagree_are_both_given(city: Library, half: Evidence) -> None:
    assert now(city, half, LAST)["32微克/立方米"] == [
        ("30微克/立方米", LIBRARY),
        ("31微克/立方米", LIBRARY),
    ]


@pytest.mark.parametrize("old", ["2.2亿元", "45.1公里"])
def test_a_part_of_the_year_and_a_plan_have_no_successor(
    city: Library, half: Evidence, old: str
) -> None:
    assert now(city, half, LAST)[old] == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("银杉市矿坑累计修复52.6公顷。", "52.6公顷"),
        ("累计清理河道52.6公里。", "52.6公里"),
        ("云岭水厂上半年处理污水300万吨。", "300万吨"),
        ("农村黑臭水体累计治理12条。", "12条"),
        ("五年新建改造管网74.9公里。", "74.9公里"),
        ("区域创新能力连续8年居全省第一。", "8年"),
        ("矿坑累计修复300家。", "300家"),
    ],
)
def test_what_only_looks_like_it_is_not_taken(half: Evidence, text: str, quote: str) -> None:
    from index.figures import read_figures
    from index.report import Metadata, Period, Recognised, Report

    place, year = Recognised(PLACE), Recognised("2025")
    period = Period("2025-01-01", "2025-12-31")
    metadata = Metadata(Recognised(), place, year, year, Recognised(), period)
    read = read_figures(Report(LAST, "", "", text, metadata, ()))
    figure = next(f for f in read if f.quote == quote)
    assert half.like(figure, text[: figure.start]) == ()


def test_nothing_of_an_empty_period(city: Library) -> None:
    period = read_period("2027年上半年")
    assert period is not None
    evidence = gather(city, PLACE, period, without=[LAST])
    assert all(not found for found in now(city, evidence, HALF).values())


def test_the_ledger_and_the_own_report_agree_on_what_follows(samples: Library) -> None:
    """Values from the ledger are those that the period's own report later gave for the same."""
    book = read_ledger(REPORTS / f"{LEDGERS[COASTAL[4]]}.xlsx")
    period = read_period("2025年上半年")
    assert period is not None
    evidence = gather(samples, "云汐市", period, book)
    pairs = 0
    for figure, before in figures(samples, COASTAL[3]):
        known = evidence.like(figure, before)
        values = {k.figure.amount for k in known}
        assert len(values) <= 1, (figure.quote, [k.figure.quote for k in known])
        pairs += len({k.trust for k in known}) == 2
    assert pairs >= 10


def test_a_report_that_names_no_first_day_has_figures_of_its_year_renewed(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    texts = {
        "银杉市2025年督察反馈问题整改进展情况报告": "截至2025年12月底，9个问题完成整改3个。\n"
        "全年新建污水管网131.6公里，四季度新建污水管网12.4公里。",
        "银杉市2026年上半年督察反馈问题整改进展情况报告": "截至2026年6月底，9个问题完成整改5个。\n"
        "上半年新建污水管网58.2公里。",
    }
    for name, text in texts.items():
        (files / f"{name}.txt").write_text(f"{name}\n\n{text}\n", encoding="utf-8")
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        library.add([files])
        last = next(iter(texts))
        period = read_period("2026年上半年")
        assert period is not None
        followed = now(library, gather(library, "银杉市", period, None, without=[last]), last)
    assert followed["131.6公里"] == [("58.2公里", LIBRARY)]
    assert followed["12.4公里"] == []
