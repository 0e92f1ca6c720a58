"""The next report from the last one: its outline and stock phrases with what is known now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.draft_model import CONFLICT, MISSING, Change, Letter
from assistant.draft_sentence import Paragraph, Piece, Written
from assistant.renew_frame import Block, LastReport, read_last
from assistant.renew_heading import number_of, numbered, renew_heading, renew_title
from assistant.renew_lock import locked
from assistant.renew_material import Material
from assistant.renew_outcome import Outcome, RenewedSlot
from assistant.renew_parts import OVERVIEW, PLANS, PROBLEMS, RESULTS, bare_heading
from assistant.renew_plans import ahead
from assistant.renew_sections import ASKED, Renewing, Told, gap
from assistant.renew_words import TimeWords
from assistant.renewal_marks import NEW, OPEN
from assistant.reply import Citation

if TYPE_CHECKING:
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
    from index.library import Library

__all__ = ["Renewed", "RenewedSentence", "RenewedSlot", "renew"]

BACK = "上期工作安排落实情况"
AHEAD = "按期完成剩余任务"
MORE = "新的工作安排"


@dataclass(frozen=True, slots=True)
class RenewedSentence:
    """A sentence of the last report beside its paragraph in the next one, () where it is left out.

    `mark` is one of the MARKS of `renewal_marks`; `heading` are the headings it stands under in
    the next report, those of the last one where it was left out. `old` is None for what is new.
    """

    mark: str
    heading: tuple[str, ...]
    old: Citation | None
    paragraph: Paragraph
    changes: tuple[Change, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Renewed:
    """The next report: its text with citations, and what became of every sentence of the last.

    `letter` has no date, which is the next report's own. `missing` says what is to be supplied.
    """

    title: str
    letter: Letter
    written: tuple[Written, ...]
    renewals: tuple[RenewedSentence, ...]
    slots: tuple[RenewedSlot, ...]
    missing: tuple[str, ...]


@dataclass(slots=True)
class _Made:
    heading: str
    level: int
    block: Block
    told: list[Told]


def renew(
    library: Library,
    last: str,
    evidence: Evidence,
    ledger: Ledger | None,
    given: Mapping[str, str] | None = None,
) -> Renewed:
    """The report for `evidence.period` drawn up from the report `last` of the library.

    `evidence` is gathered without `last`. Figures come from the ledger, from evidence, or are
    computed; what lasts is cited to the last report; all else is left open as 【待补：…】. `given`
    maps names of slots to values that a person filled in. Raises UnknownReportsError.
    """
    frame = read_last(library, last)
    words = TimeWords(frame.period, evidence.period)
    later = _later(library, words)
    material = Material(frame, words, evidence, ledger, given or {}, later)
    renewing = Renewing(material)
    renewing.start()
    made = [
        _Made(renew_heading(words, block), block.level, block, renewing.block(block))
        for block in frame.blocks
    ]
    gone = [told for m in made if not _stands(m) for told in m.told]
    made = [m for m in made if _stands(m)]
    for at, each in enumerate(made):
        each.told += renewing.more(each.block)
        _fill(each, made[at + 1 : at + 2], renewing.taken)
    made = _with_plans(_with_back(made, renewing), renewing)
    heads = numbered([(m.heading, m.level) for m in made])
    return _assembled(frame, words, made, heads, gone)


def _later(library: Library, words: TimeWords) -> frozenset[str]:
    """The reports that cover a time after the end of the new period."""
    end = words.new.end.isoformat()
    held = library.metadata().items()
    return frozenset(report for report, what in held if (what.period.end or "") > end)


def _fill(made: _Made, following: Sequence[_Made], taken: set[str]) -> None:
    """Leaves open what a heading should tell where nothing is left beneath it."""
    below = bool(following) and following[0].level > made.level
    told = any(t.outcome.pieces for t in made.told)
    part = made.block.part
    if not made.heading or below or told or part == PLANS or (part == PROBLEMS and made.level > 1):
        return
    what = "本期存在的主要问题" if part == PROBLEMS else f"“{bare_heading(made.heading)}”的内容"
    made.told.append(Told(None, 0, gap(what, taken)))


def _stands(made: _Made) -> bool:
    """Whether a block is kept: not one of problems or plans of which nothing is left."""
    if made.block.part in (PROBLEMS, PLANS) and made.level > 1:
        return any(told.outcome.pieces for told in made.told)
    return True


def _with_back(made: list[_Made], renewing: Renewing) -> list[_Made]:
    """The blocks with the report on the last plans, in the section that sums up the tasks."""
    if not renewing.back:
        return made
    at = _last_of(made, (OVERVIEW,)) or _last_of(made, (RESULTS,))
    if not at:
        at = next((i for i, m in enumerate(made) if m.block.part in (PROBLEMS, PLANS)), len(made))
    before = made[at - 1]
    level = max(before.level, 1)
    number = number_of(before.heading)
    heading = f"{number.of(1)}{BACK}" if number and level > 1 else BACK
    block = Block(heading, level, (), OVERVIEW, ())
    return [*made[:at], _Made(heading, max(level, 2), block, renewing.back), *made[at:]]


def _last_of(made: Sequence[_Made], parts: Sequence[str]) -> int:
    """The index after the last block of these parts that is no chapter of its own, 0 without."""
    found = [i for i, m in enumerate(made) if m.block.part in parts and m.level > 1]
    return found[-1] + 1 if found else 0


def _with_plans(made: list[_Made], renewing: Renewing) -> list[_Made]:
    """The blocks with the tasks that are still ahead at the end of the plans."""
    at = max((i for i, m in enumerate(made) if m.block.part == PLANS), default=-1) + 1
    if not at:
        return made
    pieces = ahead(renewing.material)
    told = [Told(None, 0, Outcome(NEW, pieces, about="台账尚未完成的任务"))] if pieces else []
    gap = "本期新的工作安排"
    renewing.taken.add(gap)
    hole = Outcome(OPEN, (Piece(f"【待补：{gap}】"),), slots=(RenewedSlot(gap, MISSING),))
    told.append(Told(None, 1, hole))
    before = made[at - 1]
    number = number_of(before.heading) if before.level > 1 else None
    if number is None:
        low = max((s.paragraph for s in before.block.sentences), default=-1) + 1
        before.told += [replace(t, paragraph=t.paragraph + low) for t in told]
        return made
    heading = f"{number.of(1)}{AHEAD if pieces else MORE}"
    block = Block(heading, before.level, before.block.path[:-1], PLANS, ())
    return [*made[:at], _Made(heading, before.level, block, told), *made[at:]]


def _assembled(
    frame: LastReport,
    words: TimeWords,
    made: Sequence[_Made],
    heads: Sequence[str],
    gone: Sequence[Told],
) -> Renewed:
    written: list[Written] = []
    renewals: list[RenewedSentence] = []
    slots: dict[str, RenewedSlot] = {}
    unsourced: list[str] = []
    path: list[tuple[int, str]] = []
    for block, heading in zip(made, heads, strict=True):
        path = [p for p in path if p[0] < block.level]
        path += [(block.level, heading)] if heading else []
        names = tuple(name for _, name in path)
        paragraphs: dict[int, list[Piece]] = {}
        for told in block.told:
            pieces, open_ = locked(told.outcome.pieces)
            unsourced += open_
            paragraphs.setdefault(told.paragraph, []).extend(pieces)
            slots |= {slot.name: slot for slot in told.outcome.slots}
            renewals.append(_renewal(frame, told, names, pieces, bool(open_)))
        kept = tuple(tuple(p) for _, p in sorted(paragraphs.items()) if p)
        if heading or kept:
            written.append(Written(heading, max(block.level, 1), kept))
    renewals += [_renewal(frame, told, (), (), False) for told in gone]
    order = {id(r): i for i, r in enumerate(renewals)}
    ordered = sorted(renewals, key=lambda r: (_place(renewals, order[id(r)]), order[id(r)]))
    return Renewed(
        renew_title(words, frame.title),
        replace(
            frame.letter,
            attachments=tuple(_attached(words, name) for name in frame.letter.attachments),
        ),
        tuple(written),
        tuple(ordered),
        tuple(slots.values()),
        tuple(_missing(slots.values(), renewals)),
    )


def _attached(words: TimeWords, name: str) -> str:
    """The name of an attachment with its period renewed, its cut-off as exact as it was."""
    renewed = words.renewed(name)[0]
    return renewed if "月底" in name else re.sub(r"(?<=月)底", "", renewed)


def _place(renewals: Sequence[RenewedSentence], at: int) -> int:
    """Where a sentence stands in the last report; a new one right behind the one before it."""
    while at >= 0:
        old = renewals[at].old
        if old is not None:
            return old.start
        at -= 1
    return -1


def _renewal(
    frame: LastReport, told: Told, names: tuple[str, ...], pieces: Paragraph, open_: bool
) -> RenewedSentence:
    outcome = told.outcome
    old = frame.cite(told.old) if told.old is not None else None
    mark = OPEN if open_ else outcome.mark
    return RenewedSentence(mark, names, old, pieces, outcome.changes, outcome.about)


def _first_clause(sentence: str) -> str:
    return re.split(r"[，。；,;]", re.sub(r"\s", "", sentence))[0]


def _missing(slots: Iterable[RenewedSlot], renewals: Sequence[RenewedSentence]) -> list[str]:
    found = [slot.owed for slot in slots if slot.status == MISSING]
    found += [
        f"{slot.name}不一致，请核实：{slot.value}" for slot in slots if slot.status == CONFLICT
    ]
    found += [
        f"核实上期所列问题是否仍存在：“{_first_clause(renewal.old.quote)}……”"
        for renewal in renewals
        if renewal.old and renewal.paragraph and renewal.about.endswith(ASKED)
    ]
    return list(dict.fromkeys(found))
