"""Questions with the answers that are wanted, by the file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.batch import BatchError, BatchFileError, clean, question_of, rows_of
from assistant.evaluate_match import report_stem

__all__ = ["UNANSWERABLE", "Gold", "not_held", "read_gold"]

UNANSWERABLE = "unanswerable"


@dataclass(frozen=True, slots=True)
class Gold:
    """One question with what is wanted of its answer.

    `docs` are the reports (ids or file names) that an answer may be cited from, empty where any
    will do. One of `short` and one of the `evidence` will do, unless `every`. The kind
    UNANSWERABLE wants a refusal.
    """

    id: str | int
    question: str
    history: tuple[str, ...]
    docs: tuple[str, ...]
    short: tuple[str, ...]
    evidence: tuple[str, ...]
    kind: str
    every: bool = False

    @property
    def answerable(self) -> bool:
        """Whether the reports hold the answer."""
        return self.kind != UNANSWERABLE


def read_gold(lines: Iterable[str]) -> tuple[Gold, ...]:
    """The questions of JSON lines in order; empty lines are passed over, other keys ignored.

    A line without `id` gets its line number. Raises BatchError on the first line that cannot be
    read, lacks something or repeats an id; BatchFileError where there is no question at all.
    """
    found: dict[str | int, Gold] = {}
    for number, row in rows_of(lines):
        gold = _gold(number, row)
        if gold.id in found:
            raise BatchError(number, f"的 id（{gold.id}）前面已经用过")
        found[gold.id] = gold
    if not found:
        raise BatchFileError("问题文件里没有问题，请每行写一个 JSON 对象，写法见使用手册。")
    return tuple(found.values())


def _gold(number: int, row: dict[str, Any]) -> Gold:
    asked = question_of(number, row)
    kind = row.get("kind")
    if not isinstance(kind, str) or not kind.strip():
        raise BatchError(number, f"缺少类别（kind），查不到答案的问题写 {UNANSWERABLE}，其余自定")
    wanted = kind.strip() != UNANSWERABLE
    every = row.get("all", False)
    if not isinstance(every, bool):
        raise BatchError(number, "的 all 应为 true 或 false")
    return Gold(
        asked.id,
        asked.question,
        asked.history,
        _texts(number, row, "doc", "报告名", False),
        _texts(number, row, "short", "简短答案", wanted),
        _texts(number, row, "evidence", "原句", wanted),
        kind.strip(),
        every,
    )


def _texts(number: int, row: dict[str, Any], key: str, said: str, needed: bool) -> tuple[str, ...]:
    """The texts under a key, one text standing for a list of it."""
    value = row.get(key) or []
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BatchError(number, f"的 {key}（{said}）应为文字或由文字组成的列表")
    found = tuple(clean(text) for text in texts)
    if not all(found):
        raise BatchError(number, f"的 {key}（{said}）里有空的一项")
    if needed and not found:
        raise BatchError(number, f"缺少{said}（{key}）")
    return found


def not_held(golds: Sequence[Gold], reports: Collection[str]) -> tuple[str, ...]:
    """The reports that questions name and that are not among these ids, in order of mention."""
    held = {report_stem(report) for report in reports}
    named = dict.fromkeys(doc for gold in golds for doc in gold.docs)
    return tuple(doc for doc in named if report_stem(doc) not in held)
