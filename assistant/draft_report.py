"""Values for a template's slots out of one report, each with the exact sentence that states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.deadline import read_deadline
from assistant.draft_clauses import CUT_OFF, Clause
from assistant.draft_model import Found
from assistant.draft_names import Mention, mentions, subjects
from assistant.draft_overview import Count, Overview, Statement, overview
from assistant.reply import Citation
from assistant.status import Progress
from assistant.template import SlotRule
from index.report import Passage, Report

__all__ = ["ReportFacts", "read_report"]

_DOCUMENT = re.compile(r"(《[^《》]+》)(?:中)?(?:明确|确定|提出|部署|列出|涉及|安排)")


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a report says for the slots of a template.

    `found` has a value by slot name, `rivals` another value that the same report gives elsewhere,
    `as_of` the day its figures stand at, None where it says none.
    """

    report: Report
    found: Mapping[str, Found]
    rivals: Mapping[str, Found]
    as_of: date | None


def read_report(
    report: Report, passages: Sequence[Passage], rules: Sequence[SlotRule]
) -> ReportFacts:
    """The facts of a report; `passages` are its own and give page and heading of each citation."""
    seen = overview(report.text, rules, report.metadata.place.value)
    reader = _Reader(report, passages, seen)
    found = {rule.name: value for rule in rules if (value := reader.find(rule)) is not None}
    rivals = {name: reader.count(count) for name, count in seen.rivals.items()}
    return ReportFacts(report, found, rivals, reader.as_of())


class _Reader:
    def __init__(self, report: Report, passages: Sequence[Passage], seen: Overview):
        self._report = report
        self._passages = passages
        self._seen = seen

    def find(self, rule: SlotRule) -> Found | None:
        if rule.type == "数量":
            if count := self._seen.counts.get(rule.name):
                return self.count(count)
            return self._due() if rule.roll_up == "到期" else None
        if rule.type == "名单":
            return self._names(rule)
        if rule.type == "分期":
            return self._deadlines()
        pattern = CUT_OFF if rule.type == "日期" else _DOCUMENT
        for statement in self._seen.statements:
            if match := pattern.search(statement.text):
                value = match[1] if pattern.groups else match.group()
                return Found(value, (self._cite(statement),))
        return None

    def count(self, count: Count) -> Found:
        parent = count.clause.parent
        return Found(
            count.clause.amount,
            (self._cite(count.statement),),
            number=count.clause.number,
            noun=count.noun,
            part=parent.value if parent and parent is not Progress.UNKNOWN else "",
        )

    def as_of(self) -> date | None:
        metadata = self._report.metadata
        latest = read_deadline(metadata.date.value.replace("-", "."), None).day
        year = int(metadata.year.value) if metadata.year.value.isdigit() else None
        for statement in self._seen.statements:
            if match := CUT_OFF.search(statement.text):
                day = read_deadline(match.group(), year).day
                if day and latest and day > latest and year:
                    day = read_deadline(match.group(), year - 1).day
                return day
        end = metadata.period.end
        return read_deadline(end.replace("-", ".")).day if end else None

    def _names(self, rule: SlotRule) -> Found | None:
        """The names of an owner's tasks: from one mention of them all, or from all of its parts."""
        owner = self._seen.counts.get(rule.owner)
        if owner is None:
            return None
        named = list(self._mentions(owner))
        whole = [item for item in named if item[1].number == owner.clause.number]
        parts = whole[:1] or list({mention.names: (s, mention) for s, mention in named}.values())
        if sum(mention.number for _, mention in parts) != owner.clause.number:
            return None
        citations = tuple(dict.fromkeys(self._cite(statement) for statement, _ in parts))
        return Found("、".join(mention.names for _, mention in parts), citations)

    def _mentions(self, owner: Count) -> Iterator[tuple[Statement, Mention]]:
        progress = owner.clause.status.progress
        for paragraph in (self._seen.main, *self._seen.all):
            counted = any(c.status.progress is progress for s in paragraph for c in s.clauses)
            for statement in paragraph:
                for mention in mentions(statement.text, statement.clauses, progress):
                    yield statement, mention
                if counted:
                    for mention in subjects(statement.text, progress):
                        yield statement, mention

    def _deadlines(self) -> Found | None:
        as_of = self.as_of()
        for statement in self._seen.statements:
            if run := _run(statement.clauses, as_of):
                parent = run[0].parent
                return Found(
                    "，".join(clause.text for clause in run),
                    (self._cite(statement),),
                    part=parent.value if parent and parent is not Progress.UNKNOWN else "",
                )
        return None

    def _due(self) -> Found | None:
        """The tasks that the report says were to be done by the very day its figures stand at."""
        as_of = self.as_of()
        for statement in self._seen.statements:
            for clause in statement.clauses:
                day = (
                    read_deadline(clause.when).day if clause.due and clause.parent is None else None
                )
                if day is not None and day == as_of and "任务" in clause.words:
                    return self.count(Count(clause, statement))
        return None

    def _cite(self, statement: Statement) -> Citation:
        passage = next((p for p in self._passages if p.start <= statement.start < p.end), None)
        return Citation(
            0,
            self._report.id,
            self._report.metadata.title.value or self._report.id,
            passage.heading if passage else (),
            statement.start,
            statement.end,
            passage.page if passage else None,
            self._report.text[statement.start : statement.end],
        )


def _run(clauses: Sequence[Clause], as_of: date | None) -> list[Clause]:
    """The deadlines of a sentence that are still to come, with what is said of the rest of them."""
    run: list[Clause] = []
    for clause in clauses:
        day = read_deadline(clause.when).day if clause.due else None
        ahead = day is not None and (as_of is None or day > as_of)
        beside = bool(run) and clause.parent is not None and clause.parent is run[0].parent
        if ahead or beside:
            run.append(clause)
    return run
