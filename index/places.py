"""Places: their full names, what they belong to, and where a text names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from index.place_guards import stands_alone
from index.place_table import NATION, place_table, short_name

__all__ = ["NATION", "canonical", "mentions", "parents", "path", "within"]

_UNIT = re.compile(r"[一-龥]{2,7}?(?:省|特别行政区|自治区|自治州|地区|市|自治县|县|新区|区|盟|旗)")
_TOP = re.compile(r"(?:省|自治区|特别行政区)$")
_MIDDLE = re.compile(r"(?:市|州|地区|盟)$")
_LOW = re.compile(r"(?:县|区|旗|市)$")
_LETTER = "[京津沪渝冀晋辽苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕]"
_LETTERS = re.compile(
    rf"(?<![一-龥])(?:{_LETTER}(?=(?:20|19)?\d\d年|[今去前]年|的|[省市](?![一-龥]))"
    rf"|{_LETTER}[和与跟比、]{_LETTER}(?=(?:20|19)?\d\d年|[今去前]年|的|哪|谁|两|[，。？?]|$))"
)


def canonical(name: str) -> str:
    """The full name of a place ('大连' → '大连市', '江西宜春万载县' → '万载县'), '' if it is none.

    A name that is in no table but ends like one (云汐市) is taken as it is; of a path of such names
    the last one counts.
    """
    units = path(name)
    return units[-1] if units else ""


def path(name: str) -> tuple[str, ...]:
    """The units that a written name consists of, outermost first; () where it is no place."""
    table = place_table()
    name = re.sub(r"\s", "", name)
    units: list[str] = []
    while name:
        for length in range(len(name), 0, -1):
            head = name[:length]
            unit = table.names.get(head) or (table.short.get(head) if head == name else None)
            if unit:
                break
        else:
            match = _UNIT.match(name)
            if not match:
                return ()
            unit, length = match.group(), match.end()
        units.append(unit)
        name = name[length:]
    return tuple(units)


def parents(place: str) -> tuple[str, ...]:
    """The units that a place belongs to, the outermost last; without 全国.

    万载县 belongs to ('宜春市', '江西省'). Of a place in no table the units written before it
    count, so that '澜海省云汐市' belongs to ('澜海省',).
    """
    units = path(place)
    if not units:
        return ()
    above = place_table().above
    found: list[str] = []
    unit = above.get(units[-1], "")
    while unit:
        found.append(unit)
        unit = above.get(unit, "")
    return tuple(found) or tuple(reversed(units[:-1]))


def within(place: str, ancestor: str) -> bool:
    """Whether a place is another one or belongs to it.

    Nothing but itself is within 全国: who asks for the state's reports does not want the cities'.
    """
    outer = canonical(ancestor)
    return bool(outer) and (canonical(place) == outer or outer in parents(place))


def mentions(text: str, known: Iterable[str] = ()) -> tuple[tuple[int, int, str], ...]:
    """Where a text names places: (start, end, full name), in order, without overlap.

    The longest name counts; of a path (江西省宜春市) the lowest unit with the whole span. Names
    that are also words (朝阳, 和平) count only with their suffix, single letters (沪) only before
    a year or in pairs. `known` are full names, in the table or not, that count with their short
    form too.
    """
    names = _names(tuple(sorted(set(known))))
    found = list(_scan(text, names))
    taken = {at for start, end, _ in found for at in range(start, end)}
    for match in _LETTERS.finditer(text):
        for at in {match.start(), match.end() - 1} - taken:
            found.append((at, at + 1, place_table().short[text[at]]))
    return tuple(_joined(sorted(found)))


@lru_cache(maxsize=16)
def _names(known: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """The (name, unit) that begin with the same two characters, the longest first."""
    names = dict(place_table().names)
    for place in known:
        unit = canonical(place) or place
        names[unit] = names[short_name(unit)] = unit
    by_start: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        by_start[name[:2]].append((name, names[name]))
    return dict(by_start)


def _scan(text: str, names: dict[str, list[tuple[str, str]]]) -> Iterator[tuple[int, int, str]]:
    at = 0
    while at < len(text) - 1:
        for name, unit in names.get(text[at : at + 2], ()):
            if text.startswith(name, at) and stands_alone(text, at, at + len(name)):
                yield at, at + len(name), unit
                at += len(name) - 1
                break
        at += 1


def _joined(found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The mentions with neighbours that form a path made one."""
    last: tuple[int, int, str] | None = None
    for start, end, unit in found:
        if last and last[1] == start and _is_path(last[2], unit):
            last = (last[0], end, unit)
            continue
        if last:
            yield last
        last = (start, end, unit)
    if last:
        yield last


def _is_path(outer: str, inner: str) -> bool:
    if outer in parents(inner):
        return True
    if parents(inner):
        return False
    return bool(
        (_TOP.search(outer) and not _TOP.search(inner))
        or (_MIDDLE.search(outer) and _LOW.search(inner) and outer != inner)
    )
