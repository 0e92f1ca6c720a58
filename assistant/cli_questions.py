"""Where a command's questions come from: its arguments or a batch file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.batch import BatchFileError, BatchQuestion, read_batch

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.library import Library
    from index.reranker import Reranker

__all__ = ["asked_questions", "batch_text", "named_reranker", "open_library", "report_named"]


def asked_questions(words: Sequence[str], batch: Path | None) -> tuple[BatchQuestion, ...]:
    """The questions of the batch file, or the one made of the words; wrong usage for both or none.

    Raises BatchFileError where the file cannot be read, BatchError where a line is malformed.
    """
    text = " ".join(words).encode("utf-8", "replace").decode("utf-8").strip()
    if batch is not None and words:
        raise click.UsageError("问题和 --batch 只能写一样。", click.get_current_context())
    if batch is not None:
        return read_batch(batch_text(batch).splitlines())
    if not text:
        raise click.UsageError(
            "请写出要问的内容，或用 --batch 指定文件。", click.get_current_context()
        )
    return (BatchQuestion("", text),)


def batch_text(batch: Path) -> str:
    """The content of a file of JSON lines ('-' for stdin); raises BatchFileError."""
    try:
        data = sys.stdin.buffer.read() if str(batch) == "-" else batch.read_bytes()
        return data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise BatchFileError(f"没有文件“{batch}”，请检查路径。") from error
    except IsADirectoryError as error:
        raise BatchFileError(f"“{batch}”是文件夹，请指定一个文件。") from error
    except OSError as error:
        raise BatchFileError(f"读不了文件“{batch}”，请检查路径和权限。") from error
    except UnicodeDecodeError as error:
        raise BatchFileError(f"文件“{batch}”不是 UTF-8 编码，请另存为 UTF-8。") from error


def named_reranker(settings: Settings) -> Reranker | None:
    """The reranker of the settings, loaded, None where there is none; raises RerankerError."""
    if not settings.reranker:
        return None
    from index.reranker import load_reranker

    return load_reranker(settings.reranker)


def open_library(
    settings: Settings, create: bool = False, reranker: Reranker | None = None
) -> Library:
    """The library of the settings, opened; a context manager.

    Raises LibraryError where there is none and `create` is false.
    """
    from index.library import Library

    return Library.open(settings.library, settings.encoder, create=create, reranker=reranker)


def report_named(library: Library, name: str) -> str:
    """The id of the report that a user named by its id or by its file; the name where unknown."""
    known = library.metadata()
    return next((report for report in (name, Path(name).stem) if report in known), name)
