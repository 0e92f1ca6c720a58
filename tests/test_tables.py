"""Tables of words with a user's additions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.quantities import quantities, unit_kind, units
from index.tables import TableError, rows, use_folder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder of tables in use, given up afterwards."""
    yield tmp_path
    use_folder(None)


def test_rows_are_filled_up_to_the_columns_of_the_first_comment() -> None:
    assert {len(row) for row in rows("units.tsv")} == {5}
    assert rows("units.tsv")[0][:2] == ("元", "money")


def test_a_unit_of_the_users_is_read_like_a_shipped_one(folder: Path) -> None:
    (folder / "units.tsv").write_text("# own\n垛\tcount\n", encoding="utf-8")
    assert unit_kind("垛") == ""
    use_folder(folder)
    assert unit_kind("垛") == "count"
    assert [q.unit for q in quantities("堆放稻草300垛")] == ["垛"]
    use_folder(None)
    assert "垛" not in units()


def test_a_set_phrase_of_the_users_is_no_amount(folder: Path) -> None:
    (folder / "number_names.tsv").write_text("三个聚力\n", encoding="utf-8")
    assert [q.unit for q in quantities("坚持三个聚力")] == ["个"]
    use_folder(folder)
    assert quantities("坚持三个聚力") == ()


def test_a_folder_without_tables_changes_nothing(folder: Path) -> None:
    before = rows("units.tsv")
    use_folder(folder)
    assert rows("units.tsv") == before


def test_a_broken_line_is_named_with_what_it_should_hold(folder: Path) -> None:
    (folder / "units.tsv").write_text("# own\n\n垛\n", encoding="utf-8")
    use_folder(folder)
    with pytest.raises(TableError, match=r"units\.tsv”第 3 行应写有单位、类别"):
        rows("units.tsv")


def test_a_table_in_another_encoding_is_named(folder: Path) -> None:
    (folder / "units.tsv").write_bytes("垛\tcount\n".encode("gb18030"))
    use_folder(folder)
    with pytest.raises(TableError, match="UTF-8"):
        rows("units.tsv")
