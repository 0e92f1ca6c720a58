"""A draft whose frame is the last report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.draft_choose import DraftError
from assistant.draft_fill import themes_written
from assistant.draft_gate import lock
from assistant.draft_model import Draft, Renewal, Slot
from assistant.draft_sentence import Numbered, Written, number_citations
from assistant.evidence_pages import heading_zone
from assistant.renew import Renewed, RenewedSentence, renew
from assistant.template_model import Heading, SlotRule
from assistant.template_render import render_title
from assistant.template_value import Filled

if TYPE_CHECKING:
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
    from assistant.renew_outcome import RenewedSlot
    from assistant.template import Template
    from index.library import Library

__all__ = ["draft_from_last"]

_QUOTED = re.compile(r"：“([^”]+?)(?:…|”)")
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

    Of a last report of the kind that the template writes the frame is all of it, of any other the
    sections that are about the same; raises DraftError where it has none, and for a report that
    is no material for the template.
    """
    what = library.meta(last)
    title, kind = what.title.value or last, what.kind.value
    if not template.takes(title, kind):
        raise DraftError(f"《{title}》不能作模板“{template.name}”的上期报告，请换模板或上期报告。")
    renewed = renew(library, last, evidence, ledger, given)
    if not any(word in f"{title} {kind}" for word in template.framed_by):
        renewed = _part_of(renewed, _about(template, renewed.written))
        renewed = replace(renewed, title=_title(template, evidence, given))
    written, sentences = renewed.written, renewed.renewals
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


def _title(template: Template, evidence: Evidence, given: Mapping[str, str]) -> str:
    """The title of a template for the place and period, not that of the whole report."""
    said = {"地区": evidence.place, "时期": evidence.period.label}
    values = {r.name: said.get(r.type) or given.get(r.name, "") for r in template.rules}
    return render_title(template, {name: Filled(v) for name, v in values.items() if v})


def _part_of(renewed: Renewed, written: tuple[Written, ...]) -> Renewed:
    """What of a whole report belongs to some of its sections: sentences, slots, what is missing."""
    headings = {section.heading for section in written}
    sentences = tuple(s for s in renewed.renewals if headings.intersection(s.heading))
    text = "".join(piece.text for s in written for p in s.paragraphs for piece in p)
    slots = tuple(slot for slot in renewed.slots if _stands_in(slot, sentences, text))
    others = {slot.owed for slot in renewed.slots} - {slot.owed for slot in slots}
    gone = [s.old.quote for s in renewed.renewals if s.old is not None and s not in sentences]
    missing = tuple(
        line
        for line in renewed.missing
        if line not in others and not any(_names(line, quote) for quote in gone)
    )
    return replace(renewed, written=written, renewals=sentences, slots=slots, missing=missing)


def _stands_in(slot: RenewedSlot, sentences: Sequence[RenewedSentence], text: str) -> bool:
    """Whether a slot's figure stood in one of the sentences, or its value or gap in the text."""
    if slot.old is None:
        return f"【待补：{slot.name}" in text or (bool(slot.value) and slot.value in text)
    at, report = slot.old.start, slot.old.report
    return any(
        s.old is not None and s.old.report == report and s.old.start <= at < s.old.end
        for s in sentences
    )


def _names(line: str, quote: str) -> bool:
    """Whether a line for a person quotes the beginning of a sentence ('核实…：“隧洞…”')."""
    found = _QUOTED.search(line)
    return found is not None and found[1] in re.sub(r"\s+", "", quote)


def _about(template: Template, written: Sequence[Written]) -> tuple[Written, ...]:
    """The sections, with those beneath them, whose headings are about what the template is."""
    words, zones = _words(template), _zones(template)
    kept: list[Written] = []
    level = 0
    for section in written:
        name = _NUMBER.sub("", section.heading)
        if level and section.heading and section.level > level:
            kept.append(section)
        elif name and (heading_zone(name) in zones or any(word in name for word in words)):
            kept.append(section)
            level = section.level
        else:
            level = 0
    if not kept:
        raise DraftError(
            f"上期报告里没有与模板“{template.name}”对应的章节；请用与上期报告同类的模板起草全文"
            "（如“整改落实情况报告”），或不写 --last。"
        )
    return tuple(kept)


def _words(template: Template) -> tuple[str, ...]:
    """What a heading of the same content says: the template's name, its headings and themes."""
    themes = themes_written(template)
    keywords = [w for t in template.themes if t.name in themes for w in (t.name, *t.keywords)]
    under = [w for rule in template.rules if not _zone(rule) for w in rule.under]
    headings = [node.text for node in template.body if isinstance(node, Heading)]
    return (template.name, *headings, *keywords, *under)


def _zones(template: Template) -> set[str]:
    """What the sections tell that the template asks for: problems, plans."""
    return {zone for rule in template.rules if (zone := _zone(rule))}


def _zone(rule: SlotRule) -> str:
    return next((zone for word in rule.under if (zone := heading_zone(word))), "")


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
