from __future__ import annotations

import pytest

from assistant.draft_clauses import CUT_OFF, Clause, clauses, plain
from assistant.status import Progress


def read(sentence: str) -> list[Clause]:
    return list(clauses(plain(sentence)))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("20项任务已完成13项。", [(20, Progress.UNKNOWN), (13, Progress.DONE)]),
        (
            "已完成18项、基本完成4项、正在推进8项。",
            [(18, "已完成"), (4, "基本完成"), (8, "正在推进")],
        ),
        ("9 项 已基本完成，2 项未达到序时进度。", [(9, "基本完成"), (2, "未达到序时进度")]),
        ("达到序时进度的有十二项。", [(12, "达到序时进度")]),
        ("整改任务二十余项,其中销号八项;", [(20, "状态不明"), (8, "已销号")]),
        ("3项建立长效机制需长期坚持；", [(3, "长期坚持")]),
        ("涉及三个方面36个问题。", [(3, "状态不明"), (36, "状态不明")]),
        ("完成率65%，完成投资3.2亿元，提高5个百分点。", []),
        ("尚未启动的1项。", [(1, "未启动")]),
    ],
)
def test_every_count_is_read_with_its_status(
    sentence: str, expected: list[tuple[int, Progress | str]]
) -> None:
    found = [(clause.number, clause.status.progress) for clause in read(sentence)]
    assert found == [(number, Progress(status)) for number, status in expected]


def test_an_amount_keeps_its_fuzzy_words_and_takes_arabic_digits() -> None:
    amounts = [c.amount for c in read("整改任务近三十项，问题二十余个，措施40条左右。")]
    assert amounts == ["近30项", "20余个", "40条左右"]


def test_a_part_knows_the_state_that_it_is_part_of() -> None:
    done, closed, nearly = read("已完成13项（其中已销号12项），基本完成1项。")
    assert (done.parent, closed.parent, nearly.parent) == (None, Progress.DONE, None)
    _, first, second, rest = read(
        "正在推进6项，其中，2027年底应完成4项，持续推进2项；剩余1项未启动。"
    )
    assert (first.parent, second.parent, rest.parent) == (Progress.ACTIVE, Progress.ACTIVE, None)


def test_what_follows_a_part_of_what_is_done_need_not_be_part_of_it() -> None:
    _, closed, lasting = read("已完成9项，其中已销号8项，长期坚持2项。")
    assert (closed.parent, lasting.parent) == (Progress.DONE, None)
    _, closed, lasting = read("已完成9项，其中，已销号6项、长期坚持2项。")
    assert (closed.parent, lasting.parent) == (Progress.DONE, Progress.DONE)


@pytest.mark.parametrize(
    ("sentence", "when", "due"),
    [
        ("2027年底应完成3项。", "2027年底", True),
        ("2027年6月底前需完成的3项。", "2027年6月底前", True),
        ("2027年底前完成3项。", "2027年底前", True),
        ("按完成时限分，2027年底前3项。", "2027年底前", True),
        ("2026年底前已完成3项。", "2026年底前", False),
        ("2026年完成3项。", "2026年", False),
        ("截至2026年6月底应完成3项。", "", False),
        ("应完成3项。", "", False),
    ],
)
def test_a_deadline_is_told_from_a_time_gone_by(sentence: str, when: str, due: bool) -> None:
    (clause,) = read(sentence)
    assert (clause.when, clause.due) == (when, due)
    assert not clause.status.finished or not due


@pytest.mark.parametrize("sentence", ["上半年新增销号3项。", "同比增加3项。", "比上年多完成3项。"])
def test_an_increase_is_no_state(sentence: str) -> None:
    (clause,) = read(sentence)
    assert clause.flow or clause.when


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("截至2026年6月底，共有", "截至2026年6月底"),
        ("截止10月底，共有", "截止10月底"),
        ("到2026年底，共有", "到2026年底"),
        ("截至目前，共有", "截至目前"),
        ("截至2026年6月30日已完成", "截至2026年6月30日"),
    ],
)
def test_the_cut_off_is_read_as_it_stands(sentence: str, expected: str) -> None:
    match = CUT_OFF.search(plain(sentence))
    assert match is not None
    assert match.group() == expected


def test_a_plain_sentence_has_no_white_space_and_wide_punctuation() -> None:
    assert (
        plain("20 项任务中,完成 3\n项;共1,685件:(略)") == "20项任务中，完成3项；共1,685件：（略）"
    )
