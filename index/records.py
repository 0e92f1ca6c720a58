"""Reports and passages as rows of the database, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from index.figure import Figure
from index.figure_rows import insert_figures
from index.repair_map import Repair
from index.report import Heading, Metadata, Passage, Period, Recognised, Report
from index.store import Store

__all__ = [
    "FileMark",
    "Held",
    "Summary",
    "delete_report",
    "insert_report",
    "passages_of",
    "passages_since",
    "read_metadata",
    "read_original",
    "read_repairs",
    "read_report",
    "removed_since",
    "stored_passages",
    "summaries",
    "vectors_of",
    "vectors_since",
]

_PASSAGE = "r.id, p.ordinal, p.heading, p.start, p.end, p.page, p.text"
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class FileMark:
    """By what a file is known again: resolved path, size in bytes, time of change, SHA-256."""

    path: str
    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Held:
    """Everything that the library keeps of one report.

    `given` is the JSON of what the user said by hand; `vectors` has a float32 row for each passage.
    """

    report: Report
    mark: FileMark
    given: str
    original: str
    repairs: tuple[Repair, ...]
    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list of reports; the last three count characters, passages and figures."""

    report: str
    title: str
    place: str
    year: str
    kind: str
    date: str
    characters: int
    passages: int
    figures: int


def insert_report(store: Store, held: Held, generation: int) -> None:
    """Writes a report that is not there yet; inside a transaction."""
    run, report, mark = store.connection.execute, held.report, held.mark
    number = run(
        "INSERT INTO reports (id, path, size, mtime_ns, sha256, format, given, metadata,"
        " characters, passages, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            report.id,
            mark.path,
            mark.size,
            mark.mtime_ns,
            mark.sha256,
            report.format,
            held.given,
            json.dumps(asdict(report.metadata), ensure_ascii=False),
            len(report.text),
            len(held.passages),
            len(held.figures),
        ),
    ).lastrowid
    run("INSERT INTO texts VALUES (?, ?, ?)", (number, held.original, report.text))
    store.connection.executemany(
        "INSERT INTO repairs VALUES (?, ?, ?, ?, ?, ?)",
        [(number, i, r.kind, r.start, r.before, r.after) for i, r in enumerate(held.repairs)],
    )
    store.connection.executemany(
        "INSERT INTO headings VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (number, i, h.level, h.start, h.end, h.text, h.run_in)
            for i, h in enumerate(report.headings)
        ],
    )
    assert number is not None
    insert_figures(store, number, held.figures)
    for passage, vector in zip(held.passages, held.vectors, strict=True):
        path = json.dumps(passage.heading, ensure_ascii=False)
        where = (path, passage.start, passage.end, passage.page, passage.text)
        key = run(
            "INSERT INTO passages (report, ordinal, generation, heading, start, end, page, text)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, passage.ordinal, generation, *where),
        ).lastrowid
        run("INSERT INTO vectors VALUES (?, ?)", (key, _blob(vector)))


def delete_report(store: Store, report: str, generation: int) -> None:
    """Takes a report out with all that belongs to it; inside a transaction."""
    run = store.connection.execute
    run(
        "INSERT INTO removed SELECT p.key, ? FROM passages p JOIN reports r ON r.number = p.report"
        " WHERE r.id = ?",
        (generation, report),
    )
    run("DELETE FROM reports WHERE id = ?", (report,))


def read_report(store: Store, report: str) -> Report | None:
    """The report of that id, None where there is none."""
    row = store.connection.execute(
        "SELECT r.number, r.path, r.format, t.text, r.metadata FROM reports r"
        " JOIN texts t ON t.report = r.number WHERE r.id = ?",
        (report,),
    ).fetchone()
    if row is None:
        return None
    found = store.connection.execute(
        "SELECT level, start, end, text, run_in FROM headings WHERE report = ? ORDER BY ordinal",
        (row[0],),
    )
    headings = tuple(Heading(h[0], h[1], h[2], h[3], bool(h[4])) for h in found)
    return Report(report, row[1], row[2], row[3], _metadata(row[4]), headings)


def read_metadata(store: Store) -> dict[str, Metadata]:
    """What every report is, by its id, in the order of the ids."""
    rows = store.connection.execute("SELECT id, metadata FROM reports ORDER BY id")
    return {report: _metadata(written) for report, written in rows}


def read_original(store: Store, report: str) -> str | None:
    """The text of a report as it was read from its file, None where there is no such report."""
    row = store.connection.execute(
        "SELECT t.original FROM reports r JOIN texts t ON t.report = r.number WHERE r.id = ?",
        (report,),
    ).fetchone()
    return None if row is None else str(row[0])


