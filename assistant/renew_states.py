"""Which counts a sentence of the last report states of the tasks, and of which kind of them."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.draft_clauses import Clause, clauses
from assistant.renew_frame import LastSentence
from assistant.status import Progress

__all__ = ["AHEAD", "DUE", "LONG", "counted", "kind_of", "states_in"]

DUE, AHEAD, LONG = "due", "ahead", "long"
_KINDS = (
    (LONG, re.compile(r"长期坚持|长期任务")),
    (AHEAD, re.compile(r"未到|尚未到期|未到期|时限未|时限在")),
    (DUE, re.compile(r"已到|到期|时限已到|前(?:应)?完成|前到期")),
)


def kind_of(heading: str) -> str:
    """Which tasks a heading is about: DUE, AHEAD or LONG, '' for none of these."""
    return next((kind for kind, words in _KINDS if words.search(heading)), "")


def states_in(sentence: LastSentence) -> tuple[Clause, ...]:
    """The counts of a sentence that state how far tasks are."""
    unclear = (Progress.UNKNOWN, Progress.ONGOING)
    return tuple(
        c
        for c in clauses(sentence.text)
        if c.unit in ("项", "个", "条", "件")
        and c.status.progress not in unclear
        and not c.flow
        and not c.due
        and not re.search(r"信访|排污口|企业|投诉", c.words)
    )


def counted(sentence: LastSentence, rate: str) -> str:
    """The counts that the last report's rate was made from ('12÷20'), '' where it was not."""
    done = [c for c in states_in(sentence) if c.status.progress is Progress.DONE and not c.parent]
    wholes = [c for c in clauses(sentence.text) if c.status.progress is Progress.UNKNOWN]
    for whole in wholes:
        if done and whole.number and not whole.flow:
            exact = Decimal(done[0].number) / Decimal(whole.number) * 100
            if exact.quantize(Decimal(rate)) == Decimal(rate):
                return f"{done[0].number}÷{whole.number}"
    return ""
