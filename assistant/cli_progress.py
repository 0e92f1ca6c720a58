"""A progress bar on stderr, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

__all__ = ["Advance", "progress_bar"]


class Advance(Protocol):
    """Takes how many steps are done, how many there are, and what was just worked on."""

    def __call__(self, done: int, total: int, now: str = "") -> None:
        """Moves the bar."""


@contextmanager
def progress_bar(title: str) -> Iterator[Advance]:
    """What to call after each step of a long task; it does nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total, now="": None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[file]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, file="")

        def advance(done: int, total: int, now: str = "") -> None:
            bar.update(task, completed=done, total=total, file=now)

        yield advance
