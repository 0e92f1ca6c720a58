"""The fifth report drafted from the fourth and the fifth ledger, held against our own fifth."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.drafts_cases import Case
from benchmarks.drafts_docx import Produced, read_produced
from benchmarks.drafts_numbers import Number, flat, numbers
from benchmarks.drafts_run import call, drafted
from benchmarks.drafts_sources import Given, ledger_cells
from benchmarks.made import made
from benchmarks.result_file import write_result

__all__ = ["Slot", "compare", "slots"]

_ROOT = Path(__file__).resolve().parents[1]
_CORPUS = _ROOT / "corpus" / "reports"
_PLACE, _PERIOD = "云汐市", "2025年上半年"
_FOURTH = "云汐市2024年度环境保护督察反馈意见整改落实情况报告"
_FIFTH = "云汐市2025年上半年环境保护督察反馈意见整改落实情况报告"
_LEDGER = "云汐市督察反馈问题整改任务台账（截至2025年6月）.xlsx"
_LEFT_OUT = (_FIFTH, _LEDGER.removesuffix(".xlsx"))
_NOTE = re.compile(r"\(据(?:\[\d+\])+计算:(?:[^()]|\([^()]*\))*\)|\[\d+\]")
_GAP = re.compile(r"【待补:[^】]*】")
_SENTENCE, _CLAUSE = re.compile("[。!?！？\n]"), re.compile("[,，;；:：]")
_OPEN = "□"
_ALIKE = 0.3
_WAYS = {
    "累计": "累计|反馈意见以来",
    "目标": "目标|计划|力争|应完成|前完成",
    "变化": "同比|比上年|比[^,]{2,8}(?:提高|增加|下降|减少|上升)|增长|上升|下降",
    "占": "占|率",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure, or an open place (`number` is None), and the words around it.

    `way` says whether it is a running total, a target, a change or a share; `words` are the pairs
    of characters of its clause and, where that is short, of the clause before.
    """

    number: Number | None
    text: str
    way: frozenset[str]
    words: frozenset[str]

    def alike(self, other: Slot) -> float:
        """How much of the words two slots share, from 0 to 1."""
        return 2 * len(self.words & other.words) / max(1, len(self.words) + len(other.words))


def main() -> None:
    """Drafts, compares, and writes the counts as JSON; each figure is printed."""
    write_result(__doc__, "drafts_fifth.json", measure)


def measure(folder: Path) -> dict[str, Any]:
    """The counts, over a library that holds neither the fifth report nor its ledger."""
    held = folder / "library"
    files = [path for path in sorted(_CORPUS.iterdir()) if path.stem not in _LEFT_OUT]
    call("add", *map(str, files), library=held)
    options = ["--place", _PLACE, "--period", _PERIOD, "--last", _FOURTH]
    options += ["--ledger", str(_CORPUS / _LEDGER)]
    case = Case("整改落实情况报告", Given(_PLACE, _PERIOD), tuple(options))
    outcome = drafted(case, held, folder / "draft.docx")
    if outcome.document is None:
        raise SystemExit(outcome.message)
    own = (_CORPUS / f"{_FIFTH}.txt").read_text(encoding="utf-8")
    known = "\n".join(ledger_cells(_CORPUS / _LEDGER).values())
    found = compare(_text(read_produced(folder / "draft.docx")), flat_lines(own), known)
    return {"made": made(("python-docx",)), "seconds": round(outcome.seconds, 2), **found}


def compare(drafted_text: str, own: str, ledger: str) -> dict[str, Any]:
    """How many figures of the draft that our own report has too are right, wrong or left open.

    `open though in the ledger` are those left open whose value a cell of the ledger states.
    """
    wanted = [slot for slot in slots(own) if slot.number]
    rows: dict[str, list[str]] = {"right": [], "wrong": [], "open": [], "not shared": []}
    stated = numbers(flat(ledger))
    late = 0
    for slot in slots(drafted_text):
        verdict, other = _verdict(slot, wanted)
        rows[verdict].append(f"{slot.text} | {other.text if other else ''}")
        if verdict == "open" and other and other.number:
            late += any(other.number.same(n) for n in stated)
    for verdict, said in rows.items():
        for line in said:
            print(f"{verdict}: {line}", file=sys.stderr)
    right, wrong = len(rows["right"]), len(rows["wrong"])
    return {
        "figures of our own report": len(wanted),
        **{verdict: len(said) for verdict, said in rows.items()},
        "right of those filled": round(right / max(1, right + wrong), 3),
        "open though in the ledger": late,
        "what is wrong": rows["wrong"],
    }


def _verdict(slot: Slot, wanted: Sequence[Slot]) -> tuple[str, Slot | None]:
    """'right', 'wrong', 'open' or 'not shared', and the figure of our own report beside it.

    The same amount among alike words is right; another one is wrong where it is of one kind.
    """
    near = sorted(((slot.alike(other), n, other) for n, other in enumerate(wanted)), reverse=True)
    alike = [other for share, _, other in near if share >= _ALIKE]
    if slot.number is None:
        return ("open", alike[0]) if alike else ("not shared", None)
    for other in alike:
        if other.number and slot.number.same(other.number):
            return "right", other
    for other in alike:
        if other.number and (other.number.unit, other.way) == (slot.number.unit, slot.way):
            return "wrong", other
    return "not shared", None


def slots(text: str) -> Iterator[Slot]:
    """The figures and open places of a flat text."""
    for sentence in _SENTENCE.split(_GAP.sub(_OPEN, text)):
        before = ""
        for clause in _CLAUSE.split(sentence):
            bare = clause.replace(_OPEN, "")
            found: list[Number | None] = [*numbers(bare), *[None] * clause.count(_OPEN)]
            around = _without(bare) if len(_without(bare)) >= 6 else _without(before + bare)
            for number in found:
                yield Slot(number, f"{before[-20:]},{clause}"[:70], _way(bare), _pairs(around))
            before = bare


def flat_lines(text: str) -> str:
    """The text with each line flat."""
    return "\n".join(flat(line) for line in text.split("\n"))


def _text(produced: Produced) -> str:
    lines = (flat(line.text) for line in produced.lines if not line.heading)
    return "\n".join(_NOTE.sub("", line) for line in lines)


def _way(clause: str) -> frozenset[str]:
    return frozenset(name for name, words in _WAYS.items() if re.search(words, clause))


def _without(clause: str) -> str:
    return re.sub(r"[\d.%]+|上半年|全年|我市|全市|截至", "", clause)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


if __name__ == "__main__":
    main()
