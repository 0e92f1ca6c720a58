"""One writer at a time, across processes and threads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from index.store import LibraryError

__all__ = ["LOCK", "may_write", "writing"]

LOCK = "write.lock"


@contextmanager
def writing(folder: Path, timeout_s: float) -> Iterator[None]:
    """Inside, this is the only writer of the library in `folder`.

    Raises LibraryError when another one is still at work after `timeout_s` seconds.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, timeout=timeout_s)
    try:
        lock.acquire()
    except Timeout as error:
        raise LibraryError(
            f"另一个程序正在写入报告库 {folder}，等待 {timeout_s:g} 秒后仍未结束，请稍后再试。"
        ) from error
    except OSError as error:
        raise LibraryError(f"没有权限写入报告库 {folder}，请检查文件夹权限。") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def may_write(folder: Path) -> Iterator[bool]:
    """Whether this is now the only writer; false at once when another one is at work."""
    with ExitStack() as stack:
        try:
            stack.enter_context(writing(folder, 0))
            alone = True
        except LibraryError:
            alone = False
        yield alone
