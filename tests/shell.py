"""Three small reports of invented places, and the command line called on a library of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

__all__ = ["LATEST", "REPORTS", "Call", "Done", "process", "write_reports"]

SCRIPT = "import sys; from assistant.cli import main; main()"
REPORTS = {
    "望潮市2023年整改落实情况报告": """望潮市2023年整改落实情况报告

一、整改总体情况
截至2023年12月底，整改方案明确的18项任务中，已完成整改7项，正在推进11项。

二、大气污染防治情况
全年淘汰燃煤锅炉31台，空气质量优良天数288天。

望潮市人民政府
2024年1月15日
""",
    "望潮市2024年整改落实情况报告": """望潮市2024年整改落实情况报告

一、整改总体情况
截至2024年12月底，整改方案明确的18项任务中，已完成整改13项，正在推进5项。

二、大气污染防治情况
全年淘汰燃煤锅炉46台，空气质量优良天数301天。

望潮市人民政府
2025年1月16日
""",
    "青石县2024年政府工作报告": """青石县2024年政府工作报告

一、2023年工作回顾
全县新建农村公路52公里，改造老旧小区9个。

二、2024年工作安排
计划新建农村公路60公里。
""",
}
LATEST = "望潮市2024年整改落实情况报告"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command returned and printed."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The JSON document on stdout."""
        return json.loads(self.out)


class Call(Protocol):
    """Runs one command in this process, on a library of REPORTS unless another one is named."""

    def __call__(self, *arguments: str, library: Path = ...) -> Done:
        """What the command returned and printed."""


def write_reports(folder: Path) -> None:
    """Writes REPORTS as text files."""
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def process(arguments: Sequence[str], **options: Any) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        **options,
    )
