"""What the tests of drafting start from: an invented city's library, ledger and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evidence_library import PLACE, write_ledger, write_reports
from fakes import HashingEncoder

from assistant.evidence_gather import gather
from assistant.evidence_of import Evidence
from assistant.ledger import Ledger
from assistant.ledger_read import read_ledger
from assistant.reporting_period import ReportingPeriod, read_period
from assistant.template import load_template
from assistant.template_model import Template
from index.library import Library

__all__ = ["city_ledger", "city_library", "evidence_of", "period_of", "template_of"]


@contextmanager
def city_library(folder: Path) -> Iterator[Library]:
    """The library of the invented city, made in an empty folder."""
    write_reports(folder / "files")
    with Library.open(folder / "library", HashingEncoder()) as library:
        library.add([folder / "files"])
        yield library


def city_ledger(folder: Path) -> Ledger:
    """The city's ledger, read from a file in the folder."""
    return read_ledger(write_ledger(folder / "台账.xlsx"))


def period_of(words: str) -> ReportingPeriod:
    """The period that some words name."""
    found = read_period(words)
    assert found is not None
    return found


def evidence_of(library: Library, words: str, ledger: Ledger | None = None) -> Evidence:
    """What is known of the city in the period that some words name."""
    return gather(library, PLACE, period_of(words), ledger)


def template_of(folder: Path, text: str, name: str = "试写") -> Template:
    """A template written to a folder and read from there; `text` is without its name."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text(f"---\n名称: {name}\n{text}", encoding="utf-8")
    return load_template(name, [folder])
