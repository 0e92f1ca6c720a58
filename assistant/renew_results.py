"""A sentence on work and its results, renewed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.draft_model import Change
from assistant.draft_sentence import Piece
from assistant.renew_claim import claimed, is_single_deed, is_stale
from assistant.renew_clause import Clause, has_stray_number, parts
from assistant.renew_frame import LastSentence
from assistant.renew_lasting import is_inspection
from assistant.renew_ledger import progress_sentence
from assistant.renew_material import Material
from assistant.renew_outcome import Outcome, RenewedSlot, dropped, slots_of
from assistant.renew_part import Part, write_part
from assistant.renew_place import KEPT, Place, places_of
from assistant.renew_reckon import reckon
from assistant.renew_standing import REPORTED, standing
from assistant.renew_terms import names_surely
from assistant.renewal_marks import CUT_OFF, OPEN, UPDATED, VALID
from assistant.status import Progress
from index.quantities import quantities

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = ["renew_result", "renew_words"]

_BARE = re.compile(r"累计|占|仅|共|新增|完成|其中|达(?!标)|日|同步|增|比|较")
_TOPIC = re.compile(r"第?[二三四五六七八九]是")
_NOW = re.compile(r"现(?:将|就)[^。]*?(?:报告|汇报|通报)如下")


def renew_result(
    material: Material, sentence: LastSentence, taken: set[str], heading: str = ""
) -> Outcome:
    """What became of a sentence: its figures renewed, its stale clauses cut.

    A part whose figures are all unknown gives way to what the ledger says of its task. `heading`
    is given where it may name the task that the sentence is about.
    """
    if not sentence.amounts:
        return renew_words(material, sentence, heading)
    written: list[Part] = []
    slots: list[RenewedSlot] = []
    why: list[str] = []
    whole = material.task_of(sentence.text, heading)
    for clauses in parts(sentence):
        text = "".join(c.text for c in clauses)
        own = material.task_of(text, heading)
        task = own or whole
        sure = own if own is None or heading or names_surely(text, own) else None
        owner = material.owner(sure, heading + text)
        made = _part(material, sentence, clauses, task, owner, taken, not heading, why)
        if made is not None:
            written.append(made)
            slots += slots_of((*made.filled, *made.open), owner)
    return _outcome(written, tuple(slots), why)


def renew_words(material: Material, sentence: LastSentence, heading: str = "") -> Outcome:
    """What became of a sentence without figures."""
    text = sentence.text
    cited = material.last.cite(sentence)
    renewed, changes = material.words.renewed(text)
    if not _NOW.search(text):
        task = material.task_of(text, heading)
        reason = is_stale(material, text, task)
        if reason or (material.words.names_last(text) and not is_inspection(text)):
            return dropped(reason or "上期的概括，请按本期情况另写")
        once = is_single_deed(text) and not material.words.within
        if once and not is_inspection(text):
            return dropped("上期的一次性工作，如仍在进行请另写")
        if has_stray_number(parts(sentence)[0][0]) or material.words.is_awaited(text):
            return dropped("上期的数字或预期")
    pieces = (Piece(renewed, (cited, *material.period_cited)[: 2 if changes else 1]),)
    return Outcome(CUT_OFF if changes else VALID, pieces, changes)


def _part(
    material: Material,
    sentence: LastSentence,
    clauses: Sequence[Clause],
    task: Task | None,
    owner: str,
    taken: set[str],
    told_by_ledger: bool,
    why: list[str],
) -> Part | None:
    """A part renewed, None where nothing of it can stand."""
    text = "".join(c.text for c in clauses)
    cited = material.last.cite(sentence)
    rows = reckon(material, places_of(material, sentence, clauses, task, taken), cited)
    known = any(p.known for row in rows for p in row)
    kept = standing(material, sentence, list(zip(clauses, rows, strict=True)), task, why)
    lasting = all(p.state == KEPT for _, row in kept for p in row)
    if known:
        material.told.update(
            p.found.task.row for row in rows for p in row if p.found and p.found.task
        )
    past = not known and told_by_ledger and not (kept and lasting)
    if past and names_surely(clauses[0].text, task) and _gives_way(material, task, kept):
        told = _told(material, task, clauses[-1].stop, bool(kept))
        if told is not None:
            why.append("" if told.pieces else "本期进展已据台账另写")
            return told if told.pieces else None
    if kept and kept[0][0] is not clauses[0] and _BARE.match(kept[0][0].text):
        why.append("本期进展已据台账另写")
        return _told(material, task, clauses[-1].stop, False) if told_by_ledger else None
    if lasting and task is not None and claimed(text) in (Progress.DONE, Progress.CLOSED):
        material.told.add(task.row)
    if not kept or not any(row or re.search(r"\w", c.text) for c, row in kept):
        why.append(REPORTED)
        return None
    part = write_part(material, kept, cited, owner)
    part.stop(clauses[-1].stop)
    return part


def _gives_way(
    material: Material,
    task: Task | None,
    kept: Sequence[tuple[Clause, tuple[Place, ...]]],
) -> bool:
    """Whether a part gives way to the ledger's words: of a task that is done, or on the same.

    What the ledger does not speak of stays open while the task goes on.
    """
    told = material.progress(task) if task is not None else None
    if task is None or told is None or task.status.finished or not kept:
        return True
    units = {q.unit for q in quantities(told[0])}
    return any(p.amount.figure.unit in units for _, row in kept for p in row)


def _told(material: Material, task: Task | None, stop: str, framed: bool) -> Part | None:
    """The ledger's own words on a task; an empty part where they were told before.

    None where the old words are to stand open: the ledger has no words on the task, or has told
    them and the task goes on.
    """
    if task is None or material.progress(task) is None:
        return None
    if task.row in material.told:
        return Part() if task.status.finished or not framed else None
    material.told.add(task.row)
    piece = progress_sentence(material, task)
    text = f"{piece.text.rstrip('。')}{stop}"
    return Part([Piece(text, piece.citations)], [Change("", piece.text, "按台账改写")])


def _outcome(
    written: Sequence[Part], slots: tuple[RenewedSlot, ...], why: Sequence[str]
) -> Outcome:
    pieces = [piece for part in written for piece in part.pieces]
    about = "；".join(dict.fromkeys(reason for reason in why if reason))
    if not pieces:
        return dropped(about or REPORTED)
    if len(written) == 1 and (begun := _TOPIC.match(pieces[0].text)):
        first = pieces[0]
        pieces[0] = Piece(first.text[begun.end() :], first.citations, first.formula)
    last = pieces[-1]
    pieces[-1] = Piece(
        re.sub(r"[，；：、]?$", "", last.text.rstrip("。")) + "。", last.citations, last.formula
    )
    changes = tuple(change for part in written for change in part.changes)
    if any(part.open or any(p.status == "conflict" for p in part.filled) for part in written):
        mark = OPEN
    elif any(part.filled for part in written) or any(c.why == "按台账改写" for c in changes):
        mark = UPDATED
    else:
        mark = CUT_OFF if changes else VALID
    return Outcome(mark, tuple(pieces), changes, about, slots)
