from __future__ import annotations

import pytest

from assistant.evaluate_match import bare, holds, of_report, report_stem, supports


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" 完成 12 项。", "完成12项"),
        ("ＰＭ２.５ 下降，", "pm2.5下降"),
        ("12 34", "12 34"),
        ("12  34", "1234"),
        ("12　个", "12个"),
    ],
)
def test_texts_are_compared_without_width_case_white_space_and_stops(
    text: str, expected: str
) -> None:
    assert bare(text) == expected


@pytest.mark.parametrize(
    ("text", "answer", "expected"),
    [
        ("增长4%。", "4%", True),
        ("增长74%。", "4%", False),
        ("增长1.4%。", "4%", False),
        ("共12项", "1", False),
        ("共12项", "12", True),
        ("共12.5项", "12", False),
        ("共12.", "12", True),
        ("先112项，后12项", "12项", True),
        ("共１２项", "12 项", True),
        ("共12项", "。", False),
    ],
)
def test_an_answer_stands_in_a_text_only_with_whole_numbers(
    text: str, answer: str, expected: bool
) -> None:
    assert holds(text, answer) is expected


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        ("全市完成 12 项。", "完成12项", True),
        ("新建管网十", "新建管网十二公里", True),
        ("本年新建管网后", "新建管网十二公里", True),
        ("拆除锅炉", "新建管网十二公里", False),
        ("新建管", "新建管网十二公里", False),
        ("", "新建管网十二公里", False),
    ],
)
def test_a_text_supports_a_sentence_that_it_holds_by_half(
    text: str, sentence: str, expected: bool
) -> None:
    assert supports(text, sentence) is expected


def test_reports_are_the_same_whatever_their_folder_and_file_ending() -> None:
    assert report_stem("往年/云汐市报告.docx") == "云汐市报告"
    assert of_report("云汐市报告", ["平樾市报告.txt", "云汐市报告.pdf"])
    assert not of_report("云汐市报告", ["平樾市报告.txt"])
    assert of_report("云汐市报告", [])
