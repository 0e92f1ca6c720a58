"""How much of a question stands in a text."""

from __future__ import annotations

from index.coverage import coverage, coverage_by_token


def test_coverage_is_the_share_of_the_weight_held() -> None:
    weights = {"管网": 3.0, "泵站": 1.0}
    assert coverage("新建管网12公里", weights) == 0.75
    assert coverage("", weights) == 0.0
    assert coverage("管网", {}) == 0.0


def test_numbers_are_held_only_as_a_whole() -> None:
    assert coverage_by_token("2024年", {"202": 1.0, "2024": 1.0}) == {"2024"}
