"""Where a report sums up its progress, and what it says there for each slot of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.draft_clauses import Clause, clauses, plain
from assistant.status import Progress
from assistant.template import SlotRule
from index.sentences import sentence_spans

__all__ = ["Count", "Overview", "Statement", "overview"]

_PLACE = re.compile(
    r"((?![全我本各该])[一-鿿]{2,6}?(?:省|自治区|市|县|区|州|盟|旗))"
    r"(?:(?:共有?|承担的?|涉及的?|的|整改|反馈)*(?:任务|问题|事项)|已|共|完成|基本|正在|达到|未)"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a report: its offsets, its plain text, and the counts in it."""

    start: int
    end: int
    text: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """What a report says for one counting slot: a clause, its sentence, and what is counted."""

    clause: Clause
    statement: Statement
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The statements in which a report sums up its progress.

    `main` is the paragraph that fills most slots, its fullest sentence first; `near` are the other
    paragraphs that repeat the number of one of its states, and `all` is every paragraph. `counts`
    are the counts by slot name, `rivals` counts of the same total that differ from them.
    """

    main: tuple[Statement, ...]
    near: tuple[tuple[Statement, ...], ...]
    all: tuple[tuple[Statement, ...], ...]
    counts: Mapping[str, Count]
    rivals: Mapping[str, Count]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of the main paragraph, then those of the paragraphs near it."""
        return (*self.main, *(statement for paragraph in self.near for statement in paragraph))


def overview(text: str, rules: Sequence[SlotRule], place: str = "") -> Overview:
    """The overview of a report's progress for the counting slots of a template.

    Its `main` is empty where no paragraph states at least two of them. Sentences that count the
    tasks of another place than the report's own `place` are passed over.
    """
    counting = [rule for rule in rules if rule.type == "数量"]
    paragraphs = _paragraphs(text, place)
    found = [_counts(paragraph, counting) for paragraph in paragraphs]
    best = max(range(len(found)), key=lambda i: len(found[i]), default=-1)
    if best < 0 or len(found[best]) < 2:
        return Overview((), (), tuple(paragraphs), {}, {})
    main = _fullest_first(paragraphs[best], counting)
    counts = _counts(main, counting)
    states = {rule.name for rule in counting if rule.status is not None}
    near: list[tuple[Statement, ...]] = []
    kin: list[Statement] = []
    rivals: dict[str, Count] = {}
    for i, others in enumerate(found):
        if i == best:
            continue
        shared = [name for name in others if name in counts]
        differing = [name for name in shared if not _same(others[name], counts[name])]
        if states & (set(shared) - set(differing)):
            near.append(paragraphs[i])
            kin.extend([] if states & set(differing) else paragraphs[i])
        if differing and _whole(paragraphs[i], counting, counts):
            rivals |= {name: others[name] for name in differing if name not in rivals}
    counts |= _totals(main, counting, counts)
    wider = _in_unit(_counts(kin, counting), counts)
    return Overview(
        main,
        tuple(near),
        tuple(paragraphs),
        _anywhere(paragraphs, counting) | wider | counts,
        rivals,
    )


def _paragraphs(text: str, place: str) -> list[tuple[Statement, ...]]:
    paragraphs: list[list[Statement]] = [[]]
    last = 0
    for start, end in sentence_spans(text):
        if "\n" in text[last:start]:
            paragraphs.append([])
        sentence = plain(text[start:end])
        counts = clauses(sentence)
        if any(_of_another(clause, place) for clause in counts):
            counts = ()
        paragraphs[-1].append(Statement(start, end, sentence, counts))
        last = end
    return [tuple(paragraph) for paragraph in paragraphs if paragraph]


def _of_another(clause: Clause, place: str) -> bool:
    """True for '甲市20项任务' in a report that is not by 甲市."""
    named = _PLACE.match(clause.words)
    return bool(named and place and named[1] not in place and place not in named[1])


def _counts(statements: Sequence[Statement], rules: Sequence[SlotRule]) -> dict[str, Count]:
    counts = {}
    for rule in rules:
        if (count := next(_matches(statements, rule), None)) is not None:
            counts[rule.name] = count
    return counts


