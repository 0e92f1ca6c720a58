from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_books import HEADER, read_rows, task, write_book

from assistant.ledger import Ledger, LedgerError
from assistant.ledger_findings import ledger_findings
from assistant.ledger_read import read_ledger
from assistant.status import Progress


def spans(ledger: Ledger) -> list[tuple[str, int, int]]:
    return [(t.number, t.row, t.last_row) for t in ledger.tasks]


def test_bands_across_the_sheet_are_the_class_of_the_tasks_beneath(tmp_path: Path) -> None:
    rows = [
        ("一、水环境类（2项）", *[None] * 7),
        task(1, "甲河截污"),
        task(2, "乙河清淤"),
        ("二", "大气环境类", *[None] * 6),
        task(3, "锅炉淘汰"),
        ("生态修复类：", *[None] * 7),
        task(4, "矿山复绿"),
    ]
    merged = ["A3:H3", "A8:H8"]
    ledger = read_rows(tmp_path / "台账.xlsx", rows, HEADER, merged=merged)
    kinds = [(t.number, t.kind) for t in ledger.tasks]
    assert kinds == [
        ("1", "水环境类"),
        ("2", "水环境类"),
        ("3", "大气环境类"),
        ("4", "生态修复类"),
    ]


def test_a_column_of_classes_goes_on_below_its_first_cell(tmp_path: Path) -> None:
    header = ("序号", "类别", "反馈问题", "整改时限", "整改状态")
    rows = [
        (1, "水", "甲河截污", "2026年底", "已完成"),
        (2, None, "乙河清淤", "2026年底", "已完成"),
        (3, "气", "锅炉淘汰", "2026年底", "已完成"),
    ]
    ledger = read_rows(tmp_path / "台账.xlsx", rows, header)
    assert [t.kind for t in ledger.tasks] == ["水", "水", "气"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, "1.1", "1.2", 2, "①"], [("1", 3, 5), ("2", 6, 7)]),
        ([1, "1-1", "2-1"], [("1", 3, 4), ("2-1", 5, 5)]),
        (["1-1", "1-2", "2-1"], [("1-1", 3, 3), ("1-2", 4, 4), ("2-1", 5, 5)]),
        (["2026-01", "2026-02"], [("2026-01", 3, 3), ("2026-02", 4, 4)]),
        (["（1）", "（2）"], [("（1）", 3, 3), ("（2）", 4, 4)]),
        ([1, "（1）", None, 2], [("1", 3, 5), ("2", 6, 6)]),
    ],
)
def test_numbers_tell_tasks_from_their_parts(
    tmp_path: Path, numbers: list[object], expected: list[tuple[str, int, int]]
) -> None:
    rows = [task(number, f"事项{i}") for i, number in enumerate(numbers)]
    assert spans(read_rows(tmp_path / "台账.xlsx", rows, HEADER)) == expected


def test_notes_totals_and_repeated_headers_are_no_tasks(tmp_path: Path) -> None:
    rows = [
        task(1, "甲河截污"),
        ("小 计", "1项", "", "", "", "1", "", ""),
        HEADER,
        task(2, "乙河清淤"),
        ("填表人：张三", None, "联系电话：123", *[None] * 5),
        ("注", "每月5日前报送", *[None] * 6),
    ]
    assert spans(read_rows(tmp_path / "台账.xlsx", rows, HEADER)) == [("1", 3, 3), ("2", 6, 6)]


def test_a_row_with_a_measure_alone_carries_its_task_on(tmp_path: Path) -> None:
    table = tmp_path / "台账.csv"
    lines = [HEADER, task(1, "甲河截污"), ["", "", "建设泵站", *[""] * 5], task(2, "乙河清淤")]
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[cell or "" for cell in line] for line in lines])
    first, second = read_ledger(table).tasks
    assert first.words("measures") == "推进甲河截污\n建设泵站"
    assert (first.last_row, second.row) == (3, 4)


def test_the_cell_that_decides_is_the_one_that_is_named(tmp_path: Path) -> None:
    rows = [
        task(1, "甲河截污", "2026年3月", "已完成", done_on="2026-02-01"),
        (None, None, "建设护岸", None, "2026年9月", "正在推进", "2026-03-01", None),
    ]
    (only,) = read_rows(tmp_path / "台账.xlsx", rows, HEADER).tasks
    assert only.status.progress is Progress.ACTIVE
    assert only.cells["status"].coordinate == "F4"
    assert only.cells["deadline"].coordinate == "E4"
    assert only.cells["done_on"].coordinate == "G4"
    assert str(only.done_on) == "2026-03-01"
    assert [cell.coordinate for cell in only.parts["status"]] == ["F3", "F4"]


def test_one_part_that_is_not_struck_off_keeps_the_task_open(tmp_path: Path) -> None:
    header = ("序号", "反馈问题", "整改措施", "整改状态", "销号情况")
    rows = [(1, "甲河截污", "截污", "已完成", "已销号"), (None, None, "护岸", "已完成", "待销号")]
    (only,) = read_rows(tmp_path / "台账.xlsx", rows, header).tasks
    assert only.status.progress is Progress.DONE
    assert only.cells["closing"].text == "待销号"


