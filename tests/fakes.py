"""An encoder for tests that is a function of its input, and small reports of invented places."""

from __future__ import annotations

import os
import random
import shutil
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.tokens import tokenize

__all__ = [
    "QUESTIONS",
    "Answers",
    "HashingEncoder",
    "answers",
    "answers_anew",
    "report_text",
    "write_report",
]

QUESTIONS = ("污水管网完成整改多少项", "临澜市投入资金", "云汐县尾矿库任务", "尚未完成的湿地修复")
Answers = list[tuple[str, int, float]]


_PLACES = ("临澜市", "云汐县", "望江区", "松原港市", "青岚县")
_MATTERS = ("污水管网", "扬尘管控", "尾矿库", "黑臭水体", "散煤替代", "湿地修复", "垃圾填埋场")
_ENDS = ("已完成整改", "正在推进", "达到序时进度", "已通过验收", "尚未完成")


class HashingEncoder:
    """Counts pairs of characters in a vector of fixed length."""

    def __init__(self, name: str = "hashing", dimension: int = 32, salt: int = 0) -> None:
        """Another `salt` makes other vectors, and another fingerprint."""
        self.name = name
        self.dimension = dimension
        self.fingerprint = f"hashing-{dimension}-{salt}"
        self._salt = salt

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit row for each text; a zero row for a text of less than two characters."""
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for i in range(len(text) - 1):
                mark = zlib.crc32(text[i : i + 2].encode(), self._salt)
                row[mark % self.dimension] += 1 if mark & 1024 else -1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return (rows / np.maximum(lengths, 1e-9)).astype(np.float32)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The unit vector of one text."""
        return self.encode_passages([text])[0]


def report_text(seed: int, sections: int = 3) -> str:
    """A short report that depends on `seed` alone."""
    rng = random.Random(seed)
    place, year = rng.choice(_PLACES), rng.randint(2019, 2025)
    lines = [f"{place}{year}年度督察反馈意见整改落实情况报告"]
    for number in range(sections):
        matter = rng.choice(_MATTERS)
        lines.append(f"{'一二三四五六七八九十'[number]}、{matter}整改情况")
        for _ in range(rng.randint(1, 3)):
            month, tasks, money = rng.randint(1, 12), rng.randint(2, 60), rng.randint(10, 9999)
            lines.append(
                f"截至{month}月底，{place}{rng.choice(_MATTERS)}任务共{tasks}项，"
                f"投入资金{money}万元，{rng.choice(_ENDS)}。编号{seed}-{rng.randint(0, 10**6)}。"
            )
    return "\n".join(lines) + "\n"


def write_report(folder: Path, name: str, seed: int, sections: int = 3) -> Path:
    """A file with `report_text(seed)` whose time of change depends on `seed` too."""
    path = folder / f"{name}.txt"
    path.write_text(report_text(seed, sections), encoding="utf-8")
    os.utime(path, ns=(10**18 + seed, 10**18 + seed))
    return path


def answers(library: Library, limit: int = 10, reports: set[str] | None = None) -> list[Answers]:
    """What is found for each of QUESTIONS by words, then by vectors: report, ordinal, score."""
    found = []
    for question in QUESTIONS:
        vector = HashingEncoder().encode_query(question)
        for hits in (
            library.lexical_search(tokenize(question), limit, reports),
            library.vector_search(vector, limit, reports),
        ):
            passages = library.stored_passages([key for key, _ in hits])
            found.append([(passages[k].report, passages[k].ordinal, score) for k, score in hits])
    return found


def answers_anew(folder: Path, paths: Sequence[Path]) -> list[Answers]:
    """What a library built anew from these files finds; it is made in `folder` and deleted."""
    with Library.open(folder, HashingEncoder()) as fresh:
        fresh.add(paths)
        found = answers(fresh)
    shutil.rmtree(folder)
    return found
