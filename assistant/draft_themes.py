"""The records of 专题表: what each theme of a report has to tell for the place and period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.draft_conflict import with_conflicts
from assistant.draft_entry import Entry, filled_by_hand, gap
from assistant.draft_fit import closeness, fits
from assistant.draft_indicator import indicator_entry
from assistant.draft_model import FILLED, MISSING
from assistant.draft_sentence import Piece
from assistant.draft_tasks import task_lines, tasks_by_theme
from assistant.template_value import Filled

if TYPE_CHECKING:
    from assistant.draft_conflict import Disputes
    from assistant.evidence import Said
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger
    from assistant.reply import Citation
    from assistant.template_model import IndicatorRule, Theme

__all__ = ["ThemeRecords", "theme_records"]

MAX_SENTENCES = 8
_SEARCHED = 30
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class ThemeRecords:
    """The records by theme, and the slots that they were filled from."""

    records: tuple[Mapping[str, Filled], ...]
    entries: tuple[Entry, ...]


def theme_records(
    themes: Sequence[Theme],
    wanted: Collection[str],
    evidence: Evidence,
    ledger: Ledger | None,
    given: Mapping[str, str],
    used: Collection[Citation] = (),
    disputes: Disputes | None = None,
) -> ThemeRecords:
    """A record for every `wanted` theme: 名称, 进展 (sentences), 指标 (what no sentence tells).

    A sentence goes to the one theme of all `themes` that it is most about; those in `used` stand
    in the draft already. `disputes` are what other reports say otherwise. A task of
    the ledger is told of under its theme where no sentence has its figures.
    """
    said = _dealt_out(themes, evidence, used) if wanted else {}
    tasks = tasks_by_theme(themes, ledger)
    records, entries = [], []
    for theme in (theme for theme in themes if theme.name in wanted):
        sentences = [Filled(s.text, (s.citation,)) for s in said[theme.name]]
        if ledger:
            sentences += task_lines(tasks[theme.name], ledger, evidence, said[theme.name])
        progress = _progress(theme, sentences, given)
        progress = with_conflicts(progress, disputes) if disputes else progress
        rules = [_owed(rule, theme) for rule in theme.indicators]
        told = [_indicator(rule, evidence, sentences, given) for rule in rules]
        entries += [progress, *(entry for entry, _ in told)]
        lines = tuple(line for _, line in told if line is not None)
        shown = Filled("", has_value=bool(lines), sentences=lines)
        records.append({"名称": Filled(theme.name), "进展": progress.filled, "指标": shown})
    return ThemeRecords(tuple(records), tuple(entries))


def _owed(rule: IndicatorRule, theme: Theme) -> IndicatorRule:
    return replace(rule, responsible=rule.responsible or theme.responsible)


def _dealt_out(
    themes: Sequence[Theme], evidence: Evidence, used: Collection[Citation]
) -> dict[str, list[Said]]:
    """The sentences of the period by theme, each under the theme that fits it best."""
    best: dict[tuple[str, int], tuple[float, Theme, Said]] = {}
    for theme in themes:
        for said in evidence.said(theme.keywords, _SEARCHED, (), used):
            key = (said.citation.report, said.citation.start)
            score = closeness(theme, said)
            if key not in best or score > best[key][0]:
                best[key] = (score, theme, said)
    dealt: dict[str, list[tuple[float, Said]]] = defaultdict(list)
    for score, theme, said in best.values():
        if fits(theme, said):
            dealt[theme.name].append((score, said))
    kept: dict[str, list[Said]] = defaultdict(list)
    for name, found in dealt.items():
        chosen = sorted(found, key=lambda pair: -pair[0])[:MAX_SENTENCES]
        ids = {id(said) for _, said in chosen}
        kept[name] = [said for _, said in found if id(said) in ids]
    return kept


def _progress(theme: Theme, sentences: Sequence[Filled], given: Mapping[str, str]) -> Entry:
    name = f"{theme.name}进展"
    if (entry := filled_by_hand(name, given)) is not None:
        return entry
    lines = tuple(sentences)
    if not lines:
        return gap(name, f"{theme.name}方面的进展", False, theme.responsible)
    citations = tuple(dict.fromkeys(c for line in lines for c in line.citations))
    value = "".join(line.text for line in lines)
    return Entry(name, Filled(value, citations, sentences=lines), FILLED, value, citations)


def _indicator(
    rule: IndicatorRule,
    evidence: Evidence,
    sentences: Sequence[Filled],
    given: Mapping[str, str],
) -> tuple[Entry, Filled | None]:
    """An indicator's slot, and its sentence where none of the theme's sentences tells it."""
    entry = indicator_entry(evidence, rule.name, rule, rule.required, given)
    if entry.status == FILLED and any(_tells(sentence, entry) for sentence in sentences):
        return entry, None
    if entry.status == MISSING:
        if not entry.required:
            return entry, None
        if any(_speaks_of(sentence.text, rule) for sentence in sentences):
            return replace(entry, required=False, problem=""), None
    name = "" if entry.status == MISSING else rule.name
    return entry, _sentence(name, entry.filled)


def _speaks_of(text: str, rule: IndicatorRule) -> bool:
    """Whether a sentence has most of an indicator's words and its unit: then a person sees it."""
    name = rule.name
    pairs = {name[i : i + 2] for i in range(len(name) - 1)}
    return rule.unit in text and sum(pair in text for pair in pairs) >= _MOST * len(pairs)


def _sentence(name: str, filled: Filled) -> Filled:
    """'优良天数162天，同比增加2天': the value, then what was computed from it."""
    first, *more = filled.pieces or (Piece(filled.text, filled.citations),)
    pieces = [replace(first, text=f"{name}{first.text}"), *more]
    for compared in filled.fields.values():
        pieces[-1] = replace(pieces[-1], text=f"{pieces[-1].text}，")
        pieces.append(Piece(compared.text, compared.citations, compared.formula))
    text = "".join(piece.text for piece in pieces)
    return Filled(text, filled.citations, filled.has_value, True, pieces=tuple(pieces))


def _tells(sentence: Filled, entry: Entry) -> bool:
    """Whether a sentence is the one that a value was read from, or has it in the same words."""
    same = any(
        one.report == other.report
        and one.start < max(other.end, 1)
        and other.start < max(one.end, 1)
        for one in sentence.citations
        for other in entry.citations
    )
    return same and entry.value in re.sub(r"\s+", "", sentence.text)
