"""The evidence on one place in one period, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.evidence import Known, Said
from assistant.evidence_ledger import known_of
from assistant.evidence_like import Earlier
from assistant.evidence_like import like as known_like
from assistant.evidence_measure import is_in, measures
from assistant.evidence_reading import elsewhere
from assistant.evidence_said import said as sentences_about
from assistant.evidence_sort import ORIGIN, SUM, WHOLE
from assistant.evidence_task import TaskNames
from assistant.evidence_task_said import of_task as said_of_task
from assistant.interval import is_fuzzy
from index.places import canonical

if TYPE_CHECKING:
    from assistant.evidence_library import Holding
    from assistant.ledger import Ledger, Task
    from assistant.reply import Citation
    from assistant.reporting_period import ReportingPeriod
    from index.figure import Figure

__all__ = ["Evidence"]


class Evidence:
    """Figures and sentences of one place in one period, from a ledger and from a library."""

    def __init__(self, holding: Holding, period: ReportingPeriod, ledger: Ledger | None) -> None:
        """Over the reports of a place; the ledger counts where its day is in the last month."""
        self.place, self.period = holding.place, period
        self._holding, self._ledger = holding, ledger
        self._at: dict[tuple[object, object], Evidence] = {}

    @cached_property
    def of_ledger(self) -> tuple[Known, ...]:
        """The figures of the ledger's cells, those that a task fixes last."""
        return known_of(self._ledger, self.place, self.period) if self._ledger else ()

    @cached_property
    def of_library(self) -> tuple[Known, ...]:
        """The figures of the library: the period's own report first."""
        return self._holding.known(self.period)

    @property
    def known(self) -> tuple[Known, ...]:
        """All figures, those of the ledger first; also what a task fixes and wholes of shares."""
        return (*self.of_ledger, *self.of_library)

    def figures(
        self,
        names: Sequence[str],
        unit: str = "",
        role: str = "level",
        cumulative: bool | None = None,
    ) -> tuple[Known, ...]:
        """The figures of the period that measure one of the indicators, the most trusted first.

        `unit` is that of the figure ('公里'), or one it converts to, with or without a scale.
        `cumulative` asks for running totals (累计), or for what is none; None takes both. What a
        share is of, where a change started from, and the sum of a list are left out.
        """
        found = [
            known
            for known in self.known
            if not known.fixed
            and known.sort not in (WHOLE, ORIGIN, SUM)
            and known.figure.role == role
            and cumulative in (None, known.cumulative)
            and is_in(known.figure, unit)
            and any(measures(known.figure, name) for name in names)
        ]
        order = {
            report: i for i, report in enumerate(dict.fromkeys(k.figure.report for k in found))
        }
        return tuple(
            sorted(found, key=lambda k: (k.trust, order[k.figure.report], is_fuzzy(k.figure)))
        )

    def fixed(self, task: Task, unit: str = "") -> tuple[Known, ...]:
        """What a task of the ledger sets once: its aims and the size of its problem."""
        return tuple(
            k for k in self.of_ledger if k.fixed and k.task is task and is_in(k.figure, unit)
        )

    def like(self, figure: Figure, before: str) -> tuple[Known, ...]:
        """What is known now in place of a figure of an earlier report; () where nothing surely is.

        `before` are the words of its sentence before it. The figures found are of the same
        indicator, kind of unit, role and sort; where they differ the sources disagree.
        """
        if (canonical(figure.place) or figure.place) != self.place or elsewhere(before, self.place):
            return ()
        earlier = Earlier(figure, before, self._holding.sort_of(figure, before))
        covered = self._holding.covered(figure.report)
        return known_like(earlier, self.of_ledger, self.of_library, self._names.named, covered)

    def said(
        self,
        keywords: Sequence[str],
        limit: int,
        headings: Sequence[str] = (),
        without: Collection[Citation] = (),
    ) -> tuple[Said, ...]:
        """Sentences of the place and period about a theme, by report and place in it.

        `headings` are words of headings whose sections are asked for (存在问题), which else stay
        out where they tell no results. Sentences that `without` cites are left out.
        """
        pool = self._holding.sentences(self.period)
        return sentences_about(pool, keywords, limit, headings, without)

    def of_task(self, task: Task, limit: int) -> tuple[Said, ...]:
        """What is said of a task: its cells on progress in clauses, then sentences that name it."""
        pool = self._holding.sentences(self.period)
        return said_of_task(task, self._ledger, self.period, pool, self._names, limit)

    def task_named(self, words: str) -> Task | None:
        """The task of the ledger that some words name; None where none does or two fit."""
        return self._names.named(words)

    def at(self, period: ReportingPeriod) -> Evidence:
        """The evidence on the same place in another period."""
        key = (period.start, period.end)
        if key not in self._at:
            self._at[key] = Evidence(self._holding, period, self._ledger)
        return self._at[key]

    @cached_property
    def _names(self) -> TaskNames:
        return TaskNames(self._ledger.tasks if self._ledger else ())
