"""The database of a library: SQLite is the truth, everything else is derived from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from index.errors import ReportAssistantError

__all__ = ["DATABASE", "FORMAT", "LibraryError", "Store"]

DATABASE = "library.sqlite"
FORMAT = 2
_BUSY_S = 30.0

_SCHEMA = """
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reports (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    format TEXT NOT NULL,
    given TEXT NOT NULL,
    metadata TEXT NOT NULL,
    characters INTEGER NOT NULL,
    passages INTEGER NOT NULL,
    figures INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS reports_sha256 ON reports (sha256);
CREATE TABLE IF NOT EXISTS texts (
    report INTEGER PRIMARY KEY REFERENCES reports ON DELETE CASCADE,
    original TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS repairs (
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL, start INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS headings (
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    level INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    text TEXT NOT NULL, run_in INTEGER NOT NULL,
    PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passages (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    heading TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    page INTEGER, text TEXT NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS passages_report ON passages (report, ordinal);
CREATE INDEX IF NOT EXISTS passages_generation ON passages (generation);
CREATE TABLE IF NOT EXISTS vectors (
    key INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
    vector BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS figures (
    report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, quote TEXT NOT NULL,
    value TEXT NOT NULL, scale TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL,
    indicator TEXT NOT NULL, whole TEXT NOT NULL, qualifier TEXT NOT NULL,
    role TEXT NOT NULL, target_of TEXT NOT NULL, direction INTEGER NOT NULL,
    period_start TEXT, period_end TEXT, place TEXT NOT NULL,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, upper TEXT,
    period_from INTEGER, period_to INTEGER, place_from INTEGER, place_to INTEGER,
    parts TEXT NOT NULL,
    PRIMARY KEY (report, ordinal)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS removed (key INTEGER PRIMARY KEY, generation INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS removed_generation ON removed (generation);
"""


class LibraryError(ReportAssistantError):
    """A library cannot be opened, read or changed as asked; the message says what to do."""


class Store:
    """One connection to the database of a library.

    A generation is counted up by every transaction that changes what a search can find. Passage
    keys are never used twice: `removed` keeps those that are gone with the generation that
    removed them, so that derived files can catch up.
    """

    def __init__(self, folder: Path) -> None:
        """Connects to the database in `folder`, which is made if it is missing."""
        file = folder / DATABASE
        try:
            self.connection = sqlite3.connect(
                file, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
            )
            self.connection.execute("PRAGMA foreign_keys = ON")
            self.connection.execute("PRAGMA synchronous = FULL")
            self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            raise LibraryError(
                f"报告库文件 {file} 无法打开（{error}），请检查权限，或换一个文件夹重新运行 add。"
            ) from error

    def close(self) -> None:
        """Ends the connection; a second call does nothing."""
        self.connection.close()

    def prepare(self, settings: Mapping[str, str]) -> None:
        """Makes the tables that are missing and writes the settings that are not there yet."""
        self.connection.execute("PRAGMA journal_mode = WAL")
        with self.transaction():
            for statement in _SCHEMA.split(";"):
                self.connection.execute(statement)
            self.connection.executemany(
                "INSERT OR IGNORE INTO settings VALUES (?, ?)",
                [("format", str(FORMAT)), ("generation", "0"), *settings.items()],
            )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is committed together when the block ends, or not at all."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise LibraryError(
                f"写入报告库失败（{error}），请检查磁盘空间和权限后重试。"
            ) from error
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside belongs to one state of the database."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def settings(self) -> dict[str, str]:
        """All settings by name; empty where the tables were never made."""
        known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'settings'"
        if self.connection.execute(known).fetchone() is None:
            return {}
        return dict(self.connection.execute("SELECT name, value FROM settings"))

    def write_setting(self, name: str, value: str) -> None:
        """Sets one setting; inside a transaction."""
        self.connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def generation(self) -> int:
        """How many changes the library has seen."""
        row = self.connection.execute("SELECT value FROM settings WHERE name = 'generation'")
        return int(row.fetchone()[0])

    def next_generation(self) -> int:
        """Counts the generation up by one and returns it; inside a transaction."""
        generation = self.generation() + 1
        self.write_setting("generation", str(generation))
        return generation
