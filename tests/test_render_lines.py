from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.render_lines import breaks, display_width, wrap

TEXT = st.text("报告库，。（“ab12- ", max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("报告", 4), ("a报", 3), ("，", 2), ("", 0), ("e\u0301", 1)],
)
def test_a_chinese_character_takes_two_columns(text: str, width: int) -> None:
    assert display_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("把文件加入报告库", 8, ["把文件加", "入报告库"]),
        ("把文件，加入", 6, ["把文", "件，加", "入"]),
        ("共（20）项", 6, ["共", "（20）", "项"]),
        ("加上2022年拆除", 6, ["加上", "2022年", "拆除"]),
        ("用 report-assistant 建库", 18, ["用", "report-assistant", "建库"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("甲 乙", 2, ["甲", "乙"]),
        ("", 10, [""]),
    ],
)
def test_lines_break_where_chinese_text_may_break(
    text: str, width: int, expected: list[str]
) -> None:
    assert wrap(text, width) == expected


@given(TEXT, st.integers(4, 40))
def test_lines_together_are_the_text(text: str, width: int) -> None:
    offsets = [0, *breaks(text, width), len(text)]
    lines = [text[a:b] for a, b in pairwise(offsets)]
    assert "".join(lines) == text
    assert all(lines[1:])


@given(TEXT, st.integers(10, 40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(display_width(line) <= width for line in wrap(text, width))
