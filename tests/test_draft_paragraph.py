from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from draft_city import city_ledger, evidence_of, period_of
from fakes import HashingEncoder

from assistant.draft_entry import Entry
from assistant.draft_paragraph import paragraph_entry, topic_words
from assistant.evidence_gather import gather
from assistant.template_model import SlotRule, Theme
from index.library import Library

PLANS = ("下一步", "工作安排")
PROBLEMS = ("存在的问题", "主要问题", "短板")


def written(
    library: Library, words: str, given: dict[str, str] | None = None, **rule: object
) -> Entry:
    asked = SlotRule("段", "段落", "该写的内容", **rule)  # type: ignore[arg-type]
    themes = (Theme("大气", ("优良天数", "细颗粒物")),)
    return paragraph_entry(evidence_of(library, words), asked, themes, given or {})


def lines(entry: Entry) -> list[str]:
    return [sentence.text for sentence in entry.filled.sentences]


def test_plans_come_from_the_report_of_the_period_itself(city: Library) -> None:
    assert lines(written(city, "2026年上半年", under=PLANS, max_sentences=9)) == [
        "下半年新建改造管网23.6公里，确保年底前完成120公里目标。",
        "11月底前完成矿坑治理工程验收。",
    ]
    whole = lines(written(city, "2025年", under=PLANS, max_sentences=9))
    assert "2026年计划新建改造管网45.1公里。" in whole
    assert not any("23.6公里" in line for line in whole)


def test_the_plans_of_another_time_are_not_taken_for_want_of_better(city: Library) -> None:
    found = written(city, "2026年", under=PLANS, required=True, responsible="市整改办")
    assert found.status == "missing"
    assert found.filled.text == "【待补：2026年该写的内容，责任单位：市整改办】"


def test_problems_come_from_what_is_admitted_to_be_wanting(city: Library) -> None:
    assert lines(written(city, "2026年上半年", under=PROBLEMS)) == [
        "矿坑治理滞后，仍有38公顷没有修复。",
        "管网老化问题依然突出，漏损率为14.2%。",
    ]


def test_a_heading_that_only_names_a_want_opens_no_problems(samples: Library) -> None:
    from draft_city import period_of

    from assistant.evidence_gather import gather

    told = gather(samples, "云汐市", period_of("2024年"), None)
    rule = SlotRule("问题", "段落", "问题", under=("存在的问题", "短板"), max_sentences=9)
    found = paragraph_entry(told, rule, (), {})
    assert len(lines(found)) == 2
    assert not any("全年新增完成生活污水治理" in line for line in lines(found))


def test_a_theme_brings_its_keywords(city: Library) -> None:
    found = written(city, "2026年上半年", theme="大气")
    assert lines(found)[0].startswith("上半年市区优良天数158天")
    assert all("公里" not in line for line in lines(found))


def test_no_more_sentences_than_asked_for(city: Library) -> None:
    assert (
        len(lines(written(city, "2026年上半年", keywords=("管网", "断面"), max_sentences=1))) == 1
    )


def test_every_sentence_cites_where_it_stands(city: Library) -> None:
    found = written(city, "2026年上半年", keywords=("管网", "断面", "优良天数"), max_sentences=5)
    for sentence in found.filled.sentences:
        (citation,) = sentence.citations
        text = city.report(citation.report).text
        assert text[citation.start : citation.end] == citation.quote
        assert sentence.text.rstrip("。") in citation.quote


def test_a_topic_is_said_by_the_sentence_or_by_its_last_word(city: Library) -> None:
    given = {"主题": "污水管网"}
    found = written(city, "2026年上半年", given, theme="主题")
    assert lines(found) == ["新建改造管网21.5公里，累计96.4公里，占120公里目标的80.3%。"]


