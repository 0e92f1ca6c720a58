"""Where the files shipped with the program lie: templates and prompts."""

from __future__ import annotations

from pathlib import Path

__all__ = ["prompt_folder"]


def prompt_folder() -> Path:
    """The folder of templates and prompts: the installed wheel's, else the repository's."""
    package = Path(__file__).resolve().parent
    installed = package / "shipped" / "prompts"
    return installed if installed.is_dir() else package.parent / "prompts"
