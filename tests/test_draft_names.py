from __future__ import annotations

import pytest

from assistant.draft_clauses import clauses, plain
from assistant.draft_names import mentions, split_names, subjects
from assistant.status import Progress


@pytest.mark.parametrize(
    ("sentence", "names", "number"),
    [
        (
            "2项未达到序时进度，分别为：青石湾清淤和白沙岭复绿；3项正在推进。",
            "青石湾清淤和白沙岭复绿",
            2,
        ),
        ("未达到序时进度2项，分别是青石湾清淤和白沙岭复绿。", "青石湾清淤和白沙岭复绿", 2),
        ("未达到序时进度2项（青石湾清淤、白沙岭复绿），", "青石湾清淤、白沙岭复绿", 2),
        ("未按期完成1项：青石湾清淤，设备两次流标。", "青石湾清淤", 1),
        ("未按期完成1项，为青石湾清淤，经同意延期。", "青石湾清淤", 1),
        ("青石湾清淤、白沙岭复绿等2项未达到序时进度。", "青石湾清淤、白沙岭复绿", 2),
        ("青石湾清淤1项未达到序时进度。", "青石湾清淤", 1),
        ("进度滞后的是青石湾清淤和白沙岭复绿，前者缺少资金。", "青石湾清淤和白沙岭复绿", 2),
    ],
)
def test_the_names_of_a_count_are_found(sentence: str, names: str, number: int) -> None:
    text = plain(sentence)
    (mention,) = mentions(text, clauses(text), Progress.BEHIND)
    assert (mention.names, mention.number) == (names, number)
    assert mention.names in text


@pytest.mark.parametrize(
    "sentence",
    [
        "未达到序时进度2项，正在推进3项。",
        "未达到序时进度2项。",
        "剩余2项未达到序时进度。",
        "其中2项未达到序时进度，占10%。",
    ],
)
def test_no_names_are_made_up(sentence: str) -> None:
    text = plain(sentence)
    assert mentions(text, clauses(text), Progress.BEHIND) == []


def test_the_subject_of_a_state_is_its_name() -> None:
    text = "青石湾清淤、北渡口改造达到序时进度，白沙岭复绿未达到序时进度。"
    assert [m.names for m in subjects(text, Progress.BEHIND)] == ["白沙岭复绿"]
    assert [m.number for m in subjects(text, Progress.ON_TRACK)] == [2]
    assert subjects("对青石湾清淤滞后问题提出批评。", Progress.BEHIND) == []
    assert subjects("两项任务进度滞后。", Progress.BEHIND) == []


def test_a_list_is_split_into_its_names() -> None:
    assert split_names("甲、乙和丙以及丁") == ["甲", "乙", "丙", "丁"]
