"""The plans of the last report: what is to be reported now, and what is still ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.deadline import month_label, read_deadline
from assistant.draft_model import MISSING, Change
from assistant.draft_sentence import Piece
from assistant.ledger_citation import cite_cell
from assistant.renew_claim import is_single_deed
from assistant.renew_clause import Clause, parts
from assistant.renew_frame import LastSentence
from assistant.renew_ledger import kind_word, problem_of, status_words
from assistant.renew_material import Material
from assistant.renew_outcome import Outcome, RenewedSlot, dropped
from assistant.renew_terms import names_surely, task_by_words
from assistant.renewal_marks import REPORT_BACK, VALID
from assistant.template_value import open_place

if TYPE_CHECKING:
    from assistant.ledger import Task

__all__ = ["Planned", "ahead", "plans_of", "renew_plan", "report_back"]

_CUE = re.compile(r"\d{1,2}月|年底|年末|季度|[上下]半年|年内|\d{4}年|汛期?前|五一|十一")
_NUMBER = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|第?[一二三四五六七八九十]+是)"
)
_DATED = re.compile(r"\d{1,2}月|年底|年末|[一二三四]季度|[上下]半年")
_SUBJECT = re.compile(
    r"(?:^|[，；])([一-龥]{2,10}?)(?:掘进|建设|改造|治理|整治|修复)?(?=\d{1,2}月|年底|[一二三四]季度|[上下]半年)[^，；]*$"
)
_YEAR = re.compile(r"(\d{4})年")


@dataclass(frozen=True, slots=True)
class Planned:
    """Clauses of a plan that are due together: by `day`, None where they name no day."""

    text: str
    day: date | None
    task: Task | None


def plans_of(material: Material, sentence: LastSentence, heading: str) -> tuple[Planned, ...]:
    """The plans of a sentence in its order; a clause without a day is due with the one before."""
    found: list[Planned] = []
    year = _first_year(material, heading, sentence.text)
    day: date | None = None
    for part in parts(sentence):
        text = "".join(c.text for c in part)
        whole = _sure(material, text, None)
        if _day(part[0], year) is None and any(_day(clause, year) for clause in part):
            day = None
        for clause in part:
            if named := _YEAR.search(clause.text):
                year = int(named[1])
            own = _day(clause, year)
            day = own or day
            for at, (words, task) in enumerate(
                _items(material, _NUMBER.sub("", clause.text), whole)
            ):
                last = found[-1] if found else None
                whole = task or whole
                goes_on = own is None and not at and clause.before[-1:] in ("，", "：")
                begun = not at and clause.before[-1:] in ("，", "：") and last and last.day is None
                if last and last.task is task and (begun or (goes_on and last.day == day)):
                    found[-1] = Planned(f"{last.text}{clause.before[-1]}{words}", day, task)
                else:
                    found.append(Planned(words, day, task))
    return tuple(_dated(material, plan, heading) for plan in found)


def _dated(material: Material, plan: Planned, heading: str) -> Planned:
    """A plan that names no day, due by the end of the year of its heading, else by now.

    A stock phrase that tells of no task, number or single deed stays without a day.
    """
    concrete = plan.task or is_single_deed(plan.text) or re.search(r"\d", plan.text)
    if plan.day is not None or not concrete:
        return plan
    headed = _YEAR.search(heading)
    day = date(int(headed[1]), 12, 31) if headed else material.words.new.end
    return Planned(plan.text, day, plan.task)


def _items(material: Material, clause: str, whole: Task | None) -> list[tuple[str, Task | None]]:
    """The items of a clause with their tasks, apart where they are of different ones."""
    named = [(item, _sure(material, item, None)) for item in clause.split("、")]
    if len({task.row for _, task in named if task is not None}) > 1:
        return named
    return [(clause, _sure(material, clause, whole))]


def _sure(material: Material, words: str, other: Task | None) -> Task | None:
    """The task that words surely name, else the other one where they name no third."""
    task = material.evidence.task_named(words)
    if names_surely(words, task):
        return task
    tasks = material.ledger.tasks if material.ledger else ()
    told = task_by_words(tasks, words, 2)
    if told is not None:
        return told
    return other if task is None or task is other else None


def renew_plan(material: Material, sentence: LastSentence, planned: Sequence[Planned]) -> Outcome:
    """The plan as far as it is still ahead: VALID where it is so as it stands."""
    ahead = [p for p in planned if not _is_due(material, p) and not _is_done(p)]
    if not ahead:
        return dropped("本期已到时限，见“上期工作安排落实情况”" if planned else "")
    text = "；".join(_with_subject(p, planned) for p in ahead) + "。"
    cited = material.last.cite(sentence)
    if len(ahead) == len(planned):
        return Outcome(VALID, (Piece(sentence.text, (cited,)),))
    changes = (Change(sentence.text, text, "已到时限的安排另行报告"),)
    return Outcome(
        REPORT_BACK, (Piece(text, (cited,)),), changes, "已到时限的部分见“上期工作安排落实情况”"
    )


def _with_subject(plan: Planned, planned: Sequence[Planned]) -> str:
    """A plan that begins with its date, after the subject of the one on its task before it."""
    before = planned[: planned.index(plan)]
    if before and before[-1].task is plan.task and _DATED.match(plan.text):
        named = _SUBJECT.search(before[-1].text)
        return f"{named[1] if named else ''}{plan.text}"
    return plan.text


def report_back(
    material: Material, sentence: LastSentence, planned: Sequence[Planned], taken: set[str]
) -> Iterator[Outcome]:
    """A sentence on each plan that was due by the end of the new period, or is done."""
    cited = material.last.cite(sentence)
    for plan in planned:
        if not (_is_due(material, plan) or _is_done(plan)):
            continue
        said = Piece(f"上期报告安排“{_quoted(plan.text)}”，", (cited,))
        if plan.task is None or material.ledger is None:
            yield _unknown(material, plan, said, taken)
            continue
        yield Outcome(
            REPORT_BACK,
            (said, _state(material, plan.task)),
            (Change(plan.text, "", "上期计划，据台账报告"),),
        )


def ahead(material: Material) -> tuple[Piece, ...]:
    """The unfinished tasks of the ledger with their deadlines, the nearest first."""
    ledger = material.ledger
    if ledger is None:
        return ()
    end = material.words.new.end
    tasks = [t for t in ledger.tasks if not t.status.finished and t.deadline.day is not None]
    pieces = []
    for task in sorted(tasks, key=lambda t: (t.deadline.day or date.max, t.row)):
        day = task.deadline.day
        assert day is not None
        late = f"整改时限为{month_label(day)}，现{status_words(task)}"
        text = late if day <= end else f"应于{month_label(day)}前完成整改，现{status_words(task)}"
        cites = [cite_cell(ledger, task.cells[f]) for f in _fields(task)]
        if note := _note(task):
            text += f"（台账备注：{note}）"
            cites.append(cite_cell(ledger, task.cells["note"]))
        pieces.append(
            Piece(f"“{problem_of(task)}”{kind_word(task)}，{text}；", tuple(dict.fromkeys(cites)))
        )
    if pieces:
        last = pieces[-1]
        pieces[-1] = Piece(last.text[:-1] + "。", last.citations)
    return tuple(pieces)


def _state(material: Material, task: Task) -> Piece:
    ledger = material.ledger
    assert ledger is not None
    cites = [cite_cell(ledger, task.cells[f]) for f in _fields(task) if f != "deadline"]
    text = f"台账载明“{problem_of(task)}”{kind_word(task)}{status_words(task)}"
    if told := material.progress(task):
        text += f"，{told[0]}"
        cites.append(told[1])
    if note := _note(task):
        text += f"（台账备注：{note}）"
        cites.append(cite_cell(ledger, task.cells["note"]))
    return Piece(f"{text}。", tuple(dict.fromkeys(cites)))


def _unknown(material: Material, plan: Planned, said: Piece, taken: set[str]) -> Outcome:
    owner = material.owner(plan.task, plan.text)
    name, number = f"上期安排“{plan.text}”的落实情况", 2
    while name in taken:
        name, number = f"{name.rstrip('0123456789')}{number}", number + 1
    taken.add(name)
    piece = Piece(f"{open_place('落实情况', owner)}。", said.citations)
    slot = RenewedSlot(name, MISSING, owner=owner)
    return Outcome(REPORT_BACK, (said, piece), (), "没有查到落实情况", (slot,))


def _note(task: Task) -> str:
    cell = task.cells.get("note")
    return re.sub(r"\s+", "", cell.text).rstrip("。；") if cell else ""


def _quoted(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


def _fields(task: Task) -> tuple[str, ...]:
    name = next(f for f in ("name", "problem", "measures", "goal") if f in task.cells)
    closing = task.closed and "销号" not in task.status.words
    wanted = (name, "deadline", "status", *(("closing",) if closing else ()))
    return tuple(f for f in wanted if f in task.cells and task.cells[f].text)


def _is_due(material: Material, plan: Planned) -> bool:
    return plan.day is not None and plan.day <= material.words.new.end


def _is_done(plan: Planned) -> bool:
    return plan.task is not None and plan.task.status.finished


def _first_year(material: Material, heading: str, text: str) -> int | None:
    """The year that plans without one are for: that of the heading, else the one after."""
    named = _YEAR.search(text) or _YEAR.search(heading)
    if named:
        return int(named[1])
    last = material.last.period
    if last is None:
        return material.words.new.end.year
    return last.end.year + (last.end.month == 12)


def _day(clause: Clause, year: int | None) -> date | None:
    if not _CUE.search(clause.text):
        return None
    return read_deadline(clause.text, year).day
