"""The templates that can be named, with what is wrong in those that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.template import load_template
from assistant.template_folder import template_files
from assistant.template_model import TemplateError

__all__ = ["TemplateInfo", "listed"]

_SLOT = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_CONTROL = re.compile(r"\{%.*?%\}")


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """One template: the `name` to draft it by, its title, and one line on what it is.

    Slots stand in the title as 〔地区〕. `source` is the folder of a user's template, '' for a
    shipped one. `error` says what is wrong with a template that cannot be used.
    """

    name: str
    title: str
    summary: str
    source: str = ""
    error: str = ""


def listed(folders: Sequence[Path] = ()) -> tuple[TemplateInfo, ...]:
    """Every template that can be named, sorted by name; a faulty one with what is wrong in it."""
    shipped = {path.parent for path in template_files()}
    found = []
    for path in template_files(folders):
        source = "" if path.parent in shipped else str(path.parent)
        try:
            template = load_template(path.stem, folders)
        except TemplateError as error:
            found.append(TemplateInfo(path.stem, path.stem, "", source, str(error)))
        else:
            title = _SLOT.sub(r"〔\1〕", _CONTROL.sub("", template.title))
            found.append(TemplateInfo(path.stem, title, template.summary, source))
    return tuple(found)
