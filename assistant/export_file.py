"""Writing what was exported, and the error where that fails."""

from __future__ import annotations

from pathlib import Path

from index.errors import ReportAssistantError

__all__ = ["ExportError", "write_file"]


class ExportError(ReportAssistantError):
    """What could not be written; the message says where and what to do."""


def write_file(path: Path, content: bytes) -> None:
    """Writes a file; raises ExportError where that fails (no folder, open in Word, no right)."""
    try:
        path.write_bytes(content)
    except FileNotFoundError as error:
        raise ExportError(
            f"无法写入“{path}”：文件夹“{path.parent}”不存在，请先建好或换一个位置。"
        ) from error
    except IsADirectoryError as error:
        raise ExportError(f"无法写入“{path}”：这是一个文件夹，请写出文件名。") from error
    except PermissionError as error:
        raise ExportError(
            f"无法写入“{path}”：请先关闭正在打开它的程序（如 Word、WPS），或换一个能写的位置。"
        ) from error
    except OSError as error:
        raise ExportError(f"无法写入“{path}”：{error.strerror or error}，请换一个位置。") from error
