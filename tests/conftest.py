"""What several test files start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import HashingEncoder
from shell import Call, Done, write_reports

from index.library import Library


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
        library.add([Path(__file__).resolve().parents[1] / "corpus" / "reports"])
        yield library
