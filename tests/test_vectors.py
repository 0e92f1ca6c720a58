"""The vector index against brute force in numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.sealed import DamagedFileError
from index.vectors import VectorIndex, load_vectors

NONE = np.empty(0, np.int64)
Floats = NDArray[np.float32]


def unit_rows(count: int, dimension: int = 16, seed: int = 0) -> Floats:
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def filled(rows: Floats, flat_limit: int = 10_000) -> VectorIndex:
    index = VectorIndex(rows.shape[1], flat_limit)
    index.change(NONE, [(np.arange(1, len(rows) + 1), rows)], 1)
    return index


def nearest(rows: Floats, keys: NDArray[np.int64], vector: Floats, limit: int) -> list[int]:
    order = np.argsort(-(rows[keys - 1].astype(np.float64) @ vector), kind="stable")
    return [int(key) for key in keys[order][:limit]]


@given(st.integers(1, 80), st.integers(1, 100), st.integers(0, 5), st.data())
def test_the_nearest_equal_brute_force(
    count: int, limit: int, seed: int, data: st.DataObject
) -> None:
    rows, vector = unit_rows(count, seed=seed), unit_rows(1, seed=99)[0]
    everything = np.arange(1, count + 1)
    allowed = np.array(sorted(data.draw(st.sets(st.sampled_from(everything.tolist())))), np.int64)
    index = filled(rows)
    assert index.propose(vector, limit).keys.tolist()[:limit] == nearest(
        rows, everything, vector, limit
    )
    assert index.propose(vector, limit, allowed).keys.tolist()[:limit] == nearest(
        rows, allowed, vector, limit
    )


def test_asking_for_more_than_there_are_gives_no_filler() -> None:
    found = filled(unit_rows(3)).propose(unit_rows(1, seed=7)[0], 50)
    assert sorted(found.keys.tolist()) == [1, 2, 3]


def test_every_vector_that_ties_with_the_last_is_proposed() -> None:
    rows = np.repeat(unit_rows(1), 200, axis=0)
    assert len(filled(rows).propose(rows[0], 5).keys) == 200


@pytest.mark.parametrize("limit", [0, 3])
def test_an_empty_index_and_an_empty_filter_propose_nothing(limit: int) -> None:
    vector = unit_rows(1)[0]
    assert VectorIndex(16).propose(vector, limit).keys.size == 0
    assert filled(unit_rows(5)).propose(vector, limit, NONE).keys.size == 0


def test_a_zero_vector_among_the_passages_does_no_harm() -> None:
    rows = unit_rows(4)
    rows[2] = 0
    found = filled(rows).propose(rows[0], 4)
    assert found.keys[0] == 1
    assert dict(zip(found.keys, found.scores, strict=True))[3] == 0


def test_removed_vectors_are_not_found_and_others_stay() -> None:
    rows = unit_rows(30)
    index = filled(rows)
    index.change(np.array([1, 7, 30]), [(np.array([50]), rows[:1])], 2)
    assert index.keys().tolist() == sorted({*range(2, 30), 50} - {7})
    assert index.propose(rows[0], 1).keys[0] == 50
    assert index.generation == 2


def test_a_large_index_is_trained_and_finds_nearly_the_same(tmp_path: Path) -> None:
    rows = unit_rows(3000, 32)
    small = filled(rows, flat_limit=1000)
    assert small.outgrown
    index = VectorIndex(32, 1000)
    index.train(rows[:1000], 3000)
    index.change(NONE, [(np.arange(1, 3001), rows)], 3)
    assert not index.outgrown
    assert not index.exact
    everything, hits = np.arange(1, 3001), 0
    for query in unit_rows(50, 32, seed=5):
        hits += len(
            {*index.propose(query, 10).keys.tolist()} & {*nearest(rows, everything, query, 10)}
        )
    assert hits / 500 > 0.9
    index.change(np.arange(1, 1001), [], 4)
    assert index.keys().tolist() == list(range(1001, 3001))
    index.save(tmp_path / "v", "here")
    loaded = load_vectors(tmp_path / "v", "here", 1000)
    assert (loaded.trained_on, loaded.generation, len(loaded)) == (3000, 4, 2000)
    assert set(loaded.propose(rows[2000], 3, np.array([2001, 5])).keys.tolist()) == {2001}


def test_a_saved_index_answers_as_before(tmp_path: Path) -> None:
    rows = unit_rows(40)
    index = filled(rows)
    index.save(tmp_path / "v", "here")
    loaded = load_vectors(tmp_path / "v", "here")
    assert loaded.generation == 1
    loaded.change(np.array([3]), [(np.array([41]), rows[2:3])], 2)
    assert loaded.propose(rows[2], 1).keys[0] == 41


@pytest.mark.parametrize("at", [0, 9, 30, 200, 700, 2000, -200])
def test_a_flipped_byte_is_noticed(tmp_path: Path, at: int) -> None:
    path = tmp_path / "v"
    filled(unit_rows(40)).save(path, "here")
    data = bytearray(path.read_bytes())
    data[at] ^= 64
    path.write_bytes(data)
    with pytest.raises(DamagedFileError):
        load_vectors(path, "here")


def test_a_file_that_is_missing_or_of_another_encoder_is_not_taken(tmp_path: Path) -> None:
    filled(unit_rows(4)).save(tmp_path / "v", "here")
    for name, identity in (("v", "elsewhere"), ("w", "here")):
        with pytest.raises(DamagedFileError):
            load_vectors(tmp_path / name, identity)
