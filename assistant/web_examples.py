"""Questions and an order to begin with, about reports that the library holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.records import Summary

__all__ = ["examples"]

_MOST = 5
_SAMPLE_PLACES = ("云汐市", "平樾市", "岚溪县")
_SAMPLE = (
    "截至2025年6月底，云汐市整改任务完成了几项？",
    "2025年上半年云汐市新增销号的是哪三项？",
    "2024年云汐市和平樾市的污水处理能力分别是多少？",
    "北山垃圾填埋场渗滤液处置为什么没按期完成？",
    "岚溪县2025年GDP目标增速是多少？",
    "起草一段云汐市2025年上半年大气污染防治的进展情况",
)
_ORDER = "起草一段{place}{year}年整改任务总体进展"
_BY_KIND = {
    "整改落实情况报告": "{place}{year}年整改任务完成了几项？",
    "政府工作报告": "{place}{year}年经济增长的预期目标是多少？",
    "统计公报": "{place}{year}年地区生产总值是多少？",
    "审计整改情况报告": "{place}{year}年审计查出的问题整改了多少？",
    "情况通报": "{place}{year}年通报了哪些问题？",
}


def examples(summaries: Sequence[Summary]) -> tuple[str, ...]:
    """At most six: prepared ones for the sample corpus, else a question for each kind of report.

    The newest report of each kind is asked about; reports without place or year are passed over.
    Where there is a report on rectification the last is an order to draft a paragraph from it.
    """
    held = {summary.place for summary in summaries}
    if held.issuperset(_SAMPLE_PLACES):
        return _SAMPLE
    newest: dict[str, Summary] = {}
    for summary in sorted(summaries, key=lambda s: (s.year, s.date)):
        if summary.place and summary.year:
            newest[summary.kind] = summary
    known = [(pattern, newest[kind]) for kind, pattern in _BY_KIND.items() if kind in newest]
    asked = [pattern.format(place=s.place, year=s.year) for pattern, s in known]
    others = [s for kind, s in newest.items() if kind not in _BY_KIND]
    asked += [f"{s.place}{s.year}年的主要情况是什么？" for s in others]
    told = newest.get("整改落实情况报告")
    orders = [_ORDER.format(place=told.place, year=told.year)] if told else []
    return (*asked[:_MOST], *orders)
