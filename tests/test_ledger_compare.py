from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ledger_books import DONE, full, read_rows

from assistant.ledger_finding import LedgerFinding
from assistant.ledger_findings import ledger_findings
from assistant.ledger_pair import pair_tasks

DAY = date(2026, 6, 30)
Row = tuple[object, ...]


def since(path: Path, then: list[Row], now: list[Row]) -> list[LedgerFinding]:
    """What comparing with the last ledger adds to the findings of the ledger alone."""
    last = read_rows(path / "上期.xlsx", then, title="青石市整改任务台账（截至2025年12月底）")
    ledger = read_rows(path / "本期.xlsx", now)
    alone = ledger_findings(ledger, DAY)
    return [f for f in ledger_findings(ledger, DAY, last) if f not in alone]


def changed(path: Path, then: dict[str, object], now: dict[str, object]) -> list[LedgerFinding]:
    return since(path, [full(1, "甲河截污", **then)], [full(1, "甲河截污", **now)])


CASES: list[tuple[dict[str, object], dict[str, object], list[tuple[str, str]]]] = [
    ({}, {}, []),
    # states
    (DONE, DONE | {"closing": "已销号"}, []),
    ({"status": "基本完成"}, DONE, [("deadline_changed", "error")]),
    ({"status": "已完成"}, {"status": "正在推进"}, [("status_back", "error")]),
    ({"status": "已完成"}, {"status": "基本完成"}, [("status_back", "error")]),
    (DONE | {"closing": "已销号"}, DONE, [("status_back", "error")]),
    ({"status": "已完成"}, {"status": "长期坚持"}, [("status_back", "warning")]),
    ({"status": "达到序时进度"}, {"status": "未达到序时进度"}, [("status_back", "warning")]),
    ({"status": "基本完成"}, {"status": "达到序时进度"}, [("status_back", "warning")]),
    ({"status": "未达到序时进度"}, {"status": "达到序时进度"}, []),
    ({"status": "正在推进"}, {"status": "达到序时进度"}, []),
    # dates of completion
    (DONE, DONE | {"done_on": None}, [("date_vanished", "error")]),
    (DONE, DONE | {"done_on": "2026-03-21"}, [("date_changed", "warning")]),
    (DONE, DONE | {"done_on": "2026年3月20日"}, []),
    # deadlines
    ({}, {"deadline": "2027年6月底"}, [("deadline_changed", "error")]),
    (
        {},
        {"deadline": "2027年6月底", "note": "经批准延期至2027年6月底"},
        [("deadline_changed", "warning")],
    ),
    ({}, {"deadline": "长期坚持"}, [("deadline_changed", "error")]),
    ({}, {"deadline": "2026-12-31"}, []),
    # units
    ({}, {"lead": "市林业局"}, [("unit_changed", "warning")]),
    ({"lead": "市住建局"}, {"lead": "市住房城乡建设局"}, [("unit_changed", "warning")]),
    ({"support": "甲局、乙局"}, {"support": "乙局，甲局"}, []),
    # content
    ({}, {"measures": "另行整改"}, [("content_changed", "warning")]),
    ({}, {"goal": None}, [("content_changed", "warning")]),
    ({}, {"measures": "按方案 整改。"}, []),
    # running sums
    ({"progress": "累计清淤255公里"}, {"progress": "累计清淤240公里"}, [("sum_fell", "warning")]),
    (
        {"progress": "资金累计到位1.2亿元"},
        {"progress": "资金累计到位9800万元"},
        [("sum_fell", "warning")],
    ),
    ({"progress": "累计清淤255公里"}, {"progress": "累计清淤260公里"}, []),
    ({"progress": "资金累计到位9800万元"}, {"progress": "资金累计到位1.2亿元"}, []),
    ({"progress": "清淤255公里"}, {"progress": "清淤240公里"}, []),
    ({"progress": "今年累计办结90件"}, {"progress": "今年累计办结40件"}, []),
    ({"progress": "累计清淤255公里"}, {"progress": "累计植树240公里"}, []),
    ({"progress": "累计清淤255公里"}, {"progress": "累计清淤240处"}, []),
    # plans called done
    (
        {"progress": "拟新建排涝泵站3座"},
        {"progress": "已新建排涝泵站3座"},
        [("plan_done", "warning")],
    ),
    (
        {"progress": "计划6月底前完成截污管网铺设"},
        {"progress": "截污管网铺设已完成"},
        [("plan_done", "warning")],
    ),
    ({"progress": "拟新建排涝泵站3座"}, {"progress": "正在新建排涝泵站3座"}, []),
    ({"progress": "拟新建排涝泵站3座"}, {"progress": "已编制水质监测方案"}, []),
    ({"progress": "已新建排涝泵站3座"}, {"progress": "已新建排涝泵站3座"}, []),
    (
        {"progress": "拟新建排涝泵站3座", "deadline": "2026年3月底"},
        DONE | {"progress": "已新建排涝泵站3座"},
        [],
    ),
]


