"""How far the tasks are, counted anew from the ledger as of the end of the period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from assistant.computed import ratio
from assistant.deadline import month_label
from assistant.draft_clauses import CUT_OFF
from assistant.draft_model import CONFLICT, FILLED, Change
from assistant.draft_sentence import Piece
from assistant.ledger import progress_on
from assistant.ledger_citation import cite_count
from assistant.renew_disagree import Other, others_of
from assistant.renew_frame import LastSentence
from assistant.renew_ledger import cite_names
from assistant.renew_material import Material
from assistant.renew_names import Named, name_of_task
from assistant.renew_outcome import Outcome, RenewedSlot
from assistant.renew_states import AHEAD, DUE, LONG, counted
from assistant.renewal_marks import UPDATED
from assistant.reply import Citation
from assistant.status import Progress

if TYPE_CHECKING:
    from assistant.ledger import Ledger, Task

__all__ = ["Counter"]

_NOUN = re.compile(r"(?:整改)?(?:任务|措施|问题)")
_RATE = re.compile(r"(?:整改)?完成率(?:为|达到?)?(\d+(?:\.\d+)?)%")


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts of a ledger for sentences of the last report; `names` are its short names of tasks."""

    material: Material
    ledger: Ledger
    names: Mapping[int, Named]

    @property
    def day(self) -> date:
        """The day that is counted at."""
        return self.material.words.new.end

    def of_kind(self, kind: str) -> tuple[Task, ...]:
        """The tasks that are due, ahead, or long-term, in the ledger's order."""
        tasks = self.ledger.tasks
        if kind == LONG:
            return tuple(t for t in tasks if t.status.progress is Progress.LONG_TERM)
        dated = [t for t in tasks if t.deadline.day is not None]
        return tuple(t for t in dated if t.due(self.day) is (kind == DUE))

    def whole(self, sentence: LastSentence) -> Outcome:
        """The sentence that sums up all tasks."""
        cited = self.material.last.cite(sentence)
        noun = _NOUN.search(CUT_OFF.sub("", sentence.text))
        name = noun.group() if noun else "任务"
        total = len(self.ledger.tasks)
        label = "整改任务"
        all_cited = self._cite(label, self.ledger.tasks, "number")
        when = Piece(f"{self.material.words.new.cut_off}，", self.material.period_cited)
        others = others_of(self.material, sentence)
        whole = self._slot("整改任务总数（项）", total, all_cited, others.get(Progress.UNKNOWN))
        pieces = [when, Piece(f"{_shown(whole)}{name}中，", whole.citations)]
        others.pop(Progress.UNKNOWN, None)
        counted, slots = self._states(self.ledger.tasks, others=others)
        pieces += counted
        slots = (whole, *slots)
        rate = _RATE.search(sentence.text)
        if rate:
            pieces += self._rate(rate[1], sentence, cited)
        return _outcome(pieces, sentence, slots)

    def section(self, kind: str, sentence: LastSentence) -> Outcome:
        """The sentence that sums up the tasks of a kind, those of each status by name."""
        tasks = self.of_kind(kind)
        label = {DUE: "已到时限任务", AHEAD: "未到时限任务", LONG: "长期坚持任务"}[kind]
        field = "status" if kind == LONG else "deadline"
        own = self._cite(label, tasks, field)
        pieces = [Piece(f"{label}{len(tasks)}项，", (own,))]
        slots = [RenewedSlot(f"{label}（项）", FILLED, f"{len(tasks)}项", (own,))]
        if kind != LONG:
            counted, more = self._states(tasks, label, named=True)
            pieces += counted
            slots += more
        if kind == DUE:
            pieces += self._newly()
        return _outcome(pieces, sentence, tuple(slots))

    def deadlines(self, sentence: LastSentence) -> Outcome | None:
        """When the tasks that are ahead are due; None where none is."""
        groups: dict[date, list[Task]] = defaultdict(list)
        for task in self.of_kind(AHEAD):
            if task.deadline.day is not None:
                groups[task.deadline.day.replace(day=1)].append(task)
        if not groups:
            return None
        pieces, slots = [Piece("按整改时限，", self.material.period_cited)], []
        for month, tasks in sorted(groups.items()):
            what = f"{month_label(month)}前应完成"
            cited = self._cite(f"未到时限任务中{what}的任务", tasks, "deadline")
            pieces.append(Piece(f"{what}{len(tasks)}项，", (cited,)))
            slots.append(RenewedSlot(f"{what}（项）", FILLED, f"{len(tasks)}项", (cited,)))
        return _outcome(pieces, sentence, tuple(slots))

    def _slot(self, name: str, number: int, cited: Citation, other: Other | None) -> RenewedSlot:
        """The slot of a count, in conflict where another source has another number."""
        if other is None or other.number == number:
            return RenewedSlot(name, FILLED, f"{number}项", (cited,))
        said = f"台账“{self.ledger.name}”为{number}项，{other.said}"
        return RenewedSlot(name, CONFLICT, said, (cited, other.citation))

    def _states(
        self,
        tasks: Sequence[Task],
        label: str = "",
        named: bool = False,
        others: Mapping[Progress, Other] = MappingProxyType({}),
    ) -> tuple[list[Piece], tuple[RenewedSlot, ...]]:
        """'已完成13项（其中已销号12项），基本完成1项，…', a status without a task left out."""
        groups: dict[Progress, list[Task]] = defaultdict(list)
        for task in tasks:
            groups[progress_on(task, self.day)].append(task)
        closed = groups.pop(Progress.CLOSED, [])
        groups[Progress.DONE] = sorted([*closed, *groups[Progress.DONE]], key=lambda t: t.row)
        pieces: list[Piece] = []
        slots: list[RenewedSlot] = []
        for progress in Progress:
            group = groups.get(progress, [])
            if not group:
                continue
            word = "状态待核实" if progress is Progress.UNKNOWN else progress.value
            cited = self._cite(f"{label}{word}", group, "status")
            slot = self._slot(f"{label}{word}（项）", len(group), cited, others.get(progress))
            slots.append(slot)
            if progress is Progress.DONE and closed:
                field = "closing" if any("销号" not in t.status.words for t in closed) else "status"
                part = self._cite(f"{label}已销号", closed, field)
                own = self._slot(
                    f"{label}已销号（项）", len(closed), part, others.get(Progress.CLOSED)
                )
                slots.append(own)
                text = f"{word}{_shown(slot)}（其中已销号{_shown(own)}），"
                pieces.append(Piece(text, (*slot.citations, *own.citations)))
            elif named and progress is not Progress.DONE:
                pieces.append(self._listed(f"{word}{len(group)}项，为", group, (cited,), "；"))
            else:
                pieces.append(Piece(f"{word}{_shown(slot)}，", slot.citations))
        return pieces, tuple(slots)

    def _listed(
        self, text: str, tasks: Sequence[Task], cites: tuple[Citation, ...], stop: str
    ) -> Piece:
        names = "、".join(name_of_task(task, self.names) for task in tasks)
        named = [self.names[t.row].citation for t in tasks if t.row in self.names]
        return Piece(
            f"{text}{names}{stop}",
            tuple(dict.fromkeys((*cites, *cite_names(self.ledger, tasks), *named))),
        )

    def _newly(self) -> list[Piece]:
        """The tasks that were completed within the period, by the days that the ledger gives."""
        new = self.material.words.new
        done = [
            t
            for t in self.of_kind(DUE)
            if t.status.finished and t.done_on and new.start <= t.done_on <= new.end
        ]
        if not done:
            return []
        cited = self._cite(f"{self.material.words.short}完成的任务", done, "done_on")
        text = f"{self.material.words.short}新增完成{len(done)}项，为"
        return [self._listed(text, done, (cited, *self.material.period_cited), "；")]

    def _rate(self, before: str, sentence: LastSentence, cited: Citation) -> list[Piece]:
        tasks = self.ledger.tasks
        done = [t for t in tasks if progress_on(t, self.day) in (Progress.DONE, Progress.CLOSED)]
        cites = (self._cite("已完成", done, "status"), self._cite("整改任务", tasks, "number"))
        rate = ratio(len(done), len(tasks), cites)
        pieces = [Piece(f"完成率{rate.value}，", rate.citations, rate.formula)]
        last = self.material.last.period
        value = rate.value.rstrip("%")
        grown = Decimal(value) - Decimal(before)
        if last is not None and grown:
            verb = "提高" if grown > 0 else "下降"
            text = f"比{month_label(last.end)}{verb}{abs(grown)}个百分点，"
            terms = f"{len(done)}÷{len(tasks)}−{counted(sentence, before)}"
            shown = f"{value}%−{before}%" if terms.endswith("−") else terms
            formula = f"{shown}={grown}个百分点".replace("=-", "=−")
            pieces.append(Piece(text, (*rate.citations, cited), formula))
        return pieces

    def _cite(self, label: str, tasks: Sequence[Task], field: str) -> Citation:
        headers = self.ledger.headers
        if field == "number" and field not in headers:
            field = next(f for f in ("name", "problem", "measures", "goal") if f in headers)
        if field == "status" and field not in headers:
            field = "progress"
        return cite_count(self.ledger, label, tasks, field)


def _shown(slot: RenewedSlot) -> str:
    return slot.value if slot.status == FILLED else f"【不一致：{slot.value}】"


def _outcome(
    pieces: Sequence[Piece], sentence: LastSentence, slots: tuple[RenewedSlot, ...]
) -> Outcome:
    made = list(pieces)
    last = made[-1]
    made[-1] = Piece(re.sub(r"[，；]$", "", last.text) + "。", last.citations, last.formula)
    new = "".join(piece.text for piece in made)
    return Outcome(UPDATED, tuple(made), (Change(sentence.text, new, "由台账重新统计"),), "", slots)
