from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_books import HEADER, task, write_book

from assistant.ledger import LedgerError, rows_label
from assistant.ledger_read import read_ledger
from assistant.status import Progress

TASKS = (
    task(1, "青石湾清淤", "2025年底", "已销号", done_on=datetime(2025, 11, 2)),
    task(2, "白沙岭复绿", datetime(2026, 3, 31), "已完成", "市林业局", "2026.3.20"),
    task(3, "北渡口改造", "2026-06-30", "基本完成", "市住建局"),
    task(4, "沙河截污", "2026年12月", "正在推进"),
    task(5, "扬尘管控", "长期坚持", "立行立改，长期坚持", "市住建局"),
    task(6, "尾矿库治理", "2027年底", "未达到序时进度", "东岭县政府"),
)


def test_tasks_are_read_with_their_cells(tmp_path: Path) -> None:
    ledger = read_ledger(write_book(tmp_path / "台账.xlsx", TASKS))
    assert (ledger.name, ledger.sheet, ledger.as_of) == ("台账.xlsx", "台账", date(2026, 6, 30))
    assert [task.number for task in ledger.tasks] == ["1", "2", "3", "4", "5", "6"]
    first, second = ledger.tasks[:2]
    assert (first.name, first.lead, first.row) == ("青石湾清淤", "市水务局", 3)
    assert first.done_on == date(2025, 11, 2)
    assert second.deadline.day == date(2026, 3, 31)
    assert second.done_on == date(2026, 3, 20)
    assert first.cells["status"].coordinate == "F3"
    assert first.cells["status"].header == "整改状态"
    assert first.cells["status"].text == first.status.words == "已销号"


def test_a_roll_up_counts_every_task_once(tmp_path: Path) -> None:
    ledger = read_ledger(write_book(tmp_path / "台账.xlsx", TASKS))
    assert ledger.counts(ledger.as_of) == {
        "合计": 6,
        "已到时限": 3,
        "已完成": 2,
        "已销号": 1,
        "基本完成": 1,
        "长期坚持": 1,
        "正在推进": 1,
        "未达到序时进度": 1,
    }
    assert ledger.sentence(ledger.as_of) == (
        "截至2026年6月30日，台账共6项任务，已到整改时限3项；按状态，已完成2项（其中已销号1项）、"
        "基本完成1项、长期坚持1项、正在推进1项、未达到序时进度1项；完成率33.3%（2÷6=33.3%）。"
    )


def test_a_completion_after_the_day_does_not_count(tmp_path: Path) -> None:
    ledger = read_ledger(write_book(tmp_path / "台账.xlsx", TASKS))
    groups = ledger.by_progress(date(2025, 12, 31))
    assert [t.number for t in groups[Progress.CLOSED].tasks] == ["1"]
    assert [t.number for t in groups[Progress.UNKNOWN].tasks] == ["2"]


@pytest.mark.parametrize(
    "header",
    [
        (
            "编号",
            "问题描述",
            "整改目标",
            "牵头单位",
            "完成时限",
            "完成情况",
            "实际完成时间",
            "备注",
        ),
        (1, "存在的问题", "整改 措施", "责任部门", "整改期限", "整改\n状态", "完成日期", "说明"),
        (
            "序号",
            "整改任务",
            "具体措施",
            "主责单位",
            "计划完成时间",
            "进展情况",
            "办结时间",
            "备注",
        ),
    ],
)
def test_columns_are_known_by_their_synonyms(tmp_path: Path, header: tuple[object, ...]) -> None:
    ledger = read_ledger(write_book(tmp_path / "台账.xlsx", TASKS, header))
    assert [t.name for t in ledger.tasks] == [str(row[1]) for row in TASKS]
    assert [t.deadline.day for t in ledger.tasks][:2] == [date(2025, 12, 31), date(2026, 3, 31)]
    assert [t.lead for t in ledger.tasks] == [str(row[3]) for row in TASKS]
    assert ledger.counts()["已完成"] == 2


def test_a_header_of_two_rows_is_read(tmp_path: Path) -> None:
    upper = ("序号", "反馈问题", "整改措施", "责任单位", None, "整改时限", "整改状态")
    lower = (None, None, None, "牵头单位", "配合单位", None, None)
    rows = [lower, (1, "青石湾清淤", "清淤", "市水务局", "市财政局", "2026年底", "正在推进")]
    areas = ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:G3"]
    ledger = read_ledger(write_book(tmp_path / "台账.xlsx", rows, upper, merged=areas))
    (only,) = ledger.tasks
    assert (only.lead, only.support, only.row) == ("市水务局", "市财政局", 4)
    assert only.cells["lead"].header == "牵头单位"


def test_rows_that_carry_a_task_on_are_part_of_it(tmp_path: Path) -> None:
    rows = [
        ("一、水环境", None, None, None, None, None, None, None),
        task(1, "青石湾清淤", "2026年3月", "已完成"),
        (None, None, "建设护岸", "市住建局", "2026年9月", "正在推进", None, None),
        task(2, "白沙岭复绿"),
        ("（1）", "补种树木", "补种", "市林业局", "2026年底", "基本完成", None, None),
        ("合计", None, None, None, None, 2, None, None),
        ("注：本表由整改办填报", None, None, None, None, None, None, None),
    ]
    merged = ["A3:H3", "A4:A5", "B4:B5"]
    ledger = read_ledger(write_book(tmp_path / "台账.xlsx", rows, merged=merged))
    first, second = ledger.tasks
    assert (first.row, first.last_row, second.row, second.last_row) == (4, 5, 6, 7)
    assert first.status.progress is Progress.ACTIVE
    assert first.status.words == "已完成；正在推进"
    assert first.deadline.day == date(2026, 9, 30)
    assert second.status.progress is Progress.NEARLY


