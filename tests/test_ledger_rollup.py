from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_books import DONE, FULL, full, read_rows

from assistant.ledger import CompletionRate, completion_rate
from assistant.ledger_rollup import all_counts, by_deadline, by_kind, by_unit, by_year

DAY = date(2026, 6, 30)
ROWS = [
    ("水环境类", *[None] * 11),
    full(1, "甲河截污", **DONE | {"closing": "已销号"}),
    full(2, "乙河清淤", lead="市水务局、市林业局"),
    ("大气类", *[None] * 11),
    full(3, "锅炉淘汰", **DONE | {"lead": "市住建局", "deadline": "2026年6月"}),
    full(4, "扬尘管控", lead="市住建局", deadline="长期坚持", status="长期坚持"),
    full(5, "矿山复绿", lead=None, deadline=None, status="基本完成"),
]
MERGED = ["A3:L3", "A6:L6"]


def test_tasks_are_rolled_up_by_deadline_year_unit_and_class(tmp_path: Path) -> None:
    ledger = read_rows(tmp_path / "台账.xlsx", ROWS, FULL, merged=MERGED)
    groups = {
        name: {group: [t.number for t in tasks] for group, tasks in sorted_by.items()}
        for name, sorted_by in (
            ("deadline", by_deadline(ledger)),
            ("year", by_year(ledger)),
            ("unit", by_unit(ledger)),
            ("kind", by_kind(ledger)),
        )
    }
    assert groups == {
        "deadline": {
            "2026年3月底": ["1"],
            "2026年6月底": ["3"],
            "2026年底": ["2"],
            "长期坚持": ["4"],
            "未载明": ["5"],
        },
        "year": {"2026年": ["1", "3", "2"], "长期坚持": ["4"], "未载明": ["5"]},
        "unit": {
            "市水务局": ["1", "2"],
            "市住建局": ["3", "4"],
            "市林业局": ["2"],
            "未载明": ["5"],
        },
        "kind": {"水环境类": ["1", "2"], "大气类": ["3", "4", "5"]},
    }
    assert list(groups["unit"]) == ["市水务局", "市住建局", "市林业局", "未载明"]


def test_each_group_has_its_counts_by_status(tmp_path: Path) -> None:
    ledger = read_rows(tmp_path / "台账.xlsx", ROWS, FULL, merged=MERGED)
    counts = all_counts(ledger, DAY)
    assert counts["已完成"] == 2
    assert counts["按类别"] == {
        "水环境类": {"合计": 2, "已到时限": 1, "已完成": 1, "已销号": 1, "正在推进": 1},
        "大气类": {"合计": 3, "已到时限": 1, "已完成": 1, "基本完成": 1, "长期坚持": 1},
    }


def test_a_ledger_without_classes_has_none(tmp_path: Path) -> None:
    ledger = read_rows(tmp_path / "台账.xlsx", [full(1, "甲河截污")])
    assert all_counts(ledger, DAY)["按类别"] == {}


def test_the_rate_of_completion_shows_its_calculation(tmp_path: Path) -> None:
    ledger = read_rows(tmp_path / "台账.xlsx", ROWS, FULL, merged=MERGED)
    rate = completion_rate(ledger, DAY)
    assert rate == CompletionRate(2, 5)
    assert (rate.percent, rate.formula) == ("40.0%", "2÷5=40.0%")
    assert completion_rate(ledger, date(2026, 3, 1)) == CompletionRate(0, 5)


def test_a_rate_is_rounded_half_up() -> None:
    shares = {(1, 16): "6.3%", (3, 16): "18.8%", (1, 3): "33.3%", (5, 5): "100.0%", (0, 7): "0.0%"}
    assert {(a, b): CompletionRate(a, b).percent for a, b in shares} == shares


STATES = ["已完成", "已销号", "基本完成", "正在推进", "长期坚持", ""]
UNITS = ["甲局", "乙局", "丙县政府"]
DEADLINES = ["2025年底", "2026年6月", "长期坚持", None]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(STATES), st.sampled_from(UNITS), st.sampled_from(DEADLINES)),
        min_size=1,
        max_size=20,
    )
)
def test_the_groups_add_up_to_the_whole(
    tmp_path: Path, drawn: list[tuple[str, str, str | None]]
) -> None:
    rows = [
        full(n, f"事项{n}", status=status, lead=unit, deadline=deadline)
        for n, (status, unit, deadline) in enumerate(drawn, 1)
    ]
    ledger = read_rows(tmp_path / "台账.xlsx", rows)
    counts = all_counts(ledger, DAY)
    whole = ledger.counts(DAY)
    for name in ("按时限", "按年份", "按单位"):
        groups = counts[name]
        assert isinstance(groups, dict)
        for word, number in whole.items():
            assert sum(group.get(word, 0) for group in groups.values()) == number
