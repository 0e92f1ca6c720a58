"""A library of a few invented texts, and questions to it, for the tests of answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from fakes import HashingEncoder

from assistant.answer import answer
from assistant.reply import Answer
from index.library import Library

_TODAY = date(2026, 3, 1)


@contextmanager
def library_of(folder: Path, chapter: str, texts: Mapping[str, str]) -> Iterator[Library]:
    """A library of reports by their titles, each with one chapter of that heading."""
    (folder / "files").mkdir()
    for title, text in texts.items():
        written = f"{title}\n\n{chapter}\n\n{text}\n"
        (folder / "files" / f"{title}.txt").write_text(written, encoding="utf-8")
    with Library.open(folder / "library", HashingEncoder()) as library:
        library.add([folder / "files"])
        yield library


def ask(library: Library, question: str) -> Answer:
    """The answer of a library as it would be on the first of March 2026."""
    return answer(library, question, today=_TODAY)