@pytest.mark.parametrize("topic", ["大气污染防治", "大气环境治理", "大气方面"])
def test_a_topic_that_is_a_theme_brings_its_keywords(city: Library, topic: str) -> None:
    by_name = lines(written(city, "2026年上半年", {"主题": "大气"}, theme="主题"))
    assert by_name[0].startswith("上半年市区优良天数158天")
    assert lines(written(city, "2026年上半年", {"主题": topic}, theme="主题")) == by_name


def test_a_topic_of_one_word_is_also_what_stands_under_its_heading(city: Library) -> None:
    found = lines(written(city, "2026年上半年", {"主题": "农村"}, theme="主题"))
    assert "新建污水处理站12座，管护人员全部到位。" in found


def test_a_topic_nobody_speaks_of_is_left_open_by_its_name(city: Library) -> None:
    found = written(city, "2026年上半年", {"主题": "天文观测"}, theme="主题", required=True)
    assert found.filled.text == "【待补：2026年上半年天文观测的进展情况】"


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("大气污染防治", ("大气污染防治", "大气")),
        ("污水管网", ("污水管网", "污水", "管网")),
        ("就业", ("就业",)),
        ("养老服务", ("养老服务", "养老")),
        ("矿山生态修复", ("矿山生态修复", "矿山")),
        ("营商环境", ("营商环境", "营商")),
    ],
)
def test_what_is_done_in_a_field_is_no_word_of_a_topic(topic: str, words: tuple[str, ...]) -> None:
    assert topic_words(topic) == words


def of_work_report(folder: Path, lines_: Sequence[str], **rule: object) -> list[str]:
    """What a slot takes from a 政府工作报告 of the invented city that says these lines."""
    title = "2026年银杉市政府工作报告"
    files = folder / "files"
    files.mkdir()
    text = "一、2025年工作回顾\n" + "\n".join(lines_) + "\n二、2026年工作安排\n抓好落实。"
    (files / f"{title}.txt").write_text(f"{title}\n2026年1月15日\n\n{text}\n", encoding="utf-8")
    given = {"主题": "居家养老"}
    with Library.open(folder / "library", HashingEncoder()) as library:
        library.add([files])
        evidence = gather(library, "银杉市", period_of("2025年"), None)
        asked = SlotRule("段", "段落", **rule)  # type: ignore[arg-type]
        return lines(paragraph_entry(evidence, asked, (), given))


def test_a_long_sentence_on_other_things_is_not_on_the_topic(tmp_path: Path) -> None:
    own = "建成居家养老服务点126个，改造床位3200张。"
    passing = (
        "城际铁路开工，港口二期投用，会展中心落成，新增企业2300户，居家养老试点启动，外贸增长8.1%。"
    )
    found = of_work_report(tmp_path, [passing, own], meaning="进展", theme="主题", max_sentences=9)
    assert found == [own]


def test_a_report_on_everything_tells_only_of_rectification_where_that_is_asked(
    tmp_path: Path,
) -> None:
    own = "成立督察整改专班3个，督办突出问题27个。"
    found = of_work_report(
        tmp_path,
        ["组建招商专班12个，签约项目86个。", own],
        meaning="组织推进整改的做法",
        keywords=("专班",),
        max_sentences=9,
    )
    assert found == [own]


@pytest.mark.parametrize(("topic", "told"), [("矿坑", True), ("天文观测", False)])
def test_a_topic_brings_the_tasks_of_the_ledger_that_are_on_it(
    city: Library, tmp_path: Path, topic: str, told: bool
) -> None:
    ledger = city_ledger(tmp_path)
    evidence = evidence_of(city, "2026年上半年", ledger)
    rule = SlotRule("段", "段落", "该写的内容", theme="主题", required=True)
    entry = paragraph_entry(evidence, rule, (), {"主题": topic}, ledger=ledger)
    tasks = [line for line in lines(entry) if "问题整改，" in line]
    assert bool(tasks) is told
    assert all(topic in line for line in tasks)
    assert ("【待补：" in entry.filled.text) is not told
