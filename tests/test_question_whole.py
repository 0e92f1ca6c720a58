"""全国 as a measure of another place."""

from __future__ import annotations

from datetime import date

import pytest

from index.question import understand
from index.question_whole import asked_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("新疆2025年棉花产量占全国多少", ["新疆维吾尔自治区"]),
        ("安徽汽车产量在全国排第几", ["安徽省"]),
        ("安徽汽车产量全国第几", ["安徽省"]),
        ("安徽、全国GDP增速各是多少", ["安徽省", "全国"]),
        ("安徽GDP比全国快多少", ["安徽省", "全国"]),
        ("全国粮食产量多少", ["全国"]),
        ("在全国建了多少座水库", ["全国"]),
    ],
)
def test_the_country_is_asked_about_only_where_it_does_not_measure(
    text: str, places: list[str]
) -> None:
    assert [place for _, _, place in asked_places(text)] == places


def test_a_question_on_a_share_of_the_country_has_one_place() -> None:
    assert understand("湖北2025年油菜籽占全国几成", [], date(2026, 3, 1)).places == ("湖北省",)
