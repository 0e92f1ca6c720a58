"""Measures what each part of retrieval is worth, by switching it off."""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.dialogue import standalone
from assistant.evaluate_gold import read_gold
from assistant.evaluate_interval import bootstrap
from assistant.evaluate_score import rank_scores, score_hits
from benchmarks.ablation_parts import FULL, Part, found, parts, without_context
from benchmarks.cmrc import build_library, read_cmrc, read_texts
from benchmarks.made import made
from benchmarks.remembering import Remembering
from index.derived import LEXICAL
from index.library import Library
from index.prior import known_places
from index.ranking import shipped_ranking
from index.report import Passage

_ROOT = Path(__file__).resolve().parents[1]
_MEASURES = ("mrr@10", "recall@1", "recall@5")


@dataclass(frozen=True, slots=True)
class _Case:
    """A standalone question and the scores of the passages found for it."""

    question: str
    score: Callable[[Sequence[Passage]], Mapping[str, float]]


def main() -> None:
    """Runs the ablations, writes their JSON and prints them as a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, action="append")
    parser.add_argument("--questions", type=Path, action="append")
    parser.add_argument("--cmrc", type=Path, help="a file of CMRC 2018")
    parser.add_argument("--texts", type=Path, nargs="+", default=[], help="where distractors are")
    parser.add_argument("--distractors", type=int, default=50_000)
    parser.add_argument("--most", type=int, help="at most so many questions of CMRC, at random")
    parser.add_argument("--out", type=Path, default=_ROOT / "benchmarks/results/ablations.json")
    given, mark = parser.parse_args(), made(())
    with tempfile.TemporaryDirectory() as folder:
        results = {} if given.cmrc and not given.reports else _of_reports(given, Path(folder))
        if given.cmrc:
            results |= _of_cmrc(given, Path(folder) / "cmrc")
    _write(given.out, results, mark)
    print("\n\n".join(f"{name}\n\n{table(rows)}" for name, rows in results.items()))


def _write(out: Path, results: Mapping[str, Any], mark: Mapping[str, Any]) -> None:
    """Puts results into the file; those of other questions stay in it."""
    before = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    now = {name: {"made": mark, "parts": rows} for name, rows in results.items()}
    out.write_text(json.dumps(before | now, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _of_reports(given: argparse.Namespace, folder: Path) -> dict[str, Any]:
    with Library.open(folder / "whole") as library:
        library.add(given.reports or [_ROOT / "corpus" / "reports"])
        places = known_places(library.metadata().values())
    files = given.questions or [_ROOT / "corpus" / "questions.jsonl"]
    return {file.stem: measure(folder / "whole", places, _cases(file, places)) for file in files}


def _cases(file: Path, places: tuple[str, ...]) -> list[_Case]:
    """The questions of a file that have evidence."""
    golds = read_gold(file.read_text(encoding="utf-8").split("\n"))
    return [
        _Case(
            standalone(gold.question, gold.history, places),
            lambda passages, gold=gold: score_hits(gold, [(p.report, p.text) for p in passages]),  # type: ignore[misc]
        )
        for gold in golds
        if gold.evidence
    ]


def _of_cmrc(given: argparse.Namespace, folder: Path) -> dict[str, Any]:
    asked = read_cmrc(given.cmrc)
    paragraphs = list(dict.fromkeys(a.paragraph for a in asked))
    build_library(folder, paragraphs + read_texts(given.texts, given.distractors, paragraphs))
    if given.most:
        asked = tuple(random.Random(0).sample(asked, min(given.most, len(asked))))
    cases = [
        _Case(
            a.question,
            lambda passages, wanted=a.paragraph: rank_scores(  # type: ignore[misc]
                [next((n for n, p in enumerate(passages, 1) if p.text == wanted), 0)]
            ),
        )
        for a in asked
    ]
    return {given.cmrc.name.split(".")[0]: measure(folder, (), cases, context=False)}


def measure(
    folder: Path, places: tuple[str, ...], cases: Sequence[_Case], context: bool = True
) -> dict[str, Any]:
    """For each part the means without it, and the differences to everything with intervals.

    `context` tells whether there is any context of passages to leave out.
    """
    off = [part for part in parts(shipped_ranking()) if context or not part.context]
    scores = _scores(folder, places, cases, [part for part in off if not part.context])
    if context:
        bare = folder.with_name(f"{folder.name}-bare")
        if not bare.exists():
            without_context_of(folder, bare)
        scores |= _scores(bare, places, cases, [part for part in off if part.context])
    return {part.name: _row(scores[part.name], scores[FULL]) for part in off}


def without_context_of(folder: Path, bare: Path) -> None:
    """Copies a library whose indexes then hold the bare texts of its passages."""
    shutil.copytree(folder, bare)
    shutil.rmtree(bare / LEXICAL)
    with without_context(), Library.open(bare) as library:
        library.reindex()


def _scores(
    folder: Path, places: tuple[str, ...], cases: Sequence[_Case], off: Sequence[Part]
) -> dict[str, list[Mapping[str, float]]]:
    scores: dict[str, list[Mapping[str, float]]] = {part.name: [] for part in off}
    with closing(Remembering.open(folder)) as library:
        assert isinstance(library, Remembering)
        for done, case in enumerate(cases, 1):
            library.forget()
            for part in off:
                scores[part.name].append(case.score(found(library, part, case.question, places)))
            if done % 100 == 0:
                print(f"{done} of {len(cases)}", file=sys.stderr, flush=True)
    return scores


def _row(
    without: Sequence[Mapping[str, float]], whole: Sequence[Mapping[str, float]]
) -> dict[str, Any]:
    row: dict[str, Any] = {"n": len(whole)}
    for name in _MEASURES:
        values = [score[name] for score in without]
        apart = [w - f[name] for w, f in zip(values, whole, strict=True)]
        low, high = bootstrap(apart)
        row[name] = {
            "mean": round(sum(values) / len(values), 4),
            "difference": round(sum(apart) / len(apart), 4),
            "low": round(low, 4),
            "high": round(high, 4),
        }
    return row


def table(rows: Mapping[str, Any]) -> str:
    """The rows as a table of Markdown: the means of everything, then what the lack costs."""
    lines = [f"| | {' | '.join(_MEASURES)} |", "|---|---|---|---|"]
    for name, row in rows.items():
        shown = (f"{row[m]['mean']:.3f}" if name == FULL else _apart(row[m]) for m in _MEASURES)
        lines.append(f"| {name} | {' | '.join(shown)} |")
    return "\n".join(lines)


def _apart(cell: Mapping[str, float]) -> str:
    mean, low, high = (f"{cell[key]:+.3f}" for key in ("difference", "low", "high"))
    return f"{mean} ({low} to {high})".replace("-", "−")


if __name__ == "__main__":
    main()
