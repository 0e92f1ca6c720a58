"""The sections of the next report put together, and what became of every sentence of the last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.draft_model import CONFLICT, MISSING
from assistant.draft_sentence import Paragraph, Piece, Written
from assistant.renew_frame import Block, LastReport
from assistant.renew_heading import renew_title
from assistant.renew_lasting import is_inspection
from assistant.renew_lock import locked
from assistant.renew_model import Renewed, RenewedSentence
from assistant.renew_outcome import RenewedSlot
from assistant.renew_persons import without_holders
from assistant.renew_sections import ASKED, Told
from assistant.renew_words import TimeWords
from assistant.renewal_marks import OPEN

__all__ = ["Made", "assembled"]


@dataclass(slots=True)
class Made:
    """A block of the next report: its heading, its level, the old block and what it tells."""

    heading: str
    level: int
    block: Block
    told: list[Told]


def assembled(
    frame: LastReport,
    words: TimeWords,
    made: Sequence[Made],
    heads: Sequence[str],
    gone: Sequence[Made],
) -> Renewed:
    """The next report of these blocks under their numbered headings; `gone` are left out."""
    written: list[Written] = []
    renewals: list[RenewedSentence] = []
    unsourced: list[str] = []
    holders: list[str] = []
    path: list[tuple[int, str]] = []
    for block, heading in zip(made, heads, strict=True):
        path = [p for p in path if p[0] < block.level]
        path += [(block.level, heading)] if heading else []
        names = tuple(name for _, name in path)
        paragraphs: dict[int, list[Piece]] = {}
        for told in block.told:
            pieces, open_ = locked(told.outcome.pieces)
            unsourced += open_
            if told.old is not None and not is_inspection(told.old.text):
                pieces, names_left = without_holders(pieces, frame.report.id)
                holders += names_left
                open_ = (*open_, *names_left)
            paragraphs.setdefault(told.paragraph, []).extend(pieces)
            renewals.append(_renewal(frame, told, names, pieces, bool(open_)))
        kept = tuple(tuple(p) for _, p in sorted(paragraphs.items()) if p)
        if heading or kept:
            written.append(Written(heading, max(block.level, 1), kept))
    renewals += [_renewal(frame, t, b.block.path, (), False) for b in gone for t in b.told]
    slots = {slot.name: slot for b in made for told in b.told for slot in told.outcome.slots}
    attached = tuple(_attached(words, name) for name in frame.letter.attachments)
    return Renewed(
        renew_title(words, frame.title),
        replace(frame.letter, attachments=attached),
        tuple(written),
        tuple(_in_order(renewals)),
        tuple(slots.values()),
        tuple(_missing(slots.values(), renewals, unsourced, holders)),
    )


def _in_order(renewals: Sequence[RenewedSentence]) -> list[RenewedSentence]:
    """The sentences as they stand in the last report, a new one behind the one before it."""
    at, places = -1, list[int]()
    for renewal in renewals:
        at = renewal.old.start if renewal.old is not None else at
        places.append(at)
    return [renewals[i] for i in sorted(range(len(renewals)), key=lambda i: (places[i], i))]


def _attached(words: TimeWords, name: str) -> str:
    """The name of an attachment with its period renewed, its cut-off as exact as it was."""
    renewed = words.renewed(name)[0]
    return renewed if "月底" in name else re.sub(r"(?<=月)底", "", renewed)


def _renewal(
    frame: LastReport, told: Told, names: tuple[str, ...], pieces: Paragraph, open_: bool
) -> RenewedSentence:
    outcome = told.outcome
    old = frame.cite(told.old) if told.old is not None else None
    mark = OPEN if open_ else outcome.mark
    return RenewedSentence(mark, names, old, pieces, outcome.changes, outcome.about)


def _first_clause(sentence: str) -> str:
    return re.split(r"[，。；,;]", re.sub(r"\s", "", sentence))[0]


def _missing(
    slots: Iterable[RenewedSlot],
    renewals: Sequence[RenewedSentence],
    unsourced: Sequence[str],
    holders: Sequence[str],
) -> list[str]:
    found = [slot.owed for slot in slots if slot.status == MISSING]
    found += [
        f"{slot.name}不一致，请核实：{slot.value}" for slot in slots if slot.status == CONFLICT
    ]
    found += [
        f"核实上期所列问题是否仍存在：“{_first_clause(renewal.old.quote)}……”"
        for renewal in renewals
        if renewal.old and renewal.paragraph and renewal.about.endswith(ASKED)
    ]
    found += [f"核实“{figure}”：没有找到出处，已留空" for figure in unsourced]
    found += [f"核实“{name}”是否仍任原职：上期报告写的姓名已留空" for name in holders]
    return list(dict.fromkeys(found))
