from __future__ import annotations

from assistant.draft_sentence import Piece, Written, number_citations
from assistant.reply import Citation


def cite(quote: str) -> Citation:
    return Citation(0, "甲", "甲报告", (), 0, len(quote), None, quote)


A, B, C = cite("接电421艘次。"), cite("接电318艘次。"), cite("另有35台。")


def test_marks_stand_before_the_full_stop_and_count_in_reading_order() -> None:
    paragraph = (Piece("接电421艘次；", (A,)), Piece("另有35台。", (C,)))
    numbered = number_citations([Written("一、大气", 1, (paragraph,))], [B])
    section = numbered.sections[0]
    assert section.text == "接电421艘次[1]；另有35台[2]。"
    assert section.clean == "接电421艘次；另有35台。"
    assert [(c.n, c.quote) for c in section.citations] == [(1, A.quote), (2, C.quote)]
    assert numbered.of(B).n == 3


def test_neighbours_of_one_sentence_that_cite_the_same_are_marked_once() -> None:
    paragraph = (Piece("完成3项；", (A,)), Piece("基本完成1项。", (A,)), Piece("其余待查。", (A,)))
    numbered = number_citations([Written("", 1, (paragraph,))])
    assert numbered.sections[0].text == "完成3项；基本完成1项[1]。其余待查[1]。"


def test_a_computed_value_shows_its_formula_and_the_clean_text_does_not() -> None:
    pieces = (
        Piece("接电421艘次，", (A,)),
        Piece("同比增长32.4%。", (A, B), "(421−318)÷318=32.4%"),
    )
    section = number_citations([Written("", 1, (pieces,))]).sections[0]
    assert section.text == "接电421艘次[1]，同比增长32.4%（据[1][2]计算：(421−318)÷318=32.4%）。"
    assert section.clean == "接电421艘次，同比增长32.4%。"
