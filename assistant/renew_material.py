"""What a renewal draws on: the last report, what is known of now, and the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.draft_sentence import Piece
from assistant.evidence import LEDGER, Known
from assistant.evidence_measure import same_unit
from assistant.evidence_sort import TOTAL, alike, sort_of
from assistant.ledger_citation import cite_cell
from assistant.renew_frame import Amount, LastReport
from assistant.renew_owner import owner_of
from assistant.renew_terms import FIXED, is_general, pairs, task_by_words
from assistant.renew_words import TimeWords
from assistant.reply import Citation
from assistant.stated import Amount as Stated
from assistant.stated import Day, stated
from assistant.status import Progress
from index.quantities import quantities

if TYPE_CHECKING:
    from assistant.draft_model import CellCitation
    from assistant.evidence_of import Evidence
    from assistant.ledger import Ledger, Task

__all__ = ["Material"]

_ALL_DONE = re.compile(
    r"全部[^，。]{0,8}(?:完成|消除|办结|清退|处置|拆除|通过|整治|到位|修复)|(?:完成|修复|处置|拆除|清退|整治)完毕"
)
_COMMON = ("个", "项", "处", "家", "次", "件", "人", "户", "%", "元")
_PAID = ("到位", "拨付", "投入")
_LACK = re.compile(r"缺口|尚[余缺需]|剩余|余下|不足|未完成|欠")


@dataclass(frozen=True, slots=True)
class Material:
    """The sources of one renewal, and what was told from them so far.

    `given` are values that a person filled in, by slot; `later` are reports that cover a time
    after the new period, whose sentences are not taken. `told` are the rows of the tasks whose
    progress is told, `quoted` the sentences that were taken as they are, `stated` the figures.
    """

    last: LastReport
    words: TimeWords
    evidence: Evidence
    ledger: Ledger | None
    given: Mapping[str, str]
    later: frozenset[str] = frozenset()
    told: set[int] = field(default_factory=set)
    quoted: set[str] = field(default_factory=set)
    stated: set[Stated | Day] = field(default_factory=set)

    @property
    def period_cited(self) -> tuple[Citation, ...]:
        """The new period as the user gave it, the source of every new word of time."""
        new = self.words.new
        days = (new.end - new.start).days + 1
        quote = f"报告期：{new.words}（{new.label}，{new.cut_off}，共{days}天）"
        return (Citation(0, "", "使用者给定的报告期", (), 0, 0, None, quote),)

    def note(self, pieces: Iterable[Piece]) -> None:
        """Remembers the figures of pieces, which need not be told again."""
        for piece in pieces:
            self.stated.update(found.value for found in stated(piece.text))

    def is_new(self, sentence: str) -> bool:
        """Whether a sentence tells something that nothing before it told."""
        amounts = [f.value for f in stated(sentence) if isinstance(f.value, Stated)]
        known = sum(amount in self.stated for amount in amounts)
        return sentence not in self.quoted and (not amounts or 2 * known < len(amounts))

    def task_of(self, text: str, heading: str = "") -> Task | None:
        """The task that a text is about, else the one it names under its heading."""
        return self.evidence.task_named(text) or (
            self.evidence.task_named(heading + text) if heading else None
        )

    def known(self, amount: Amount, sentence: str, task: Task | None) -> tuple[Known, ...]:
        """What is known now in place of an amount of a sentence, at most one for each source."""
        before = sentence[: amount.start]
        found = self.evidence.like(amount.figure, before)
        found = found or tuple(self._of_ledger(amount, before, sentence, task))
        return tuple(k for k in found if not self._is_whole(k, amount, before))

    def fixed(self, text: str, amount: Amount, task: Task | None) -> CellCitation | None:
        """The cell of the task's problem, goal or measures that states the same amount."""
        if task is None or self.ledger is None or amount.figure.role not in ("level", "target"):
            return None
        for name in FIXED:
            cell = task.cells.get(name)
            if cell and any(
                q.amount == amount.figure.amount and q.unit == amount.figure.unit
                for q in quantities(cell.text)
            ):
                return cite_cell(self.ledger, cell)
        return None

    def progress(self, task: Task) -> tuple[str, CellCitation] | None:
        """The words of the task's progress cell after its status, None where they say no more."""
        cell = task.cells.get("progress")
        if self.ledger is None or cell is None or not cell.text.strip():
            return None
        said = re.sub(r"\s+", "", cell.text).rstrip("。；")
        state, words = task.status.progress, task.status.words.rstrip("。；")
        if said == words and (state is Progress.UNKNOWN or not re.search(r"[，；\d]", said)):
            return None
        return said.removeprefix(f"{state.value}，"), cite_cell(self.ledger, cell)

    def owner(self, task: Task | None, text: str) -> str:
        """The unit that owes a figure: the task's lead, else the one whose field the text is."""
        if task is not None and task.lead:
            return re.sub(r"\s+", "", task.lead)
        return owner_of(self.ledger, text)

    def _of_ledger(
        self, amount: Amount, before: str, sentence: str, task: Task | None
    ) -> Iterator[Known]:
        """A figure of the ledger of the same unit and sort that only one task can have meant."""
        figure = amount.figure
        sort = sort_of(figure, before)
        if figure.role != "level" or sort not in ("total", "timed", "plain"):
            return
        fits = [
            k
            for k in self.evidence.of_ledger
            if not k.fixed
            and k.figure.role == "level"
            and same_unit(figure, k.figure)
            and (alike(sort, k.sort) or (sort == TOTAL and k.sort == "plain"))
        ]
        part = re.split(r"[；。]", before)[-1] + re.split(r"[；。]", sentence[amount.start :])[0]
        if task is not None:
            own = [k for k in fits if k.task is task and self._speaks(k, sentence, sort, before)]
        else:
            rare = [k for k in fits if k.task is not None and figure.unit not in _COMMON]
            own = [k for k in rare if k.task is not None and self._shares(part, k.task)]
        if len({k.figure.amount for k in own}) == 1:
            yield own[0]

    def _speaks(self, known: Known, sentence: str, sort: str, before: str) -> bool:
        """Whether a figure of the task named is of what the part of the sentence is of."""
        if sort == TOTAL and known.sort == TOTAL:
            return True
        clause = (
            re.split(r"[，；。]", before)[-1] + re.split(r"[，；。]", sentence[len(before) :])[0]
        )
        words = _clause_of(known)
        shared = pairs(clause) & pairs(words)
        telling = len(shared) > 1 or any(p in _PAID or not is_general(p) for p in shared)
        return telling and bool(_LACK.search(clause)) == bool(_LACK.search(words))

    def _shares(self, text: str, task: Task) -> bool:
        """Whether a text shares a telling word with this task that no other task uses."""
        tasks = self.ledger.tasks if self.ledger else ()
        return task_by_words(tasks, text) is task

    def _is_whole(self, known: Known, amount: Amount, before: str) -> bool:
        """Whether a result only repeats the size of its task's problem and says nothing is done."""
        if known.fixed or known.trust != LEDGER or known.figure.role != "level":
            return False
        same = Amount(0, 0, known.figure)
        if self.fixed("", same, known.task) is None:
            return False
        done = bool(_ALL_DONE.search(_clause_of(known)))
        finished = known.task is not None and known.task.status.finished
        total = sort_of(amount.figure, before) == TOTAL
        return not (total and (known.sort == TOTAL or (done and finished)))


def _clause_of(known: Known) -> str:
    """The clause of the cited words that a figure stands in."""
    quote, at = known.citation.quote, known.figure.start - known.citation.start
    start = max((quote.rfind(stop, 0, at) for stop in "，；。"), default=-1) + 1
    return re.split(r"[，；。]", quote[start:])[0]
