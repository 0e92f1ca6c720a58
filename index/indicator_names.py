"""One name for what a figure measures, and how alike two such names are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

from index.indicator_scopes import contrasts, scope_words, task_state
from index.indicator_trim import object_first, trimmed
from index.tables import remembered, rows

__all__ = ["canonical_indicator", "indicator_likeness", "indicator_names", "scope", "written_names"]

_TABLE = "indicators.tsv"
_INSIDE = "*"
_RATES = ("", "bare", "fraction", "percent", "points", "tenths", "times")
_PEOPLE = ("count", "person", "visits", "number", "kind")
_REMARK = re.compile(r"\((?!不?含|不?包括|剔除|扣除|[^()]*口径)[^()]*\)")
_NEW_AFTER = re.compile(r"^(.{2,})新增$")
_MARKS = re.compile(r"[\s“”‘’\"'《》「」]")
_PART_OF_PLACE = re.compile(r"(?:主城|中心城|市|城)区|县城|[省市县区]?本级|设区市|农村|城镇|城市")
_KNOWN_APART = 0.3
_OTHER_HEAD = 0.6
_CACHED = 1 << 16


def canonical_indicator(indicator: str, unit_kind: str = "") -> str:
    """The one name of an indicator that a report may write in several ways ('社零' and others).

    Folded, without blanks, places, times and verbs at its ends; a name of the lexicon where it is
    in there, with the words of its scope (农村, 规模以上, 不含…) in it. How far tasks have got is
    part of the name ('已完成整改任务' → '完成的整改任务'). `unit_kind` decides between names that
    are written alike: 粮食 in tons is 粮食产量.
    """
    return _namer()(indicator, unit_kind)


@remembered
def _namer() -> Callable[[str, str], str]:
    """`_name` with its results kept as long as the tables are the same."""
    return lru_cache(maxsize=_CACHED)(_name)


def _name(indicator: str, unit_kind: str) -> str:
    name = folded = _folded(indicator)
    while name:
        found = _known(name, unit_kind) or _known(object_first(name), unit_kind)
        if not found and unit_kind in ("", *_PEOPLE):
            found = _of_tasks(name, unit_kind)
        if found:
            return found
        shorter = trimmed(name)
        if shorter == name:
            break
        name = shorter
    return object_first(name or folded)


def scope(indicator: str) -> frozenset[str]:
    """The words of an indicator that keep its figures apart from others of the same name."""
    return _scope(canonical_indicator(indicator))


def indicator_likeness(a: str, b: str) -> float:
    """How alike two indicators are, from 0 to 1: 1 where they have the same canonical name.

    0 where their scope differs, where one counts what the other is set against (进口 and 出口), or
    where no pair of characters is shared.
    """
    return _likener()(a, b)


@remembered
def _likener() -> Callable[[str, str], float]:
    """`_likeness` with its results kept as long as the tables are the same."""
    return lru_cache(maxsize=_CACHED)(_likeness)


def _likeness(a: str, b: str) -> float:
    one, other = canonical_indicator(a), canonical_indicator(b)
    if one == other:
        return 1.0
    if _scope(one) != _scope(other) or contrasts(one, other):
        return 0.0
    likeness = _shared_pairs(one, other)
    if one[-1:] != other[-1:]:
        likeness *= _OTHER_HEAD
    names = indicator_names()
    return min(likeness, _KNOWN_APART) if one in names and other in names else likeness


@remembered
def indicator_names() -> frozenset[str]:
    """The canonical names of the lexicon."""
    return frozenset(name for found in _table().values() for name, _ in found)


@remembered
def written_names() -> frozenset[str]:
    """The folded names, usual and other ones, under which the lexicon knows its indicators."""
    return frozenset(_table())


@lru_cache(maxsize=_CACHED)
def _scope(name: str) -> frozenset[str]:
    return scope_words(name)


def _folded(text: str) -> str:
    """The text in NFKC and upper case without blanks, quotes and remarks, by the usual words."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text).upper())
    plain = _NEW_AFTER.sub(r"新增\1", _REMARK.sub("", plain))
    words = _words()
    return _word_pattern().sub(lambda match: words[match.group()], plain)


def _known(name: str, unit_kind: str) -> str:
    """The name of the lexicon for a written one, also behind a word of scope; '' for none."""
    found = _listed(name, unit_kind)
    part = None if found else _PART_OF_PLACE.match(name)
    rest = _listed(name[part.end() :], unit_kind) if part else ""
    return part.group() + rest if part and rest else found


def _listed(name: str, unit_kind: str) -> str:
    found = _table().get(name, ())
    wanted = "percent" if unit_kind == "points" else unit_kind
    exact = [canonical for canonical, kind in found if kind and kind == wanted]
    likely = [canonical for canonical, kind in found if _goes_with(kind, unit_kind)]
    return next(iter(exact + likely), "")


def _goes_with(usual: str, unit_kind: str) -> bool:
    if not usual or unit_kind in _RATES or usual == unit_kind:
        return True
    if usual in _PEOPLE:
        return unit_kind in _PEOPLE
    return usual.startswith("money") and unit_kind.startswith("money")


def _of_tasks(name: str, unit_kind: str) -> str:
    """The name of tasks in a state ('完成的整改任务'); '' where it is something else."""
    state, rest = task_state(name)
    if not state:
        return ""
    thing = _known(rest, unit_kind) or rest or "整改"
    return f"{state}的{thing}"


def _shared_pairs(one: str, other: str) -> float:
    """The F1 of the pairs of characters of two names."""
    first, second = (Counter(n[i : i + 2] for i in range(len(n) - 1)) for n in (one, other))
    shared = sum((first & second).values())
    return 2 * shared / (sum(first.values()) + sum(second.values())) if shared else 0.0


def _rows() -> tuple[tuple[str, tuple[str, ...], str], ...]:
    return tuple((name, tuple(others.split()), kind) for name, others, kind in rows(_TABLE))


@remembered
def _words() -> dict[str, str]:
    return {
        unicodedata.normalize("NFKC", other).upper(): name
        for name, others, kind in _rows()
        if kind == _INSIDE
        for other in (*others, name)
    }


@remembered
def _word_pattern() -> re.Pattern[str]:
    longest = sorted(_words(), key=len, reverse=True)
    return re.compile("|".join(re.escape(word) for word in longest))


@remembered
def _table() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, tuple[tuple[str, str], ...]] = {}
    for name, others, kind in _rows():
        if kind == _INSIDE:
            continue
        for written in dict.fromkeys(map(_folded, (name, *others))):
            table[written] = (*table.get(written, ()), (name, kind))
    return table
