"""The database: transactions, settings, rows there and back; and the sealed files beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from index.figure import Figure
from index.figure_rows import figures_of
from index.records import (
    FileMark,
    Held,
    delete_report,
    insert_report,
    passages_of,
    passages_since,
    read_metadata,
    read_original,
    read_repairs,
    read_report,
    removed_since,
    stored_passages,
    summaries,
    vectors_of,
    vectors_since,
)
from index.repair_map import Repair
from index.report import Heading, Metadata, Passage, Period, Recognised, Report
from index.sealed import DamagedFileError, read_sealed, write_sealed
from index.store import DATABASE, LibraryError, Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path)
    made.prepare({"library": "x"})
    yield made
    made.close()


def held(name: str, text: str = "一、进展\n临澜市完成3项。") -> Held:
    metadata = Metadata(
        Recognised("整改报告", "整改报告", "text"),
        Recognised("临澜市", "临澜", "name"),
        Recognised("2024", "2024年", "user"),
        Recognised(),
        Recognised("情况通报", "通报", "text"),
        Period("2024-01-01", None),
    )
    headings = (Heading(1, 0, 4, text[:4], run_in=True),)
    passages = (
        Passage(name, 0, (text[:4],), 0, 5, None, text[:5]),
        Passage(name, 1, (text[:4], "(一)"), 5, len(text), 2, text[5:]),
    )
    return Held(
        Report(name, f"/somewhere/{name}.txt", "txt", text, metadata, headings),
        FileMark(f"/somewhere/{name}.txt", 40, 7, "ab"),
        "{}",
        text + "\u200b\n",
        (Repair("zero-width", len(text), "\u200b", ""),),
        passages,
        np.eye(2, 4, dtype=np.float32),
        (figure_of(name, text),),
    )


def figure_of(report: str, text: str) -> Figure:
    return Figure(
        report,
        2,
        5,
        text[2:5],
        Decimal("83.60"),
        Decimal(10**8),
        "元",
        "money",
        "罚款",
        "收入",
        "近",
        "target",
        "change",
        -1,
        Period(None, "2024-10-31"),
        "云汐市",
        (0, 8),
        upper=Decimal("84"),
        period_evidence=(1, 3),
        parts=(Decimal("7.1"), Decimal("40.60")),
    )


def add(store: Store, name: str) -> int:
    with store.transaction():
        generation = store.next_generation()
        insert_report(store, held(name), generation)
    return generation


def test_a_report_comes_back_as_it_was_written(store: Store) -> None:
    add(store, "甲")
    expected = held("甲")
    assert read_report(store, "甲") == expected.report
    assert read_original(store, "甲") == expected.original
    assert read_repairs(store, "甲") == expected.repairs
    assert passages_of(store, "甲") == expected.passages
    assert figures_of(store, "甲") == figures_of(store) == expected.figures
    assert read_metadata(store) == {"甲": expected.report.metadata}
    keys, vectors = vectors_of(store, [1, 2, 99], 4)
    assert (keys.tolist(), vectors.tolist()) == ([1, 2], expected.vectors.tolist())
    (line,) = summaries(store)
    assert (line.report, line.title, line.date) == ("甲", "整改报告", "")
    assert (line.characters, line.passages, line.figures) == (len(expected.report.text), 2, 1)


def test_what_is_not_there_comes_back_as_none_or_empty(store: Store) -> None:
    assert read_report(store, "甲") is None
    assert read_original(store, "甲") is None
    assert passages_of(store, "甲") == ()
    assert stored_passages(store, [1]) == {}


def test_changes_since_a_generation_are_named_and_keys_are_not_used_again(store: Store) -> None:
    first = add(store, "甲")
    second = add(store, "乙")
    with store.transaction():
        third = store.next_generation()
        delete_report(store, "乙", third)
        insert_report(store, held("丙"), third)
    assert (first, second, third) == (1, 2, 3)
    assert [key for key, _ in passages_since(store, 0)] == [1, 2, 5, 6]
    assert [key for key, _ in passages_since(store, second)] == [5, 6]
    assert removed_since(store, second).tolist() == [3, 4]
    assert removed_since(store, third).tolist() == []
    assert [k.tolist() for k, _ in vectors_since(store, 0, 4, at_once=3)] == [[1, 2, 5], [6]]


def test_deleting_a_report_leaves_no_row_behind(store: Store) -> None:
    add(store, "甲")
    with store.transaction():
        delete_report(store, "甲", store.next_generation())
    for table in ("reports", "texts", "repairs", "headings", "passages", "vectors"):
        assert store.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_stored_passages_come_in_the_order_asked_for(store: Store) -> None:
    add(store, "甲")
    keys = [2, 77, 1, *range(1000, 2000)]
    assert list(stored_passages(store, keys)) == [2, 1]


def test_a_failed_transaction_changes_nothing(store: Store) -> None:
    add(store, "甲")

    def fail() -> None:
        with store.transaction():
            delete_report(store, "甲", store.next_generation())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.generation() == 1
    assert len(summaries(store)) == 1


def test_a_snapshot_does_not_see_what_others_write_meanwhile(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path)
    with other.snapshot():
        assert other.generation() == 0
        add(store, "甲")
        assert summaries(other) == ()
    assert [line.report for line in summaries(other)] == ["甲"]
    other.close()


def test_preparing_twice_keeps_the_settings(store: Store) -> None:
    store.prepare({"library": "y", "new": "1"})
    assert store.settings()["library"] == "x"
    assert store.settings()["new"] == "1"


def test_a_file_that_is_no_database_is_refused_in_chinese(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"not a database at all" * 100)
    with pytest.raises(LibraryError, match="报告库文件"):
        Store(tmp_path)


def test_a_sealed_file_gives_back_header_and_arrays(tmp_path: Path) -> None:
    arrays = {
        "a": np.arange(7, dtype=np.int64),
        "b": np.empty(0, np.float32),
        "c": np.ones((3, 2), np.uint8),
        "d": np.arange(12.0).reshape(3, 4)[:, ::2],
    }
    write_sealed(tmp_path / "f", {"名": "值"}, arrays)
    sealed = read_sealed(tmp_path / "f")
    assert sealed.header == {"名": "值"}
    for name, array in arrays.items():
        assert sealed.arrays[name].dtype == array.dtype
        np.testing.assert_array_equal(sealed.arrays[name], array)
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


@pytest.mark.parametrize("size", [0, 5, 20, 30, 100, 200, 400])
def test_a_sealed_file_that_was_cut_off_is_noticed(tmp_path: Path, size: int) -> None:
    write_sealed(tmp_path / "f", {}, {"a": np.arange(60)})
    (tmp_path / "f").write_bytes((tmp_path / "f").read_bytes()[:size])
    with pytest.raises(DamagedFileError):
        read_sealed(tmp_path / "f")
