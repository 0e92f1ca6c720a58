from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from assistant.evidence_sort import ADDED, ORIGIN, PLAIN, SUM, TIMED, TOTAL, WHOLE, alike, sort_of
from index.figure import Figure
from index.figures import read_figures
from index.report import Metadata, Period, Recognised, Report


def figures(text: str) -> dict[str, tuple[Figure, str, str]]:
    """The figures of a sentence by their quote, with the words before and after them."""
    none = Recognised()
    place, year = Recognised("青石市"), Recognised("2026")
    period = Period("2026-01-01", "2026-06-30")
    metadata = Metadata(none, place, year, year, none, period)
    read = read_figures(Report("r", "r", "", text, metadata, ()))
    return {f.quote: (f, text[f.sentence[0] : f.start], text[f.end : f.sentence[1]]) for f in read}


@pytest.mark.parametrize(
    ("text", "quote", "sort"),
    [
        ("新建改造管网21.5公里，累计96.4公里。", "21.5公里", PLAIN),
        ("新建改造管网21.5公里，累计96.4公里。", "96.4公里", TOTAL),
        ("累计修复矿坑61.3公顷，占90.6公顷的67.7%，上半年完成8.7公顷。", "61.3公顷", TOTAL),
        ("累计修复矿坑61.3公顷，占90.6公顷的67.7%，上半年完成8.7公顷。", "90.6公顷", WHOLE),
        ("累计修复矿坑61.3公顷，占90.6公顷的67.7%，上半年完成8.7公顷。", "67.7%", PLAIN),
        ("累计修复矿坑61.3公顷，占90.6公顷的67.7%，上半年完成8.7公顷。", "8.7公顷", TIMED),
        ("上半年又有2项任务完成整改。", "2项", ADDED),
        ("上半年新增就业1.6万人。", "1.6万人", ADDED),
        ("查封扣押9件、限产停产4件，共13件。", "13件", SUM),
        ("污水处理能力由21万吨/日提高到26万吨/日。", "21万吨/日", ORIGIN),
        ("污水处理能力由21万吨/日提高到26万吨/日。", "26万吨/日", PLAIN),
        ("污水处理能力26万吨/日，比2024年底的21万吨/日增长23.8%。", "21万吨/日", ORIGIN),
        ("松岭化工原址地块累计修复土方8.7万立方米。", "8.7万立方米", TOTAL),
        ("由专业公司对已改造的96.4公里管网每年检测一遍。", "96.4公里", PLAIN),
        ("全市优良天数158天，优良率87.3%。", "87.3%", PLAIN),
    ],
)
def test_the_sort_is_that_of_the_clause(text: str, quote: str, sort: str) -> None:
    assert sort_of(*figures(text)[quote]) == sort


def test_a_listed_amount_goes_on_with_a_total() -> None:
    figure, before, after = figures("累计整治排污口41个，排查点位12个。")["41个"]
    going_on = replace(figure, indicator="累计整治排污口")
    assert sort_of(going_on, f"{before}41个，", after) == TOTAL


def test_only_a_total_is_like_a_total_and_only_a_whole_like_a_whole() -> None:
    sorts = (PLAIN, TIMED, TOTAL, WHOLE, ADDED, SUM, ORIGIN)
    like = {(a, b) for a, b in product(sorts, sorts) if alike(a, b)}
    assert like == {(s, s) for s in sorts} | {(PLAIN, TIMED), (TIMED, PLAIN)}
