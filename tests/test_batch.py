from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.batch import BatchError, BatchQuestion, read_batch


def test_questions_come_back_in_order_with_their_ids_and_histories() -> None:
    lines = [
        '{"id": "a", "question": "完成了几项？"}',
        "",
        '{"id": 7, "query": "锅炉", "history": ["那年拆了多少台？"], "short": ["别的"]}',
    ]
    assert read_batch(lines) == (
        BatchQuestion("a", "完成了几项？"),
        BatchQuestion(7, "锅炉", ("那年拆了多少台？",)),
    )


def test_a_line_without_an_id_gets_its_line_number() -> None:
    assert [q.id for q in read_batch(["", '{"question": "几项？"}'])] == [2]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "不是合法的 JSON"),
        ("[" * 100_000, "不是合法的 JSON"),
        ('"几项？"', "不是 JSON 对象"),
        ("[]", "不是 JSON 对象"),
        ('{"id": "a"}', "缺少问题"),
        ('{"id": "a", "question": "  "}', "缺少问题"),
        ('{"id": "a", "question": 3}', "缺少问题"),
        ('{"id": null, "question": "几项？"}', "id"),
        ('{"id": true, "question": "几项？"}', "id"),
        ('{"id": [1], "question": "几项？"}', "id"),
        ('{"id": "a", "question": "几项？", "history": "上一问"}', "history"),
        ('{"id": "a", "question": "几项？", "history": [1]}', "history"),
    ],
)
def test_a_malformed_line_is_refused_with_its_number(line: str, reason: str) -> None:
    with pytest.raises(BatchError) as caught:
        read_batch(['{"id": 1, "question": "几项？"}', "", line])
    assert caught.value.line == 3
    assert "第 3 行" in str(caught.value)
    assert reason in str(caught.value)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    assert read_batch(['\ufeff{"id": 1, "question": "几项？"}\r\n']) == (
        BatchQuestion(1, "几项？"),
    )


def test_half_a_surrogate_pair_becomes_text_that_can_be_printed() -> None:
    (question,) = read_batch(['{"id": 1, "question": "几项\\ud800？", "history": ["\\udfff"]}'])
    assert question.question.encode("utf-8")
    assert question.history[0].encode("utf-8")


@given(
    st.lists(
        st.builds(
            BatchQuestion,
            st.integers() | st.text(),
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip),
            st.lists(st.text(st.characters(exclude_categories=["Cs"]))).map(tuple),
        )
    )
)
def test_what_is_written_as_json_lines_is_read_back(questions: list[BatchQuestion]) -> None:
    lines = [
        json.dumps({"id": q.id, "question": q.question, "history": q.history}) for q in questions
    ]
    stripped = tuple(
        BatchQuestion(q.id, q.question.strip(), tuple(h.strip() for h in q.history))
        for q in questions
    )
    assert read_batch(lines) == stripped