@pytest.mark.parametrize(("then", "now", "expected"), CASES)
def test_each_change_since_the_last_ledger_is_found(
    tmp_path: Path,
    then: dict[str, object],
    now: dict[str, object],
    expected: list[tuple[str, str]],
) -> None:
    found = changed(tmp_path, then, now)
    assert [(f.kind, f.severity) for f in found] == expected
    assert all(f.tasks == ("1",) for f in found)


@pytest.mark.parametrize(
    ("then", "now", "message"),
    [
        (
            DONE,
            DONE | {"done_on": None},
            "任务1“甲河截污”上期写明2026年3月20日完成，本期“完成日期”（J3）没有日期，请补填。",
        ),
        (
            {"status": "已完成"},
            {},
            "任务1“甲河截污”的状态由上期的“已完成”退为“正在推进”，请说明原因或更正。",
        ),
        (
            DONE | {"closing": "已销号"},
            DONE,
            "任务1“甲河截污”的状态由上期的“已完成，已销号”退为“已完成”，请说明原因或更正。",
        ),
        (
            {},
            {"deadline": "2027年6月底"},
            "任务1“甲河截污”的“整改时限”（G3）由“2026年12月底”改为“2027年6月底”，"
            "台账没有写明批准延期，请核实。",
        ),
        (
            {"lead": "市住建局"},
            {"lead": "市住房城乡建设局"},
            "任务1“甲河截污”的牵头单位由“市住建局”改为“市住房城乡建设局”，写法不同，请统一名称。",
        ),
        (
            {"progress": "累计清淤255公里"},
            {"progress": "累计清淤240公里"},
            "任务1“甲河截污”的“进展情况”（I3）由上期的“累计清淤255公里”减为"
            "“累计清淤240公里”，累计数不应减少，请核实。",
        ),
    ],
)
def test_a_change_is_said_in_one_sentence(
    tmp_path: Path, then: dict[str, object], now: dict[str, object], message: str
) -> None:
    (finding,) = changed(tmp_path, then, now)
    assert finding.message == message
    assert finding.last


def test_tasks_that_vanished_and_new_ones_are_named(tmp_path: Path) -> None:
    then = [full(1, "甲河截污"), full(2, "锅炉淘汰")]
    now = [full(1, "甲河截污"), full(2, "尾矿库闭库")]
    new, gone = since(tmp_path, then, now)
    assert (new.kind, new.tasks, gone.kind, gone.tasks) == ("new_task", ("2",), "vanished_task", ())
    assert new.message == "任务2“尾矿库闭库”在上期台账“上期.xlsx”中没有，请核实是否新增。"
    assert gone.message == ("上期台账“上期.xlsx”第4行有任务2“锅炉淘汰”，本期没有了，请核实去向。")


def test_a_task_that_got_another_number_is_the_same_task(tmp_path: Path) -> None:
    then = [full(1, "甲河截污"), full(2, "锅炉淘汰")]
    now = [full(1, "锅炉淘汰"), full(2, "甲河截污")]
    found = since(tmp_path, then, now)
    assert [(f.kind, f.tasks) for f in found] == [("renumbered", ("1",)), ("renumbered", ("2",))]


def test_a_task_that_was_reworded_is_the_same_task(tmp_path: Path) -> None:
    then = [full(1, "甲河沿岸生活污水直排，水质超标")]
    now = [full(1, "甲河沿岸生活污水直排，水质长期超标")]
    (finding,) = since(tmp_path, then, now)
    assert finding.kind == "content_changed"
    assert "反馈问题与上期不同（上期：“甲河沿岸生活污水直排，水质超标”）" in finding.message


def test_tasks_are_paired_once_and_the_surest_first(tmp_path: Path) -> None:
    old = ("甲河上段截污", "甲河下段截污", "沿河垃圾清运不及时，不够彻底")
    new = ("甲河下段截污", "沿河垃圾清运不及时、不彻底", "甲河中段截污")
    then = read_rows(tmp_path / "上期.xlsx", [full(n, x) for n, x in enumerate(old, 1)]).tasks
    now = read_rows(tmp_path / "本期.xlsx", [full(n, x) for n, x in enumerate(new, 1)]).tasks
    pairs = pair_tasks(now, then)
    assert [(p.now.name, p.then.name) for p in pairs.both] == [
        ("甲河下段截污", "甲河下段截污"),
        ("沿河垃圾清运不及时、不彻底", "沿河垃圾清运不及时，不够彻底"),
    ]
    assert [t.name for t in pairs.new] == ["甲河中段截污"]
    assert [t.name for t in pairs.gone] == ["甲河上段截污"]
