"""Uploaded files, kept in a folder of the library under the names their users gave them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ReportAssistantError

if TYPE_CHECKING:
    from index.library import Library, Progress

__all__ = ["Kept", "Uploaded", "added", "file_name", "forget", "keep"]

_FOLDER = "uploads"
_REPLACED = ".replaced"
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_MOST_BYTES = 240


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A file as it came in: where it lies for now, and the name that its user gave it."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one file: 'added', 'updated', 'unchanged' or 'failed' with a reason."""

    name: str
    report: str
    status: str
    reason: str = ""


def file_name(given: str) -> str:
    """A name for the disk: the last component of what was given, without unfit characters."""
    name = _UNFIT.sub("", given.replace("\\", "/").rpartition("/")[2]).strip().lstrip(".~")
    stem, suffix = Path(name).stem, Path(name).suffix
    while len((stem + suffix).encode()) > _MOST_BYTES and stem:
        stem = stem[:-1]
    return stem + suffix or "未命名"


def keep(library: Library, uploaded: Uploaded) -> Path:
    """The file copied into the library's folder for uploads; an older one is set aside."""
    uploads = _uploads(library)
    uploads.mkdir(parents=True, exist_ok=True)
    target = uploads / file_name(uploaded.name)
    if target.exists():
        target.replace(_aside(target))
    shutil.copyfile(uploaded.path, target)
    return target


def _uploads(library: Library) -> Path:
    return library.folder.resolve() / _FOLDER


def _aside(target: Path) -> Path:
    folder = target.parent / _REPLACED
    folder.mkdir(exist_ok=True)
    return folder / target.name


def _settle(target: Path, good: bool) -> None:
    """Drops what was set aside where the new file is good, else puts it back."""
    aside = _aside(target)
    if not good:
        target.unlink(missing_ok=True)
        if aside.exists():
            aside.replace(target)
    aside.unlink(missing_ok=True)


def added(library: Library, files: Sequence[Uploaded]) -> Iterator[tuple[Kept, ...]]:
    """Adds files to the library one after another; after each, what became of those done so far.

    A file that fails leaves no copy, and one of the same name that was there before stays; so it
    is with a file whose bytes the library holds under another name. One caller at a time.
    """
    done: tuple[Kept, ...] = ()
    for uploaded in files:
        target = keep(library, uploaded)
        outcome: tuple[Kept, ...] = ()
        try:
            outcome = _outcome(library, target)
        finally:
            reports = [kept.report for kept in outcome if kept.report]
            _settle(target, any(_stems_from(library.report(r).path, target) for r in reports))
        done += outcome
        yield done


def _outcome(library: Library, target: Path) -> tuple[Kept, ...]:
    steps: list[Progress] = []
    try:
        result = library.add([target], progress=steps.append)
    except ReportAssistantError as error:
        return (Kept(target.name, "", "failed", str(error)),)
    reasons = {failure.path: failure.reason for failure in result.failed}
    return tuple(
        Kept(
            str(step.path).removeprefix(f"{target.parent}/"),
            step.report,
            step.status,
            reasons.get(str(step.path), ""),
        )
        for step in steps
    )


def _stems_from(path: str, file: Path) -> bool:
    """Whether a report was read from a file, or from an archive that the file is."""
    return Path(path) == file or file in Path(path).parents


def forget(library: Library, path: str) -> None:
    """Deletes the uploaded file that a removed report was read from.

    An archive stays as long as another report of the library came out of it.
    """
    uploads = _uploads(library)
    file = next((p for p in (Path(path), *Path(path).parents) if p.parent == uploads), None)
    if file is None:
        return
    others = () if file == Path(path) else library.summaries()
    if not any(_stems_from(library.report(other.report).path, file) for other in others):
        file.unlink(missing_ok=True)
