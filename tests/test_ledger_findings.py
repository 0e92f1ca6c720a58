from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ledger_books import DONE, FULL, full, read_rows

from assistant.ledger import Ledger
from assistant.ledger_finding import LedgerFinding
from assistant.ledger_findings import ledger_findings
from assistant.ledger_units import maybe_same_unit, shared_units, split_units

DAY = date(2026, 6, 30)


def found(ledger: Ledger) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(f.kind, f.severity, f.tasks) for f in ledger_findings(ledger, DAY)]


def only(ledger: Ledger) -> LedgerFinding:
    (finding,) = ledger_findings(ledger, DAY)
    return finding


def one(path: Path, **given: object) -> Ledger:
    return read_rows(path / "台账.xlsx", [full(1, "甲河截污", **given)])


def test_a_ledger_with_nothing_wrong_has_no_findings(tmp_path: Path) -> None:
    rows = [
        full(1, "甲河截污"),
        full(2, "乙河清淤", **DONE),
        full(3, "扬尘管控", deadline="长期坚持", status="长期坚持", closing="不适用"),
    ]
    assert found(read_rows(tmp_path / "台账.xlsx", rows)) == []


OVERDUE = {"deadline": "2026年3月底"}
CASES: list[tuple[dict[str, object], list[tuple[str, str]]]] = [
    # overdue
    (OVERDUE, [("overdue", "error")]),
    (OVERDUE | {"status": "基本完成"}, [("overdue", "error")]),
    (OVERDUE | {"status": "达到序时进度"}, [("overdue", "error")]),
    (OVERDUE | {"status": "未达到序时进度"}, [("overdue", "warning")]),
    (OVERDUE | {"note": "已逾期，正在整改"}, [("overdue", "warning")]),
    (OVERDUE | {"note": "经批准延期至2026年9月底"}, [("overdue", "warning")]),
    ({"deadline": "2026-06-30"}, [("overdue", "error")]),
    ({"deadline": "2026-07-01"}, []),
    (OVERDUE | {"status": "长期坚持"}, []),
    (DONE, []),
    # 销号 is a part of 完成
    ({"closing": "已销号"}, [("closed_unfinished", "error")]),
    ({"status": "基本完成", "closing": "已销号"}, [("closed_unfinished", "error")]),
    ({"status": "长期坚持", "closing": "已销号"}, [("closed_unfinished", "warning")]),
    ({"closing": "待销号"}, []),
    ({"closing": "正在申请销号"}, []),
    (DONE | {"status": "已销号", "closing": "待省级核查"}, [("closing_open", "error")]),
    (DONE | {"status": "已销号", "closing": "已销号"}, []),
    (DONE | {"status": "已销号", "closing": "2026年5月已验收"}, []),
    # finished without what shows it
    (DONE | {"done_on": None, "closing": "已销号"}, [("done_undated", "error")]),
    (DONE | {"done_on": None}, [("done_undated", "warning")]),
    (DONE | {"done_on": "近期"}, [("done_undated", "warning")]),
    (DONE | {"done_on": "2026年3月"}, []),
    (DONE | {"measures": None}, [("done_unbacked", "warning")]),
    (DONE | {"progress": None}, [("done_unbacked", "warning")]),
    ({"measures": None, "progress": None}, []),
    (DONE | {"closing": None}, [("done_unaccepted", "warning")]),
    ({"closing": None}, []),
    # days that cannot be
    (DONE | {"done_on": "2026-07-01"}, [("done_future", "error")]),
    (DONE | {"done_on": "2026-06-30"}, []),
    (DONE | {"done_on": "2016-03-20"}, [("done_early", "warning")]),
    (DONE | {"done_on": "2023-03-20"}, []),
    ({"done_on": "2026-03-20"}, [("dated_unfinished", "warning")]),
    ({"status": "长期坚持", "done_on": "2026-03-20"}, []),
    # deadlines and states
    ({"deadline": None}, [("deadline_missing", "warning")]),
    ({"deadline": None, "status": "长期坚持"}, []),
    ({"deadline": "尽快"}, [("deadline_unreadable", "warning")]),
    ({"deadline": "2026-02-30"}, [("deadline_unreadable", "warning")]),
    ({"deadline": 2026.1}, [("deadline_unreadable", "warning")]),
    ({"deadline": "立行立改"}, []),
    ({"deadline": "持续推进"}, []),
    ({"status": "已整改"}, [("status_unknown", "warning")]),
    ({"status": "√"}, [("status_unknown", "warning")]),
    ({"status": None}, [("status_missing", "warning")]),
    ({"status": "按序时推进"}, []),
]


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_each_thing_that_does_not_fit_is_found(
    tmp_path: Path, given: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert [f[:2] for f in found(one(tmp_path, **given))] == expected


@pytest.mark.parametrize(
    ("given", "message", "cells"),
    [
        (
            OVERDUE | {"note": "已逾期，正在整改。"},
            "任务1“甲河截污”的“整改时限”（G3）是2026年3月底，已到期，状态仍为“正在推进”；"
            "“备注”（L3）写“已逾期，正在整改”，请督促完成或报批延期。",
            ["G3", "H3"],
        ),
        (
            {"closing": "已销号"},
            "任务1“甲河截污”的“验收/销号情况”（K3）写“已销号”，状态却是“正在推进”；"
            "已销号应先已完成，请核实后改正其中一处。",
            ["H3", "K3"],
        ),
        (
            DONE | {"done_on": None, "closing": "已销号"},
            "任务1“甲河截污”已销号，但“完成日期”（J3）空缺，请补填完成日期。",
            ["J3"],
        ),
        (
            {"deadline": 2026.1},
            "任务1“甲河截污”的“整改时限”（G3）写“2026.1”，认不出是哪一天"
            "（2026年1月还是10月），请写成“2025年12月底”这样的形式。",
            ["G3"],
        ),
    ],
)
def test_a_finding_names_task_cell_and_what_to_do(
    tmp_path: Path, given: dict[str, object], message: str, cells: list[str]
) -> None:
    finding = only(one(tmp_path, **given))
    assert finding.message == message
    assert [cell.coordinate for cell in finding.cells] == cells
    assert finding.tasks == ("1",)


def test_without_a_day_nothing_is_late(tmp_path: Path) -> None:
    ledger = one(tmp_path, **OVERDUE)
    assert ledger_findings(ledger) == ()


def test_without_the_columns_nothing_is_wanting(tmp_path: Path) -> None:
    header = ("序号", "反馈问题", "责任单位", "整改状态")
    rows = [(1, "甲河截污", "市水务局", "已完成")]
    assert found(read_rows(tmp_path / "台账.xlsx", rows, header)) == []
    listed = read_rows(
        tmp_path / "清单.xlsx",
        [(1, "甲河截污", "截污", "2025年底")],
        ("序号", "反馈问题", "整改措施", "整改时限"),
    )
    assert found(listed) == []
    assert listed.sentence(DAY) == (
        "截至2026年6月30日，台账共1项任务，已到整改时限1项；台账没有整改状态列，没有统计完成情况。"
    )


def test_the_same_gap_in_many_tasks_is_said_once(tmp_path: Path) -> None:
    rows = [full(n, f"第{n}段清淤", **DONE | {"closing": None}) for n in range(1, 15)]
    finding = only(read_rows(tmp_path / "台账.xlsx", rows))
    assert finding.message == (
        "任务1、2、3、4、5、6、7、8、9、10、11、12等14项已经完成，"
        "但“验收/销号情况”（K列）空缺，请补填验收、销号情况。"
    )
    assert finding.tasks == tuple(str(n) for n in range(1, 15))


def test_findings_stand_in_the_order_of_the_rows(tmp_path: Path) -> None:
    rows = [full(1, "甲河截污", status=None), full(3, "乙河清淤", **OVERDUE)]
    assert found(read_rows(tmp_path / "台账.xlsx", rows)) == [
        ("status_missing", "warning", ("1",)),
        ("overdue", "error", ("3",)),
        ("number_gap", "warning", ()),
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([1, 2, 3], []),
        ([1, 2, "02"], [("same_number", "error", ("2", "02"))]),
        ([1, 3, 7], [("number_gap", "warning", ())]),
        ([5, 6, 7], []),
        (["甲-1", "甲-3"], []),
        ([1, 2, 20260101], []),
        ([1, 2, "9" * 5000], []),
    ],
)
def test_numbers_are_neither_shared_nor_left_out(
    tmp_path: Path, numbers: list[object], expected: list[object]
) -> None:
    rows = [full(number, f"事项{i}") for i, number in enumerate(numbers)]
    assert found(read_rows(tmp_path / "台账.xlsx", rows)) == expected


