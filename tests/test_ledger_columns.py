from __future__ import annotations

from pathlib import Path

import pytest
from ledger_books import read_rows

from assistant.ledger_columns import find_header
from assistant.ledger_grid import Grid
from assistant.status import Progress


def fields(*labels: str) -> dict[str, str]:
    """The label of each field of a header of one row."""
    header = find_header(Grid("表", (labels, ("1",) * len(labels)), frozenset()))
    return {f: labels[i] for f, i in header.columns.items()} if header else {}


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("问题编号", "number"),
        ("问题类别", "kind"),
        ("所属领域", "kind"),
        ("问题来源", "source"),
        ("整改目标", "goal"),
        ("销号标准", "goal"),
        ("整改举措", "measures"),
        ("下一步措施", "next_step"),
        ("牵头（责任）单位", "lead"),
        ("牵头单位及责任人", "lead"),
        ("责任单位（牵头）", "lead"),
        ("责任单位（牵头/配合）", "unit"),
        ("责任单位（配合）", "support"),
        ("协办部门", "support"),
        ("督导/验收单位", "supervisor"),
        ("市级包抓领导", "supervisor"),
        ("完成时限", "deadline"),
        ("目标完成时间", "deadline"),
        ("时间节点", "deadline"),
        ("整改时间", "deadline"),
        ("销号时限", "closing_due"),
        ("是否销号", "closing"),
        ("公示情况", "closing"),
        ("是否整改到位", "status"),
        ("整改措施落实情况", "progress"),
        ("目前进展", "progress"),
        ("工作进展情况（截至6月底）", "progress"),
        ("存在问题和困难", "difficulty"),
        ("佐证材料", "evidence"),
        ("备注", "note"),
    ],
)
def test_a_label_names_its_field(label: str, field: str) -> None:
    others = {"problem": "反馈问题", "name": "整改任务", "goal": "整改目标", "status": "整改状态"}
    beside = [other for of, other in others.items() if of != field]
    assert fields(*beside, label)[field] == label


def test_what_says_more_comes_before_what_says_less() -> None:
    assert fields("序号", "反馈问题", "整改情况", "整改状态") == {
        "number": "序号",
        "problem": "反馈问题",
        "progress": "整改情况",
        "status": "整改状态",
    }
    assert fields("序号", "反馈问题", "整改情况")["status"] == "整改情况"
    assert fields("序号", "整改内容", "整改状态")["name"] == "整改内容"
    assert fields("序号", "反馈问题", "整改内容")["measures"] == "整改内容"


def test_a_header_of_three_rows_takes_the_lowest_label_that_says_something(tmp_path: Path) -> None:
    rows = [
        (None, None, None, "进展", None, None, "验收", None),
        (None, None, None, "状态", "进展情况", "完成时间", "验收单位", "销号时间"),
        (1, "甲河截污", "2026年底", "已完成", "建成", "2026-03-01", "整改办", "2026-04-01"),
    ]
    upper = ("序号", "反馈问题", "整改时限", "整改情况", None, None, None, None)
    merged = ["A2:A4", "B2:B4", "C2:C4", "D2:H2", "D3:F3", "G3:H3"]
    ledger = read_rows(tmp_path / "台账.xlsx", rows, upper, merged=merged)
    (only,) = ledger.tasks
    assert only.row == 5
    assert {field: cell.text for field, cell in only.cells.items()} == {
        "number": "1",
        "problem": "甲河截污",
        "deadline": "2026年底",
        "status": "已完成",
        "progress": "建成",
        "done_on": "2026-03-01",
        "supervisor": "整改办",
        "closing": "2026-04-01",
    }
    assert only.closed


def test_a_second_header_row_is_known_without_merged_cells(tmp_path: Path) -> None:
    rows = [
        (None, None, "计划完成", "实际完成", None, "牵头", "配合"),
        (1, "甲河截污", "2026年3月", "2026.3.20", "已完成", "市水务局", "市财政局"),
    ]
    header = ("序号", "反馈问题", "时间", None, "整改状态", "责任单位", None)
    (only,) = read_rows(tmp_path / "台账.xlsx", rows, header).tasks
    assert (only.lead, only.support) == ("市水务局", "市财政局")
    assert str(only.deadline.day) == "2026-03-31"
    assert str(only.done_on) == "2026-03-20"


def test_a_sentence_is_no_header() -> None:
    prose = ("反馈问题", "整改措施要落实到位，整改时限不得拖延，责任单位要按月报送进展", "一", "二")
    assert find_header(Grid("表", (prose,), frozenset())) is None


@pytest.mark.parametrize(("status", "field"), [("正在推进", "deadline"), ("已完成", "done_on")])
def test_a_bare_completion_time_is_a_deadline_where_open_tasks_have_one(
    tmp_path: Path, status: str, field: str
) -> None:
    header = ("序号", "整改任务", "责任单位", "完成时间", "整改状态")
    rows = [(1, "甲河截污", "市水务局", "2026年5月", status)]
    ledger = read_rows(tmp_path / "台账.xlsx", rows, header)
    assert field in ledger.headers
    assert not {"deadline", "done_on"} - {field} & set(ledger.headers)


@pytest.mark.parametrize(
    ("labels", "status", "progress"),
    [
        (("当前进度", "推进情况"), "正在推进", "建成两座泵站"),
        (("推进情况", "整改进度"), "建成两座泵站", "正在推进"),
    ],
)
def test_a_column_of_how_far_beside_one_of_what_was_done_is_the_status(
    tmp_path: Path, labels: tuple[str, str], status: str, progress: str
) -> None:
    header = ("序号", "反馈问题", "主责单位", "完成期限", *labels)
    rows = [(1, "甲河截污", "市水务局", "2026年5月", status, progress)]
    (only,) = read_rows(tmp_path / "台账.xlsx", rows, header).tasks
    assert only.cells["status"].text == "正在推进"
    assert only.cells["progress"].text == "建成两座泵站"


def test_one_column_on_how_far_and_what_was_done_is_that_of_both(tmp_path: Path) -> None:
    header = ("序号", "交办问题", "责任单位", "整改期限", "整改情况")
    rows = [(1, "甲河截污", "市水务局", "2026年5月", "正在推进，累计建成管网21.3公里")]
    (only,) = read_rows(tmp_path / "台账.xlsx", rows, header).tasks
    assert only.status.progress is Progress.ACTIVE
    assert only.cells["progress"].text == "正在推进，累计建成管网21.3公里"
