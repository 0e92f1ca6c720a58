"""The next report from the last one: its outline and stock phrases with what is known now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft_model import MISSING
from assistant.draft_sentence import Piece
from assistant.renew_assemble import Made, assembled
from assistant.renew_frame import Block, read_last
from assistant.renew_heading import number_of, numbered, renew_heading
from assistant.renew_material import Material
from assistant.renew_model import Renewed, RenewedSentence
from assistant.renew_outcome import Outcome, RenewedSlot
from assistant.renew_parts import OVERVIEW, PLANS, PROBLEMS, RESULTS, bare_heading
from assistant.renew_plans import ahead
from assistant.renew_sections import Renewing, Told, gap
from assistant.renew_words import TimeWords
from assistant.renewal_marks import NEW, OPEN

if TYPE_CHECKING:
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
    from index.library import Library

__all__ = ["Renewed", "RenewedSentence", "RenewedSlot", "renew"]

BACK = "上期工作安排落实情况"
AHEAD = "按期完成剩余任务"
MORE = "新的工作安排"


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
        Made(renew_heading(words, block), block.level, block, renewing.block(block))
        for block in frame.blocks
    ]
    gone = [m for m in made if not _stands(m)]
    made = [m for m in made if _stands(m)]
    for at, each in enumerate(made):
        each.told += renewing.more(each.block)
        _fill(each, made[at + 1 : at + 2], renewing.taken)
    made = _with_plans(_with_back(made, renewing), renewing)
    heads = numbered([(m.heading, m.level) for m in made])
    return assembled(frame, words, made, heads, gone)


def _later(library: Library, words: TimeWords) -> frozenset[str]:
    """The reports that cover a time after the end of the new period."""
    end = words.new.end.isoformat()
    held = library.metadata().items()
    return frozenset(report for report, what in held if (what.period.end or "") > end)


def _fill(made: Made, following: Sequence[Made], taken: set[str]) -> None:
    """Leaves open what a heading should tell where nothing is left beneath it."""
    below = bool(following) and following[0].level > made.level
    told = any(t.outcome.pieces for t in made.told)
    part = made.block.part
    if not made.heading or below or told or part == PLANS or (part == PROBLEMS and made.level > 1):
        return
    what = "本期存在的主要问题" if part == PROBLEMS else f"“{bare_heading(made.heading)}”的内容"
    made.told.append(Told(None, 0, gap(what, taken)))


def _stands(made: Made) -> bool:
    """Whether a block is kept: not one of problems or plans of which nothing is left."""
    if made.block.part in (PROBLEMS, PLANS) and made.level > 1:
        return any(told.outcome.pieces for told in made.told)
    return True


def _with_back(made: list[Made], renewing: Renewing) -> list[Made]:
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
    return [*made[:at], Made(heading, max(level, 2), block, renewing.back), *made[at:]]


def _last_of(made: Sequence[Made], parts: Sequence[str]) -> int:
    """The index after the last block of these parts that is no chapter of its own, 0 without."""
    found = [i for i, m in enumerate(made) if m.block.part in parts and m.level > 1]
    return found[-1] + 1 if found else 0


def _with_plans(made: list[Made], renewing: Renewing) -> list[Made]:
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
    return [*made[:at], Made(heading, before.level, block, told), *made[at:]]
