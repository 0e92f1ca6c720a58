"""The settings of one run: flags over environment over defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

__all__ = [
    "KEY_VARIABLE",
    "LIBRARY_VARIABLE",
    "MODEL_VARIABLE",
    "RERANKER_VARIABLE",
    "SECONDS_VARIABLE",
    "TEMPLATES_VARIABLE",
    "TERMS_VARIABLE",
    "URL_VARIABLE",
    "ModelSettings",
    "Settings",
    "default_library",
    "settings_from",
]

LIBRARY_VARIABLE = "REPORT_ASSISTANT_LIBRARY"
TEMPLATES_VARIABLE = "REPORT_ASSISTANT_TEMPLATES"
TERMS_VARIABLE = "REPORT_ASSISTANT_TERMS"
MODEL_VARIABLE = "REPORT_ASSISTANT_MODEL"
RERANKER_VARIABLE = "REPORT_ASSISTANT_RERANKER"
URL_VARIABLE = "REPORT_ASSISTANT_MODEL_URL"
KEY_VARIABLE = "REPORT_ASSISTANT_MODEL_KEY"
SECONDS_VARIABLE = "REPORT_ASSISTANT_MODEL_SECONDS"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """The language model that words answers, as it was named; without a `name` there is none.

    `seconds` is how long a reply may take in all, '' where it is not said.
    """

    name: str = ""
    url: str = ""
    key: str = field(default="", repr=False)
    seconds: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a shell decides once: where the library lies and how results are printed.

    `encoder` is None where the library's own encoder is meant. `json` asks for one JSON document
    on stdout and nothing else there. `terms` is the folder of the user's own tables of units and
    indicators, which need not exist. `reranker` is the CrossEncoder that reads what was found
    once more, '' for none. `templates` is the folder of the user's own drafting templates, None for
    none.
    """

    library: Path
    encoder: str | None = None
    json: bool = False
    terms: Path | None = None
    model: ModelSettings = ModelSettings()
    reranker: str = ""
    templates: Path | None = None


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
    model: str | None = None,
    model_url: str | None = None,
    reranker: str | None = None,
) -> Settings:
    """The settings from flags (None: not given) and environment variables (empty: not set).

    An empty `model` or `reranker` means none, whatever the environment names.
    """
    named = environment.get(LIBRARY_VARIABLE, "").strip()
    folder = library or (Path(named) if named else default_library())
    said = environment.get(TERMS_VARIABLE, "").strip()
    terms = Path(said).expanduser() if said else _user_data() / "terms"
    asked = _model(environment, model, model_url)
    judge = environment.get(RERANKER_VARIABLE, "") if reranker is None else reranker
    drafts = environment.get(TEMPLATES_VARIABLE, "").strip()
    return Settings(
        folder.expanduser(),
        encoder or None,
        json,
        terms,
        asked,
        judge.strip(),
        Path(drafts).expanduser() if drafts else None,
    )


def _model(environment: Mapping[str, str], name: str | None, url: str | None) -> ModelSettings:
    named = environment.get(MODEL_VARIABLE, "").strip() if name is None else name.strip()
    if not named:
        return ModelSettings(url=(url or "").strip())
    where = environment.get(URL_VARIABLE, "") if url is None else url
    key, seconds = environment.get(KEY_VARIABLE, ""), environment.get(SECONDS_VARIABLE, "")
    return ModelSettings(named, where.strip(), key.strip(), seconds.strip())
