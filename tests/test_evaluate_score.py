from __future__ import annotations

import pytest

from assistant.evaluate_gold import Gold
from assistant.evaluate_score import MEASURES, rank_scores, ranks, score_answer, score_hits
from assistant.reply import Answer, Citation

ONE = Gold(1, "问", (), ("甲.txt",), ("12项", "十二项"), ("已完成12项任务", "正推进3项"), "count")
BOTH = Gold(
    2, "问", (), ("甲", "乙"), ("12项", "3项"), ("已完成12项任务", "正推进3项"), "compare", True
)
NEVER = Gold(3, "问", (), (), (), (), "unanswerable")
HITS = [("乙", "已完成12项任务"), ("甲", "别的"), ("甲", "正推进3项"), ("甲", "已完成12项任务。")]


def replied(text: str, short: tuple[str, ...], *quotes: tuple[str, str]) -> Answer:
    cited = tuple(
        Citation(n, report, report, (), 0, len(quote), None, quote)
        for n, (report, quote) in enumerate(quotes, 1)
    )
    return Answer("问", "问", text, short, not quotes, "", cited, 0.0)


def test_ranks_are_those_of_the_wanted_report() -> None:
    assert ranks(ONE, HITS) == (4, 3)
    assert ranks(BOTH, HITS) == (1, 3)
    assert ranks(ONE, HITS[:2]) == (0, 0)


def test_one_evidence_will_do_unless_all_are_wanted() -> None:
    assert score_hits(ONE, HITS) == {
        "recall@1": 0.0, "recall@5": 1.0, "recall@10": 1.0, "mrr@10": 1 / 3
    }  # fmt: skip
    assert score_hits(BOTH, HITS) == {
        "recall@1": 0.5, "recall@5": 1.0, "recall@10": 1.0, "mrr@10": 1.0
    }  # fmt: skip
    assert score_hits(NEVER, HITS) == {}


def test_a_rank_beyond_the_tenth_counts_for_nothing() -> None:
    assert set(rank_scores([11]).values()) == {0.0}
    assert rank_scores([10])["mrr@10"] == 0.1


@pytest.mark.parametrize(
    ("gold", "answer", "expected"),
    [
        (ONE, replied("12项[1]。", ("12项",), ("甲", "已完成12项任务")), (1, 1, 1, 1, 1, 0)),
        (ONE, replied("112项[1]。", ("112项",), ("甲", "共有112项")), (0, 0, 0, 0, 0, 0)),
        (ONE, replied("12项[1]。", ("12项",), ("乙", "已完成12项任务")), (1, 1, 0, 0, 0, 0)),
        (ONE, replied("12项", ("3项",), ("甲", "正推进3项"), ("乙", "别")), (1, 0, 0, 0, 0.5, 0)),
        (BOTH, replied("12项", ("12项",), ("甲", "正推进5项")), (0, 0, 0, 0.5, 1, 0)),
        (BOTH, replied("12项、3项", ("12项", "3项"), ("甲", "完成12项"), ("乙", "推进3项")),
         (1, 1, 1, 1, 1, 0)),
        (ONE, replied("没有", ()), (0, 0, 0, 0, None, 1)),
    ],
)  # fmt: skip
def test_answers_are_scored_by_what_they_say_and_cite(
    gold: Gold, answer: Answer, expected: tuple[float | None, ...]
) -> None:
    names = (
        "right figure or phrase in the answer",
        "right short answer",
        "right report cited with the answer in the quote",
        "citation recall",
        "citation precision",
        "refused when answerable",
    )
    scores = score_answer(gold, answer)
    assert tuple(scores.get(name) for name in names) == expected
    assert scores["answered at all"] == 1.0
    assert scores["answer length, characters"] == len(answer.answer)


def test_an_unanswerable_question_wants_a_refusal_and_nothing_else() -> None:
    refused = replied("没有", ())
    given = replied("12项", ("12项",), ("甲", "已完成12项任务"))
    assert score_answer(NEVER, refused) == {
        "answered at all": 1.0,
        "refused when unanswerable": 1.0,
    }
    assert score_answer(NEVER, given)["refused when unanswerable"] == 0.0
    assert score_answer(ONE, None) == {"answered at all": 0.0}


def test_every_measure_has_a_name_for_readers() -> None:
    given = replied("12项", ("12项",), ("甲", "已完成12项任务"))
    found = score_hits(ONE, HITS) | score_answer(ONE, given) | score_answer(NEVER, given)
    assert set(found) == set(MEASURES)
