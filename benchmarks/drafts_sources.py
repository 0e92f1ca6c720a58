"""The sources of drafts as they are themselves: reports' texts, ledgers' cells, what was given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from benchmarks.drafts_docx import Source
from benchmarks.drafts_numbers import flat

__all__ = ["Given", "Texts", "ledger_cells"]

_COUNT = re.compile(r"^由台账统计：(?P<label>.*?)＝(?P<number>\d+)项[:：](?P<words>.*)$", re.DOTALL)
_WORDS = re.compile(r"“(.*?)”（第[^）]*行）", re.DOTALL)
_CELLS = re.compile(r"（((?:[A-Z]+\d+(?::[A-Z]+\d+)?,?)+)）$")
_SPAN = re.compile(r"([A-Z]+)(\d+)(?::[A-Z]+(\d+))?")


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who drafts gave: place, period, topic, and so on."""

    place: str = ""
    period: str = ""
    topic: str = ""
    filled: tuple[str, ...] = ()
    ledger: str = ""
    last: str = ""

    @property
    def words(self) -> str:
        """All of it as one text."""
        return flat("，".join((self.place, self.period, self.topic, *self.filled)))


@dataclass(frozen=True, slots=True)
class Texts:
    """The reports by title and id, without white space, and the ledgers' cells by file name."""

    reports: Mapping[str, str]
    ledgers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    templates: str = ""

    def trouble(self, source: Source, given: Given) -> str:
        """What does not fit between a shown source and the source itself; '' where all fits."""
        place, quote = flat(source.place), flat(source.quote)
        for name, cells in self.ledgers.items():
            if place.startswith(flat(name)):
                return _ledger_trouble(source, cells)
        if place.startswith("使用者"):
            known = given.words + flat("".join(given.filled))
            stated = quote.removeprefix("报告期:").partition("(")[0]
            return "" if stated in known else f"使用者没有给出“{stated}”"
        for title, text in self.reports.items():
            if place.startswith(f"《{flat(title)}》"):
                return "" if quote in text else "原文不在这份报告里"
        return "没有这份来源"

    def cells(self, given: Given) -> list[str]:
        """What stands in the cells of the ledger that was given."""
        return [flat(words) for words in self.ledgers.get(given.ledger, {}).values()]

    def title_of(self, source: Source) -> str:
        """The title of a report that a source stands in, the name of a ledger, else ''."""
        place = flat(source.place)
        named = (t for t in self.reports if place.startswith(f"《{flat(t)}》"))
        return next(named, next((n for n in self.ledgers if place.startswith(flat(n))), ""))


@cache
def ledger_cells(path: Path) -> Mapping[str, str]:
    """The words of a workbook's cells by coordinate; of several sheets the first that has them."""
    import openpyxl

    found: dict[str, str] = {}
    for sheet in openpyxl.load_workbook(path, data_only=True):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    found.setdefault(cell.coordinate, _cell_words(cell.value))
    return found


def _cell_words(value: object) -> str:
    from datetime import date

    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return flat(str(value))


def _ledger_trouble(source: Source, cells: Mapping[str, str]) -> str:
    """Recounts a count over its cells, and looks for every quoted word among them."""
    span = _CELLS.search(source.place.strip())
    cited = [cells.get(c, "") for c in _coordinates(span[1])] if span else list(cells.values())
    count = _COUNT.match(source.quote.strip())
    if count is None:
        return "" if _all_in(flat(source.quote), cited) else "台账的单元格里没有这些话"
    words = count["words"]
    if "中没有" in words:
        return "" if count["number"] == "0" else "台账里一行也没有，却数出了任务"
    if int(count["number"]) != len(cited):
        return f"台账这里有{len(cited)}格，写的是{count['number']}项"
    said = [flat(w) for w in _WORDS.findall(words)] or [flat(w) for w in words.split("、")]
    lost = [word for word in said if word != "空" and word not in cited]
    return f"台账的单元格里没有“{lost[0]}”" if lost else ""


def _all_in(quote: str, cells: Sequence[str]) -> bool:
    """Whether a quote is made of the words of cells: as one, in “…”, or joined by stops."""
    if any(quote in cell for cell in cells):
        return True
    said = re.findall("“(.*?)”", quote) or re.split("[;；、|]", quote)
    return bool(said) and all(any(word in cell for cell in cells) for word in said)


def _coordinates(spans: str) -> list[str]:
    found = []
    for column, first, last in _SPAN.findall(spans):
        found += [f"{column}{row}" for row in range(int(first), int(last or first) + 1)]
    return found
