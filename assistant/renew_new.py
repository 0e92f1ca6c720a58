"""What is new in a section: tasks of its theme, and sentences of the period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.draft_sentence import Piece
from assistant.renew_frame import Block
from assistant.renew_ledger import problem_of, progress_sentence
from assistant.renew_material import Material
from assistant.renew_outcome import Outcome
from assistant.renew_parts import bare_heading, theme_of, theme_words
from assistant.renewal_marks import NEW

__all__ = ["new_sentences"]

LIMIT = 3
_HOW = re.compile(r"做法|组织|领导|责任|机制|保障|调度|专班|资金")


def new_sentences(material: Material, block: Block) -> Iterator[Outcome]:
    """At most LIMIT of each: the ledger's tasks of the block's theme, and what reports say."""
    text = bare_heading(block.heading) + "".join(s.text for s in block.sentences if not s.table)
    theme = theme_of(bare_heading(block.heading)) or theme_of(text, 2)
    if not theme or _HOW.search("".join(block.path)):
        return
    if material.ledger is not None and material.evidence.of_ledger:
        tasks = [
            t
            for t in material.ledger.tasks
            if t.row not in material.told
            and theme_of(problem_of(t)) == theme
            and material.progress(t) is not None
        ]
        for task in tasks[:LIMIT]:
            material.told.add(task.row)
            material.note((piece := progress_sentence(material, task),))
            yield Outcome(NEW, (piece,), about="台账本期进展")
    words = theme_words(theme)
    for said in material.evidence.said(words, 3 * LIMIT):
        told_later = said.citation.report in material.later
        if told_later or not any(word in said.text for word in words):
            continue
        if material.is_new(said.text):
            material.quoted.add(said.text)
            material.note((piece := Piece(said.text, (said.citation,)),))
            yield Outcome(NEW, (piece,), about="本期材料")