def _anywhere(
    paragraphs: Sequence[Sequence[Statement]], rules: Sequence[SlotRule]
) -> dict[str, Count]:
    """Counts of tasks found by an optional slot's keywords, wherever they stand."""
    statements = [statement for paragraph in paragraphs for statement in paragraph]
    optional = [rule for rule in rules if rule.keywords and not rule.required]
    found = _counts(statements, optional)
    return {name: count for name, count in found.items() if "任务" in count.clause.words}


def _totals(
    main: Sequence[Statement], rules: Sequence[SlotRule], counts: Mapping[str, Count]
) -> dict[str, Count]:
    """The totals in the unit of the states: 47项措施 and not 32个问题 where 39项 are done."""
    states = {rule.name for rule in rules if rule.status is not None}
    units = {count.clause.unit for name, count in counts.items() if name in states}
    totals = {}
    for rule in rules:
        if rule.roll_up == "全部" and units:
            fitting = (count for count in _matches(main, rule) if count.clause.unit in units)
            if (count := next(fitting, None)) is not None:
                totals[rule.name] = count
    return totals


def _in_unit(wider: Mapping[str, Count], counts: Mapping[str, Count]) -> dict[str, Count]:
    """The counts that are in a unit of the main paragraph: 31个工地 are none of 20项任务."""
    units = {count.clause.unit for count in counts.values()}
    return {name: count for name, count in wider.items() if count.clause.unit in units}


def _matches(statements: Sequence[Statement], rule: SlotRule) -> Iterator[Count]:
    """The clauses that fit a rule, those found by an earlier keyword first."""
    for statement in statements:
        for keyword in rule.keywords or ("",):
            for clause in statement.clauses:
                if keyword in clause.words and _fits(clause, rule):
                    yield Count(clause, statement, _noun(rule, keyword))


def _fits(clause: Clause, rule: SlotRule) -> bool:
    if clause.unit not in rule.units or clause.flow or clause.due:
        return False
    if rule.status is None:
        whole = clause.status.progress is Progress.UNKNOWN or "全部" in clause.words
        return whole and not any(word in clause.words for word in rule.excluded)
    progress = clause.status.progress
    if clause.when or rule.status is Progress.UNKNOWN:
        return False
    if clause.parent is Progress.DONE and progress is Progress.LONG_TERM:
        return rule.status is Progress.DONE and rule.long_term
    if progress is not rule.status or not _of_its_own(clause):
        return False
    if progress is Progress.DONE and "销号" in clause.words:
        return False  # '完成整改待销号6项' are not all that are done
    return rule.status is Progress.LONG_TERM or clause.status.long_term == rule.long_term


def _of_its_own(clause: Clause) -> bool:
    """False for a part of another state: it is told with that state and not counted again."""
    if clause.parent is Progress.DONE:
        return clause.status.progress is not Progress.ONGOING
    return clause.parent in (None, Progress.UNKNOWN)


def _noun(rule: SlotRule, keyword: str) -> str:
    """What was counted: the keyword found, in the full form that stands first (任务 → 整改任务)."""
    return rule.keywords[0] if rule.keywords and rule.keywords[0].endswith(keyword) else keyword


def _fullest_first(
    paragraph: Sequence[Statement], rules: Sequence[SlotRule]
) -> tuple[Statement, ...]:
    fullest = max(paragraph, key=lambda statement: len(_counts([statement], rules)))
    return (fullest, *(statement for statement in paragraph if statement is not fullest))


def _same(one: Count, other: Count) -> bool:
    return one.clause.number == other.clause.number


def _whole(
    paragraph: Sequence[Statement], rules: Sequence[SlotRule], counts: Mapping[str, Count]
) -> bool:
    """True where one sentence of a paragraph counts out the same whole as the main paragraph."""
    required = [rule.name for rule in rules if rule.required]
    for statement in paragraph:
        stated = _counts([statement], rules)
        shared = [name for name in required if name in stated and name in counts]
        if len(stated) >= 3 and shared and all(_same(stated[n], counts[n]) for n in shared):
            return True
    return False
