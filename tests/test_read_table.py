"""Table rows as lines: which row is the header, and what stands without one."""

from __future__ import annotations

import pytest

from index.read_table import Cell, cell_text, table_lines


def lines(*rows: str) -> list[str]:
    """Lines of a table written as 'a|b' rows."""
    return table_lines(
        [Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row.split("|"))]
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["序号|事项", "1|管网"], ["序号：1；事项：管网"]),
        (["指标|2022年|2023年", "优良天数|301|312"], ["指标：优良天数；2022年：301；2023年：312"]),
        (["指标|2022|2023", "天数|301|312"], ["指标：天数；2022：301；2023：312"]),
        (["|上期|本期", "完成|9|11"], ["完成；上期：9；本期：11"]),
        (
            ["项目名称|海州湾治理", "建设单位|市水务局"],
            ["项目名称：海州湾治理", "建设单位：市水务局"],
        ),
        (
            ["县区|任务数", "东港区|6", "西湖县|5"],
            ["县区：东港区；任务数：6", "县区：西湖县；任务数：5"],
        ),
        (["12|35|46", "13|36|47"], ["12；35；46", "13；36；47"]),
        (["序号|事项|时限"], ["序号；事项；时限"]),
        (["台账", "甲：", "乙"], ["台账", "甲：", "乙"]),
        (
            ["序号|事项", "1|管网", "序号|事项", "2|锅炉"],
            ["序号：1；事项：管网", "序号：2；事项：锅炉"],
        ),
        (["序 号|责任\n单位", "1|市水务局"], ["序号：1；责任单位：市水务局"]),
        (["序号|措施|时限", "1|建管网。|年底"], ["序号：1；措施：建管网；时限：年底"]),
        (["|", "|"], []),
        ([""], []),
    ],
)
def test_rows_become_lines(rows: list[str], expected: list[str]) -> None:
    assert lines(*rows) == expected


def test_no_cells_give_no_lines() -> None:
    assert table_lines([]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市生态\n环境局", "市生态环境局"),
        ("a\nb", "a b"),
        ("（一）措施\n（二）措施", "（一）措施 （二）措施"),
        ("措施\n一、建设", "措施 一、建设"),
        ("  2024年 \n 6月 ", "2024年 6月"),
    ],
)
def test_a_cell_is_one_line(text: str, expected: str) -> None:
    assert cell_text(text) == expected
