"""The values of a template's slots as they are given, and as its sentences see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import nan

from assistant.draft_sentence import Piece
from assistant.reply import Citation
from assistant.template_model import SlotRule

__all__ = ["Filled", "Record", "Value", "conflicting", "missing", "open_place", "unfilled"]


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot as a pattern sees it.

    `text` is what it prints: the value, or 【待补：…】. `has_value` is false for a missing slot and
    for a count of zero: `{% if slot %}` tests it. `wanted` is true where the slot must be printed
    even without a value. `number` is a count's value (`{{slot.数}}`), `noun` what is counted
    (`{{slot.对象}}`), `part` the status of the count that the source says this one is part of
    (`{{slot.属于}}`), '' where it says none. A computed value has its `formula`.

    `fields` are values by name that belong to it (`{{优良天数.同比}}`). `sentences` are those of a
    段落, each ready to stand as it is. `pieces` join to `text` where its parts cite different
    sources, as the two sides of a conflict do.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    has_value: bool = True
    wanted: bool = False
    number: int | None = None
    noun: str = ""
    part: str = ""
    formula: str = ""
    fields: Mapping[str, Filled] = field(default_factory=dict)
    sentences: tuple[Filled, ...] = ()
    pieces: tuple[Piece, ...] = ()


def open_place(wanting: str, responsible: str = "") -> str:
    """What stands where a value is wanting: '【待补：数量，责任单位：市水务局】'."""
    owed = f"，责任单位：{responsible}" if responsible else ""
    return f"【待补：{wanting}{owed}】"


def missing(
    gap: str,
    wanted: bool = False,
    responsible: str = "",
    citations: tuple[Citation, ...] = (),
    noun: str = "",
) -> Filled:
    """A slot without a value: '【待补：gap，责任单位：…】'; `citations` show the gap."""
    text = open_place(gap, "" if "责任单位：" in gap else responsible)
    return Filled(text, citations, has_value=False, wanted=wanted, noun=noun)


def unfilled(rule: SlotRule) -> Filled:
    """The value of a slot for which nothing was found."""
    return missing(rule.meaning, rule.required, rule.responsible)


def conflicting(
    sides: Sequence[tuple[str, Filled]], number: int | None = None, noun: str = "", part: str = ""
) -> Filled:
    """A slot whose sources disagree: '【不一致：A为x，B为y】', each side with its own citations."""
    pieces = [
        Piece(f"{lead}{name}为{side.text}", side.citations, side.formula)
        for lead, (name, side) in zip(
            ["【不一致：", *["，"] * (len(sides) - 1)], sides, strict=True
        )
    ]
    pieces.append(Piece("】"))
    text = "".join(piece.text for piece in pieces)
    return Filled(text, (), True, True, number=number, noun=noun, part=part, pieces=tuple(pieces))


class Value:
    """The object that an expression sees for one value.

    `decides` is false for what only frames a sentence (the period, a task's name): whether the
    sentence is written is then for its other values to say.
    """

    __slots__ = ("decides", "filled", "name")

    def __init__(self, name: str, filled: Filled, decides: bool = True):
        self.name = name
        self.filled = filled
        self.decides = decides

    def __bool__(self) -> bool:
        return self.filled.has_value

    def __str__(self) -> str:
        return self.filled.text

    def __eq__(self, other: object) -> bool:
        return self.filled.text == str(other)

    def __hash__(self) -> int:
        return hash(self.filled.text)

    def __getitem__(self, name: str) -> object:
        filled = self.filled
        if name == "数":
            return nan if filled.number is None else filled.number
        if name == "属于":
            return filled.part
        if name == "对象":
            return Value(name, Filled(filled.noun, filled.citations, bool(filled.noun)), False)
        return Value(name, _there(filled.fields.get(name), f"{self.name}的{name}"))


class Record:
    """The object that an expression sees for one task or theme of a list."""

    __slots__ = ("_fields", "_label")

    def __init__(self, label: str, fields: Mapping[str, Filled]):
        self._label = label
        self._fields = fields

    def __getitem__(self, name: str) -> Value:
        filled = _there(self._fields.get(name), f"{self._title()}的{name}")
        return Value(name, filled, decides=name not in ("名称", "序号"))

    def _title(self) -> str:
        named = self._fields.get("名称")
        return f"“{named.text}”" if named is not None else self._label


def _there(filled: Filled | None, gap: str) -> Filled:
    """A value that prints something: 【待补：gap】 where there is none."""
    if filled is None:
        return missing(gap)
    if filled.text or filled.sentences:
        return filled
    return missing(gap, filled.wanted)
