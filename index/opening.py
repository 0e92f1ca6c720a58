"""Opening a library, and refusing one that was built otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from index.encoder import Encoder
from index.figure_rows import FIGURES, reread_figures
from index.locks import writing
from index.reembed import encoder_mark
from index.store import DATABASE, FORMAT, LibraryError, Store

__all__ = ["MAX_CHARS", "check_encoder", "load", "open_store", "verify"]

MAX_CHARS = 400
_WITHOUT_FIGURES = "1"


def open_store(folder: Path, create: bool, max_chars: int | None, wait_s: float) -> Store:
    """A connection to the library in `folder`, with tables and settings in place.

    Raises LibraryError for a library that is missing though it must not be made, or was made by
    another format of this program or with another passage size.
    """
    if not create and not (folder / DATABASE).exists():
        raise _missing(folder)
    if create:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"不能在 {folder} 建立报告库（{error.strerror}），请换一个文件夹。"
            ) from error
    store = Store(folder)
    try:
        settings = store.settings()
        if not settings:
            if not create:
                raise _missing(folder)
            with writing(folder, wait_s):
                made = {
                    "library": os.urandom(8).hex(),
                    "max_chars": str(max_chars or MAX_CHARS),
                    "figures": str(FIGURES),
                }
                store.prepare(made)
            settings = store.settings()
        if settings["format"] == _WITHOUT_FIGURES or _read_otherwise(settings):
            with writing(folder, wait_s):
                _renew_figures(store)
            settings = store.settings()
        _check(folder, settings, max_chars)
    except BaseException:
        store.close()
        raise
    return store


def check_encoder(settings: Mapping[str, str], encoder: str | Encoder | None) -> None:
    """Raises LibraryError when the library was built with another encoder than this.

    Of a name only the name is compared: `verify` does the rest once the encoder is loaded.
    """
    stored = settings.get("encoder")
    if encoder is None or stored is None:
        return
    if not isinstance(encoder, str):
        verify(settings, encoder)
    elif encoder != stored:
        raise _other_encoder(stored, encoder)


def load(settings: Mapping[str, str], encoder: str | Encoder | None) -> Encoder:
    """The encoder asked for, loaded by its name; the one the library was built with for None."""
    if encoder is not None and not isinstance(encoder, str):
        return encoder
    from index.encode import DEFAULT, load_encoder

    return load_encoder(encoder or settings.get("encoder", DEFAULT))


def verify(settings: Mapping[str, str], encoder: Encoder) -> None:
    """Raises LibraryError when it was not this encoder that made the stored vectors."""
    stored = settings.get("fingerprint")
    if stored is None or stored == encoder_mark(encoder):
        return
    if encoder.name != settings["encoder"]:
        raise _other_encoder(settings["encoder"], encoder.name)
    raise LibraryError(
        f"编码器“{encoder.name}”与建立报告库时的版本不同，"
        "请运行 report-assistant reindex 重建向量。"
    )


def _read_otherwise(settings: Mapping[str, str]) -> bool:
    """Whether the figures of a library of this format were read by another grammar."""
    return settings["format"] == str(FORMAT) and settings.get("figures") != str(FIGURES)


def _renew_figures(store: Store) -> None:
    """Brings the figures of an older library up to date; it may be done by another by now."""
    settings = store.settings()
    if settings["format"] == _WITHOUT_FIGURES or _read_otherwise(settings):
        store.prepare({})
        with store.transaction():
            reread_figures(store)
            store.write_setting("format", str(FORMAT))
            store.next_generation()


def _check(folder: Path, settings: Mapping[str, str], max_chars: int | None) -> None:
    if settings["format"] != str(FORMAT):
        raise LibraryError(
            f"报告库 {folder} 的格式是第 {settings['format']} 版，本程序使用第 {FORMAT} 版，"
            "请换用对应版本的程序，或用新的文件夹重新 add。"
        )
    if max_chars is not None and settings["max_chars"] != str(max_chars):
        raise LibraryError(
            f"报告库 {folder} 按每段最多 {settings['max_chars']} 字切分，不能改按 {max_chars} 字，"
            "请沿用原来的设置，或用新的文件夹重新 add。"
        )


def _missing(folder: Path) -> LibraryError:
    return LibraryError(f"{folder} 里还没有报告库，请先运行 report-assistant add 加入报告。")


def _other_encoder(stored: str, asked: str) -> LibraryError:
    return LibraryError(
        f"报告库是用编码器“{stored}”建立的，不能用“{asked}”打开；"
        f"要改用它，请运行 report-assistant reindex --encoder {asked}。"
    )
