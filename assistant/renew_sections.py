"""The blocks of the last report renewed: what each of their sentences became, and what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.draft_clauses import clauses
from assistant.draft_model import MISSING
from assistant.draft_sentence import Piece
from assistant.evidence_ledger import is_current
from assistant.renew_counts import Counter
from assistant.renew_frame import Block, LastSentence
from assistant.renew_material import Material
from assistant.renew_names import short_names
from assistant.renew_new import new_sentences
from assistant.renew_outcome import Outcome, RenewedSlot, dropped
from assistant.renew_parts import CASES, LEAD, OVERVIEW, PLANS, PROBLEMS, RESULTS, bare_heading
from assistant.renew_plans import plans_of, renew_plan, report_back
from assistant.renew_results import renew_result
from assistant.renew_states import AHEAD, LONG, kind_of, states_in
from assistant.renewal_marks import NEW, OPEN
from assistant.status import Progress, read_status

__all__ = ["ASKED", "Renewing", "Told", "gap"]

_TOPIC = re.compile(r"^(?:第?[一二三四五六七八九十]是|[（(](?:\d|[一二三四五六七八九十])[）)])")
_BROKEN = re.compile(r"(?:\.{2,}|…+)[。”]?$")
_ENDED = re.compile(r"[。；！？：”）》]$")
_ROLLED, _FEWEST = 3, 2
ASKED = "问题是否仍存在，请核实"
_LACKS = ("存在的问题", "存在问题", "主要问题", "仍需", "不足", "督办提醒")


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
        """What became of the sentences of a block, in its order."""
        cut = [s for s in block.sentences if self._breaks_off(s)]
        whole = tuple(s for s in block.sentences if s not in cut)
        told = list(self._told(replace(block, sentences=whole)))
        told += [Told(s, s.paragraph, dropped("上期此句不完整，请另写")) for s in cut]
        for each in told:
            self.material.note(each.outcome.pieces)
        return told

    def _breaks_off(self, sentence: LastSentence) -> bool:
        """Whether a sentence stops in the middle, or is a number alone, as in a damaged text."""
        if sentence.table:
            return False
        words = re.sub(r"[\d.．,，%％\s]+", "", sentence.text)
        if sentence.amounts and len(re.findall(r"[一-龥]", words)) < _FEWEST:
            return True
        last = not self.material.last.report.text[sentence.end :].strip()
        return bool(_BROKEN.search(sentence.text)) or (last and not _ENDED.search(sentence.text))

    def more(self, block: Block) -> list[Told]:
        """What is new in a block, once all blocks have told what they tell."""
        if block.part != RESULTS or not (block.sentences or block.level > 1):
            return []
        return self._new(block)

    def _told(self, block: Block) -> Iterator[Told]:
        if block.part == PLANS:
            return self._plans(block)
        if block.part == PROBLEMS:
            return self._problems(block)
        if block.part == CASES:
            return self._cases(block)
        return self._work(block)

    def _work(self, block: Block) -> Iterator[Told]:
        kind = kind_of(bare_heading(block.heading)) if block.part == OVERVIEW else ""
        counted = False
        if self.counter and kind and not self._states(block, kind):
            made = self.counter.section(kind, LastSentence("", 0, 0, 0))
            yield Told(None, 0, replace(made, mark=NEW, changes=(), about="由台账统计"))
            counted = True
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

    def _states(self, block: Block, kind: str) -> bool:
        """Whether a sentence of the block gives way to the counts of its kind."""
        return kind != LONG and any(
            states_in(s) and not (kind == AHEAD and any(c.due for c in clauses(s.text)))
            for s in block.sentences
        )

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
        first = sentence.text.split("\n")[0]
        heads = re.findall(r"(?:^|；)([^：；]+)：", first) or first.split()
        rows = sentence.text.count("\n") + 1
        name = f"表格“{'、'.join(heads[:6])}”"
        slot = RenewedSlot(f"{name}（{rows}行）", MISSING)
        cited = self.material.last.cite(sentence)
        piece = Piece(f"【待补：{name}，请按本期数据重填】", (cited,))
        return Outcome(OPEN, (piece,), about="上期表格中的数字不再适用", slots=(slot,))

    def _problems(self, block: Block) -> Iterator[Told]:
        topic, count, at = "", 0, -1
        for sentence in block.sentences:
            if sentence.table:
                yield Told(sentence, sentence.paragraph, self._table(sentence))
                continue
            begun = _TOPIC.match(sentence.text)
            if begun or sentence.paragraph != at:
                topic = _topic(block.sentences, sentence)
            at = sentence.paragraph
            outcome = self._problem(block, sentence, topic)
            if begun and outcome.pieces:
                count += 1
                outcome = _renumbered(outcome, begun.group(), count)
            yield Told(sentence, sentence.paragraph, outcome)
        yield from self._said(block, _LACKS)

    def _problem(self, block: Block, sentence: LastSentence, topic: str) -> Outcome:
        about = ASKED
        heading = bare_heading(block.heading) if block.level > 1 else ""
        task = self.material.task_of(sentence.text) or self.material.task_of(topic, heading)
        if task is None or self.counter is None:
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
        said = list(self._said(block, ("典型", "基层做法", "经验")))
        yield from said
        if not said:
            yield Told(None, 0, gap("本期典型案例", self.taken))

    def _plans(self, block: Block) -> Iterator[Told]:
        count = 0
        for sentence in block.sentences:
            if sentence.table:
                yield Told(sentence, sentence.paragraph, self._table(sentence))
                continue
            begun = _TOPIC.match(sentence.text)
            planned = plans_of(self.material, sentence, "".join(block.path))
            back = list(report_back(self.material, sentence, planned, self.taken))
            self.back += [Told(sentence, len(self.back) + i, o) for i, o in enumerate(back)]
            outcome = renew_plan(self.material, sentence, planned)
            if begun and outcome.pieces:
                count += 1
                outcome = _renumbered(outcome, begun.group(), count)
            if outcome.pieces or not back:
                yield Told(sentence, sentence.paragraph, outcome)

    def _said(self, block: Block, headings: Sequence[str]) -> Iterator[Told]:
        at = max((s.paragraph for s in block.sentences), default=-1) + 1
        for said in self.material.evidence.said((), 3, headings):
            if said.citation.report not in self.material.later and self.material.is_new(said.text):
                self.material.quoted.add(said.text)
                yield Told(None, at, Outcome(NEW, (Piece(said.text, (said.citation,)),)))

    def _new(self, block: Block) -> list[Told]:
        at = max((s.paragraph for s in block.sentences), default=0)
        return [Told(None, at, outcome) for outcome in new_sentences(self.material, block)]


def _topic(sentences: Sequence[LastSentence], first: LastSentence) -> str:
    """The words from a sentence on to the next topic of its paragraph."""
    words = first.text
    for other in sentences[sentences.index(first) + 1 :]:
        if other.paragraph != first.paragraph or _TOPIC.match(other.text):
            break
        words += other.text
    return words


def _renumbered(outcome: Outcome, number: str, count: int) -> Outcome:
    """A topic counted anew: '二是' whose first is left out is '一是'."""
    first = outcome.pieces[0]
    digit = re.search(r"\d", number)
    own = str(count) if digit else "一二三四五六七八九"[min(count, 9) - 1]
    new = re.sub(r"[一二三四五六七八九十]+|\d+", own, number)
    piece = replace(first, text=new + first.text.removeprefix(number))
    return replace(outcome, pieces=(piece, *outcome.pieces[1:]))


def gap(what: str, taken: set[str]) -> Outcome:
    """A 【待补】 in place of what nothing is known of; `taken` are the slot names in use."""
    name, number = what, 2
    while name in taken:
        name, number = f"{what}{number}", number + 1
    taken.add(name)
    return Outcome(OPEN, (Piece(f"【待补：{what}】"),), slots=(RenewedSlot(name, MISSING),))
