"""From files to what the library keeps of them."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.encoder import Encoder
from index.records import FileMark, Held, delete_report, insert_report
from index.store import Store

if TYPE_CHECKING:
    from index.metadata import Given
    from index.read import Source

__all__ = ["AddResult", "Adder", "Failure", "Progress"]

_SETTLED_NS = 2_000_000_000
_PUBLISHED_TOGETHER = 4_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be added, and one Chinese sentence saying why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class AddResult:
    """What adding did: ids of reports, files that failed, and how much was newly stored."""

    added: tuple[str, ...]
    updated: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[Failure, ...]
    passages: int
    figures: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Progress:
    """One file is finished, and if it was kept it is now safely stored.

    `status` is 'added', 'updated', 'unchanged' or 'failed' (then `report` is empty).
    """

    path: Path
    report: str
    status: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Known:
    """A report that is already there, and the file it was read from."""

    id: str
    mark: FileMark
    given: dict[str, str]


class Adder:
    """Adds files to a store one by one; the caller is the only writer."""

    def __init__(
        self,
        store: Store,
        encoder: Callable[[], Encoder],
        publish: Callable[[], None],
        max_chars: int,
        given: Given | None,
    ) -> None:
        """`encoder` is called when the first file has to be encoded, and not before.

        `publish` is called now and then when many new passages wait to be indexed.
        """
        self._store = store
        self._encoder = encoder
        self._publish = publish
        self._waiting = 0
        self._max_chars = max_chars
        self._given = {k: v for k, v in asdict(given).items() if v} if given else {}
        self.ids: dict[str, list[str]] = {"added": [], "updated": [], "unchanged": []}
        self.failed: list[Failure] = []
        self.passages = self.figures = 0

    def add(self, paths: Sequence[Path], progress: Callable[[Progress], None] | None) -> None:
        """Adds what `paths` stand for; what cannot be read is in `failed`, the rest goes on."""
        from index.read import discover

        found = discover(paths)
        total = len(found.files) + len(found.failed)
        steps = [(Path(error.path), "", "failed") for error in found.failed]
        self.failed += [Failure(error.path, error.reason) for error in found.failed]
        for done, step in enumerate(steps, 1):
            if progress:
                progress(Progress(*step, done, total))
        for done, source in enumerate(found.files, len(steps) + 1):
            report, status = self._try(source)
            if progress:
                progress(Progress(Path(source.path), report, status, done, total))
            if self._waiting >= _PUBLISHED_TOGETHER:
                self._publish()
                self._waiting = 0

    def _try(self, source: Source) -> tuple[str, str]:
        from index.read import ReadError

        try:
            report, status = self._one(source)
        except ReadError as error:
            self.failed.append(Failure(source.path, error.reason))
            return "", "failed"
        if report not in self.ids[status]:
            self.ids[status].append(report)
        return report, status

    def _one(self, source: Source) -> tuple[str, str]:
        path = _identity(source)
        mtime_ns = _mtime_ns(source)
        known = self._known("path", path)
        stamp = (source.size, mtime_ns)
        as_seen = known and mtime_ns and (known.mark.size, known.mark.mtime_ns) == stamp
        if known and as_seen and self._says_nothing_new(known):
            return known.id, "unchanged"
        mark = FileMark(path, source.size, mtime_ns, source.sha256())
        known = known or self._twin(mark)
        if known and known.mark.sha256 == mark.sha256 and self._says_nothing_new(known):
            self._remember(known, mark)
            return known.id, "unchanged"
        if known and known.mark.sha256 == mark.sha256 and _still_there(known.mark.path):
            mark = FileMark(known.mark.path, mark.size, known.mark.mtime_ns, mark.sha256)
        held = self._held(source, mark, known)
        with self._store.transaction():
            generation = self._store.next_generation()
            if known:
                delete_report(self._store, known.id, generation)
            insert_report(self._store, held, generation)
        self._waiting += len(held.passages)
        self.passages += len(held.passages)
        self.figures += len(held.figures)
        return held.report.id, "updated" if known else "added"

    def _known(self, column: str, value: str) -> _Known | None:
        row = self._store.connection.execute(
            "SELECT id, path, size, mtime_ns, sha256, given FROM reports"
            f" WHERE {column} = ? ORDER BY number",
            (value,),
        ).fetchone()
        return _Known(row[0], FileMark(*row[1:5]), json.loads(row[5])) if row else None

    def _twin(self, mark: FileMark) -> _Known | None:
        """A report with the same bytes and the same kind of file, wherever that file lies."""
        twin = self._known("sha256", mark.sha256)
        same = twin and Path(twin.mark.path).suffix.lower() == Path(mark.path).suffix.lower()
        return twin if same else None

    def _says_nothing_new(self, known: _Known) -> bool:
        return known.given == known.given | self._given

    def _remember(self, known: _Known, mark: FileMark) -> None:
        moved = mark.path != known.mark.path
        if moved and _still_there(known.mark.path):
            return
        if moved or mark.mtime_ns != known.mark.mtime_ns:
            with self._store.transaction():
                self._store.connection.execute(
                    "UPDATE reports SET path = ?, mtime_ns = ? WHERE id = ?",
                    (mark.path, mark.mtime_ns, known.id),
                )

    def _held(self, source: Source, mark: FileMark, known: _Known | None) -> Held:
        from index.context import embedding_text
        from index.figures import read_figures
        from index.metadata import Given
        from index.reading import read_report
        from index.split import split

        given = (known.given if known else {}) | self._given
        stem = _printable(Path(source.name).stem)
        id = known.id if known else self._free_id(stem)
        reading = read_report(source, id, mark.path, Given(**given), stem)
        report = reading.report
        passages = split(id, report.text, report.headings, reading.pages, max_chars=self._max_chars)
        texts = [embedding_text(report.metadata, passage) for passage in passages]
        return Held(
            report,
            mark,
            json.dumps(given, ensure_ascii=False),
            reading.original,
            reading.repairs,
            passages,
            self._encoder().encode_passages(texts),
            read_figures(report),
        )

    def _free_id(self, stem: str) -> str:
        id, count = stem, 1
        while self._known("id", id):
            count += 1
            id = f"{stem}-{count}"
        return id


def _identity(source: Source) -> str:
    """The resolved path of a file, with the path inside it for a member of an archive."""
    inner = source.path[len(str(source.file)) :] if source.member is not None else ""
    return _printable(f"{source.file.resolve()}{inner}")


def _still_there(path: str) -> bool:
    return os.path.exists(path) or any(os.path.isfile(parent) for parent in Path(path).parents)


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


def _mtime_ns(source: Source) -> int:
    """The time of the last change; 0 for one so recent that another may follow unnoticed."""
    try:
        mtime_ns = source.file.stat().st_mtime_ns
    except OSError:
        return 0
    return mtime_ns if time.time_ns() - mtime_ns > _SETTLED_NS else 0
