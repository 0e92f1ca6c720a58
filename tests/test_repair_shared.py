"""Repair measured on the shared real reports; skipped where they are absent."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.repair_share import changed_characters, share
from index.document import Document
from index.repair import Repaired, repair

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"


@pytest.fixture(scope="module")
def reports() -> list[tuple[str, Repaired, str]]:
    paths = sorted((CORPUS / "reports").glob("*.txt"))
    if not paths:
        pytest.skip("the shared reports are not here")
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in paths]
    return [(name, repair(Document(text, "txt")), text) for name, text in texts]


@pytest.fixture(scope="module")
def damaged() -> tuple[Repaired, str]:
    paths = sorted(CORPUS.glob("*.txt"))
    if not paths:
        pytest.skip("the shared damaged report is not here")
    text = paths[0].read_text(encoding="utf-8")
    return repair(Document(text, "txt")), text


def test_clean_reports_change_by_less_than_a_thousandth(
    reports: list[tuple[str, Repaired, str]],
) -> None:
    for name, result, text in reports:
        assert result.original() == text, name
        assert changed_characters(result) < 0.001 * len("".join(text.split())), name
    measured = share(CORPUS / "reports")
    assert measured["share"] < 0.001


def test_clean_reports_keep_their_paragraphs(reports: list[tuple[str, Repaired, str]]) -> None:
    joined = {
        name: sum("line-break" in entry.kind for entry in result.repairs)
        for name, result, _ in reports
    }
    # two of the reports were published with bold words on lines of their own
    assert sum(joined.values()) <= 10
    assert sum(count > 0 for count in joined.values()) <= 2


def test_a_repaired_report_passes_unchanged(reports: list[tuple[str, Repaired, str]]) -> None:
    for name, result, _ in reports:
        assert repair(Document(result.text, "txt")).text == result.text, name


def test_every_paragraph_of_the_damaged_report_is_whole(damaged: tuple[Repaired, str]) -> None:
    result, text = damaged
    assert result.original() == text
    lines = result.text.strip().split("\n")
    headings = [line for line in lines if line[-1] not in "。：:"]
    assert len(lines) == 26
    assert all(line[0] in "一二三四(关" for line in headings[:-1])
    assert max(len(line) for line in headings[:-1]) < 30
    assert not any(before.isdigit() and after == " " for before, after in pairwise(result.text))
    assert " " not in result.text
    assert result.repairs[-1].kind == "cut-off"
