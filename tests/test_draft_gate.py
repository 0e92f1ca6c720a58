from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.draft_gate import OPEN, lock
from assistant.draft_sentence import Piece, Written
from assistant.reply import Citation


def cite(quote: str) -> Citation:
    return Citation(0, "甲", "甲报告", (), 0, len(quote), None, quote)


def text_of(*pieces: Piece) -> str:
    locked = lock([Written("一、进展", 1, (pieces,))])
    return "".join(piece.text for piece in locked.written[0].paragraphs[0])


SAID = cite("白沙市接电421艘次，资金到位1.21亿元。")


@pytest.mark.parametrize(
    "text",
    ["接电421艘次。", "资金到位12100万元。", "资金到位1.21亿元，接电421艘次。", "没有数字。"],
)
def test_a_figure_of_a_cited_sentence_stays(text: str) -> None:
    assert text_of(Piece(text, (SAID,))) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("接电422艘次。", f"接电{OPEN}。"),
        ("资金到位1.21万元。", f"资金到位{OPEN}。"),
        ("接电421艘次，增长9.5%。", f"接电421艘次，增长{OPEN}。"),
        ("2026年接电421艘次。", f"{OPEN}接电421艘次。"),
        (
            "【待补：2026年接电艘次】，资金到位1.21亿元。",
            "【待补：2026年接电艘次】，资金到位1.21亿元。",
        ),
    ],
)
def test_any_other_figure_becomes_a_gap(text: str, expected: str) -> None:
    assert text_of(Piece(text, (SAID,))) == expected


def test_a_later_mark_of_the_sentence_counts_and_one_of_the_next_does_not() -> None:
    assert text_of(Piece("接电421艘次，"), Piece("运行平稳。", (SAID,))).startswith("接电421艘次")
    assert OPEN in text_of(Piece("接电421艘次。"), Piece("运行平稳。", (SAID,)))


def test_a_computed_figure_is_the_result_of_its_formula() -> None:
    formula = "(421−318)÷318=32.4%"
    assert text_of(Piece("同比增长32.4%。", (SAID,), formula)) == "同比增长32.4%。"
    assert OPEN in text_of(Piece("同比增长32.5%。", (SAID,), formula))
    assert text_of(Piece("新增44.1公里。", (), "255.5−211.4=44.1")) == "新增44.1公里。"
    assert OPEN in text_of(Piece("新增44.2公里。", (), "255.5−211.4=44.1"))


def test_what_was_taken_out_is_told() -> None:
    locked = lock([Written("", 1, ((Piece("接电9艘次。", (SAID,)),),))])
    assert len(locked.doubts) == 1
    assert "“9艘次”" in locked.doubts[0]


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_a_figure_stays_if_and_only_if_the_quote_has_it(written: int, quoted: int) -> None:
    kept = text_of(Piece(f"检查点位{written}个。", (cite(f"共检查点位{quoted}个。"),)))
    assert (OPEN in kept) == (written != quoted)
