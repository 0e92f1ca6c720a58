from __future__ import annotations

from pathlib import Path

import pytest
from shell import LATEST, REPORTS, Call

from index.library import Library


def test_list_for_reading_names_every_report(call: Call) -> None:
    printed = call("list").out
    for name in REPORTS:
        assert name in printed


@pytest.mark.parametrize("flags", [[], ["--original"]], ids=str)
def test_show_prints_exactly_the_text_where_stdout_is_no_terminal(
    call: Call, tiny: Path, flags: list[str]
) -> None:
    with Library.open(tiny) as opened:
        text = opened.original(LATEST) if flags else opened.report(LATEST).text
    done = call("show", LATEST, *flags)
    assert (done.code, done.out, done.err) == (0, text, "")


def test_show_repairs_says_what_was_changed_and_where(
    call: Call, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    damaged = REPORTS[LATEST].replace("46台", "46 台").replace("2024年12月底", "2024 年 12 月底")
    (tmp_path / "受损.txt").write_text(damaged, encoding="utf-8")
    library = tmp_path / "library"
    call("add", str(tmp_path / "受损.txt"), library=library)
    original = call("show", "受损", "--original", library=library).out
    repairs = call("show", "受损", "--repairs", "--json", library=library).json()
    assert original == damaged
    assert repairs
    for repair in repairs:
        assert list(repair) == ["kind", "start", "before", "after"]
        end = repair["start"] + len(repair["before"])
        assert original[repair["start"] : end] == repair["before"]
    assert "␣" in call("show", "受损", "--repairs", library=library).out
    assert "没有需要修复" in call("show", LATEST, "--repairs").out


def test_a_report_may_be_named_by_its_file(call: Call) -> None:
    assert call("show", f"往年/{LATEST}.txt").out == call("show", LATEST).out


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_unknown_report_is_refused_with_the_names_like_it(call: Call, command: str) -> None:
    done = call(command, "望潮市2024年整改情况报告")
    assert (done.code, done.out) == (1, "")
    assert LATEST in done.err
    assert done.err.count("\n") == 1


def test_a_library_that_is_not_there_is_not_made_by_reading_it(call: Call, tmp_path: Path) -> None:
    for arguments in (["list"], ["search", "锅炉"], ["ask", "几台？"], ["show", "甲"]):
        done = call(*arguments, library=tmp_path / "没有")
        assert (done.code, done.out) == (1, "")
        assert done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_add_reports_every_file_and_lists_what_failed_with_its_reason(
    call: Call, tmp_path: Path
) -> None:
    library, good, bad = tmp_path / "library", tmp_path / "好.txt", tmp_path / "空.txt"
    good.write_text(REPORTS[LATEST], encoding="utf-8")
    bad.write_text("", encoding="utf-8")
    done = call("add", str(good), str(bad), "--json", library=library)
    document = done.json()
    assert (done.code, done.err) == (0, "")
    assert " ".join(document) == "added updated unchanged failed passages figures seconds"
    assert document["added"] == ["好"]
    assert [Path(failure["path"]).name for failure in document["failed"]] == ["空.txt"]
    assert document["failed"][0]["reason"]
    again = call("add", str(good), library=library)
    assert (again.code, "未变 1 份" in again.out) == (0, True)


def test_add_fails_where_every_file_failed(call: Call, tmp_path: Path) -> None:
    done = call("add", str(tmp_path / "没有.txt"), library=tmp_path / "library")
    assert done.code == 1
    assert "没有.txt" in done.out


def test_what_the_user_says_of_a_report_goes_before_what_was_recognised(
    call: Call, tiny_files: Path, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    flags = ["--year", "2020", "--place", "白沙县", "--kind", "简报"]
    call("add", str(tiny_files / f"{LATEST}.txt"), *flags, library=library)
    (row,) = call("list", "--json", library=library).json()
    assert (row["year"], row["place"], row["kind"]) == ("2020", "白沙县", "简报")


def test_removed_reports_are_gone_and_the_files_stay(
    call: Call, tiny_files: Path, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    call("add", str(tiny_files), library=library)
    done = call("remove", LATEST, LATEST, "--json", library=library)
    assert done.json() == {"removed": [LATEST]}
    assert len(call("list", "--json", library=library).json()) == len(REPORTS) - 1
    assert (tiny_files / f"{LATEST}.txt").exists()


def test_reindex_leaves_the_same_hits(call: Call, tiny_files: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    call("add", str(tiny_files), library=library)
    before = call("search", "锅炉", "--json", library=library).json()["hits"]
    done = call("reindex", "--json", library=library)
    assert done.json()["encoder"] == "default"
    assert call("search", "锅炉", "--json", library=library).json()["hits"] == before


def test_another_encoder_than_the_librarys_is_refused_by_name(call: Call) -> None:
    done = call("search", "锅炉", "--encoder", "另一个模型")
    assert (done.code, done.out) == (1, "")
    assert "另一个模型" in done.err
    assert "default" in done.err
