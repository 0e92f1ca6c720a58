"""Numbers beside the one that a sentence is about."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.compare_standing import stands_beside
from index.figure import Figure
from index.report import Period

_SAID = [
    ("全市污水处理能力由[40万吨/日]提高到55万吨/日。", True),
    ("全市污水处理能力由40万吨/日提高到[55万吨/日]。", False),
    ("投入资金8亿元，比上年的[6亿元]多三成。", True),
    ("优良天数322天，占[366天]的88.0%。", True),
    ("优良天数[322天]，占366天的88.0%。", False),
    ("[318个]排污口完成整治297个。", True),
    ("318个排污口完成整治[297个]。", False),
    ("改造小区[12个]，新建小区9个。", False),
    ("改造管网[30公里]和新建管网25公里。", False),
    ("[20项]任务中，已完成12项。", True),
    ("20项任务中，已完成[12项]。", False),
    ("20项任务已完成[13项]（其中已销号12项）。", False),
    ("与2022年的[46万吨/日]相比增长。", True),
]


@pytest.mark.parametrize(("said", "expected"), _SAID)
def test_former_values_and_wholes_stand_beside(said: str, expected: bool) -> None:
    start, end = said.index("["), said.index("]") - 1
    text = said.replace("[", "").replace("]", "")
    unit = text[start:end].lstrip("0123456789万亿")
    figure = Figure(
        "报告", start, end, text[start:end], Decimal(1), Decimal(1), unit, "count", "", "", "",
        "level", "", 0, Period(None, None), "", (0, len(text)),
    )  # fmt: skip
    assert stands_beside(text, figure) is expected
