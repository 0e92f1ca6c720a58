"""The public test cases of two other readers of numbers, read from the shared data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

_EVAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "eval"


@dataclass(frozen=True, slots=True)
class Case:
    """One amount that a reader finds in a text: text[start:end], and its value."""

    id: str
    text: str
    start: int
    end: int
    value: Decimal

    @property
    def written(self) -> str:
        """The amount as the text writes it."""
        return self.text[self.start : self.end]


def recognizer_cases(model: str) -> list[Case]:
    """The amounts of a specification of Recognizers-Text ('Number/NumberModel'), with values.

    Skips the test where the shared data is absent.
    """
    kind, name = model.split("/")
    path = _EVAL / "recognizers_zh" / "Specs" / kind / "Chinese" / f"{name}.json"
    if not path.exists():
        pytest.skip("the shared cases of Recognizers-Text are not here")
    cases = json.loads(path.read_text(encoding="utf-8-sig"))
    return [
        Case(f"{name}-{i}-{j}", case["Input"], found["Start"], found["End"] + 1, Decimal(value))
        for i, case in enumerate(cases)
        for j, found in enumerate(case["Results"])
        if (value := (found["Resolution"].get("value") or "").rstrip("%"))
    ]


def money_cases() -> list[tuple[Case, tuple[Decimal, ...]]]:
    """The amounts of money of jionlp with their value, or both ends of it where it is a range.

    Skips the test where the shared data is absent.
    """
    path = _EVAL / "jionlp_cases.jsonl"
    if not path.exists():
        pytest.skip("the shared cases of jionlp are not here")
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    cases = []
    for i, line in enumerate(lines):
        if line["source"] != "test_money_parser.py":
            continue
        text, told = line["case"]
        ends = told["num"] if isinstance(told["num"], list) else [told["num"]]
        values = tuple(Decimal(end) for end in ends)
        cases.append((Case(f"jionlp-{i}", text, 0, len(text), values[0]), values))
    return cases
