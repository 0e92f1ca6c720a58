"""Questions by the file: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from index.errors import ReportAssistantError

__all__ = [
    "BatchError",
    "BatchFileError",
    "BatchQuestion",
    "clean",
    "question_of",
    "read_batch",
    "rows_of",
]


class BatchFileError(ReportAssistantError):
    """A batch file that cannot be read at all."""


class BatchError(ReportAssistantError):
    """A line of a batch that cannot be read; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"文件第 {line} 行{reason}，请改正后重试。")
        self.line = line


@dataclass(frozen=True, slots=True)
class BatchQuestion:
    """One question of a batch: `id` as it was written, `history` the earlier ones, oldest first."""

    id: str | int
    question: str
    history: tuple[str, ...] = ()


def read_batch(lines: Iterable[str]) -> tuple[BatchQuestion, ...]:
    """The questions of JSON lines in order; empty lines are passed over, other keys ignored.

    A line without `id` gets its line number. Raises BatchError on the first malformed line.
    """
    return tuple(question_of(number, row) for number, row in rows_of(lines))


def rows_of(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of JSON lines with their line numbers, which count from 1; no empty lines.

    Raises BatchError on a line that holds something else.
    """
    for number, line in enumerate(lines, 1):
        if line.strip().lstrip("\ufeff"):
            yield number, _row(number, line)


def _row(number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line.strip().lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise BatchError(number, "不是合法的 JSON") from error
    if not isinstance(row, dict):
        raise BatchError(number, '不是 JSON 对象（应为 {"id": …, "question": …}）')
    return row


def question_of(number: int, row: dict[str, Any]) -> BatchQuestion:
    """The question of the object in a line; raises BatchError where it asks none."""
    identity = row.get("id", number)
    if isinstance(identity, bool) or not isinstance(identity, (str, int)):
        raise BatchError(number, "的 id 应为文字或整数")
    question = row.get("question", row.get("query"))
    if not isinstance(question, str) or not question.strip():
        raise BatchError(number, "缺少问题（question 或 query）")
    return BatchQuestion(identity, clean(question), _history(number, row.get("history")))


def _history(number: int, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BatchError(number, "的 history 应为由文字组成的列表")
    return tuple(clean(item) for item in value)


def clean(text: str) -> str:
    """The stripped text without lone surrogates, which JSON allows and UTF-8 does not."""
    return text.encode("utf-8", "replace").decode("utf-8").strip()
