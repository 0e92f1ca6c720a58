"""The thesaurus of official language and what proposes its lines."""

from __future__ import annotations

import sys
import unicodedata
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from index.question import understand
from index.tables import TableError, use_folder
from index.thesaurus import related, thesaurus

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from thesaurus_neighbours import mutual_neighbours


def shipped_lines() -> list[str]:
    text = (files("index") / "data" / "thesaurus.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("整改进展", {"整治", "治理"}),
        ("问题办结", {"办理完毕", "办结率"}),
        ("黑臭水体", {"黑臭水体治理"}),
        ("蓝鲸", set()),
        ("", set()),
    ],
)
def test_a_term_leads_to_the_terms_near_it(text: str, near: set[str]) -> None:
    assert set(related((text,))) == near


def test_a_longer_term_hides_the_shorter_ones_inside_it() -> None:
    assert "整治" not in related(("完成整改",))
    assert "整治" in related(("整改",))


def test_terms_that_stand_in_any_of_the_texts_are_left_out() -> None:
    assert "整治" not in related(("整改", "整治河道"))


def test_every_term_of_a_line_leads_to_every_other() -> None:
    for line in shipped_lines():
        head, _, near = line.partition("\t")
        terms = [head, *near.split(" ")]
        for term in terms:
            assert set(terms) - {term} <= set(thesaurus()[term])
            assert term not in thesaurus()[term]


def test_lines_are_folded_short_and_without_repeats() -> None:
    lines = shipped_lines()
    heads = [line.partition("\t")[0] for line in lines]
    assert len(lines) >= 300
    assert len(set(heads)) == len(heads)
    for line in lines:
        terms = line.replace("\t", " ").split(" ")
        assert line == unicodedata.normalize("NFKC", line).lower()
        assert 2 <= len(terms) <= 5
        assert len(set(terms)) == len(terms), line
        assert all(2 <= len(term) <= 12 for term in terms), line


def test_no_term_has_more_than_a_few_near_it() -> None:
    assert max(map(len, thesaurus().values())) <= 6


def test_a_thesaurus_of_the_users_adds_and_replaces(tmp_path: Path) -> None:
    own = "放流站\t增殖站 鱼苗站\n整改\t纠正\n"
    (tmp_path / "thesaurus.tsv").write_text(own, encoding="utf-8")
    use_folder(tmp_path)
    try:
        assert related(("鱼苗站",)) == ("放流站", "增殖站")
        assert related(("整改",)) == ("纠正",)
    finally:
        use_folder(None)
    assert related(("鱼苗站",)) == ()


def test_a_line_without_near_terms_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesaurus.tsv").write_text("放流站\n", encoding="utf-8")
    use_folder(tmp_path)
    try:
        with pytest.raises(TableError, match="近义用语"):
            related(("整改",))
    finally:
        use_folder(None)


def test_words_that_are_each_others_neighbours_are_proposed() -> None:
    vectors = np.array([[1, 0], [0.9, 0.436], [0, 1], [-1, 0]], dtype=np.float32)
    found = dict(mutual_neighbours(["办结", "销号", "河道", "学校"], vectors, 1, 0.5))
    assert found == {"办结": ["销号"], "销号": ["办结"]}


def test_a_question_searches_near_terms_below_its_own_words() -> None:
    terms = dict(understand("云汐市污水管网整改怎么样").terms)
    assert terms["整改"] == 1.0
    assert 0 < terms["整治"] < 0.5
