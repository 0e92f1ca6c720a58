from __future__ import annotations

import pytest

from assistant.export_layout import width_in_characters
from assistant.export_title import title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("整改落实情况报告", ["整改落实情况报告"]),
        (
            "平樾市2025年上半年环境保护督察反馈意见整改落实情况报告",
            ["平樾市2025年上半年环境保护", "督察反馈意见整改落实情况报告"],
        ),
        (
            "关于平樾市2024年度市级预算执行和其他财政收支审计查出问题整改情况的报告",
            ["关于平樾市2024年度市级预算执行和其他", "财政收支审计查出问题整改情况的报告"],
        ),
        (
            "平樾市人民政府关于2025年第三季度大气污染防治重点任务进展情况的通报",
            ["平樾市人民政府关于2025年第三季度", "大气污染防治重点任务进展情况的通报"],
        ),
        (
            "平樾市人民政府办公室关于贯彻落实《澜海省生态环境保护督察工作规定》"
            "推进督察反馈问题整改工作进展情况的报告",
            [
                "平樾市人民政府办公室关于贯彻落实",
                "《澜海省生态环境保护督察工作规定》",
                "推进督察反馈问题整改工作进展情况的报告",
            ],
        ),
        ("甲市报告\n（送审稿）", ["甲市报告", "（送审稿）"]),
    ],
)
def test_a_title_is_cut_into_balanced_lines_between_words(title: str, lines: list[str]) -> None:
    assert list(title_lines(title)) == lines


def test_a_line_holds_as_many_characters_as_are_allowed_and_loses_none() -> None:
    title = "岚溪县关于推进河湖长制工作和水土保持重点治理工程建设进展情况的报告"
    for allowed in (12, 15, 20, 40):
        lines = title_lines(title, allowed)
        assert "".join(lines) == title
        assert max(map(width_in_characters, lines)) <= allowed
        assert not [line for line in lines if line[0] in "的、》"]


def test_a_title_that_no_word_lets_break_stands_as_it_is() -> None:
    assert title_lines("A" * 60) == ("A" * 60,)


def test_digits_are_half_as_wide_as_characters() -> None:
    assert width_in_characters("2025年7月18日") == 6.5
