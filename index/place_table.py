"""The administrative units of China, read from data/places.tsv."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["NATION", "PlaceTable", "place_table", "short_name"]

NATION = "全国"
_SUFFIXES = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县",
             "地区", "林区", "新区", "省", "市", "县", "区", "盟", "旗", "州")  # fmt: skip
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """`above` leads from each unit to the one over it, '' for a province.

    `names` leads from what stands for a unit in running text to the unit; `short` from every
    other name, also those that mean something else in running text (朝阳, 沪).
    A district that several cities have is in `names`, but has no unit above.
    """

    above: dict[str, str]
    names: dict[str, str]
    short: dict[str, str]


@cache
def place_table() -> PlaceTable:
    """The table, read once."""
    lines = (files("index") / "data" / "places.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    shared = {
        name for name, count in Counter(u for r in rows for u in r[3].split()).items() if count > 1
    }
    table = PlaceTable({}, {}, {})
    for unit, above, other, counties in rows:
        _enter(table, unit, above, other)
        for county in counties.split():
            table.above[county] = "" if county in shared else unit
            table.names[county] = county
    for name in [*table.above]:
        table.short.setdefault(short_name(name), name)
    return table


def _enter(table: PlaceTable, unit: str, above: str, other: str) -> None:
    table.above[unit] = above
    table.names[unit] = unit
    for name in [short_name(unit)] if other in ("", "-") else other.split():
        table.short.setdefault(name.rstrip("*"), unit)
        if other != "-" and len(name) >= _SHORTEST and not name.endswith("*"):
            table.names.setdefault(name, unit)


def short_name(unit: str) -> str:
    """The unit's name without its suffix (大连市 → 大连); whole where too little would be left."""
    for suffix in _SUFFIXES:
        if unit.endswith(suffix) and len(unit) - len(suffix) >= _SHORTEST:
            return unit.removesuffix(suffix)
    return unit
