from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from assistant.settings import LIBRARY_VARIABLE, Settings, default_library, settings_from


@pytest.mark.parametrize(
    ("flag", "variable", "expected"),
    [
        (Path("a"), "b", Path("a")),
        (Path("a"), None, Path("a")),
        (None, "b", Path("b")),
        (None, "  b ", Path("b")),
        (None, "", default_library()),
        (None, None, default_library()),
    ],
)
def test_a_flag_goes_before_the_environment_and_that_before_the_default(
    flag: Path | None, variable: str | None, expected: Path
) -> None:
    environment = {} if variable is None else {LIBRARY_VARIABLE: variable}
    assert settings_from(environment, flag).library == expected


def test_a_tilde_means_the_home_folder() -> None:
    assert settings_from({LIBRARY_VARIABLE: "~/库"}).library == Path.home() / "库"


def test_no_encoder_means_the_librarys_own() -> None:
    assert settings_from({}).encoder is None
    assert settings_from({}, encoder="").encoder is None
    assert settings_from({}, encoder="default").encoder == "default"


def test_settings_cannot_be_changed() -> None:
    settings = Settings(Path("a"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.json = True  # type: ignore[misc]


def test_asking_for_the_default_library_creates_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    default_library()
    assert list(tmp_path.iterdir()) == []