def test_gaps_are_named(tmp_path: Path) -> None:
    rows = [full(number, f"事项{number}") for number in (1, 3, 7)]
    message = only(read_rows(tmp_path / "台账.xlsx", rows)).message
    assert message == "编号从1到7，缺2、4–6，请核实是否漏列任务。"


def test_a_numbering_that_starts_anew_under_each_class_is_no_fault(tmp_path: Path) -> None:
    rows = [
        ("水环境类", *[None] * 11),
        full(1, "甲河截污"),
        full(2, "乙河清淤"),
        ("大气类", *[None] * 11),
        full(1, "锅炉淘汰"),
        full(3, "扬尘管控"),
    ]
    merged = ["A3:L3", "A6:L6"]
    ledger = read_rows(tmp_path / "台账.xlsx", rows, FULL, merged=merged)
    assert found(ledger) == [("number_gap", "warning", ())]
    assert only(ledger).message.startswith("编号从1到3，缺2")


@pytest.mark.parametrize(
    ("names", "measures", "expected"),
    [
        (("甲河截污", "甲河 截污。"), ("截污", "截污"), 1),
        (("甲河截污", "甲河截污"), ("截污", "清淤"), 0),
        (("甲河截污", "甲河清淤"), ("截污", "截污"), 0),
    ],
)
def test_a_task_is_listed_once(
    tmp_path: Path, names: tuple[str, str], measures: tuple[str, str], expected: int
) -> None:
    rows = [full(n, names[n - 1], measures=measures[n - 1]) for n in (1, 2)]
    kinds = [kind for kind, *_ in found(read_rows(tmp_path / "台账.xlsx", rows))]
    assert kinds == ["same_name"] * expected


