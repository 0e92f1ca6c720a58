"""The settings of one run: flags over environment over defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["LIBRARY_VARIABLE", "TERMS_VARIABLE", "Settings", "default_library", "settings_from"]

LIBRARY_VARIABLE = "REPORT_ASSISTANT_LIBRARY"
TERMS_VARIABLE = "REPORT_ASSISTANT_TERMS"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a shell decides once: where the library lies and how results are printed.

    `encoder` is None where the library's own encoder is meant. `json` asks for one JSON document
    on stdout and nothing else there. `terms` is the folder of the user's own tables of units and
    indicators, which need not exist.
    """

    library: Path
    encoder: str | None = None
    json: bool = False
    terms: Path | None = None


def default_library() -> Path:
    """The library's folder where nobody names one: the platform's folder for user data."""
    return _user_data() / "library"


def _user_data() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("report-assistant", appauthor=False))


def settings_from(
    environment: Mapping[str, str],
    library: Path | None = None,
    encoder: str | None = None,
    json: bool = False,
) -> Settings:
    """The settings from flags (None: not given) and environment variables (empty: not set)."""
    named = environment.get(LIBRARY_VARIABLE, "").strip()
    folder = library or (Path(named) if named else default_library())
    said = environment.get(TERMS_VARIABLE, "").strip()
    terms = Path(said).expanduser() if said else _user_data() / "terms"
    return Settings(folder.expanduser(), encoder or None, json, terms)
