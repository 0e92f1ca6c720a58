"""Zip containers opened with care: broken ones and bombs refused, old names decoded."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import IO

from index.read_source import LIMITS, Limits, ReadError

__all__ = ["DAMAGE", "member_name", "open_archive"]

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)

_UTF8_NAME = 0x800
_RATIO_FROM_BYTES = 16 * 2**20


def open_archive(
    shown: str, file: Path | IO[bytes], broken: str, limits: Limits = LIMITS
) -> zipfile.ZipFile:
    """The open zip file; the caller closes it.

    `broken` is the reason given when it is no whole zip file. Raises ReadError for that and for an
    archive whose declared contents are over `limits` (zipfile reads no more than is declared).
    """
    try:
        archive = zipfile.ZipFile(file)
    except PermissionError as error:
        raise ReadError(shown, "没有读取权限，请修改文件权限后再试。") from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadError(shown, broken) from error
    reason = _bomb(archive, limits)
    if reason:
        archive.close()
        raise ReadError(shown, reason)
    return archive


def _bomb(archive: zipfile.ZipFile, limits: Limits) -> str:
    members = archive.infolist()
    if len(members) > limits.members:
        return f"压缩包里有 {len(members)} 个文件，超过 {limits.members} 个的上限，请拆分后再添加。"
    expanded = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    too_large = expanded > limits.expanded_bytes
    too_dense = expanded > _RATIO_FROM_BYTES and expanded > limits.ratio * max(packed, 1)
    if too_large or too_dense:
        size = f"{expanded / 2**20:.0f} MB"
        return f"解压后将达到 {size}，疑似压缩炸弹，已拒绝；请确认来源，必要时解压后再添加。"
    return ""


def member_name(member: zipfile.ZipInfo) -> str:
    """The member's path with '/' separators, without '..' and drive; GBK names are decoded.

    Names without the UTF-8 flag were written in the code page of the machine: UTF-8 is tried
    first, then GB18030, which is what Chinese Windows writes.
    """
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        name = _decoded(name)
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..") and part[-1] != ":")


def _decoded(name: str) -> str:
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
