"""What a library holds, read from its database."""

from __future__ import annotations

import difflib
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from index.figure import Figure
from index.figure_rows import figures_of
from index.records import (
    Summary,
    passages_of,
    read_metadata,
    read_original,
    read_repairs,
    read_report,
    stored_passages,
    summaries,
)
from index.remembered import Remembered
from index.repair_map import Repair
from index.report import Metadata, Passage, Report
from index.store import LibraryError, Store

__all__ = ["Holdings", "UnknownReportsError", "near_ids"]

_Found = TypeVar("_Found")


class UnknownReportsError(LibraryError):
    """Reports that the library does not hold: `reports` as asked for, `near` ids like the first."""

    def __init__(self, reports: Sequence[str], near: Sequence[str]) -> None:
        hint = f"是不是“{'”或“'.join(near)}”？" if near else "请用 list 查看库中的报告。"
        super().__init__(f"报告库里没有报告“{'”“'.join(reports)}”，{hint}")
        self.reports, self.near = tuple(reports), tuple(near)


class Holdings:
    """The reading side of a library; may be used from several threads."""

    def __init__(self, store: Store) -> None:
        """Over an open store, which belongs to the holdings from now on."""
        self._store = store
        self._mutex = threading.RLock()
        self._metadata: tuple[int, dict[str, Metadata]] = (-1, {})
        self._figures: tuple[int, tuple[Figure, ...]] = (-1, ())
        self._passages_read = Remembered[int, Passage]()
        self._figures_read = Remembered[tuple[str, int, int], tuple[Figure, ...]]()

    @property
    def generation(self) -> int:
        """A number that grows with every change to what the library holds."""
        with self._reading():
            return self._store.generation()

    def summaries(self) -> tuple[Summary, ...]:
        """One line for each report in the order of their ids."""
        with self._reading():
            return summaries(self._store)

    def metadata(self) -> dict[str, Metadata]:
        """What every report is, by its id; read once in a generation, not to be changed."""
        with self._reading(), self._store.snapshot():
            generation = self._store.generation()
            if self._metadata[0] != generation:
                self._metadata = (generation, read_metadata(self._store))
            return self._metadata[1]

    def meta(self, report: str) -> Metadata:
        """What one report is; raises UnknownReportsError."""
        return self._known(report, self.metadata().get(report))

    def places(self) -> tuple[str, ...]:
        """The places that issued the reports, each once, sorted."""
        return _distinct(what.place.value for what in self.metadata().values())

    def years(self) -> tuple[str, ...]:
        """The years that the reports bear, each once, sorted."""
        return _distinct(what.year.value for what in self.metadata().values())

    def kinds(self) -> tuple[str, ...]:
        """The kinds of the reports, each once, sorted."""
        return _distinct(what.kind.value for what in self.metadata().values())

    def report(self, report: str) -> Report:
        """The report of that id; raises UnknownReportsError."""
        with self._reading(), self._store.snapshot():
            return self._known(report, read_report(self._store, report))

    def original(self, report: str) -> str:
        """The text of a report as it was read, before repair; raises UnknownReportsError."""
        with self._reading():
            return self._known(report, read_original(self._store, report))

    def repairs(self, report: str) -> tuple[Repair, ...]:
        """The repairs of a report in the order of its text; raises UnknownReportsError."""
        with self._reading():
            self.meta(report)
            return read_repairs(self._store, report)

    def passages(self, report: str) -> tuple[Passage, ...]:
        """The passages of a report in the order of its text; raises UnknownReportsError."""
        with self._reading():
            self.meta(report)
            return passages_of(self._store, report)

    def figures(self, report: str) -> tuple[Figure, ...]:
        """The figures of a report in the order of its text; raises UnknownReportsError."""
        with self._reading():
            self.meta(report)
            return figures_of(self._store, report)

    def figures_in(self, passages: Sequence[Passage]) -> list[tuple[Figure, ...]]:
        """The figures of each of these passages, in the order of its text."""
        with self._reading(), self._store.snapshot():
            kept = self._figures_read.of(self._store.generation())
            for p in passages:
                if (p.report, p.start, p.end) not in kept:
                    found = figures_of(self._store, p.report, p.start, p.end)
                    kept[p.report, p.start, p.end] = found
            return [kept[p.report, p.start, p.end] for p in passages]

    def all_figures(self) -> tuple[Figure, ...]:
        """Every figure by report id and place in the text; read once in a generation."""
        with self._reading(), self._store.snapshot():
            generation = self._store.generation()
            if self._figures[0] != generation:
                self._figures = (generation, figures_of(self._store))
            return self._figures[1]

    def stored_passages(self, keys: Sequence[int]) -> dict[int, Passage]:
        """The passages of these keys in their order; a key that is gone is left out."""
        with self._reading(), self._store.snapshot():
            kept = self._passages_read.of(self._store.generation())
            kept.update(stored_passages(self._store, [key for key in keys if key not in kept]))
            return {key: kept[key] for key in keys if key in kept}

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """One thread at a time; a database that cannot be read becomes a LibraryError."""
        with self._mutex:
            try:
                yield
            except sqlite3.DatabaseError as error:
                if type(error) not in (sqlite3.DatabaseError, sqlite3.OperationalError):
                    raise
                raise LibraryError(
                    f"报告库文件读取失败，可能已损坏（{error}），"
                    "请从备份恢复，或换一个文件夹重新 add。"
                ) from error

    def _known(self, report: str, found: _Found | None) -> _Found:
        if found is None:
            raise UnknownReportsError([report], near_ids(report, self.metadata()))
        return found


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


def near_ids(report: str, held: Collection[str]) -> list[str]:
    """At most three of the ids held that are most like the one asked for."""
    inside = [known for known in held if report and report in known][:3]
    return inside or difflib.get_close_matches(report, held, 3, 0.4)
