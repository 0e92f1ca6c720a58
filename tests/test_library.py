"""The library: adding, updating, removing, and telling what was done."""

from __future__ import annotations

import os
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import (
    answers,
    answers_anew,
    report_text,
    write_report,
)

from index.library import Library, Progress, UnknownReportsError
from index.metadata import Given


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_changes_answers_like_a_library_built_anew(
    library: Library, files: Path, tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    held: dict[str, Path] = {}
    for step in range(14):
        name = f"报告{rng.randrange(6)}"
        if held and rng.random() < 0.3:
            gone = rng.choice(sorted(held))
            library.remove([gone])
            held.pop(gone)
        else:
            held[name] = write_report(files, name, 100 * seed + step, rng.randint(1, 4))
            library.add([held[name]])
        if step % 5 == 4:
            assert answers(library) == answers_anew(tmp_path / "fresh", sorted(held.values()))
    with Library.open(library.folder) as again:
        assert answers(again) == answers(library)
    assert [s.report for s in library.summaries()] == sorted(held)


def test_what_was_done_with_each_file_is_told(library: Library, files: Path) -> None:
    first, second = write_report(files, "甲", 1), write_report(files, "乙", 2)
    (files / "坏.docx").write_bytes(b"PK not a word file")
    steps: list[Progress] = []
    result = library.add([files], progress=steps.append)
    assert (result.added, result.updated, result.unchanged) == (("乙", "甲"), (), ())
    assert [Path(failure.path).name for failure in result.failed] == ["坏.docx"]
    assert result.passages == library.passage_count() > 0
    assert {(s.path.name, s.report, s.status) for s in steps} == {
        ("甲.txt", "甲", "added"),
        ("乙.txt", "乙", "added"),
        ("坏.docx", "", "failed"),
    }
    assert [(s.done, s.total) for s in steps] == [(1, 3), (2, 3), (3, 3)]
    write_report(files, "甲", 3)
    result = library.add([first, second])
    assert (result.added, result.updated, result.unchanged) == ((), ("甲",), ("乙",))
    assert library.report("甲").text.split("\n")[0] == report_text(3).split("\n")[0]


def test_an_unchanged_file_costs_no_generation_and_no_encoder(
    library: Library, files: Path
) -> None:
    path = write_report(files, "甲", 1)
    library.add([path])
    generation = library.generation
    library.add([path])
    path.touch()
    result = library.add([path])
    assert (result.unchanged, library.generation) == (("甲",), generation)


def test_a_change_within_the_same_moment_and_of_the_same_size_is_seen(
    library: Library, files: Path
) -> None:
    path = files / "甲.txt"
    path.write_text("云汐县完成整改任务3项。", encoding="utf-8")
    library.add([path])
    path.write_text("云汐县完成整改任务4项。", encoding="utf-8")
    assert library.add([path]).updated == ("甲",)


def test_two_files_of_one_name_get_two_ids_that_stay(library: Library, files: Path) -> None:
    (files / "上").mkdir()
    (files / "下").mkdir()
    first, second = write_report(files / "上", "报告", 1), write_report(files / "下", "报告", 2)
    assert library.add([first, second]).added == ("报告", "报告-2")
    write_report(files / "下", "报告", 3)
    assert library.add([second]).updated == ("报告-2",)
    library.remove(["报告"])
    assert library.add([second]).unchanged == ("报告-2",)


def test_the_same_bytes_under_another_path_are_the_same_report(
    library: Library, files: Path
) -> None:
    first = write_report(files, "甲", 1)
    library.add([first])
    copy = files / "副本.txt"
    shutil.copy(first, copy)
    assert library.add([copy]).unchanged == ("甲",)
    assert library.report("甲").path == str(first.resolve())
    first.unlink()
    assert library.add([copy]).unchanged == ("甲",)
    assert library.report("甲").path == str(copy.resolve())


def test_a_file_that_broke_keeps_the_version_held_before(library: Library, files: Path) -> None:
    path = write_report(files, "甲", 1)
    library.add([path])
    before = answers(library)
    path.write_bytes(b"")
    result = library.add([path, write_report(files, "乙", 2)])
    assert [failure.path for failure in result.failed] == [str(path)]
    assert result.added == ("乙",)
    assert library.report("甲").text == report_text(1).strip() or library.report("甲").text
    library.remove(["乙"])
    assert answers(library) == before


def test_what_is_given_by_hand_holds_until_something_else_is_given(
    library: Library, files: Path
) -> None:
    path = write_report(files, "甲", 1)
    library.add([path], Given(year="2031"))
    assert library.meta("甲").year.value == "2031"
    assert library.add([path]).unchanged == ("甲",)
    write_report(files, "甲", 2)
    library.add([path])
    assert library.meta("甲").year.value == "2031"
    assert library.add([path], Given(year="2032")).updated == ("甲",)
    assert library.years() == ("2032",)


def test_texts_passages_and_original_belong_together(library: Library, files: Path) -> None:
    path = files / "甲.txt"
    written = report_text(5).replace("任务共", "任务 共\u200b")
    path.write_text(written, encoding="utf-8")
    library.add([path])
    report = library.report("甲")
    assert library.original("甲") == written
    assert report.text != written
    assert library.repairs("甲")
    for passage in library.passages("甲"):
        assert report.text[passage.start : passage.end] == passage.text
    (line,) = library.summaries()
    assert (line.characters, line.passages) == (len(report.text), len(library.passages("甲")))


@pytest.mark.parametrize(
    "ask",
    [
        lambda library: library.remove(["整改报告2", "整改报告一"]),
        lambda library: library.report("整改报告一"),
        lambda library: library.original("整改报告一"),
        lambda library: library.repairs("整改报告一"),
        lambda library: library.passages("整改报告一"),
    ],
)
def test_an_unknown_report_is_refused_with_near_ones(
    library: Library, files: Path, ask: Callable[[Library], object]
) -> None:
    library.add([write_report(files, "整改报告2", 2), write_report(files, "通知", 3)])
    with pytest.raises(UnknownReportsError, match="整改报告2") as caught:
        ask(library)
    assert (caught.value.reports, caught.value.near) == (("整改报告一",), ("整改报告2",))
    assert len(library.summaries()) == 2


def test_an_interrupted_add_keeps_what_was_told(library: Library, files: Path) -> None:
    told: list[str] = []

    def stop_after_two(step: Progress) -> None:
        told.append(step.report)
        if len(told) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add([write_report(files, f"报告{n}", n) for n in range(4)], progress=stop_after_two)
    assert [s.report for s in library.summaries()] == told == ["报告0", "报告1"]
    assert answers(library) == answers(Library.open(library.folder))


def test_reports_inside_an_archive_are_known_again(library: Library, files: Path) -> None:
    inner = write_report(files, "甲", 1)
    archive = files / "历年.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(inner, "2023/甲.txt")
        packed.writestr("2024/甲.txt", report_text(2))
    os.utime(archive, ns=(10**18, 10**18))
    inner.unlink()
    assert library.add([archive]).added == ("甲", "甲-2")
    generation = library.generation
    result = library.add([archive])
    assert (result.unchanged, library.generation) == (("甲", "甲-2"), generation)
    assert library.report("甲-2").path == f"{archive.resolve()}/2024/甲.txt"
