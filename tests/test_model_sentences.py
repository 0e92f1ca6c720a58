from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model_sentences import Sentences


def whole(pieces: list[str]) -> list[str]:
    sentences = Sentences()
    given_out = [sentence for piece in pieces for sentence in sentences.feed(piece)]
    return given_out + sentences.end()


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("甲[A3C4]。乙。[D6E7] 丙！", ["甲[A3C4]。", "乙。[D6E7]", "丙！"]),
        ("甲。[A3C4][D6E7]乙", ["甲。[A3C4][D6E7]", "乙"]),
        ("“甲。”乙。", ["“甲。”", "乙。"]),
        ("# 标题\n- 甲\n2. 乙\n（3）丙\n", ["标题", "甲", "乙", "丙"]),
        ("**甲**46台\n\n2.5万吨", ["甲46台", "2.5万吨"]),
        ("4\u200b6台。", ["46台。"]),
        ("。\n——\n", []),
        ("", []),
    ],
)
def test_a_reply_is_cut_into_sentences_with_their_handles(reply: str, expected: list[str]) -> None:
    assert whole([reply]) == expected
    assert whole(list(reply)) == expected


def test_a_sentence_is_given_out_only_once_its_handles_are_known() -> None:
    sentences = Sentences()
    assert sentences.feed("甲46台。") == []
    assert sentences.feed("[A3") == []
    assert sentences.feed("C4]") == []
    assert sentences.feed("乙") == ["甲46台。[A3C4]"]


@given(st.text("甲乙。！\n[]A3 “”", max_size=40), st.lists(st.integers(1, 5), max_size=40))
def test_how_a_reply_is_cut_into_pieces_changes_nothing(reply: str, sizes: list[int]) -> None:
    pieces, at = [], 0
    for size in sizes:
        pieces.append(reply[at : at + size])
        at += size
    assert whole([*pieces, reply[at:]]) == whole([reply])
