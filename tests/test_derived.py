"""Derived files that are damaged, old or of another state heal themselves."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import (
    answers,
    write_report,
)

from index.library import Library
from index.store import DATABASE

HARMS: dict[str, Callable[[Path], None]] = {
    "vectors gone": lambda folder: (folder / "vectors.faiss").unlink(),
    "lexical gone": lambda folder: shutil.rmtree(folder / "lexical"),
    "manifest gone": lambda folder: (folder / "lexical" / "lexical.index").unlink(),
    "segment gone": lambda folder: next((folder / "lexical").glob("*.segment")).unlink(),
    "vectors flipped": lambda folder: _flip(folder / "vectors.faiss"),
    "segment flipped": lambda folder: _flip(next((folder / "lexical").glob("*.segment"))),
    "vectors empty": lambda folder: _empty(folder / "vectors.faiss"),
    "all gone": lambda folder: _all_gone(folder),
}


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _all_gone(folder: Path) -> None:
    shutil.rmtree(folder / "lexical")
    (folder / "vectors.faiss").unlink()


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 8
    path.write_bytes(data)


@pytest.mark.parametrize("harm", HARMS)
def test_damaged_derived_files_are_rebuilt_and_answer_as_before(
    library: Library, files: Path, harm: str
) -> None:
    library.add([write_report(files, f"报告{seed}", seed) for seed in range(6)])
    library.remove(["报告2"])
    before = answers(library)
    HARMS[harm](library.folder)
    assert answers(library) == before
    for _ in range(2):
        with Library.open(library.folder, create=False) as again:
            assert answers(again) == before
    assert (library.folder / "vectors.faiss").stat().st_size > 0


def test_derived_files_of_an_older_state_catch_up(
    library: Library, files: Path, tmp_path: Path
) -> None:
    library.add([write_report(files, f"报告{seed}", seed) for seed in range(4)])
    shutil.copytree(library.folder / "lexical", tmp_path / "old lexical")
    shutil.copy(library.folder / "vectors.faiss", tmp_path / "old vectors")
    library.remove(["报告1"])
    library.add([write_report(files, "报告2", 22), write_report(files, "报告9", 9)])
    shutil.rmtree(library.folder / "lexical")
    shutil.copytree(tmp_path / "old lexical", library.folder / "lexical")
    shutil.copy(tmp_path / "old vectors", library.folder / "vectors.faiss")
    with Library.open(library.folder) as again:
        assert answers(again) == answers(library)


def test_derived_files_newer_than_a_database_put_back_are_not_believed(
    library: Library, files: Path, tmp_path: Path
) -> None:
    library.add([write_report(files, "报告0", 0)])
    before = answers(library)
    with sqlite3.connect(tmp_path / "backup") as backup:
        sqlite3.connect(library.folder / DATABASE).backup(backup)
    library.add([write_report(files, "报告1", 1)])
    library.close()
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (library.folder / name).unlink(missing_ok=True)
    shutil.copy(tmp_path / "backup", library.folder / DATABASE)
    with Library.open(library.folder) as again:
        assert answers(again) == before
