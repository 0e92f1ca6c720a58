"""A draft whose frame is the last report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.draft_choose import DraftError
from assistant.draft_fill import themes_written
from assistant.draft_gate import lock
from assistant.draft_model import Draft, Renewal, Slot
from assistant.draft_sentence import Numbered, Written, number_citations
from assistant.renew import Renewed, RenewedSentence, renew
from assistant.template_model import Heading

if TYPE_CHECKING:
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
    from assistant.template import Template
    from index.library import Library

__all__ = ["draft_from_last"]

_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．]|（\d+）)")


def draft_from_last(
    library: Library,
    template: Template,
    last: str,
    evidence: Evidence,
    ledger: Ledger | None,
    given: Mapping[str, str],
) -> Draft:
    """The draft of a period in the frame of the last report.

    A template that numbers its sections is a whole report: the frame is all of the last one. Of
    any other template only the sections of the last report are taken that are about the same;
    raises DraftError where it has none.
    """
    renewed = renew(library, last, evidence, ledger, given)
    written, sentences = renewed.written, renewed.renewals
    if not template.numbered:
        written = _about(template, written)
        kept = {section.heading for section in written}
        sentences = tuple(s for s in sentences if kept.intersection(s.heading))
    locked = lock(written)
    cited = (c for slot in renewed.slots for c in slot.citations)
    others = (c for s in sentences for piece in s.paragraph for c in piece.citations)
    numbered = number_citations(locked.written, (*cited, *others))
    return Draft(
        template.name,
        renewed.title,
        numbered.sections,
        tuple(_slots(renewed, numbered)),
        (*renewed.missing, *locked.doubts),
        renewed.letter,
        tuple(_renewal(sentence, numbered) for sentence in sentences),
    )


def _about(template: Template, written: Sequence[Written]) -> tuple[Written, ...]:
    """The sections, with those beneath them, whose headings are about what the template is."""
    words = _words(template)
    kept: list[Written] = []
    level = 0
    for section in written:
        name = _NUMBER.sub("", section.heading)
        if level and section.heading and section.level > level:
            kept.append(section)
        elif section.heading and any(word in name for word in words):
            kept.append(section)
            level = section.level
        else:
            level = 0
    if not kept:
        raise DraftError(
            f"上期报告里没有与模板“{template.name}”对应的章节；请用模板“整改落实情况报告”起草全文，"
            "或不写 --last。"
        )
    return tuple(kept)


def _words(template: Template) -> tuple[str, ...]:
    """What a heading of the same content says: the template's name, its headings and themes."""
    themes = themes_written(template)
    keywords = [w for t in template.themes if t.name in themes for w in (t.name, *t.keywords)]
    under = [word for rule in template.rules for word in rule.under]
    headings = [node.text for node in template.body if isinstance(node, Heading)]
    return (template.name, *headings, *keywords, *under)


def _slots(renewed: Renewed, numbered: Numbered) -> Iterable[Slot]:
    for slot in renewed.slots:
        citations = tuple(numbered.of(citation) for citation in slot.citations)
        yield Slot(slot.name, slot.value, slot.status, citations, True)


def _renewal(sentence: RenewedSentence, numbered: Numbered) -> Renewal:
    return Renewal(
        sentence.mark,
        sentence.heading,
        sentence.old,
        numbered.mark(sentence.paragraph),
        sentence.changes,
        sentence.about,
    )
