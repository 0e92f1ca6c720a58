"""Of which place a figure is, by the words of its sentence."""

from __future__ import annotations

import pytest

from assistant.evidence_reading import elsewhere


@pytest.mark.parametrize(
    ("before", "other"),
    [
        ("柳溪县清理河道", True),
        ("柳溪县治理进度偏慢，1—9月综合利用率仅", True),
        ("（三）柳溪县探索联建模式，把", True),
        ("其中，柳溪县新建管网", True),
        ("二是柳溪县：清理河道", True),
        ("柳溪县率先完成，全市累计完成", False),
        ("柳溪县率先完成，青石市累计完成", False),
        ("柳溪县清理河道；新建管网", False),
        ("坚持清单管理，新建管网", False),
        ("青石市排查问题", False),
    ],
)
def test_a_figure_is_of_the_place_its_sentence_is_about(before: str, other: bool) -> None:
    assert elsewhere(before, "青石市") is other
