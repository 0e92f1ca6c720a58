"""What the tests of the sample corpus read out of its files."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from index.discover import discover
from index.read import read
from index.repair import repair

__all__ = [
    "AUDIT",
    "CIRCULAR",
    "COASTAL",
    "CORPUS",
    "INLAND",
    "LEDGERS",
    "REPORTS",
    "Question",
    "headline",
    "number",
    "numbers",
    "questions",
    "tasks",
    "text",
]

CORPUS = Path(__file__).parents[1] / "corpus"
REPORTS = CORPUS / "reports"
_TITLE = "环境保护督察反馈意见整改落实情况报告"
COASTAL = [
    f"云汐市{period}{_TITLE}"
    for period in ("2023年上半年", "2023年度", "2024年上半年", "2024年度", "2025年上半年")
]
INLAND = [f"平樾市{year}年度{_TITLE}" for year in (2023, 2024)]
CIRCULAR = "澜海省督察整改工作办公室关于2024年度云汐市平樾市督察整改进展情况的通报"
AUDIT = "云汐市2023年度市级预算执行和其他财政收支审计查出问题整改情况报告"
LEDGERS = {
    COASTAL[3]: "云汐市督察反馈问题整改任务台账（截至2024年12月）",
    COASTAL[4]: "云汐市督察反馈问题整改任务台账（截至2025年6月）",
}
_STATES = {
    "已完成": r"(?:已|累计)完成(\d+)项",
    "基本完成": r"基本完成(\d+)项",
    "达到序时进度": r"(?<!未)达到序时进度(\d+)项",
    "长期坚持": r"长期坚持(\d+)项",
    "未达到序时进度": r"未达到序时进度(\d+)项",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the set; `docs` are file names, empty where it cannot be answered."""

    id: str
    question: str
    history: tuple[str, ...]
    docs: tuple[str, ...]
    short: tuple[str, ...]
    evidence: tuple[str, ...]
    kind: str


@cache
def text(name: str) -> str:
    """The repaired text of a report, without white space, with Chinese punctuation."""
    (path,) = REPORTS.glob(f"{name}.*")
    (found,) = discover([path]).files
    plain = re.sub(r"\s+", "", repair(read(found)).text)
    return plain.replace(",", "，").replace(";", "；")


def number(name: str, pattern: str) -> Decimal:
    """The one number that `pattern` captures in a report, however often it stands there."""
    found = set(re.findall(pattern, text(name)))
    assert len(found) == 1, (name, pattern, found)
    return Decimal(found.pop())


def numbers(name: str, pattern: str) -> list[Decimal]:
    """The numbers of the groups of a pattern where it first stands in a report; empty is 0."""
    match = re.search(pattern, text(name))
    assert match, (name, pattern)
    return [Decimal(group or 0) for group in match.groups()]


def headline(name: str) -> dict[str, int]:
    """How many tasks the lead paragraph of a report counts in each state."""
    lead = text(name).split("报告如下")[0]
    found = {state: re.findall(pattern, lead) for state, pattern in _STATES.items()}
    assert all(len(counts) == 1 for counts in found.values()), (name, found)
    return {state: int(counts[0]) for state, counts in found.items()}


def tasks(name: str) -> list[dict[str, object]]:
    """The tasks of a ledger as dicts by column name."""
    from openpyxl import load_workbook

    sheet = load_workbook(REPORTS / f"{name}.xlsx").active
    lower = [cell.value for cell in sheet[3]]
    names = [under or over.value for under, over in zip(lower, sheet[2], strict=True)]
    found = [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(4, values_only=True)]
    return [row for row in found if isinstance(row["序号"], int)]


def questions() -> list[Question]:
    """The question set in its order."""
    lines = (CORPUS / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [_question(json.loads(line)) for line in lines]


def _question(row: dict[str, Any]) -> Question:
    docs = [row["doc"]] if isinstance(row["doc"], str) else row["doc"]
    return Question(
        id=row["id"],
        question=row["question"],
        history=tuple(row.get("history", ())),
        docs=tuple(docs),
        short=tuple(row["short"]),
        evidence=tuple(row["evidence"]),
        kind=row["kind"],
    )
