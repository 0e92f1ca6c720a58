"""Files of arrays that say which state they were made from and notice their own damage."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["DamagedFileError", "Sealed", "read_sealed", "write_sealed"]

_MAGIC = b"RASEAL1\n"
_ALIGN = 64


class DamagedFileError(Exception):
    """A derived file is missing, cut off, changed or of another format: it has to be rebuilt."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The header (plain JSON values) and the arrays of one file; the arrays are read-only."""

    header: dict[str, Any]
    arrays: dict[str, NDArray[Any]]


def write_sealed(path: Path, header: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> None:
    """Puts a file in place at once: a reader sees the old one or the whole new one.

    Not for two writers of one file at a time: both would write the same draft beside it.
    """
    parts = [np.ascontiguousarray(array) for array in arrays.values()]
    described, at, checksum = [], 0, 0
    for name, part in zip(arrays, parts, strict=True):
        described.append([name, part.dtype.str, list(part.shape), at])
        checksum = zlib.crc32(part.data.cast("B") if part.size else b"", checksum)
        at += -(-part.nbytes // _ALIGN) * _ALIGN
    head = json.dumps({"header": dict(header), "arrays": described, "checksum": checksum}).encode()
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        file.write(
            _MAGIC + len(head).to_bytes(8, "little") + zlib.crc32(head).to_bytes(8, "little")
        )
        file.write(head + b"\0" * (-(24 + len(head)) % _ALIGN))
        for part in parts:
            file.write(part.data.cast("B") if part.size else b"")
            file.write(b"\0" * (-part.nbytes % _ALIGN))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def read_sealed(path: Path) -> Sealed:
    """The content of a file written by `write_sealed`, checked byte for byte.

    Raises DamagedFileError for whatever is not exactly what was written.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DamagedFileError(f"{path.name}: {error.strerror}") from error
    if data[:8] != _MAGIC or len(data) < 24:
        raise DamagedFileError(f"{path.name}: not a sealed file")
    size = int.from_bytes(data[8:16], "little")
    head = data[24 : 24 + size]
    if len(head) != size or zlib.crc32(head) != int.from_bytes(data[16:24], "little"):
        raise DamagedFileError(f"{path.name}: damaged header")
    described = json.loads(head)
    start = -(-(24 + size) // _ALIGN) * _ALIGN
    arrays, checksum = {}, 0
    for name, dtype, shape, at in described["arrays"]:
        count = int(np.prod(shape))
        if start + at + count * np.dtype(dtype).itemsize > len(data):
            raise DamagedFileError(f"{path.name}: cut off")
        array = np.frombuffer(data, np.dtype(dtype), count, start + at if count else 0)
        checksum = zlib.crc32(array.data.cast("B") if count else b"", checksum)
        arrays[name] = array.reshape(shape)
    if checksum != described["checksum"]:
        raise DamagedFileError(f"{path.name}: damaged content")
    return Sealed(described["header"], arrays)
