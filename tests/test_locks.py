"""One writer at a time, and readers that follow it."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from fakes import HashingEncoder, answers, write_report

from index.library import Library, LibraryError, Progress
from index.locks import writing


def test_a_second_writer_is_refused_after_waiting(library: Library, files: Path) -> None:
    path = write_report(files, "甲", 1)
    with (
        writing(library.folder, 1),
        Library.open(library.folder, HashingEncoder(), wait_s=0.1) as w,
    ):
        with pytest.raises(LibraryError, match="另一个程序正在写入"):
            w.add([path])
        assert w.summaries() == ()
    assert library.add([path]).added == ("甲",)


def test_a_second_writer_waits_for_the_first(library: Library, files: Path) -> None:
    paths = [write_report(files, f"报告{seed}", seed) for seed in range(8)]
    failures: list[BaseException] = []

    def add(some: list[Path]) -> None:
        try:
            with Library.open(library.folder, HashingEncoder(), wait_s=30) as mine:
                mine.add(some)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=add, args=(paths[i::2],)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(library.summaries()) == 8


_READER = """
import sys
sys.path[:0] = [{tests!r}, {root!r}]
from pathlib import Path
from fakes import HashingEncoder, answers, write_report
from index.library import Library
from index.tokens import tokenize
with Library.open(Path({folder!r}), HashingEncoder(), create=False) as library:
    print("ready", flush=True)
    seen = 0
    while sys.stdin.readline():
        hits = library.lexical_search(tokenize("整改任务"), 1000)
        near = library.vector_search(HashingEncoder().encode_query("整改任务"), 1000)
        held = library.stored_passages([key for key, _ in near])
        assert len(held) == len(near) >= seen, "an answer of half a state"
        assert {{key for key, _ in hits}} <= set(held)
        seen = len(near)
        print(len({{p.report for p in held.values()}}), flush=True)
"""


def test_a_reader_in_another_process_follows_an_add(library: Library, files: Path) -> None:
    library.add([write_report(files, "报告0", 0)])
    tests = Path(__file__).parent
    script = _READER.format(tests=str(tests), root=str(tests.parent), folder=str(library.folder))
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
        counts: list[int] = []

        def ask(_: Progress) -> None:
            reader.stdin.write("?\n")  # type: ignore[union-attr]
            reader.stdin.flush()  # type: ignore[union-attr]
            counts.append(int(reader.stdout.readline()))  # type: ignore[union-attr]

        library.add(
            [write_report(files, f"报告{seed}", seed) for seed in range(1, 6)], progress=ask
        )
        reader.stdin.close()
    assert counts == [2, 3, 4, 5, 6]


def test_threads_may_search_one_library_while_it_grows(library: Library, files: Path) -> None:
    library.add([write_report(files, "报告0", 0)])
    paths = [write_report(files, f"报告{seed}", seed) for seed in range(1, 12)]
    failures: list[BaseException] = []
    finished = threading.Event()

    def ask() -> None:
        seen = 0
        try:
            while not finished.is_set():
                held = {hit[0] for hits in answers(library, 1000) for hit in hits}
                assert len(held) >= seen
                seen = len(held)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    library.add(paths)
    finished.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert {hit[0] for hits in answers(library, 1000) for hit in hits} == {
        f"报告{seed}" for seed in range(12)
    }
