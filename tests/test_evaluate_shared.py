"""The scoring agrees with the shared script over the shared questions; skipped without them."""

from __future__ import annotations

import importlib.util
import json
import math
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluate import means
from assistant.evaluate_gold import Gold, read_gold
from assistant.evaluate_score import MEASURES, score_answer, score_hits
from assistant.reply import Answer, Citation

EVAL = Path(__file__).resolve().parents[2] / "shared" / "eval"


@pytest.fixture(scope="module")
def script() -> Any:
    path = EVAL / "score.py"
    if not path.exists():
        pytest.skip("the shared script is not here")
    spec = importlib.util.spec_from_file_location("shared_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _text(gold: Gold, rng: random.Random) -> str:
    """Something like a passage or sentence: whole, cut, spaced, with a number changed, or other."""
    whole = rng.choice([*gold.evidence, *gold.short, gold.question])
    cut = rng.randrange(len(whole))
    spaced = "".join(c + " " * (rng.random() < 0.2) for c in whole)
    made = [whole, whole[cut:], whole[:cut], spaced, f"1{whole}", f"{whole}.5", "别的话。"]
    return rng.choice(["全年", "", "１", "第"]) + rng.choice(made) + rng.choice(["。", "", "3"])


def _report(gold: Gold, rng: random.Random) -> str:
    return rng.choice([*(Path(doc).stem for doc in gold.docs), "别的报告"])


def _hits(gold: Gold, rng: random.Random) -> list[tuple[str, str]]:
    return [(_report(gold, rng), _text(gold, rng)) for _ in range(rng.randrange(11))]


def _answer(gold: Gold, rng: random.Random) -> Answer:
    quotes = [(_report(gold, rng), _text(gold, rng)) for _ in range(rng.randrange(4))]
    cited = tuple(Citation(1, report, "", (), 0, 0, None, text) for report, text in quotes)
    short = tuple(_text(gold, rng) for _ in range(rng.randrange(3)))
    said = "".join(_text(gold, rng) for _ in range(3))
    return Answer(gold.question, gold.question, said, short, rng.random() < 0.2, "", cited, 0.0)


@pytest.mark.parametrize("name", ["reports_qa", "seed_qa"])
@pytest.mark.parametrize("seed", range(3))
def test_every_measure_agrees_with_the_shared_script(script: Any, name: str, seed: int) -> None:
    lines = (EVAL / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    golds, rng = read_gold(lines), random.Random(seed)
    hits = {gold.id: _hits(gold, rng) for gold in golds}
    answers = {gold.id: _answer(gold, rng) for gold in golds if rng.random() < 0.95}
    ours = means([score_hits(g, hits[g.id]) | score_answer(g, answers.get(g.id)) for g in golds])

    table: dict[str, list[float]] = defaultdict(list)
    rows = [json.loads(line) for line in lines]
    found = {i: {"hits": [{"report": r, "text": t} for r, t in h]} for i, h in hits.items()}
    script.score_hits(rows, found, table)
    script.score_answers(rows, {i: _row(a) for i, a in answers.items()}, table, [])
    table["refused when answerable"] = [1 - v for v in table.pop("not refused when answerable")]
    assert set(ours) == set(table) == set(MEASURES)
    for measure, values in table.items():
        assert ours[measure].n == len(values)
        assert math.isclose(ours[measure].value, sum(values) / len(values), abs_tol=1e-9), measure


def _row(answer: Answer) -> dict[str, Any]:
    return {
        "answer": answer.answer,
        "short": list(answer.short),
        "refused": answer.refused,
        "citations": [{"report": c.report, "quote": c.quote} for c in answer.citations],
    }
