"""The benchmark's scorer."""

from __future__ import annotations

import pytest

from benchmarks.scoring import holds, means


@pytest.mark.parametrize(
    ("evidence", "passage", "expected"),
    [
        ("完成12项", "全市完成 12 项。", True),
        ("ＰＭ２.５下降", "pm2.5下降", True),
        ("新建管网十二公里", "新建管网十", True),
        ("新建管网十二公里", "拆除锅炉", False),
    ],
)
def test_a_passage_holds_the_evidence_or_half_of_it(
    evidence: str, passage: str, expected: bool
) -> None:
    assert holds(evidence, passage) is expected


def test_ranks_become_recall_and_reciprocal_rank() -> None:
    assert means([1, 0, 4, 10]) == {
        "recall@1": 0.25,
        "recall@5": 0.5,
        "recall@10": 0.75,
        "mrr@10": round((1 + 1 / 4 + 1 / 10) / 4, 4),
    }
