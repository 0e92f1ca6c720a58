"""A file that can be read, on disk or inside an archive, and the error when it cannot."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from index.errors import ReportAssistantError

__all__ = ["LIMITS", "Limits", "ReadError", "Source", "source_of"]


class ReadError(ReportAssistantError):
    """A file that could not be read: `path` as the user sees it, `reason` one Chinese sentence."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"无法读取“{path}”：{reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may be, in bytes, before it is refused.

    `expanded_bytes` is the unpacked size of an archive (a .docx or .xlsx is one too), `ratio` how
    many times larger than packed it may be (looked at above 16 MiB only, because the XML of honest
    tables packs well), `members` how many files it may hold, `part_bytes` the size of one XML part.
    """

    file_bytes: int = 100 * 2**20
    expanded_bytes: int = 400 * 2**20
    ratio: int = 150
    members: int = 10_000
    part_bytes: int = 32 * 2**20


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Source:
    """One readable file; its bytes are fetched when asked for and not kept.

    `path` is what the user is shown ('folder/archive.zip/inner.docx'), `name` its last component,
    `size` its length in bytes. `file` lies on disk; `member` is the place in the list of the
    archive's members, None for a file of its own.
    """

    path: str
    name: str
    size: int
    file: Path
    member: int | None = None

    @property
    def suffix(self) -> str:
        """The extension in lower case with its dot, '' when there is none."""
        return Path(self.name).suffix.lower()

    def data(self) -> bytes:
        """The bytes; raises ReadError when they cannot be had."""
        try:
            return self._member() if self.member is not None else self.file.read_bytes()
        except PermissionError as error:
            raise ReadError(self.path, "没有读取权限，请修改文件权限后再试。") from error
        except FileNotFoundError as error:
            raise ReadError(self.path, "文件不存在，请检查路径。") from error
        except OSError as error:
            raise ReadError(self.path, "读取时磁盘出错，请把文件复制到本机后再试。") from error

    def sha256(self) -> str:
        """The SHA-256 of the bytes in hexadecimal; raises ReadError as `data` does."""
        return hashlib.sha256(self.data()).hexdigest()

    def _member(self) -> bytes:
        assert self.member is not None
        try:
            with zipfile.ZipFile(self.file) as archive:
                return archive.read(archive.infolist()[self.member])
        except NotImplementedError as error:
            reason = "压缩方式不受支持，请解压后再添加。"
            raise ReadError(self.path, reason) from error
        except RuntimeError as error:
            raise ReadError(self.path, "压缩包有密码，请解压后再添加。") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, IndexError) as error:
            raise ReadError(self.path, "压缩包已损坏，请重新获取该文件。") from error


def source_of(path: Path, limits: Limits = LIMITS) -> Source:
    """The source for a file on disk, nothing of it read yet.

    Raises ReadError for a path that is missing, no plain file, not readable, empty or too large.
    """
    shown = str(path)
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise ReadError(shown, "文件不存在，请检查路径。") from error
    except PermissionError as error:
        raise ReadError(shown, "没有读取权限，请修改文件权限后再试。") from error
    except (OSError, ValueError) as error:
        raise ReadError(shown, "路径无效，请检查路径。") from error
    if not path.is_file():
        kind = "这是文件夹，请用添加文件夹的方式导入。" if path.is_dir() else "不是普通文件。"
        raise ReadError(shown, kind)
    check_size(shown, size, limits)
    return Source(shown, path.name, size, path)


def check_size(path: str, size: int, limits: Limits) -> None:
    """Raise ReadError for a file that is empty or over the limit."""
    if size == 0:
        raise ReadError(path, "文件是空的，没有任何内容，请检查是否保存完整。")
    if size > limits.file_bytes:
        most = limits.file_bytes // 2**20
        reason = f"文件有 {size / 2**20:.0f} MB，超过 {most} MB 的上限，请拆分后再添加。"
        raise ReadError(path, reason)
