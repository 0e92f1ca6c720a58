"""A library after its writer was really killed, at random moments, again and again."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

import pytest
from fakes import HashingEncoder, answers, answers_anew, report_text, write_report

from index.library import Library
from index.store import DATABASE

KILLS = 32
_WRITER = """
import sys
sys.path[:0] = [{tests!r}, {root!r}]
from pathlib import Path
from fakes import HashingEncoder
from index.library import Library
with Library.open(Path({folder!r}), HashingEncoder()) as library:
    for line in sys.stdin:
        verb, *rest = line.split()
        print("start", *rest, flush=True)
        if verb == "remove":
            library.remove(rest)
            print("removed", *rest, flush=True)
        else:
            paths = [Path(path) for path in rest]
            library.add(paths, progress=lambda p: print(p.status, p.report, flush=True))
        print("done", flush=True)
"""


class Writer:
    """A process that adds and removes reports and says what it has safely done."""

    def __init__(self, folder: Path) -> None:
        tests = Path(__file__).parent
        script = _WRITER.format(tests=str(tests), root=str(tests.parent), folder=str(folder))
        self.process = subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def send(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def no_more_orders(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()

    def lines(self) -> Iterator[str]:
        """What it said, without a last line that the kill cut short."""
        assert self.process.stdout is not None
        return (line.strip() for line in self.process.stdout if line.endswith("\n"))

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdout.close()
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait(30)


def _one_life(folder: Path, orders: list[str], heard: int, delay_s: float) -> list[str]:
    """What a writer acknowledged that was killed `delay_s` after it had said `heard` lines."""
    writer = Writer(folder)
    said: list[str] = []
    try:
        for order in orders:
            writer.send(order)
        writer.no_more_orders()
        lines = writer.lines()
        said += islice(lines, heard)
        time.sleep(delay_s)
        writer.kill()
        said += lines
    finally:
        writer.kill()
        writer.close()
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_a_library_survives_being_killed_at_any_moment(tmp_path: Path) -> None:
    rng, folder, files = random.Random(7), tmp_path / "library", tmp_path / "files"
    files.mkdir()
    versions: dict[str, int] = {}
    acknowledged: dict[str, int] = {}
    cut_short = 0
    for life in range(KILLS):
        names = [f"报告{rng.randrange(30)}" for _ in range(5)]
        paths = []
        for name in dict.fromkeys(names):
            versions[name] = 1000 * life + rng.randrange(1000)
            paths.append(write_report(files, name, versions[name]))
        orders = [f"add {' '.join(map(str, paths))}"]
        gone = rng.sample(sorted(acknowledged), 1) if len(acknowledged) > 5 else []
        gone = [name for name in gone if name not in names]
        orders += [f"remove {name}" for name in gone]
        said = _one_life(folder, orders, rng.randint(1, 7), rng.uniform(0.0, 0.03))
        cut_short += said.count("done") < len(orders)
        for line in said:
            verb, _, name = line.partition(" ")
            if verb in ("added", "updated", "unchanged"):
                acknowledged[name] = versions[name]
            elif verb == "removed":
                acknowledged.pop(name)
        _check(folder, acknowledged, versions, set(names), set(gone))
        acknowledged = _adopt(folder, acknowledged, versions)
        if life % 8 == 7:
            held = [files / f"{name}.txt" for name in sorted(acknowledged)]
            for name in acknowledged:
                write_report(files, name, acknowledged[name])
            with Library.open(folder, create=False) as library:
                assert answers(library) == answers_anew(tmp_path / "anew", held)
    assert cut_short > KILLS // 2, "most lives should end in the middle of their work"


def _check(
    folder: Path,
    acknowledged: dict[str, int],
    versions: dict[str, int],
    being_added: set[str],
    being_removed: set[str],
) -> None:
    """Everything acknowledged is held, what was under way is old or new, nothing is broken."""
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    with Library.open(folder, HashingEncoder()) as library:
        held = {summary.report: library.original(summary.report) for summary in library.summaries()}
        for name, seed in acknowledged.items():
            seeds = {seed, versions[name]} if name in being_added else {seed}
            if name in held or name not in being_removed:
                assert held[name] in {report_text(one) for one in seeds}, name
        assert set(held) - set(acknowledged) <= being_added
        found = {hit[0] for hits in answers(library, 10_000) for hit in hits}
        assert found == set(held)
        for name in held:
            text = library.report(name).text
            assert [text[p.start : p.end] for p in library.passages(name)] == [
                p.text for p in library.passages(name)
            ]


def _adopt(folder: Path, acknowledged: dict[str, int], versions: dict[str, int]) -> dict[str, int]:
    """Which version of each report is held now, counting what was stored but not yet told."""
    with Library.open(folder, create=False) as library:
        held = {summary.report: library.original(summary.report) for summary in library.summaries()}
    seeds = {name: {versions[name], acknowledged.get(name, versions[name])} for name in held}
    return {
        name: next(seed for seed in seeds[name] if report_text(seed) == text)
        for name, text in held.items()
    }


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_a_killed_writer_leaves_no_lock_behind(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    writer = Writer(folder)
    writer.send(f"add {write_report(tmp_path, '甲', 1)}")
    next(writer.lines())
    writer.kill()
    writer.close()
    started = time.monotonic()
    with Library.open(folder, HashingEncoder(), wait_s=20) as library:
        library.add([write_report(tmp_path, "乙", 2)])
        assert "乙" in {summary.report for summary in library.summaries()}
    assert time.monotonic() - started < 10