def test_a_status_cell_merged_over_rows_counts_once(tmp_path: Path) -> None:
    rows = [
        task(1, "青石湾清淤", status="已完成"),
        (None, None, "建设护岸", None, None, None, None, None),
    ]
    merged = ["A3:A4", "B3:B4", "F3:F4"]
    (only,) = read_ledger(write_book(tmp_path / "台账.xlsx", rows, merged=merged)).tasks
    assert only.status.words == "已完成"


@pytest.mark.parametrize(
    ("header", "cell", "closed"),
    [
        ("验收/销号情况", "已销号", True),
        ("验收/销号情况", "已验收，待销号", False),
        ("验收/销号情况", "2026年5月", False),
        ("销号日期", "2026年5月8日", True),
        ("销号日期", "", False),
    ],
)
def test_a_closing_column_closes_what_is_done(
    tmp_path: Path, header: str, cell: str, closed: bool
) -> None:
    head = ("序号", "反馈问题", "责任单位", "整改时限", "整改状态", header)
    rows = [
        (1, "青石湾清淤", "市水务局", "2026年底", "已完成", cell),
        (2, "白沙岭复绿", "市林业局", "2026年底", "基本完成", cell),
    ]
    done, nearly = read_ledger(write_book(tmp_path / "台账.xlsx", rows, head)).tasks
    assert done.closed is closed
    assert nearly.status.progress is Progress.NEARLY


def test_a_csv_and_a_word_table_are_ledgers_too(tmp_path: Path) -> None:
    rows = [HEADER, *[[str(cell or "") for cell in row] for row in TASKS]]
    table = tmp_path / "台账.csv"
    with table.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    assert read_ledger(table).counts()["合计"] == 6

    import docx

    document = docx.Document()
    grid = document.add_table(rows=0, cols=len(HEADER))
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    path = tmp_path / "台账.docx"
    document.save(str(path))
    assert read_ledger(path).counts() == read_ledger(table).counts()


def test_merged_cells_of_a_word_table_are_one_task(tmp_path: Path) -> None:
    import docx

    rows = [
        ("序号", "反馈问题", "整改措施", "整改时限", "整改状态"),
        ("1", "青石湾清淤", "清淤", "2026年3月", "已完成"),
        ("", "", "建设护岸", "2026年9月", "正在推进"),
    ]
    document = docx.Document()
    grid = document.add_table(rows=0, cols=5)
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    for column in (0, 1):
        grid.cell(1, column).merge(grid.cell(2, column)).text = rows[1][column]
    document.save(str(tmp_path / "台账.docx"))
    (only,) = read_ledger(tmp_path / "台账.docx").tasks
    assert (only.row, only.last_row, only.status.progress) == (2, 3, Progress.ACTIVE)


def test_a_quoted_line_end_stays_in_its_cell(tmp_path: Path) -> None:
    table = tmp_path / "台账.csv"
    table.write_text(
        '序号,反馈问题,整改时限,整改状态\n1,"青石湾\n清淤",2026年底,"已完成，\n长期坚持"\n',
        encoding="utf-8-sig",
    )
    (only,) = read_ledger(table).tasks
    assert (only.status.progress, only.status.long_term) == (Progress.DONE, True)


def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    missing = tmp_path / "没有.xlsx"
    with pytest.raises(LedgerError, match=r"找不到台账文件“没有\.xlsx”"):
        read_ledger(missing)
    other_kind = tmp_path / "台账.pdf"
    other_kind.write_bytes(b"%PDF-1.4")
    with pytest.raises(LedgerError, match=r"请另存为 \.xlsx"):
        read_ledger(other_kind)
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(LedgerError, match="打不开"):
        read_ledger(broken)
    torn = tmp_path / "坏.docx"
    torn.write_bytes(b"PK\x03\x04 not a document")
    with pytest.raises(LedgerError, match="打不开"):
        read_ledger(torn)
    other = write_book(tmp_path / "别的.xlsx", [("甲", 1), ("乙", 2)], ("姓名", "电话"))
    with pytest.raises(LedgerError, match=r"没有找到表头行.*序号、反馈问题.*整改状态"):
        read_ledger(other)
    empty = write_book(tmp_path / "空.xlsx", [])
    with pytest.raises(LedgerError, match="没有任务行"):
        read_ledger(empty)


@pytest.mark.parametrize("name", ["旧.xls", "旧.et"])
def test_an_old_workbook_that_cannot_be_converted_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    old = tmp_path / name
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("index.read_office._PLACES", ())
    with pytest.raises(LedgerError, match=rf"{name}”是旧格式，转换不了.*请另存为 \.xlsx"):
        read_ledger(old)


@pytest.mark.parametrize(
    ("rows", "label"),
    [([5], "5"), ([5, 6, 7, 9], "5–7、9"), ([9, 3, 4, 3], "3–4、9"), ([], "")],
)
def test_rows_are_named_as_ranges(rows: list[int], label: str) -> None:
    assert rows_label(rows) == label


WORDS = ["已完成", "已销号", "基本完成", "正在推进", "达到序时进度", "长期坚持", "未启动", ""]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_the_counts_of_a_ledger_are_those_of_its_cells(tmp_path: Path, words: list[str]) -> None:
    rows = [task(n, f"任务{n}", status=word) for n, word in enumerate(words, 1)]
    counts = read_ledger(write_book(tmp_path / "台账.xlsx", rows)).counts()
    cells = Counter(words)
    assert counts.pop("合计") == len(words)
    assert counts.pop("已完成", 0) == cells["已完成"] + cells["已销号"]
    assert counts.pop("状态不明", 0) == cells[""]
    del cells["已完成"], cells[""]
    assert counts == {word: number for word, number in cells.items() if number}
