"""Which files a list of paths stands for: folders walked, archives opened, the rest named."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.read_archive import member_name, open_archive
from index.read_source import LIMITS, Limits, ReadError, Source, check_size, source_of

__all__ = ["SUFFIXES", "Discovered", "discover", "unsupported"]

_READABLE = (
    ".txt .md .markdown .docx .docm .pdf .html .htm .xlsx .xlsm .csv .doc .wps .rtf .xls .et"
)
SUFFIXES = frozenset(_READABLE.split())

_ARCHIVE = ".zip"
_ADVICE = {
    "请解压后再添加": ".rar .7z .tar .gz .tgz .bz2 .xz",
    "请先做文字识别（OCR），再添加得到的文本": ".jpg .jpeg .png .bmp .gif .tif .tiff .webp",
    "请用阅读器另存为 PDF 或 Word（.docx）后再添加": ".ofd .ceb .caj",
    "请另存为 PDF 后再添加": ".ppt .pptx .dps .odp",
    "请另存为 .docx 或 .xlsx 后再添加": ".odt .ods .mht .mhtml .pages .numbers",
}


@dataclass(frozen=True, slots=True)
class Discovered:
    """The readable files in order of path, and the paths that cannot be read with their reasons."""

    files: tuple[Source, ...]
    failed: tuple[ReadError, ...]


def discover(paths: Sequence[Path], limits: Limits = LIMITS) -> Discovered:
    """The sources that `paths` stand for, each once.

    Folders are walked in sorted order; hidden files, '~$…' lock files and '__MACOSX' are no
    documents and are passed over; a .zip gives its members (archives inside it are not opened).
    Nothing is raised: a path that is missing, empty, too large or of an unknown kind is in
    `failed`, and so is a folder or archive without any document.
    """
    files: dict[tuple[Path, int | None], Source] = {}
    failed: list[ReadError] = []
    for path in paths:
        for found in _expand(path, limits):
            if isinstance(found, ReadError):
                failed.append(found)
            else:
                files.setdefault((found.file.resolve(), found.member), found)
    return Discovered(tuple(files.values()), tuple(failed))


def unsupported(shown: str, suffix: str) -> ReadError:
    """The error for a file of a kind that is not read, with what to do instead."""
    for advice, suffixes in _ADVICE.items():
        if suffix in suffixes.split():
            return ReadError(shown, f"不支持 {suffix} 格式，{advice}。")
    kind = f"{suffix} 格式" if suffix else "没有扩展名的文件"
    return ReadError(
        shown,
        f"不支持{kind if not suffix else ' ' + kind}，请另存为 .docx、.pdf 或 .txt 后再添加。",
    )


def _expand(path: Path, limits: Limits) -> Iterator[Source | ReadError]:
    try:
        folder = path.is_dir()
    except (OSError, ValueError):
        folder = False
    if folder:
        yield from _walk(path, limits)
    else:
        yield from _file(path, limits)


def _walk(folder: Path, limits: Limits) -> Iterator[Source | ReadError]:
    found = False
    for path in _paths(folder):
        found = True
        if isinstance(path, ReadError):
            yield path
        else:
            yield from _file(path, limits)
    if not found:
        yield ReadError(str(folder), "文件夹里没有可读取的文件，请检查路径。")


def _paths(folder: Path) -> Iterator[Path | ReadError]:
    """Plain files below a folder, sorted; links to folders are not followed, so it ends."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield ReadError(str(folder), "没有权限打开文件夹，请修改权限后再试。")
        return
    for entry in entries:
        if _passed_over(entry.name):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _paths(entry)
        else:
            yield entry


def _passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def _file(path: Path, limits: Limits) -> Iterator[Source | ReadError]:
    try:
        source = source_of(path, limits)
    except ReadError as error:
        yield error
        return
    if source.suffix == _ARCHIVE:
        yield from _members(source, limits)
    elif source.suffix in SUFFIXES:
        yield source
    else:
        yield unsupported(source.path, source.suffix)


def _members(source: Source, limits: Limits) -> Iterator[Source | ReadError]:
    broken = "压缩包已损坏或不完整，请重新获取该文件。"
    try:
        archive = open_archive(source.path, source.file, broken, limits)
    except ReadError as error:
        yield error
        return
    with archive:
        members = [
            (member_name(member), place, member)
            for place, member in enumerate(archive.infolist())
            if not member.is_dir()
        ]
    members = [m for m in members if not any(map(_passed_over, m[0].split("/")))]
    if not members:
        yield ReadError(source.path, "压缩包里没有可读取的文件，请检查内容。")
    elif all(member.flag_bits & 1 for _, _, member in members):
        yield ReadError(source.path, "压缩包有密码，请解压后再添加。")
    else:
        for name, place, member in sorted(members, key=lambda m: (m[0], m[1])):
            yield _member(source, name, place, member, limits)


def _member(
    source: Source, name: str, place: int, member: zipfile.ZipInfo, limits: Limits
) -> Source | ReadError:
    shown = f"{source.path}/{name}"
    inner = Source(shown, name.rpartition("/")[2], member.file_size, source.file, place)
    if inner.suffix == _ARCHIVE:
        return ReadError(shown, "压缩包里的压缩包不再展开，请解压后再添加。")
    if inner.suffix not in SUFFIXES:
        return unsupported(shown, inner.suffix)
    if member.flag_bits & 1:
        return ReadError(shown, "压缩包有密码，请解压后再添加。")
    try:
        check_size(shown, member.file_size, limits)
    except ReadError as error:
        return error
    return inner
