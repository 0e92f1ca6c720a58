"""Comparing questions taken apart."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.parts import parts_of
from index.question import understand

_TODAY = date(2026, 3, 1)
_PLACES = ("云汐市", "平樾市")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("云汐市2023年和2024年罚款各多少？", [("云汐市", 2023), ("云汐市", 2024)]),
        ("云汐市和平樾市2024年罚款各多少？", [("云汐市", 2024), ("平樾市", 2024)]),
        ("云汐市2024年罚款多少？", [("云汐市", 2024)]),
        ("2024年云汐市和平樾市谁的罚款多？", [("云汐市", 2024), ("平樾市", 2024)]),
        ("云汐市2023年和2024年哪年罚款更多？", [("云汐市", 2023), ("云汐市", 2024)]),
        ("2024年云汐市跟平樾市哪个园区进了十大？", [("云汐市", 2024)]),
    ],
)
def test_there_is_a_part_for_each_place_and_year(
    question: str, named: list[tuple[str, int]]
) -> None:
    parts = parts_of(understand(question, _PLACES, _TODAY), _PLACES, _TODAY)
    assert [(part.places[0], part.years[0].last) for part in parts] == named


def test_ordinals_are_parts() -> None:
    parts = parts_of(understand("第七届和第八届展会各签约多少亿元？", (), _TODAY), (), _TODAY)
    assert ["第七届" in p.text for p in parts] == [True, False]
    assert ["第八届" in p.text for p in parts] == [False, True]
