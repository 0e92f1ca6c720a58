from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from evidence_library import HEADER
from ledger_books import write_book

from assistant.draft_model import CellCitation
from assistant.draft_tasks import task_records, tasks_by_theme
from assistant.ledger import Ledger
from assistant.ledger_read import read_ledger
from assistant.template_model import Theme
from assistant.template_value import Filled

DAY = date(2026, 6, 30)
FIELDS = (
    "problem",
    "goal",
    "measures",
    "lead",
    "deadline",
    "status",
    "progress",
    "done_on",
    "closing",
)


def opened(folder: Path, *rows: Mapping[str, object]) -> Ledger:
    lines: Sequence[Sequence[object]] = [
        (i, *(row.get(name, "") for name in FIELDS)) for i, row in enumerate(rows, 1)
    ]
    return read_ledger(
        write_book(folder / "台账.xlsx", lines, (*HEADER, "完成日期", "验收销号情况"))
    )


def record(folder: Path, **row: object) -> Mapping[str, Filled]:
    ledger = opened(folder, {"problem": "河道排口没有封堵", "lead": "市水务局", **row})
    return task_records(ledger, None, DAY)[0]


@pytest.mark.parametrize(
    ("status", "closing", "conclusion"),
    [
        ("已完成", "已销号", "已完成整改并销号"),
        ("已完成", "正在公示", "已完成整改"),
        ("基本完成", "", "基本完成整改"),
        ("达到序时进度", "", "达到序时进度"),
        ("未达到序时进度", "", "未达到序时进度"),
        ("长期坚持", "", "需长期坚持"),
        ("正在推进", "", "正在推进"),
        ("未启动", "", "尚未启动"),
    ],
)
def test_a_conclusion_says_what_the_state_says_and_no_more(
    tmp_path: Path, status: str, closing: str, conclusion: str
) -> None:
    found = record(tmp_path, status=status, closing=closing, deadline="2026年12月底")
    assert found["结论"].text == conclusion
    (citation,) = found["结论"].citations
    assert isinstance(citation, CellCitation)


def test_a_state_that_is_not_written_is_left_open_with_its_unit(tmp_path: Path) -> None:
    found = record(tmp_path, deadline="2026年12月底")["结论"]
    assert found.text == "【待补：“河道排口没有封堵”的整改状态，责任单位：市水务局】"
    assert not found.has_value


@pytest.mark.parametrize(
    ("status", "deadline", "late", "behind", "open_"),
    [
        ("正在推进", "2026年3月底", True, False, True),
        ("基本完成", "2026年3月底", True, False, True),
        ("未达到序时进度", "2026年12月底", False, True, True),
        ("未达到序时进度", "2026年3月底", True, False, True),
        ("达到序时进度", "2026年12月底", False, False, True),
        ("阶段性完成", "2026年3月底", True, False, False),
        ("已完成", "2026年3月底", False, False, False),
        ("长期坚持", "长期坚持", False, False, False),
    ],
)
def test_what_is_due_what_is_behind_and_what_is_open(
    tmp_path: Path, status: str, deadline: str, late: bool, behind: bool, open_: bool
) -> None:
    found = record(tmp_path, status=status, deadline=deadline)
    there = [found[name].has_value for name in ("逾期", "滞后", "待办")]
    assert there == [late, behind, open_]


@pytest.mark.parametrize(
    ("closing", "said"),
    [
        ("正在公示", "正在公示"),
        ("不适用", ""),
        ("否", ""),
        ("未到期", ""),
        ("—", ""),
        ("", ""),
        ("已销号", ""),
    ],
)
def test_an_acceptance_is_told_where_there_is_something_to_tell(
    tmp_path: Path, closing: str, said: str
) -> None:
    found = record(tmp_path, status="已完成", closing=closing)["验收"]
    assert (found.text, found.has_value) == (said, bool(said))


def test_quotation_marks_within_a_name_are_single(tmp_path: Path) -> None:
    named = record(tmp_path, problem="12个项目“未批先建”")["名称"]
    assert named.text == "12个项目‘未批先建’"
    assert "“未批先建”" in named.citations[0].quote


def test_measures_are_counted_where_there_are_several(tmp_path: Path) -> None:
    found = record(tmp_path, measures="封堵排口；铺设截污管；纳入日常巡查")["措施"]
    assert found.text == "一是封堵排口。二是铺设截污管。三是纳入日常巡查。"
    one = record(tmp_path / "单", measures="封堵排口") if (tmp_path / "单").mkdir() is None else {}
    assert one["措施"].text == "封堵排口。"


def test_a_completion_is_told_by_its_day(tmp_path: Path) -> None:
    found = record(tmp_path, status="已完成", done_on="2026-03-10")["完成日期"]
    assert found.text == "2026年3月10日"
    assert not record_without_day(tmp_path)["完成日期"].has_value


def record_without_day(folder: Path) -> Mapping[str, Filled]:
    return record(folder, status="已完成")


def test_a_task_goes_to_the_theme_whose_words_it_has_most_of(tmp_path: Path) -> None:
    ledger = opened(
        tmp_path,
        {"problem": "河道排口没有封堵", "goal": "污水全部收集"},
        {"problem": "考核权重偏低"},
        {"problem": "垃圾渗滤液处置滞后，污水外溢", "goal": "渗滤液清零"},
    )
    themes = [Theme("水", ("污水", "河道")), Theme("土壤", ("垃圾", "渗滤液"))]
    found = tasks_by_theme(themes, ledger)
    assert {name: [task.short_name for task in tasks] for name, tasks in found.items()} == {
        "水": ["河道排口没有封堵"],
        "土壤": ["垃圾渗滤液处置滞后，污水外溢"],
    }
    assert tasks_by_theme(themes, None) == {}


@pytest.mark.parametrize(
    ("deadline", "written"),
    [
        ("2026-12-31", "2026年12月31日"),
        ("2026.9.5", "2026年9月5日"),
        ("2026/8", "2026年8月"),
        ("2026年底", "2026年底"),
        ("长期坚持", "长期坚持"),
    ],
)
def test_a_deadline_in_digits_is_written_as_officials_write_it(
    tmp_path: Path, deadline: str, written: str
) -> None:
    assert record(tmp_path, status="正在推进", deadline=deadline)["时限"].text == written