def test_units_told_apart_in_one_cell_lead_and_support(tmp_path: Path) -> None:
    units = (
        "牵头单位：市水务局\n配合单位：市住建局、市财政局",
        "市水务局（牵头）、市林业局",
        "市水务局",
    )
    rows = [task(n, f"事项{n}", unit=unit) for n, unit in enumerate(units, 1)]
    ledger = read_rows(tmp_path / "台账.xlsx", rows, HEADER)
    assert [(t.lead, t.support) for t in ledger.tasks] == [
        ("市水务局", "市住建局、市财政局"),
        ("市水务局", "市林业局"),
        ("市水务局", ""),
    ]


def two_sheets(path: Path, state: str) -> Path:
    """A book with a sheet of notes, a ledger, and another ledger in that state."""
    import openpyxl

    write_book(path, [task(1, "甲河截污")])
    book = openpyxl.load_workbook(path)
    notes = book.create_sheet("说明", 0)
    notes.append(["填报说明"])
    other = book.create_sheet("上年")
    for row in (HEADER, task(7, "旧事")):
        other.append(list(row))
    other.sheet_state = state
    book.save(path)
    return path


def test_a_second_ledger_is_named_and_can_be_chosen(tmp_path: Path) -> None:
    path = two_sheets(tmp_path / "台账.xlsx", "visible")
    ledger = read_ledger(path)
    assert (ledger.sheet, [t.number for t in ledger.tasks]) == ("台账", ["1"])
    assert ledger.notes == ("只读了“台账”；“上年”也是任务清单，要读请用 --sheet 指定。",)
    other = read_ledger(path, "上年")
    assert (other.sheet, [t.number for t in other.tasks], other.notes) == ("上年", ["7"], ())
    with pytest.raises(LedgerError, match="没有工作表“明年”，现有：“说明”、“台账”、“上年”"):
        read_ledger(path, "明年")


def test_a_hidden_sheet_is_passed_over_and_named(tmp_path: Path) -> None:
    import openpyxl

    path = two_sheets(tmp_path / "台账.xlsx", "hidden")
    assert read_ledger(path).notes == ("隐藏的工作表“上年”没有读，要读请用 --sheet 指定。",)
    assert [t.number for t in read_ledger(path, "上年").tasks] == ["7"]
    book = openpyxl.load_workbook(path)
    del book["台账"]
    book.save(path)
    with pytest.raises(LedgerError, match="在隐藏的工作表“上年”里，请取消隐藏"):
        read_ledger(path)


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("gb18030", ";"), ("utf-16", "\t"), ("utf-8-sig", "|")],
)
def test_a_text_table_is_read_in_any_encoding_and_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    table = tmp_path / "台账.csv"
    lines = [["整改台账（截至2026年6月底）", *[""] * 7], HEADER, task(1, "甲河，截污;清淤")]
    with table.open("w", encoding=encoding, newline="") as file:
        rows = [[cell or "" for cell in line] for line in lines]
        csv.writer(file, delimiter=separator).writerows(rows)
    ledger = read_ledger(table)
    assert [(t.number, t.name) for t in ledger.tasks] == [("1", "甲河，截污;清淤")]
    assert str(ledger.as_of) == "2026-06-30"


def test_a_word_table_takes_its_title_from_the_line_above(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("青石市整改任务台账（截至2026年6月底）")
    grid = document.add_table(rows=0, cols=len(HEADER))
    for row in (HEADER, task(1, "甲河截污")):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = str(text or "")
    document.save(str(tmp_path / "台账.docx"))
    ledger = read_ledger(tmp_path / "台账.docx")
    assert ledger.title == "青石市整改任务台账（截至2026年6月底）"
    assert (str(ledger.as_of), ledger.title_cell) == ("2026-06-30", None)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("甲河\n 截污。", "甲河截污"),
        ("一" * 30 + "，" + "二" * 30, "一" * 30),
        ("一" * 12 + "，" + "二" * 12 + "；" + "三" * 30, "一" * 12 + "，" + "二" * 12),
        ("一" * 60, "一" * 40),
    ],
)
def test_a_name_is_short_enough_for_prose(tmp_path: Path, name: str, short: str) -> None:
    (only,) = read_rows(tmp_path / "台账.xlsx", [task(1, name)], HEADER).tasks
    assert only.short_name == short


def test_a_task_is_found_by_its_number_however_written(tmp_path: Path) -> None:
    rows = [task("06", "甲河截污"), task("任务７", "乙河清淤")]
    ledger = read_rows(tmp_path / "台账.xlsx", rows, HEADER)
    found = [ledger.task(number) for number in (6, "6", "06", "7", "8")]
    assert [t.name if t else None for t in found] == [*["甲河截污"] * 3, "乙河清淤", None]


CELLS = (
    *("", "", *HEADER, "是否销号", "类别", "一、水类", "合计", "注：略", "牵头：", "（", "）："),
    *("1", "2", "02", "1.1", "①", "9" * 60, "45123", "20250101", "2025年底", "2025-13-45"),
    *(
        "已完成",
        "已销号",
        "未完成",
        "是",
        "否",
        "长期坚持",
        "累计5吨",
        "累计3吨",
        "拟建泵站",
        "nan",
    ),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(st.sampled_from(CELLS), min_size=3, max_size=8), min_size=1, max_size=9))
def test_whatever_a_table_holds_it_is_counted_once_or_refused(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    table = tmp_path / "台账.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    try:
        ledger = read_ledger(table)
    except LedgerError:
        return
    assert sum(group.number for group in ledger.by_progress().values()) == len(ledger.tasks)
    assert all(a.last_row < b.row for a, b in pairwise(ledger.tasks))
    for finding in ledger_findings(ledger, date(2026, 6, 30), ledger):
        assert finding.message.endswith("。")
