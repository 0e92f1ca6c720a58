from __future__ import annotations

import numpy as np
import pytest

from assistant.evaluate_interval import Mean, Spread, bootstrap, mean_of, spread, wilson


def test_the_score_interval_of_a_share_is_that_of_the_formula() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=5e-5)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=5e-5)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=5e-5)


def test_the_bootstrap_agrees_with_the_normal_interval_of_many_values() -> None:
    values = np.random.default_rng(1).normal(3.0, 2.0, 2000)
    error = 1.96 * values.std() / np.sqrt(2000)
    low, high = bootstrap(values.tolist())
    assert low == pytest.approx(values.mean() - error, abs=0.01)
    assert high == pytest.approx(values.mean() + error, abs=0.01)


def test_the_bootstrap_gives_the_same_interval_each_time() -> None:
    assert bootstrap([0.0, 0.5, 1.0]) == bootstrap([0.0, 0.5, 1.0])
    assert bootstrap([0.5]) == (0.5, 0.5)


def test_shares_have_a_score_interval_and_other_means_a_bootstrap() -> None:
    share, mean = mean_of([1.0, 0.0, 1.0, 1.0]), mean_of([1.0, 0.5, 0.25])
    assert share == Mean(0.75, *wilson(3, 4), 4, "wilson")
    assert mean == Mean(1.75 / 3, *bootstrap([1.0, 0.5, 0.25]), 3, "bootstrap")


def test_times_are_told_by_their_median_and_nearest_rank() -> None:
    assert spread([n / 100 for n in range(100, 0, -1)]) == Spread(0.505, 0.95)
    assert spread([0.2]) == Spread(0.2, 0.2)
