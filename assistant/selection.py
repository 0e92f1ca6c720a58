"""The sentences that answer a question, chosen among those of the ranked passages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer_list import whole_list
from assistant.chosen import Chosen, Sentence
from index.asked import Form
from index.coverage import coverage
from index.extract_cues import cue_for
from index.figure import Figure
from index.indicator_names import indicator_likeness
from index.question import Question
from index.search import Ranked

__all__ = ["Chosen", "Sentence", "choose", "chosen_like", "first_figure"]

_RANK_WEIGHT = 1.0
_BESIDE_SHARE = 0.8
_SUPPORTED_SHARE = 0.6
_LIKE = 0.6
_HELD_SHARE = 0.4
_HEADED = 0.5
_MOST_PROSE = 5
_THING = r"(?:措施|举措|办法|手段|做法|工作|方面|行动|任务|政策|动作|部署|安排)"
_SEVERAL = re.compile(
    rf"(?:哪些|哪几[个项条种]?|(?<!个)(?:什么|啥))[^，,。？?]{{0,4}}?{_THING}|下一步|"
    r"[做干](?:了|过|成)?(?:些)?(?:什么|啥|哪些)|(?:如何|怎么|怎样|咋)(?:推进|部署|安排|打算|抓)"
)


def choose(question: Question, ranked: Sequence[Ranked]) -> Chosen:
    """The best sentence over all passages; of asked measures those of its section near as good."""
    rows = [
        Sentence(r.passage, r.metadata, e, r.value, _RANK_WEIGHT * r.first + e.value)
        for r in ranked
        for e in r.sentences
    ]
    if question.asked.form in (Form.AMOUNT, Form.DATE):
        rows = [row for row in rows if row.evidence.found.answers] or rows
    rows.sort(key=lambda s: (-s.worth, s.passage.report, s.evidence.start))
    if not rows:
        return Chosen(question, (), ())
    rows = _caused(question, rows)
    whole = whole_list(rows[0]) if _asks_for_list(question) else ()
    if whole:
        return Chosen(question, whole, _answers(whole))
    kept = (rows[0], *(_beside(question, rows) if _asks_for_several(question) else ()))
    return Chosen(question, kept, _answers(sorted(kept, key=lambda s: s.evidence.start)))


def first_figure(chosen: Chosen) -> Figure | None:
    """The first figure that the best sentence was read for; None where there is none."""
    figures = chosen.sentences[0].evidence.found.figures if chosen.sentences else ()
    return figures[0] if figures else None


def chosen_like(
    question: Question,
    ranked: Sequence[Ranked],
    model: Chosen,
    fits: Callable[[Figure], bool] = lambda figure: True,
) -> Chosen:
    """The best sentence whose figure fits and has the indicator (0.6 alike) of what was chosen."""
    figure = first_figure(model)
    wanted = figure.indicator if figure else ""
    kept = []
    for row in ranked:
        sentences = tuple(
            evidence
            for evidence in row.sentences
            if evidence.found.figures
            and fits(evidence.found.figures[0])
            and indicator_likeness(evidence.found.figures[0].indicator, wanted) >= _LIKE
        )
        kept += [replace(row, sentences=sentences)] if sentences else []
    return choose(question, kept)


def _caused(question: Question, rows: list[Sentence]) -> list[Sentence]:
    """The rows with the first that tells a cause at the front, where a cause is asked for.

    Only where it stands in the passage of the best and is near as good.
    """
    cue = cue_for(question) if question.asked.form is Form.PROSE else None
    if cue is None or cue.weight < 1 or cue.stands_in(rows[0].evidence.text):
        return rows
    least = _BESIDE_SHARE * rows[0].worth
    near = [r for r in rows if r.passage == rows[0].passage and r.worth >= least]
    causes = [row for row in near if cue.stands_in(row.evidence.text)]
    return [*causes[:1], *(row for row in rows if row not in causes[:1])]


def _answers(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for s in sentences for a in s.evidence.found.answers))


def _asks_for_list(question: Question) -> bool:
    return question.asked.form is Form.LIST or _asks_for_several(question)


def _asks_for_several(question: Question) -> bool:
    """Whether a question in prose asks for more than one sentence holds: measures, tasks, steps."""
    return question.asked.form is Form.PROSE and bool(_SEVERAL.search(question.text))


def _beside(question: Question, rows: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of the section of the first that are near as good, best first.

    Each speaks of what is asked, by itself or by the heading of the section.
    """
    best = rows[0]
    section = (best.passage.report, best.passage.heading)
    headed = coverage("\n".join(best.passage.heading[-1:]), dict(question.terms)) >= _HEADED
    least = (0.0 if headed else _HELD_SHARE) * best.evidence.signals.held
    near = [
        row
        for row in rows[1:]
        if (row.passage.report, row.passage.heading) == section
        and row.worth >= _BESIDE_SHARE * best.worth
        and row.evidence.signals.supported >= _SUPPORTED_SHARE * best.evidence.signals.supported
        and row.evidence.signals.held >= least
    ]
    return near[: _MOST_PROSE - 1]
