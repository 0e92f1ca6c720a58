"""What several test files start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from draft_city import city_ledger, city_library
from fakes import HashingEncoder
from page_server import chromium, served
from shell import Call, Done, write_reports

from assistant.ledger import Ledger
from index.library import Library

_REPORTS = Path(__file__).resolve().parents[1] / "corpus" / "reports"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library with the hashing encoder."""
    with Library.open(tmp_path / "library", HashingEncoder()) as made:
        yield made


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """An empty folder for reports."""
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def tiny_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three small reports, not to be changed."""
    folder = tmp_path_factory.mktemp("reports")
    write_reports(folder)
    return folder


@pytest.fixture(scope="session")
def tiny(tiny_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of those reports with the default encoder, not to be changed."""
    folder = tmp_path_factory.mktemp("tiny")
    with Library.open(folder) as library:
        library.add([tiny_files])
    return folder


@pytest.fixture
def call(tiny: Path, capfd: pytest.CaptureFixture[str]) -> Call:
    """Runs commands on that library."""
    from assistant.cli import run

    def called(*arguments: str, library: Path = tiny) -> Done:
        code = run([*arguments, "--library", str(library)])
        printed = capfd.readouterr()
        return Done(code, printed.out, printed.err)

    return called


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of the sample corpus with the default encoder, not to be changed."""
    with Library.open(tmp_path_factory.mktemp("samples") / "library") as library:
        library.add([_REPORTS])
        yield library


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library of the city that the tests of drafting invent, not to be changed."""
    with city_library(tmp_path_factory.mktemp("city")) as library:
        yield library


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The ledger of that city."""
    return city_ledger(tmp_path_factory.mktemp("ledger"))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a library of the sample corpus; stopped at the end."""
    folder = tmp_path_factory.mktemp("page") / "library"
    with Library.open(folder) as library:
        library.add([_REPORTS])
    with served(folder) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium."""
    with chromium() as opened:
        yield opened
