from __future__ import annotations

import json

import pytest

from assistant.batch import BatchError, BatchFileError
from assistant.evaluate_gold import Gold, not_held, read_gold

WHOLE = {
    "id": "a",
    "question": "完成了几项？",
    "doc": "云汐市报告.txt",
    "short": ["12项"],
    "evidence": ["已完成12项"],
    "kind": "count",
}


def line(**changed: object) -> str:
    return json.dumps(WHOLE | changed, ensure_ascii=False)


def test_a_line_becomes_a_question_with_what_is_wanted() -> None:
    lines = [line(), "", line(id=7, history=["上一问"], doc=["甲", "乙"], all=True, more=1)]
    first = Gold("a", "完成了几项？", (), ("云汐市报告.txt",), ("12项",), ("已完成12项",), "count")
    second = Gold(
        7, "完成了几项？", ("上一问",), ("甲", "乙"), ("12项",), ("已完成12项",), "count", True
    )
    assert read_gold(lines) == (first, second)


def test_an_unanswerable_question_needs_no_answer_and_a_line_no_id() -> None:
    (gold,) = read_gold(["", '{"question": "有几座机场？", "kind": "unanswerable"}'])
    assert gold == Gold(2, "有几座机场？", (), (), (), (), "unanswerable")
    assert not gold.answerable


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("{", "不是合法的 JSON"),
        (line(id="b", question=""), "缺少问题"),
        (line(id="b", kind=None), "缺少类别（kind）"),
        (line(id="b", kind=3), "缺少类别（kind）"),
        (line(id="b", short=[]), "缺少简短答案（short）"),
        (line(id="b", evidence=None), "缺少原句（evidence）"),
        (line(id="b", short=[12]), "short（简短答案）应为文字"),
        (line(id="b", short=["12项", " "]), "short（简短答案）里有空的一项"),
        (line(id="b", doc={"a": 1}), "doc（报告名）应为文字"),
        (line(id="b", all="true"), "all 应为 true 或 false"),
        (line(), "前面已经用过"),
    ],
)
def test_a_broken_line_is_refused_with_its_number(broken: str, said: str) -> None:
    with pytest.raises(BatchError) as caught:
        read_gold([line(), "", broken])
    assert caught.value.line == 3
    assert said in str(caught.value)
    assert str(caught.value).endswith("请改正后重试。")


def test_a_file_without_questions_is_refused() -> None:
    with pytest.raises(BatchFileError, match="没有问题"):
        read_gold(["", " "])


def test_reports_that_the_library_lacks_are_named_once() -> None:
    lines = [line(id=n, doc=doc) for n, doc in enumerate((["甲.txt", "乙"], "乙", "丙.docx"))]
    assert not_held(read_gold(lines), ["甲"]) == ("乙", "丙.docx")