def test_a_unit_written_in_two_ways_is_found(tmp_path: Path) -> None:
    rows = [
        full(1, "甲河截污", lead="市住房城乡建设局"),
        full(2, "乙河清淤", lead="市住房城乡建设局"),
        full(3, "管网改造", support="市住建局、市水务局"),
    ]
    finding = only(read_rows(tmp_path / "台账.xlsx", rows))
    assert (finding.kind, finding.severity, finding.tasks) == ("unit_names", "warning", ("3",))
    assert finding.message == (
        "“市住建局”（F5）和“市住房城乡建设局”可能是同一单位的两种写法，请统一名称。"
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市住建局", "市住房城乡建设局", True),
        ("市住房城乡建设局", "市住房和城乡建设局", True),
        ("市发改委", "市发展改革委", True),
        ("市工信局", "市工业和信息化局", True),
        ("青石县政府", "青石县人民政府", True),
        ("市水务局", "青石市水务局", True),
        ("市水务局", "市水利局", False),
        ("市水务局", "市水务局", False),
        ("市委", "市发展改革委", False),
        ("东岭县政府", "西岭县人民政府", False),
        ("市财政局", "市水务局", False),
        ("市委办公室", "市委编办", False),
    ],
)
def test_abbreviations_are_known_by_their_characters(one: str, other: str, same: bool) -> None:
    assert maybe_same_unit(one, other) is maybe_same_unit(other, one) is same


@pytest.mark.parametrize(
    ("text", "units", "shares"),
    [
        ("市水务局、市财政局", ("市水务局", "市财政局"), ("市水务局、市财政局", "")),
        ("牵头：市水务局；配合：市财政局", ("市水务局", "市财政局"), ("市水务局", "市财政局")),
        ("市水务局（牵头）\n市财政局", ("市水务局", "市财政局"), ("市水务局", "市财政局")),
        ("责任单位：各区县人民政府。", ("各区县人民政府",), ("责任单位：各区县人民政府。", "")),
        ("", (), ("", "")),
    ],
)
def test_units_are_parted(text: str, units: tuple[str, ...], shares: tuple[str, str]) -> None:
    assert split_units(text) == units
    assert shared_units(text) == shares
