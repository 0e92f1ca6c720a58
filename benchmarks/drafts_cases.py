"""What is drafted: templates by places, periods, ledgers and last reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.drafts_sources import Given

__all__ = ["TOPICS", "Case", "real_cases", "sample_cases"]

TOPICS = ("大气", "水", "土壤", "生态", "农村", "执法", "信访")
_BY_TOPIC = "专题进展"
_WHOLE = "整改落实情况报告"
_CITIES = ("云汐市", "平樾市")
_PERIODS = ("2023年上半年", "2023年", "2024年上半年", "2024年", "2025年上半年")
_ON_LAST_YEAR = ("政府工作报告",)
_LEDGERS = {"2024年": "2024年12月", "2025年上半年": "2025年6月"}


@dataclass(frozen=True, slots=True)
class Case:
    """One draft to be made: `options` are those of the command, `given` what they say."""

    template: str
    given: Given
    options: tuple[str, ...]

    @property
    def way(self) -> str:
        """What the draft is made from beside the library."""
        names = {"--ledger": "ledger", "--last": "last report"}
        return " and ".join(names[o] for o in self.options if o in names) or "library alone"

    @property
    def words(self) -> str:
        """The case in a line."""
        return " ".join((self.template, *(Path(o).name for o in self.options)))


def sample_cases(templates: Sequence[str], library: Path, corpus: Path) -> Iterator[Case]:
    """Every template × city × period, without and with the ledger and the report before.

    The report before is the frame of a whole report, so it is not given for a topic.
    """
    reports = _reports(library)
    for city in _CITIES:
        for n, period in enumerate(_PERIODS):
            ledger = _ledger(corpus, city, period)
            before = [reports[(city, p)] for p in _PERIODS[:n] if (city, p) in reports]
            ways: list[tuple[str, ...]] = [()]
            ways += [("--ledger", ledger)] if ledger else []
            ways += [("--last", before[-1])] if before else []
            ways += [("--ledger", ledger, "--last", before[-1])] if ledger and before else []
            for template in templates:
                yield from _cases(template, city, period, ways)


def real_cases(templates: Sequence[str], library: Path, most: int) -> Iterator[Case]:
    """A whole report, and a paragraph on each topic, for places and years of other reports.

    Each place in turn, with its newest year first; a 政府工作报告 tells of the year before its own.
    """
    from index.library import Library

    with Library.open(library) as held:
        known = {
            (s.place, int(s.year) - (s.kind in _ON_LAST_YEAR))
            for s in held.summaries()
            if s.place and s.year
        }
    by_place: dict[str, list[str]] = defaultdict(list)
    for place, year in sorted(known, key=lambda pair: str(pair[1]), reverse=True):
        by_place[str(place)].append(str(year))
    ranked = sorted((n, place, y) for place, ys in by_place.items() for n, y in enumerate(ys))
    for _, place, year in ranked[:most]:
        for template in templates:
            if template in (_WHOLE, _BY_TOPIC):
                yield from _cases(template, place, f"{year}年", [()])


def _cases(
    template: str, place: str, period: str, ways: Sequence[tuple[str, ...]]
) -> Iterator[Case]:
    by_topic = template == _BY_TOPIC
    for n, way in enumerate(ways):
        if by_topic and "--last" in way:
            continue
        for topic in TOPICS if by_topic else ("",):
            options = ["--place", place, "--period", period, *way]
            options += ["--topic", topic] if topic else []
            options += ["--sources", "comments"] if n % 2 else []
            ledger = Path(way[1]).name if "--ledger" in way else ""
            last = way[-1] if "--last" in way else ""
            given = Given(place, period, topic, ledger=ledger, last=last)
            yield Case(template, given, tuple(options))


def _reports(library: Path) -> dict[tuple[str, str], str]:
    """The report on rectification of a place and period, by these."""
    from index.library import Library

    found: dict[tuple[str, str], str] = {}
    with Library.open(library) as held:
        for summary in held.summaries():
            match = re.search(r"\d{4}年(?:上半年|度)", summary.report)
            if match and summary.report.endswith(_WHOLE):
                found[(str(summary.place), match.group().replace("年度", "年"))] = summary.report
    return found


def _ledger(corpus: Path, city: str, period: str) -> str:
    day = _LEDGERS.get(period)
    found = [p for p in corpus.glob("*.xlsx") if day and day in p.name and p.name.startswith(city)]
    return str(found[0]) if found else ""