def read_repairs(store: Store, report: str) -> tuple[Repair, ...]:
    """The repairs of a report in the order in which they were made."""
    rows = store.connection.execute(
        "SELECT p.kind, p.start, p.before, p.after FROM reports r"
        " JOIN repairs p ON p.report = r.number WHERE r.id = ? ORDER BY p.ordinal",
        (report,),
    )
    return tuple(Repair(*row) for row in rows)


def summaries(store: Store) -> tuple[Summary, ...]:
    """One line for each report in the order of their ids."""
    rows = store.connection.execute(
        "SELECT id, metadata, characters, passages, figures FROM reports ORDER BY id"
    )
    return tuple(_summary(*row) for row in rows)


def passages_of(store: Store, report: str) -> tuple[Passage, ...]:
    """The passages of one report in the order of its text."""
    rows = store.connection.execute(
        f"SELECT {_PASSAGE} FROM reports r JOIN passages p ON p.report = r.number"
        " WHERE r.id = ? ORDER BY p.ordinal",
        (report,),
    )
    return tuple(_passage(row) for row in rows)


def stored_passages(store: Store, keys: Sequence[int]) -> dict[int, Passage]:
    """The passages of these keys in their order; a key that is gone is left out."""
    found: dict[int, Passage] = {}
    for some in _batches(keys):
        rows = store.connection.execute(
            f"SELECT p.key, {_PASSAGE} FROM passages p JOIN reports r ON r.number = p.report"
            f" WHERE p.key IN ({','.join('?' * len(some))})",
            some,
        )
        found |= {row[0]: _passage(row[1:]) for row in rows}
    return {key: found[key] for key in keys if key in found}


def passages_since(store: Store, generation: int) -> Iterator[tuple[int, Passage]]:
    """The passages written after a generation, with their keys, keys ascending."""
    rows = store.connection.execute(
        f"SELECT p.key, {_PASSAGE} FROM passages p JOIN reports r ON r.number = p.report"
        " WHERE p.generation > ? ORDER BY p.key",
        (generation,),
    )
    return ((row[0], _passage(row[1:])) for row in rows)


def removed_since(store: Store, generation: int) -> NDArray[np.int64]:
    """The keys removed after a generation, ascending."""
    rows = store.connection.execute(
        "SELECT key FROM removed WHERE generation > ? ORDER BY key", (generation,)
    )
    return np.fromiter((row[0] for row in rows), np.int64)


def vectors_since(
    store: Store, generation: int, dimension: int, at_once: int = 50_000
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
    """The keys and vectors of the passages written after a generation, in batches."""
    rows = store.connection.execute(
        "SELECT v.key, v.vector FROM passages p JOIN vectors v ON v.key = p.key"
        " WHERE p.generation > ? ORDER BY p.key",
        (generation,),
    )
    while batch := rows.fetchmany(at_once):
        yield np.array([row[0] for row in batch], np.int64), _matrix(batch, dimension)


def vectors_of(
    store: Store, keys: Iterable[int], dimension: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The keys of these that have a vector, in any order, and their vectors."""
    rows: list[tuple[int, bytes]] = []
    for some in _batches(list(keys)):
        marks = ",".join("?" * len(some))
        rows += store.connection.execute(
            f"SELECT key, vector FROM vectors WHERE key IN ({marks})", some
        )
    return np.array([row[0] for row in rows], np.int64), _matrix(rows, dimension)


def _batches(keys: Sequence[int]) -> Iterator[list[int]]:
    for at in range(0, len(keys), _AT_ONCE):
        yield [int(key) for key in keys[at : at + _AT_ONCE]]


def _blob(vector: NDArray[np.float32]) -> bytes:
    return np.ascontiguousarray(vector, "<f4").tobytes()


def _matrix(rows: Sequence[tuple[int, bytes]], dimension: int) -> NDArray[np.float32]:
    joined = b"".join(row[1] for row in rows)
    return np.frombuffer(joined, "<f4").astype(np.float32).reshape(len(rows), dimension)


def _passage(row: Sequence[object]) -> Passage:
    report, ordinal, heading, start, end, page, text = row
    return Passage(report, ordinal, tuple(json.loads(heading)), start, end, page, text)  # type: ignore[arg-type]


def _metadata(written: str) -> Metadata:
    values = json.loads(written)
    period = Period(**values.pop("period"))
    return Metadata(**{name: Recognised(**value) for name, value in values.items()}, period=period)


def _summary(report: str, written: str, characters: int, passages: int, figures: int) -> Summary:
    what = _metadata(written)
    return Summary(
        report,
        what.title.value,
        what.place.value,
        what.year.value,
        what.kind.value,
        what.date.value,
        characters,
        passages,
        figures,
    )
