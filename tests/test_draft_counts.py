from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from draft_library import TextLibrary
from ledger_books import task, write_book

from assistant.draft_choose import DraftError
from assistant.draft_counts import MERGED, Counted, counted, open_ledger
from assistant.draft_entry import Entry
from assistant.draft_report import ReportFacts, read_report
from assistant.ledger import Ledger
from assistant.template import load_template

TEMPLATE = load_template("总体进展")
RULES = tuple(rule for rule in TEMPLATE.rules if rule.type in MERGED)
JUNE = date(2026, 6, 30)
TEXT = (
    "青石市整改落实情况报告\n\n一、总体进展情况\n截至2026年6月底，4项整改任务中，已完成2项"
    "（其中已销号1项），达到序时进度1项，未达到序时进度1项，为：尾矿库治理。\n"
)
ROWS = [
    task(1, "南岸截污", "2026年3月底", "已销号"),
    task(2, "北渡口改造", "2026年6月底", "已完成"),
    task(3, "沙河清淤", "2026年12月底", "达到序时进度"),
    task(4, "尾矿库治理", "2026年12月底", "未达到序时进度"),
]


def facts(text: str = TEXT) -> ReportFacts:
    library = TextLibrary()
    library.put("甲", text, "青石市", "2026-07-10")
    return read_report(library.report("甲"), library.passages("甲"), RULES)


def book(folder: Path, rows: object = ROWS, **more: str) -> Ledger:
    return open_ledger(write_book(folder / "台账.xlsx", rows, **more), None)  # type: ignore[arg-type]


def of(found: Counted, name: str) -> Entry:
    return next(entry for entry in found.entries if entry.name == name)


def count(
    report: ReportFacts | None,
    ledger: Ledger | None,
    period: str = "2026年上半年",
    end: date | None = JUNE,
    given: Mapping[str, str] | None = None,
) -> Counted:
    return counted(TEMPLATE, report, ledger, period, end, given or {})


@pytest.mark.parametrize("source", ["report", "ledger", "both"])
def test_report_and_ledger_give_the_same_counts(tmp_path: Path, source: str) -> None:
    found = count(
        facts() if source != "ledger" else None, book(tmp_path) if source != "report" else None
    )
    names = ("任务总数", "已完成", "已销号", "达到序时进度", "未达到序时进度")
    assert [of(found, name).value for name in names] == ["4项", "2项", "1项", "1项", "1项"]
    assert of(found, "滞后任务").value == "尾矿库治理"
    assert len(of(found, "已完成").citations) == (2 if source == "both" else 1)


def test_counts_that_differ_are_a_conflict_and_what_a_person_says_settles_it(
    tmp_path: Path,
) -> None:
    rows = [*ROWS[:2], task(3, "沙河清淤", "2026年12月底", "已完成"), ROWS[3]]
    found = count(facts(), book(tmp_path, rows))
    assert of(found, "已完成").status == "conflict"
    assert of(found, "已完成").value == "报告：2项 / 台账：3项"
    settled = of(count(facts(), book(tmp_path, rows), given={"已完成": "3项"}), "已完成")
    assert (settled.status, settled.value, settled.filled.number) == ("filled", "3项", 3)


def test_zero_is_a_count_that_is_not_written(tmp_path: Path) -> None:
    entry = of(count(None, book(tmp_path)), "未启动")
    assert (entry.value, entry.filled.has_value) == ("0项", False)


def test_figures_that_stop_before_the_period_are_told(tmp_path: Path) -> None:
    found = count(facts(), None, "2026年", date(2026, 12, 31))
    assert found.doubts == (
        "数据只到2026年6月30日，所写时期到2026年12月31日，请核实是否有更新的数据",
    )
    assert count(facts(), None).doubts == ()


def test_a_ledger_of_another_day_leaves_of_a_report_what_lasts(tmp_path: Path) -> None:
    ledger = book(tmp_path, title="青石市整改任务台账（截至2026年9月底）")
    found = count(facts(), ledger, "2026年前三季度", date(2026, 9, 30))
    assert len(of(found, "任务总数").citations) == 2
    assert len(of(found, "已完成").citations) == 1


def test_the_period_is_the_cut_off_of_a_ledger_without_a_day(tmp_path: Path) -> None:
    found = of(count(None, book(tmp_path, title="整改任务台账")), "截止时间")
    assert found.value == "截至2026年6月底"
    assert found.citations[0].title == "使用者给定的报告期"


def test_a_ledger_after_the_period_is_refused(tmp_path: Path) -> None:
    path = write_book(tmp_path / "台账.xlsx", ROWS)
    with pytest.raises(DraftError, match="晚于所写时期的2026年3月31日"):
        open_ledger(path, date(2026, 3, 31))


def test_a_template_without_counts_has_none(tmp_path: Path) -> None:
    assert counted(load_template("水"), None, book(tmp_path), "", None, {}) == Counted((), ())
