"""The blocks of the last report renewed: what each of their sentences became, and what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.draft_clauses import clauses
from assistant.draft_model import MISSING
from assistant.draft_sentence import Piece
from assistant.evidence_ledger import is_current
from assistant.renew_counts import AHEAD, LONG, Counter, kind_of, states_in
from assistant.renew_frame import Block, LastSentence
from assistant.renew_material import Material
from assistant.renew_names import short_names
from assistant.renew_new import new_sentences
from assistant.renew_outcome import Outcome, RenewedSlot, dropped
from assistant.renew_parts import CASES, LEAD, OVERVIEW, PLANS, PROBLEMS, RESULTS, bare_heading
from assistant.renew_plans import plans_of, renew_plan, report_back
from assistant.renew_results import renew_result
from assistant.renewal_marks import DROPPED, NEW, OPEN
from assistant.status import Progress, read_status

__all__ = ["Renewing", "Told"]

_TOPIC = re.compile(r"^(?:第?[一二三四五六七八九十]是|[（(]\d[）)]|[①-⑳])")
_ROLLED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a block, `old` None for one that is new, and what became of it."""

    old: LastSentence | None
    paragraph: int
    outcome: Outcome


@dataclass(slots=True)
class Renewing:
    """Renews block after block; `back` are the reports on plans that were due."""

    material: Material
    taken: set[str] = field(default_factory=set)
    back: list[Told] = field(default_factory=list)
    counter: Counter | None = None

    def start(self) -> None:
        """Reads the ledger's counts where it stands at the end of the new period."""
        ledger = self.material.ledger
        if ledger is not None and is_current(ledger, self.material.words.new):
            self.counter = Counter(self.material, ledger, short_names(self.material))

    def block(self, block: Block) -> list[Told]:
        """What became of the sentences of a block, in its order, and what is new at its end."""
        if block.part == PLANS:
            return list(self._plans(block))
        if block.part == PROBLEMS:
            return list(self._problems(block))
        if block.part == CASES:
            return list(self._cases(block))
        told = list(self._work(block))
        if block.part == RESULTS and (block.sentences or block.level > 1):
            told += self._new(block)
        return told

    def _work(self, block: Block) -> Iterator[Told]:
        kind = kind_of(bare_heading(block.heading)) if block.part == OVERVIEW else ""
        counted = False
        if self.counter and kind == LONG and not any(states_in(s) for s in block.sentences):
            made = self.counter.section(LONG, LastSentence("", 0, 0, 0))
            yield Told(None, 0, replace(made, mark=NEW, changes=()))
        for sentence in block.sentences:
            outcome = self._counted(block, sentence, kind, counted)
            counted = counted or (outcome is not None and bool(outcome.pieces))
            if outcome is None:
                outcome = (
                    self._table(sentence)
                    if sentence.table
                    else renew_result(self.material, sentence, self.taken)
                )
            yield Told(sentence, sentence.paragraph, outcome)

    def _counted(
        self, block: Block, sentence: LastSentence, kind: str, counted: bool
    ) -> Outcome | None:
        """The outcome of a sentence that counts tasks by status, None for any other."""
        if self.counter is None or block.part not in (LEAD, OVERVIEW) or sentence.table:
            return None
        states = states_in(sentence)
        if len({c.status.progress for c in states}) >= _ROLLED and not kind:
            return self.counter.whole(sentence)
        if not kind or kind == LONG:
            return None
        if kind == AHEAD and any(c.due for c in clauses(sentence.text)):
            return self.counter.deadlines(sentence) or dropped("没有未到时限的任务")
        if states and not counted:
            return self.counter.section(kind, sentence)
        if states or read_status(sentence.text).progress is not Progress.UNKNOWN:
            return dropped("已由台账重新统计，并入本节首句")
        return None

    def _table(self, sentence: LastSentence) -> Outcome:
        heads = re.findall(r"(?:^|；)([^：；]+)：", sentence.text.split("\n")[0])
        rows = sentence.text.count("\n") + 1
        name = f"表格“{'、'.join(heads[:6])}”"
        slot = RenewedSlot(f"{name}（{rows}行）", MISSING)
        cited = self.material.last.cite(sentence)
        piece = Piece(f"【待补：{name}，请按本期数据重填】", (cited,))
        return Outcome(OPEN, (piece,), about="上期表格中的数字不再适用", slots=(slot,))

    def _problems(self, block: Block) -> Iterator[Told]:
        topic, keep, count, at = "", True, 0, -1
        for sentence in block.sentences:
            if sentence.table:
                yield Told(sentence, sentence.paragraph, self._table(sentence))
                continue
            begun = _TOPIC.match(sentence.text)
            if begun or sentence.paragraph != at:
                topic, keep = sentence.text, True
            at = sentence.paragraph
            outcome = self._problem(block, sentence, topic, keep)
            keep = keep and (outcome.mark != DROPPED or not begun)
            if begun and outcome.pieces:
                count += 1
                outcome = _renumbered(outcome, begun.group(), count)
            yield Told(sentence, sentence.paragraph, outcome)
        yield from self._said(block, ("问题", "不足", "督办"))

    def _problem(self, block: Block, sentence: LastSentence, topic: str, keep: bool) -> Outcome:
        about = "问题是否仍存在，请核实"
        heading = bare_heading(block.heading) if block.level > 1 else ""
        task = self.material.task_of(sentence.text) or self.material.task_of(
            topic if topic != sentence.text else "", heading
        )
        if task is None or not keep or self.counter is None:
            return dropped(about)
        if task.status.finished:
            return dropped(f"台账现为“{task.status.words}”，{about}")
        outcome = renew_result(
            self.material, sentence, self.taken, heading or topic or sentence.text
        )
        return replace(outcome, about="；".join(x for x in (outcome.about, about) if x))

    def _cases(self, block: Block) -> Iterator[Told]:
        for sentence in block.sentences:
            yield Told(sentence, sentence.paragraph, dropped("上期的典型案例，请另写本期案例"))
        said = list(self._said(block, ("典型", "做法", "经验")))
        yield from said
        if not said:
            yield Told(None, 0, _gap("本期典型案例", self.taken))

    def _plans(self, block: Block) -> Iterator[Told]:
        for sentence in block.sentences:
            if sentence.table:
                yield Told(sentence, sentence.paragraph, self._table(sentence))
                continue
            planned = plans_of(self.material, sentence, "".join(block.path))
            back = list(report_back(self.material, sentence, planned, self.taken))
            self.back += [Told(sentence, len(self.back) + i, o) for i, o in enumerate(back)]
            outcome = renew_plan(self.material, sentence, planned)
            if outcome.pieces or not back:
                yield Told(sentence, sentence.paragraph, outcome)

    def _said(self, block: Block, headings: Sequence[str]) -> Iterator[Told]:
        at = max((s.paragraph for s in block.sentences), default=-1) + 1
        for said in self.material.evidence.said((), 3, headings):
            if said.text not in self.material.quoted:
                self.material.quoted.add(said.text)
                yield Told(None, at, Outcome(NEW, (Piece(said.text, (said.citation,)),)))

    def _new(self, block: Block) -> list[Told]:
        at = max((s.paragraph for s in block.sentences), default=0)
        return [Told(None, at, outcome) for outcome in new_sentences(self.material, block)]


def _renumbered(outcome: Outcome, number: str, count: int) -> Outcome:
    """A topic counted anew where it is counted in Chinese ('一是')."""
    if not number.endswith("是"):
        return outcome
    first = outcome.pieces[0]
    new = f"{'一二三四五六七八九'[min(count, 9) - 1]}是"
    piece = replace(first, text=new + first.text.removeprefix(number))
    return replace(outcome, pieces=(piece, *outcome.pieces[1:]))


def _gap(what: str, taken: set[str]) -> Outcome:
    name, number = what, 2
    while name in taken:
        name, number = f"{what}{number}", number + 1
    taken.add(name)
    return Outcome(OPEN, (Piece(f"【待补：{what}】"),), slots=(RenewedSlot(name, MISSING),))
