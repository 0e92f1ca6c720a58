"""The places of figures in a sentence of the last report, and what stands in each now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.draft_entry import by_hand
from assistant.draft_model import CONFLICT, FILLED, MISSING
from assistant.evidence import LEDGER, Known
from assistant.evidence_sort import sort_of
from assistant.renew_clause import Clause, measure, name_of, unit_of
from assistant.renew_frame import Amount, LastSentence
from assistant.renew_lasting import is_lasting, names_a_set
from assistant.renew_material import Material
from assistant.reply import Citation

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = ["KEPT", "NEW", "OPEN", "Place", "places_of"]

KEPT, NEW, OPEN = "kept", "new", "open"


@dataclass(frozen=True, slots=True)
class Place:
    """One figure of the last report and what stands there now.

    `name` says what is measured, `measure` how it is given ('件数'); `slot` is the name of its
    slot. `state` is KEPT for what lasts, NEW for a value of now, OPEN for none. `text` is the value
    as written, with its sign in `direction` where it is a change or a rate. `found` is what was
    known of it, None for a value that was computed or given. `before` is the sentence up to it,
    `prefix` the words between it and the figure before it in its clause.
    """

    amount: Amount
    name: str
    measure: str
    slot: str
    state: str
    text: str = ""
    citations: tuple[Citation, ...] = ()
    formula: str = ""
    direction: int = 0
    found: Known | None = None
    status: str = MISSING
    before: str = ""
    prefix: str = ""
    sort: str = "plain"

    @property
    def origin(self) -> bool:
        """Whether it is only what another figure grew from or is compared with."""
        return self.sort == "origin"

    @property
    def known(self) -> bool:
        """Whether something is known of it now, be it that the sources disagree."""
        return self.state == NEW or self.status == CONFLICT

    @property
    def role(self) -> str:
        """The role of the figure, that of a target if it were reached."""
        return self.amount.figure.target_of or self.amount.figure.role

    @property
    def lead(self) -> str:
        """The words of the clause before it."""
        return re.split(r"[，；。]", self.before)[-1]

    @property
    def depends(self) -> bool:
        """Whether it only says how another figure changed or what part it is."""
        return self.role in ("rate", "change", "share")


def places_of(
    material: Material,
    sentence: LastSentence,
    part: Sequence[Clause],
    task: Task | None,
    taken: set[str],
) -> tuple[tuple[Place, ...], ...]:
    """The places of the clauses of a part of a sentence; `taken` are the slot names in use."""
    cited = material.last.cite(sentence)
    read: list[list[Place]] = []
    heads: list[str] = []
    for clause in part:
        row: list[Place] = []
        for at in range(len(clause.amounts)):
            place = _named(clause, at, heads, taken)
            if place.name and place.sort not in ("whole", "origin"):
                heads.append(place.name)
            row.append(_found(material, sentence, clause, place, task, cited))
        read.append(row)
    return tuple(tuple(row) for row in read)


def _named(clause: Clause, at: int, heads: Sequence[str], taken: set[str]) -> Place:
    amount = clause.amounts[at]
    before = clause.before + clause.text[: amount.start]
    sort = sort_of(amount.figure, before, clause.text[amount.end :])
    name = name_of(clause, at, heads)
    if amount.figure.role == "share" and heads and re.search(r"占[^，]*$", before):
        name = heads[-1]
    what = measure(amount)
    slot = _slot_name(clause, amount, name or what)
    number = 2
    while slot in taken:
        slot = f"{re.sub(r'[0-9]+$', '', slot)}{number}"
        number += 1
    taken.add(slot)
    start = clause.amounts[at - 1].end if at else 0
    prefix = clause.text[start : amount.start].lstrip("、，和")
    return Place(amount, name, what, slot, OPEN, before=before, prefix=prefix, sort=sort)


def _slot_name(clause: Clause, amount: Amount, name: str) -> str:
    figure = amount.figure
    before = clause.before + clause.text[: amount.start]
    sort = sort_of(figure, before)
    kinds = {"rate": "增减幅度", "change": "增减", "share": "比例"}
    kind = kinds.get(figure.role) or {"total": "累计", "whole": "总量"}.get(sort, "本期")
    unit = unit_of(figure)
    return f"{name}（{kind}，{unit}）" if unit else f"{name}（{kind}）"


def _found(
    material: Material,
    sentence: LastSentence,
    clause: Clause,
    place: Place,
    task: Task | None,
    cited: Citation,
) -> Place:
    """The place with what was given, is known, or lasts; else still open."""
    if value := material.given.get(place.slot, "").strip():
        return _given(place, value)
    amount = Amount(
        place.amount.start + len(clause.before),
        place.amount.end + len(clause.before),
        place.amount.figure,
    )
    known = () if names_a_set(clause, place.amount) else material.known(amount, sentence.text, task)
    if known and known[0].fixed:
        return replace(
            place,
            state=KEPT,
            text=place.amount.figure.quote,
            citations=(known[0].citation,),
            status=FILLED,
        )
    if known:
        return _known(place, known)
    if days := _days(material, place):
        return replace(place, state=NEW, text=days, citations=material.period_cited, status=FILLED)
    lasting = is_lasting(material, clause, place.amount, task)
    if lasting:
        cell = material.fixed(sentence.text, amount, task)
        cites = (cell, cited) if cell else (cited,)
        return replace(
            place, state=KEPT, text=_written(clause, place.amount), citations=cites, status=FILLED
        )
    return place


def _written(clause: Clause, amount: Amount) -> str:
    return clause.text[amount.start : amount.end]


def _days(material: Material, place: Place) -> str:
    """The days of the new period where the last report gave those of its own (占366天)."""
    last, new = material.last.period, material.words.new
    if last is None or place.amount.figure.kind != "days" or place.sort != "whole":
        return ""
    same = place.amount.figure.amount == (last.end - last.start).days + 1
    return f"{(new.end - new.start).days + 1}天" if same else ""


def _known(place: Place, known: Sequence[Known]) -> Place:
    first = known[0]
    values = {(k.figure.amount, k.figure.direction) for k in known}
    if len(values) > 1:
        said = "，".join(f"{_source(k)}为{k.figure.quote}" for k in known)
        return replace(
            place, text=said, citations=tuple(k.citation for k in known), status=CONFLICT
        )
    agreeing = [k for k in known if k.figure.amount == first.figure.amount]
    return replace(
        place,
        state=NEW,
        text=first.figure.quote,
        citations=tuple(dict.fromkeys(k.citation for k in agreeing)),
        direction=first.figure.direction,
        found=first,
        status=FILLED,
    )


def _source(known: Known) -> str:
    if known.trust == LEDGER:
        return f"台账“{known.citation.report}”"
    return f"《{known.citation.title}》"


def _given(place: Place, value: str) -> Place:
    unit = unit_of(place.amount.figure)
    written = f"{value}{unit}" if re.fullmatch(r"-?[\d.,，]+", value) else value
    cited = by_hand(written)
    direction = -1 if re.match(r"-|下降|减少|降低|回落", written) else 1
    written = re.sub(r"^(?:-|下降|减少|降低|回落|增长|增加|提高|上升)", "", written)
    return replace(
        place,
        state=NEW,
        text=written,
        citations=(cited,),
        direction=direction if place.role in ("rate", "change") else 0,
        status=FILLED,
    )
