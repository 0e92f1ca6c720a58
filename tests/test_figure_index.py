"""The index of figures against comparing every name."""

from __future__ import annotations

from decimal import Decimal

from index.figure import Figure
from index.figure_index import FigureIndex
from index.indicator_names import canonical_indicator, indicator_likeness
from index.report import Period

_MEASURED = [
    ("全市污水处理能力", "flow", "云汐市"),
    ("污水日处理能力", "flow", "平樾市"),
    ("新增污水处理能力", "flow", "云汐市"),
    ("细颗粒物平均浓度", "concentration", "云汐市"),
    ("细颗粒物平均浓度下降", "percent", "云汐市"),
    ("已完成整改任务", "count", "平樾市"),
    ("整改任务", "count", "平樾市"),
    ("市区优良天数", "days", "云汐市"),
    ("优良天数", "days", "云汐市"),
    ("拆除燃煤锅炉", "count", "云汐市"),
    ("城北片区污水处理能力", "flow", "云汐市"),
    ("农村生活污水处理能力", "flow", "岚溪县"),
]


def _figure(indicator: str, kind: str, place: str, start: int = 0) -> Figure:
    period = Period("2024-01-01", "2024-12-31")
    return Figure(
        "报告", start, start + 1, "1", Decimal(1), Decimal(1), "", kind, indicator, "", "",
        "level", "", 0, period, place, (0, 9),
    )  # fmt: skip


_FIGURES = [_figure(*measured, start=n) for n, measured in enumerate(_MEASURED)]


def test_names_like_an_indicator_are_those_of_comparing_every_name() -> None:
    index = FigureIndex(_FIGURES)
    for asked, _, _ in _MEASURED:
        likeness = {
            name: indicator_likeness(canonical_indicator(asked), name) for name in index.names()
        }
        expected = {name: near for name, near in likeness.items() if near >= 0.5}
        assert dict(index.names_like(asked)) == expected


def test_the_figures_of_another_writing_are_found_first() -> None:
    found = FigureIndex(_FIGURES).find("污水处理能力")
    alike = [c.figure.indicator for c in found if c.likeness == 1]
    assert alike == ["全市污水处理能力", "污水日处理能力"]
    assert [c.likeness for c in found] == sorted((c.likeness for c in found), reverse=True)


def test_scope_keeps_figures_apart() -> None:
    found = [c.figure.indicator for c in FigureIndex(_FIGURES).find("优良天数")]
    assert found == ["优良天数"]


def test_place_and_kind_narrow_what_is_found() -> None:
    index = FigureIndex(_FIGURES)
    assert [c.figure.place for c in index.find("污水处理能力", place="平樾市")] == ["平樾市"]
    kinds = {c.figure.kind for c in index.find("细颗粒物", unit_kind="percent")}
    assert kinds == {"percent"}
    assert index.find("污水处理能力", place="东岬市") == ()


def test_an_empty_index_finds_nothing() -> None:
    assert FigureIndex(()).find("污水处理能力") == ()
    assert FigureIndex(_FIGURES).find("") == ()
