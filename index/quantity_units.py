"""Units of amounts, simple and compound."""

from __future__ import annotations

import re
import unicodedata

from index.tables import remembered, rows

__all__ = ["unit_at", "unit_kind", "units", "word_counters"]

_DENOMINATOR = re.compile(r"\d{0,4}(?:[十百千]?[万亿]|[百千](?![瓦米克]))?")
_SHORT_DIVISOR = re.compile(r"/(?:月|[dha](?![A-Za-z0-9]))")
_SHORT_KINDS = {"月": "months", "d": "days", "h": "hours", "a": "years"}
_BRACKETED = re.compile(r"[（(][一-鿿]{1,2}[)）]")
# Days and numbers of a calendar; they are units only below a fraction bar (吨/日).
_CALENDAR = frozenset({"日", "号", "月"})
_COUNTED = frozenset({"count", "person", "visits", "years", "days", "months", "times", ""})


@remembered
def units() -> dict[str, str]:
    """Every known unit with its kind, read from data/units.tsv."""
    return {row[0]: row[1] for row in rows("units.tsv")}


def unit_kind(unit: str) -> str:
    """The kind of a unit ('元' → 'money'), or an empty string for an unknown one.

    A compound unit that is not in the table has the kinds of its parts: 元/公斤 is 'money/mass'.
    """
    known = units()
    plain = unicodedata.normalize("NFKC", unit)
    if plain in known:
        return known[plain]
    parts = [_part_kind(part) for part in re.split("[/每]", plain.partition("(")[0])]
    return "/".join(parts) if all(parts) else ""


def _part_kind(part: str) -> str:
    known = _SHORT_KINDS | units()
    return known.get(part) or known.get(re.sub(r"^\d*[十百千万亿]{1,2}", "", part), "")


@remembered
def _by_first() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """First characters to their units with the words that may not follow, longest first."""
    made: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for unit, _, _, barred, _ in sorted(rows("units.tsv"), key=lambda row: -len(row[0])):
        made.setdefault(unit[0], []).append((unit, tuple(barred.split())))
    return {first: tuple(listed) for first, listed in made.items()}


@remembered
def word_counters() -> frozenset[str]:
    """The units that with a single Chinese numeral before them make a word (三期, 五金, 四方)."""
    return frozenset(row[0] for row in rows("units.tsv") if row[4])


def unit_at(text: str, at: int) -> tuple[str, int] | None:
    """The longest unit at `at` of a folded text with its end, with what it is divided by.

    None where no unit stands there, or where its characters begin another word (3000万人民).
    """
    found = _simple(text, at)
    if found is None or found[0] in _CALENDAR:
        return None
    name, end = found
    bracket = _BRACKETED.match(text, end)
    if bracket and bracket.group()[1:-1] in units():
        end = bracket.end()
    for _ in range(2):
        lower = _divisor(text, end, name)
        if lower is None:
            break
        end = lower
    return unicodedata.normalize("NFKC", text[at:end].replace(" ", "")), end


def _divisor(text: str, end: int, name: str) -> int | None:
    sign = text[end : end + 1]
    if sign not in ("/", "每") or (sign == "每" and units().get(name, "") in _COUNTED):
        return None
    short = _SHORT_DIVISOR.match(text, end)
    if short:
        return short.end()
    found = _simple(text, end + 1)
    if found is None and sign == "/":
        prefix = _DENOMINATOR.match(text, end + 1)
        found = _simple(text, prefix.end()) if prefix else None
    if found is None or (sign == "每" and units()[found[0]] in _COUNTED):
        return None
    return found[1]


def _simple(text: str, at: int) -> tuple[str, int] | None:
    for unit, barred in _by_first().get(text[at : at + 1], ()):
        if text.startswith(unit, at):
            end = at + len(unit)
            if not text.startswith(barred, end) and not _runs_on(unit, text[end : end + 1]):
                return unit, end
    return None


def _runs_on(unit: str, after: str) -> bool:
    return unit[-1].isascii() and unit[-1].isalnum() and after.isascii() and after.isalnum()
