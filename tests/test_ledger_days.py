from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ledger_books import read_rows

from assistant.ledger_days import day_given, day_of, read_day, stated_day
from assistant.ledger_task import LedgerError


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (45123, date(2023, 7, 16)),
        (45123.0, date(2023, 7, 16)),
        ("45123", date(2023, 7, 16)),
        (45123.75, date(2023, 7, 16)),
        (2025, date(2025, 12, 31)),
        (2025.6, date(2025, 6, 30)),
        ("2025.10", date(2025, 10, 31)),
        (2025.1, None),
        (202506, date(2025, 6, 30)),
        ("20250630", date(2025, 6, 30)),
        (20251340, None),
        ("6月底", date(2025, 6, 30)),
        ("２０２５年６月", date(2025, 6, 30)),
        ("2025-02-30", None),
        ("长期坚持", None),
        (12, None),
        (True, None),
        (None, None),
    ],
)
def test_a_cell_of_days_is_read_in_any_form(value: object, day: date | None) -> None:
    assert read_day(value, 2025).day == day


def test_a_serial_day_is_shown_as_a_day() -> None:
    assert read_day(45123).words == "2023年7月16日"


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("青石市整改台账（截至2026年6月底）", date(2026, 6, 30)),
        ("青石市2026年整改台账（截至6月底）", date(2026, 6, 30)),
        ("填报单位：整改办    填报时间：2026年7月5日", date(2026, 7, 5)),
        ("统计截止日期：2026.6.30", date(2026, 6, 30)),
        ("青石市整改台账（2026年6月）", date(2026, 6, 30)),
        ("青石市整改台账（2026年6月30日）", date(2026, 6, 30)),
        ("青石市整改台账(2026.6.30更新)", date(2026, 6, 30)),
        ("青石市整改清单（2026年3月修订）", None),
        ("青石市整改台账（2026年）", None),
        ("青石市2026年度整改台账", None),
        ("", None),
    ],
)
def test_a_title_states_the_day_its_ledger_stands_at(title: str, day: date | None) -> None:
    assert stated_day(title) == day


def test_the_day_comes_from_title_then_header_then_file_name(tmp_path: Path) -> None:
    rows = [(1, "甲河截污", "截污", "正在推进")]
    header = ("序号", "反馈问题", "整改措施", "整改进展（截至2026年5月底）")
    named = tmp_path / "台账（截至2026年4月）.xlsx"
    title = "台账（截至2026年6月底）"
    assert day_of(read_rows(named, rows, header, title)) == date(2026, 6, 30)
    by_header = read_rows(named, rows, header, "台账")
    assert by_header.as_of == date(2026, 5, 31)
    assert by_header.title_cell is not None
    assert by_header.title_cell.coordinate == "D2"
    by_name = read_rows(named, rows, (*header[:3], "整改进展"), "台账")
    assert (by_name.as_of, day_of(by_name)) == (None, date(2026, 4, 30))


def test_days_without_a_year_take_that_of_the_title(tmp_path: Path) -> None:
    header = ("序号", "反馈问题", "整改时限", "整改状态", "完成日期")
    rows = [
        (1, "甲河截污", "6月底", "已完成", "5月20日"),
        (2, "乙河清淤", "9月底", "已完成", "11月20日"),
    ]
    first, second = read_rows(tmp_path / "台账.xlsx", rows, header).tasks
    assert (first.deadline.day, first.done_on) == (date(2026, 6, 30), date(2026, 5, 20))
    assert second.deadline.day == date(2026, 9, 30)
    assert second.done_on is None, "November of the title's year is yet to come"


def test_a_day_given_by_hand_must_be_one() -> None:
    assert day_given("2026年6月底") == date(2026, 6, 30)
    assert day_given("") is None
    with pytest.raises(LedgerError, match="看不懂日期“上周”，请写成“2025-06-30”"):
        day_given("上周")
