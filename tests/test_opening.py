"""A library that is missing or was built otherwise is refused; reindex changes the encoder."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from fakes import (
    QUESTIONS,
    HashingEncoder,
    answers,
    write_report,
)

from index.library import Library, LibraryError
from index.store import DATABASE
from index.tokens import tokenize


def test_a_missing_library_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="report-assistant add"):
        Library.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()
    (tmp_path / DATABASE).touch()
    with pytest.raises(LibraryError, match="report-assistant add"):
        Library.open(tmp_path, create=False)


@pytest.mark.parametrize(
    "other", ["default", HashingEncoder("hashing", 32, salt=1), HashingEncoder("hashing", 16)]
)
def test_another_encoder_is_refused_by_name(
    library: Library, files: Path, other: str | HashingEncoder
) -> None:
    library.add([write_report(files, "甲", 1)])
    with pytest.raises(LibraryError, match="reindex"):
        Library.open(library.folder, other)
    with Library.open(library.folder, HashingEncoder()) as same:
        assert answers(same) == answers(library)


@pytest.mark.parametrize(
    ("name", "value", "said"), [("format", "99", "格式"), ("max_chars", "123", "切分")]
)
def test_another_format_or_passage_size_is_refused_by_name(
    library: Library, name: str, value: str, said: str
) -> None:
    with sqlite3.connect(library.folder / DATABASE) as database:
        database.execute("UPDATE settings SET value = ? WHERE name = ?", (value, name))
    database.close()
    with pytest.raises(LibraryError, match=said):
        Library.open(library.folder, max_chars=400)


def test_a_library_made_before_figures_were_kept_is_brought_up_to_date(
    library: Library, files: Path
) -> None:
    added = library.add([write_report(files, "甲", 1)]).added[0]
    expected = library.figures(added)
    assert expected
    library.close()
    with sqlite3.connect(library.folder / DATABASE) as database:
        database.execute("DROP TABLE figures")
        database.execute("DELETE FROM settings WHERE name = 'figures'")
        database.execute("UPDATE settings SET value = '1' WHERE name = 'format'")
        database.execute("UPDATE reports SET figures = 0")
    database.close()
    with Library.open(library.folder) as renewed:
        assert renewed.figures(added) == renewed.all_figures() == expected
        assert [summary.figures for summary in renewed.summaries()] == [len(expected)]


def test_the_passage_size_is_kept(tmp_path: Path, files: Path) -> None:
    path = write_report(files, "甲", 4, sections=6)
    longest = []
    for size in (60, 300):
        with Library.open(tmp_path / str(size), HashingEncoder(), max_chars=size) as sized:
            sized.add([path])
            longest.append(max(len(p.text) for p in sized.passages("甲")))
        with Library.open(tmp_path / str(size), HashingEncoder()) as again:
            assert again.add([write_report(files, "乙", 5)]).added == ("乙",)
    assert longest[0] < 100 < longest[1] <= 300


def test_reindex_changes_the_encoder_for_everyone(library: Library, files: Path) -> None:
    library.add([write_report(files, f"报告{seed}", seed) for seed in range(4)])
    words = library.lexical_search(tokenize(QUESTIONS[0]), 10)
    new = HashingEncoder("other", 48, salt=3)
    with Library.open(library.folder) as reader:
        reader.lexical_search(["任务"], 3)
        seen: list[tuple[int, int]] = []
        library.reindex(new, lambda done, total: seen.append((done, total)))
        assert seen == [(library.passage_count(), library.passage_count())]
        vector = new.encode_query(QUESTIONS[0])
        assert reader.vector_search(vector, 5) == library.vector_search(vector, 5) != []
        with pytest.raises(LibraryError):
            reader.vector_search(np.ones(32, np.float32), 5)
    assert library.lexical_search(tokenize(QUESTIONS[0]), 10) == words
    assert library.encoder is new
    with pytest.raises(LibraryError, match="other"):
        Library.open(library.folder, HashingEncoder())
    with Library.open(library.folder, new) as again:
        assert again.vector_search(vector, 5) == library.vector_search(vector, 5)


def test_a_reindex_that_fails_keeps_the_old_vectors(library: Library, files: Path) -> None:
    library.add([write_report(files, f"报告{seed}", seed) for seed in range(4)])
    before = answers(library)

    class Failing(HashingEncoder):
        def encode_passages(self, texts):  # type: ignore[no-untyped-def]
            raise MemoryError

    with pytest.raises(MemoryError):
        library.reindex(Failing("failing", 48))
    assert answers(library) == before
    with Library.open(library.folder, HashingEncoder()) as again:
        assert answers(again) == before


def test_a_damaged_database_is_named_in_chinese(library: Library, files: Path) -> None:
    library.add([write_report(files, f"报告{seed}", seed) for seed in range(4)])
    library.close()
    path = library.folder / DATABASE
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(LibraryError, match="损坏"), Library.open(library.folder) as damaged:
        damaged.summaries()
