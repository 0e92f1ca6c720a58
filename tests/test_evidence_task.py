from __future__ import annotations

from pathlib import Path

import pytest
from evidence_library import write_ledger
from ledger_books import write_book
from sample_corpus import COASTAL, LEDGERS, REPORTS

from assistant.evidence_task import TaskNames
from assistant.ledger_read import read_ledger


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> TaskNames:
    ledger = read_ledger(write_ledger(tmp_path_factory.mktemp("ledger") / "台账.xlsx"))
    return TaskNames(ledger.tasks)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("新建改造管网21.5公里，累计", "1"),
        ("鹿鸣山矿坑累计修复", "2"),
        ("新增完成生活污水治理的行政村", "3"),
        ("云杉水厂扩建工程", "4"),
        ("青松水厂扩建项目", None),
        ("受理群众投诉", None),
        ("整改任务", None),
        ("", None),
    ],
)
def test_words_name_the_task_that_only_they_fit(
    names: TaskNames, words: str, number: str | None
) -> None:
    task = names.named(words)
    assert (task.number if task else None) == number


def test_words_that_fit_two_tasks_name_none(tmp_path: Path) -> None:
    from evidence_library import HEADER

    rows = [
        (n, f"{where}尾矿库隐患", "消除隐患", "加固坝体", "市应急局", "2026年底", "推进中", "")
        for n, where in ((1, "东沟"), (2, "西沟"))
    ]
    tasks = read_ledger(write_book(tmp_path / "b.xlsx", rows, HEADER)).tasks
    names = TaskNames(tasks)
    assert names.named("尾矿库隐患整治") is None
    assert names.named("东沟尾矿库隐患整治") is tasks[0]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("大岭沟尾矿库排洪隧洞累计掘进", "17"),
        ("鹰嘴岩废弃采石场累计修复", "18"),
        ("入海排污口累计整治", "14"),
        ("全年对领导干部开展自然资源资产离任审计", "5"),
        ("澄湾污水处理厂工程完成设备安装", None),
        ("全市污水处理能力", None),
        ("农村黑臭水体累计治理", None),
        ("上半年立案查处", None),
    ],
)
def test_the_tasks_of_the_sample_ledger_are_told_apart(words: str, number: str | None) -> None:
    ledger = read_ledger(REPORTS / f"{LEDGERS[COASTAL[4]]}.xlsx")
    task = TaskNames(ledger.tasks).named(words)
    assert (task.number if task else None) == number


def test_a_ledger_without_tasks_names_none() -> None:
    assert TaskNames(()).named("鹿鸣山矿坑") is None
