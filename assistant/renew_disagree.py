"""Which counts of tasks that a ledger gives other sources contradict."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.draft_clauses import Clause, clauses
from assistant.evidence import LIBRARY
from assistant.renew_frame import Amount, LastSentence
from assistant.renew_material import Material
from assistant.reply import Citation
from assistant.status import Progress

__all__ = ["Other", "others_of"]

_ALONE = (Progress.DONE, Progress.CLOSED, Progress.NEARLY, Progress.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Other:
    """A count as another source has it: '《…》为24个'."""

    number: int
    said: str
    citation: Citation


def others_of(material: Material, sentence: LastSentence) -> dict[Progress, Other]:
    """What the library says now of the counts of a sentence, by status, UNKNOWN for the total.

    The total is the last report's own where no report of now gives one. What may be a part of
    another count (滞后 of 正在推进) is not compared.
    """
    found: dict[Progress, Other] = {}
    for clause in clauses(sentence.text):
        progress = clause.status.progress
        if progress not in _ALONE or progress in found or clause.flow or clause.due:
            continue
        amount = _amount(sentence, clause)
        if amount is None or (clause.parent is None) is (progress is Progress.CLOSED):
            continue
        if other := _now(material, sentence, amount):
            found[progress] = other
        elif progress is Progress.UNKNOWN:
            said = f"上期报告为{amount.figure.quote}"
            found[progress] = Other(clause.number, said, material.last.cite(sentence))
    return found


def _now(material: Material, sentence: LastSentence, amount: Amount) -> Other | None:
    known = material.evidence.like(amount.figure, sentence.text[: amount.start])
    told = next((k for k in known if k.trust == LIBRARY), None)
    if told is None:
        return None
    said = f"《{told.citation.title}》为{told.figure.quote}"
    return Other(int(told.figure.amount), said, told.citation)


def _amount(sentence: LastSentence, clause: Clause) -> Amount | None:
    return next(
        (
            amount
            for amount in sentence.amounts
            if clause.start <= amount.start < clause.end and amount.figure.amount == clause.number
        ),
        None,
    )
