"""The places of figures in a sentence of the last report, and what stands in each now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.computed import change, share, this_period
from assistant.draft_model import CONFLICT, FILLED, MISSING, Found
from assistant.evidence import LIBRARY, Known
from assistant.evidence_sort import sort_of
from assistant.renew_clause import Clause, measure, name_of
from assistant.renew_frame import Amount, LastSentence
from assistant.renew_lasting import is_lasting, names_a_set
from assistant.renew_material import Material, by_hand
from assistant.reply import Citation

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = ["KEPT", "NEW", "OPEN", "Place", "places_of"]

_PERIOD = re.compile(r"^(?:其中)?(?:全年|年内|[上下]半年|本期|季度)")
_SAME = "同比|比上年(?:同期)?|较上年(?:同期)?"
KEPT, NEW, OPEN = "kept", "new", "open"


@dataclass(frozen=True, slots=True)
class Place:
    """One figure of the last report and what stands there now.

    `name` says what is measured, `measure` how it is given ('件数'); `slot` is the name of its
    slot. `state` is KEPT for what lasts, NEW for a value of now, OPEN for none. `text` is the value
    as written, with its sign in `direction` where it is a change or a rate. `found` is what was
    known of it, None for a value that was computed or given. `before` is the sentence up to it.
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
    sort: str = "plain"

    @property
    def origin(self) -> bool:
        """Whether it is only what another figure grew from or is compared with."""
        return self.sort == "origin"

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
    _compute(material, sentence, read, cited)
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
    return Place(amount, name, what, slot, OPEN, before=before, sort=sort)


def _slot_name(clause: Clause, amount: Amount, name: str) -> str:
    figure = amount.figure
    before = clause.before + clause.text[: amount.start]
    sort = sort_of(figure, before)
    kinds = {"rate": "增减幅度", "change": "增减", "share": "比例"}
    kind = kinds.get(figure.role) or {"total": "累计", "whole": "总量"}.get(sort, "本期")
    unit = re.sub(r"^[\d.,，]+", "", figure.quote)
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
    if len(values) > 1 and first.trust == known[-1].trust:
        said = "、".join(dict.fromkeys(k.figure.quote for k in known))
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


def _given(place: Place, value: str) -> Place:
    unit = re.sub(r"^[\d.,，]+", "", place.amount.figure.quote)
    written = f"{value}{unit}" if re.fullmatch(r"-?[\d.,，]+", value) else value
    direction = -1 if re.match(r"-|下降|减少|降低|回落", written) else 1
    written = re.sub(r"^(?:-|下降|减少|降低|回落|增长|增加|提高|上升)", "", written)
    return replace(
        place,
        state=NEW,
        text=written,
        citations=(by_hand(value),),
        direction=direction if place.role in ("rate", "change") else 0,
        status=FILLED,
    )


def _compute(
    material: Material, sentence: LastSentence, read: list[list[Place]], cited: Citation
) -> None:
    """Fills what follows from the other places of the part, in place."""
    for row in read:
        for at, place in enumerate(row):
            if place.state != OPEN or place.status != MISSING:
                continue
            everything = [p for other in read for p in other]
            made = _computed(material, place, everything, cited)
            if made is not None:
                grown = re.match(r"[^\d]*?(增长|增加|提高)", made.value)
                text = re.sub(r"^[^\d约]*", "", made.value)
                row[at] = replace(
                    place,
                    state=NEW,
                    text=text,
                    citations=made.citations,
                    formula=made.formula,
                    direction=(1 if grown else -1) if place.role in ("rate", "change") else 0,
                    status=FILLED,
                )


def _computed(
    material: Material, place: Place, everything: Sequence[Place], cited: Citation
) -> Found | None:
    figure = place.amount.figure
    at = next(i for i, p in enumerate(everything) if p.slot == place.slot)
    if place.depends and (beside := _beside(material, place, everything[:at])) is not None:
        return beside
    if figure.role == "share" and figure.kind == "percent":
        return _share(place, everything[:at], cited)
    if figure.role in ("rate", "change"):
        return _change(material, place, everything[:at])
    if figure.role == "level" and "累计" not in place.slot and material.words.adjoining:
        return _flow(place, everything, cited)
    return None


def _beside(material: Material, place: Place, before: Sequence[Place]) -> Found | None:
    """What stands right behind the figure that was found for the head: '421艘次，同比增长32.4%'."""
    heads = [p.found for p in before if p.found is not None and p.role == "level"]
    if not heads:
        return None
    head, quote = heads[-1], heads[-1].citation.quote
    at = head.figure.end - head.citation.start
    for known in material.evidence.known:
        figure = known.figure
        if known.citation != head.citation or figure.role != place.role:
            continue
        between = quote[at : figure.start - known.citation.start]
        same = re.fullmatch(
            rf"，?(?:{_SAME})?(?:增长|下降|增加|减少|提高|上升|降低)?(?:了)?", between
        )
        if figure.start >= head.figure.end and same and "环比" not in place.lead:
            sign = {1: "增长", -1: "下降"}.get(figure.direction, "")
            return Found(f"{sign}{figure.quote}", (known.citation,))
    return None


def _share(place: Place, before: Sequence[Place], cited: Citation) -> Found | None:
    """A share of a whole that lasts, in the clause or at the head of the part."""
    if not re.search(r"占$|占[^，]*的$|完成率", place.lead):
        return None
    parts = [p for p in before if p.found is not None and p.role == "level"]
    wholes = [p for p in before if p.state == KEPT and p.role == "level"]
    for part in reversed(parts):
        for whole in reversed(wholes):
            figure = whole.amount.figure
            if part.found is not None and (figure.kind, figure.unit) == (
                part.found.figure.kind,
                part.found.figure.unit,
            ):
                return share(part.found, Known(figure, whole.citations[0], LIBRARY))
    return None


def _change(material: Material, place: Place, before: Sequence[Place]) -> Found | None:
    """A change over the same months of the year before, where both values are known."""
    heads = [p for p in before if p.found is not None and p.role == "level"]
    if not heads or heads[-1].found is None or re.search(r"\d年|环比", place.lead):
        return None
    head = heads[-1]
    earlier = material.evidence.at(material.words.new.year_before())
    found = [k for k in earlier.like(head.amount.figure, head.before) if not k.fixed]
    if len({k.figure.amount for k in found}) != 1 or head.found is None:
        return None
    made = change(head.found, found[0], "同比")
    kind = "个百分点" in place.amount.figure.unit or "%" in place.amount.figure.unit
    return made if made is not None and kind == bool(re.search("%|个百分点", made.value)) else None


def _flow(place: Place, everything: Sequence[Place], cited: Citation) -> Found | None:
    """What was done in the new period: the running total now less that of the last report."""
    figure = place.amount.figure
    totals = [
        p
        for p in everything
        if p.found is not None
        and "累计" in p.slot
        and p.role == "level"
        and (p.found.figure.kind, p.found.figure.unit) == (figure.kind, figure.unit)
        and (_PERIOD.search(place.lead) or place.name in p.name or p.name in place.name)
    ]
    if len(totals) != 1 or totals[0].found is None:
        return None
    now, then = totals[0].found, totals[0].amount.figure
    return this_period(replace(now, cumulative=True), Known(then, cited, LIBRARY, cumulative=True))
