"""The sample corpus holds what its README promises: files, questions and what is planted."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sample_corpus import (
    CIRCULAR,
    COASTAL,
    CORPUS,
    INLAND,
    LEDGERS,
    REPORTS,
    Question,
    headline,
    number,
    numbers,
    questions,
    tasks,
    text,
)

from index.discover import discover
from index.read import read

README = (CORPUS / "README.md").read_text(encoding="utf-8")


def test_the_planted_wrong_sum_is_there_and_the_same_sum_elsewhere_is_right() -> None:
    found = r"发现问题(\d+)个，分别为[^\d]+(\d+)个、[^\d]+(\d+)个、[^\d]+(\d+)个"
    total, *parts = numbers(COASTAL[3], found)
    assert [total, sum(parts)] == [58, 56]
    total, *parts = numbers(COASTAL[2], found)
    assert total == sum(parts) == 63


def test_the_planted_conflict_is_there() -> None:
    city = number(COASTAL[3], r"318个入海排污口累计整治(\d+)个")
    province = number(CIRCULAR, r"318个入海排污口完成整治(\d+)个")
    assert [city, province] == [297, 279]


@pytest.mark.parametrize("name", [COASTAL[3], COASTAL[4]])
def test_the_ledger_counts_what_the_report_of_its_period_says(name: str) -> None:
    listed = tasks(LEDGERS[name])
    assert [task["序号"] for task in listed] == list(range(1, 21))
    assert Counter(task["整改状态"] for task in listed) == headline(name)
    cleared = [task for task in listed if task["验收/销号情况"] == "已销号"]
    assert {task["整改状态"] for task in cleared} == {"已完成"}
    assert len(cleared) == number(name, r"其中已销号(\d+)项")


def test_fifteen_units_lead_the_tasks_as_the_reports_say() -> None:
    leads = {task["牵头单位"] for task in tasks(LEDGERS[COASTAL[4]])}
    assert len(leads) == number(COASTAL[0], r"由(\d+)个单位牵头")
    assert len(leads) == number(COASTAL[3], r"从(\d+)个牵头单位")


def test_the_ledger_holds_the_two_findings_of_the_readme_and_no_others() -> None:
    listed = tasks(LEDGERS[COASTAL[4]])
    undated = [t["序号"] for t in listed if t["整改状态"] == "已完成" and not t["完成日期"]]
    finished = ("已完成", "长期坚持")
    overdue = [t["序号"] for t in listed if t["整改状态"] not in finished and _month(t) < (2025, 6)]
    assert (undated, overdue) == ([6], [16])
    assert all(isinstance(t["完成日期"], datetime.date | None) for t in listed)


def _month(task: dict[str, object]) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", str(task["整改时限"]))))


def test_no_task_goes_back_between_the_ledgers() -> None:
    order = ("未达到序时进度", "达到序时进度", "长期坚持", "基本完成", "已完成")
    before, after = (tasks(LEDGERS[name]) for name in COASTAL[3:])
    for old, new in zip(before, after, strict=True):
        assert order.index(str(old["整改状态"])) <= order.index(str(new["整改状态"]))


def test_one_report_is_in_an_old_encoding() -> None:
    old = (REPORTS / f"{INLAND[0]}.txt").read_bytes()
    assert "平樾市" in old.decode("gb18030")
    with pytest.raises(UnicodeDecodeError):
        old.decode("utf-8")


def test_the_damage_of_a_pdf_copy_is_there() -> None:
    damaged = (REPORTS / f"{COASTAL[2]}.txt").read_text(encoding="utf-8")
    wanted = ("20231228日", "2024517日", "2024111日", "1 9 8 个", "\n。\n", "\u200b", "\u00ad")
    assert [mark for mark in wanted if mark not in damaged] == []
    assert re.search(r"\n— \d —\n", damaged)
    assert re.search(r"^三、\S+ （一）", damaged, re.MULTILINE)
    assert re.search(r"[一-鿿]\n[一-鿿]", damaged)
    assert damaged.endswith("成果反\n")


def test_the_readme_names_every_file_and_nothing_else() -> None:
    named = re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE)
    assert sorted(named) == sorted(path.name for path in REPORTS.iterdir())
    assert len(named) >= 14
    assert sum(path.stat().st_size for path in REPORTS.iterdir()) < 2_000_000


def test_the_readme_asks_questions_of_the_set_with_their_answers() -> None:
    asked = re.findall(r"^\| (\S+？) \| (.+?) \| (.*?) \| (.*?) ?\|$", README, re.MULTILINE)
    known = {gold.question: gold for gold in questions()}
    assert len(asked) >= 12
    for question, answer, reports, sentences in asked:
        gold = known[question]
        assert answer == ("；".join(gold.short) or "refused")
        assert reports == "<br>".join(Path(doc).stem for doc in gold.docs)
        assert sentences == "<br>".join(gold.evidence)


@pytest.mark.parametrize("gold", questions(), ids=lambda gold: gold.id)
def test_the_evidence_of_a_question_stands_in_its_report(gold: Question) -> None:
    texts = [text(Path(doc).stem) for doc in gold.docs]
    assert all((REPORTS / doc).is_file() for doc in gold.docs)
    assert all(any(words in one for one in texts) for words in gold.evidence)
    assert all(any(words in one for one in gold.evidence) for words in gold.short)
    assert bool(gold.evidence) == bool(gold.short) == (gold.kind != "unanswerable")
    assert bool(gold.history) == (gold.kind == "followup")


def test_the_question_set_has_every_kind() -> None:
    kinds = Counter(gold.kind for gold in questions())
    assert kinds["unanswerable"] == 4
    assert kinds["followup"] == kinds["compare"] == 3
    assert len({gold.id for gold in questions()}) == sum(kinds.values()) >= 30


def test_the_built_files_say_what_their_sources_say(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    command = [sys.executable, str(CORPUS.parent / "scripts" / "make_corpus.py"), str(tmp_path)]
    subprocess.run(command, check=True)
    built = discover([tmp_path]).files
    committed = {found.name: found for found in discover([REPORTS]).files}
    assert len(built) == 9
    for found in built:
        assert read(found).text == read(committed[found.name]).text
