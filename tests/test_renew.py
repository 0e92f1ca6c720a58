from __future__ import annotations

import re
from pathlib import Path

import pytest
from renew_city import LAST, became, renewed, text_of
from sample_corpus import COASTAL, INLAND, LEDGERS, REPORTS

from assistant.draft_sentence import number_citations
from assistant.evidence_gather import gather
from assistant.ledger_read import read_ledger
from assistant.renew import Renewed, renew
from assistant.renew_lock import unsourced
from assistant.renewal_marks import (
    CUT_OFF,
    DROPPED,
    MARKS,
    NEW,
    OPEN,
    REPORT_BACK,
    UPDATED,
    VALID,
)
from assistant.reporting_period import read_period
from index.library import Library
from index.quantities import quantities

_drawn: dict[str, Renewed] = {}


def draw(samples: Library, last: str, new: str, place: str, period: str) -> Renewed:
    """The report `new` drawn up from `last` as if it were not yet written; once in a session."""
    if new not in _drawn:
        _drawn[new] = _draw(samples, last, new, place, period)
    return _drawn[new]


def _draw(samples: Library, last: str, new: str, place: str, period: str) -> Renewed:
    when = read_period(period)
    assert when is not None
    ledger = read_ledger(REPORTS / f"{LEDGERS[new]}.xlsx") if new in LEDGERS else None
    evidence = gather(samples, place, when, ledger, without=[last, new])
    return renew(samples, last, evidence, ledger)


PAIRS = [
    (COASTAL[0], COASTAL[1], "云汐市", "2023年"),
    (COASTAL[1], COASTAL[2], "云汐市", "2024年上半年"),
    (COASTAL[2], COASTAL[3], "云汐市", "2024年"),
    (COASTAL[3], COASTAL[4], "云汐市", "2025年上半年"),
    (INLAND[0], INLAND[1], "平樾市", "2024年"),
]


@pytest.mark.parametrize(("last", "new", "place", "period"), PAIRS)
def test_no_figure_that_is_filled_differs_from_the_next_report(
    samples: Library, last: str, new: str, place: str, period: str
) -> None:
    made = draw(samples, last, new, place, period)
    when = read_period(period)
    assert when is not None
    held = [summary.report for summary in samples.summaries()]
    told = gather(samples, place, when, None, without=[r for r in held if r != new])
    text = samples.report(last).text
    compared = 0
    for slot in made.slots:
        if slot.old is None or slot.status != "filled":
            continue
        known = told.like(slot.old, text[slot.old.sentence[0] : slot.old.start])
        if known and not known[0].fixed:
            compared += 1
            assert quantities(slot.value)[0].amount == known[0].figure.amount, slot.name
    assert compared >= (10 if new in LEDGERS else 0)


@pytest.mark.parametrize(("last", "new", "place", "period"), PAIRS)
def test_no_figure_of_what_is_written_lacks_a_source(
    samples: Library, last: str, new: str, place: str, period: str
) -> None:
    made = draw(samples, last, new, place, period)
    pieces = [p for section in made.written for paragraph in section.paragraphs for p in paragraph]
    assert len(pieces) > 30
    assert [piece.text for piece in pieces if unsourced(piece)] == []
    assert all(p.citations for p in pieces if not re.fullmatch(r"【待补：[^】]+】", p.text))


@pytest.mark.parametrize(("last", "new", "place", "period"), PAIRS)
def test_every_sentence_of_the_last_report_is_accounted_for(
    samples: Library, last: str, new: str, place: str, period: str
) -> None:
    made = draw(samples, last, new, place, period)
    old = [s.old for s in made.renewals if s.old is not None]
    assert [c.start for c in old] == sorted(c.start for c in old)
    assert {c.report for c in old} == {last}
    text = samples.report(last).text
    covered = [False] * len(text)
    for citation in old:
        assert text[citation.start : citation.end] == citation.quote
        covered[citation.start : citation.end] = [True] * len(citation.quote)
    for heading in samples.report(last).headings:
        if heading.level <= 4:
            covered[heading.start : heading.end] = [True] * (heading.end - heading.start)
    left = "".join(char for char, seen in zip(text, covered, strict=True) if not seen)
    around = [samples.meta(last).title.value, made.letter.signer]
    around += [f"附件：{name}" for name in made.letter.attachments]
    for words in around:
        left = left.replace(words, "")
    left = re.sub(r"附件：.*|\d{4}年\d{1,2}月\d{1,2}日|\W", "", left)
    assert left == ""
    assert {s.mark for s in made.renewals} <= set(MARKS)


@pytest.mark.parametrize(("last", "new", "place", "period"), PAIRS)
def test_no_percentage_or_growth_survives_from_the_last_report(
    samples: Library, last: str, new: str, place: str, period: str
) -> None:
    made = draw(samples, last, new, place, period)
    for sentence in made.renewals:
        if sentence.mark in (NEW, REPORT_BACK) or sentence.old is None:
            continue
        for piece in sentence.paragraph:
            if [c.report for c in piece.citations] == [last]:
                kinds = {q.kind for q in quantities(piece.text)}
                planned = sentence.heading and re.search("步|安排|打算", sentence.heading[0])
                assert planned or not kinds & {"percent", "points"}, piece.text


def test_the_fifth_report_follows_from_the_fourth_and_the_ledger(samples: Library) -> None:
    made = draw(samples, COASTAL[3], COASTAL[4], "云汐市", "2025年上半年")
    text = text_of(made)
    assert made.title == COASTAL[4]
    assert (made.letter.signer, made.letter.date) == ("云汐市人民政府", "")
    assert made.letter.attachments == ("云汐市督察反馈问题整改任务台账（截至2025年6月）",)
    for words in (
        "截至2025年6月底，20项任务中，已完成13项（其中已销号12项），基本完成1项，达到序时进度3项，"
        "长期坚持2项，未达到序时进度1项，完成率65.0%，比2024年底提高5.0个百分点",
        "上半年新建改造管网44.1公里，累计255.5公里，占300公里目标的85.2%",
        "大岭沟尾矿库排洪隧洞累计掘进815米，占设计长度1260米的64.7%",
        "治理资金累计到位1.21亿元，占概算1.42亿元的85.2%",
        "靠港船舶上半年使用岸电421艘次，同比增长32.4%",
        "上半年新增完成生活污水治理的行政村36个，累计512个，治理率59.4%",
        "上期报告安排“2025年3月底前完成剩余21个入海排污口整治”，台账载明“入海排污口底数不清，"
        "部分超标排放”问题已完成，"
        "318个排污口全部完成整治并通过现场复核",
    ):
        assert words in text
    assert "截至2024年12月底" not in text.replace("（截至2024年12月）", "")
    for gone in ("8月14日", "11月29日", "322天", "66次", "62.6%", "88.9%"):
        assert gone not in text


def test_the_numbered_text_shows_its_calculations(samples: Library) -> None:
    made = draw(samples, COASTAL[3], COASTAL[4], "云汐市", "2025年上半年")
    text = "\n".join(section.text for section in number_citations(made.written).sections)
    assert re.search(r"44\.1公里（据\[\d+\]\[\d+\]计算：255\.5−211\.4=44\.1）", text)
    assert "计算：13÷20=65.0%）" in text


def test_a_value_filled_in_by_hand_takes_the_place_of_its_gap(tmp_path: Path) -> None:
    body = "三、工作成效\n全年立案查处48件，比上年增长12.5%。"
    open_ = renewed(tmp_path / "open", body)
    names = [slot.name for slot in open_.slots if slot.status == "missing"]
    assert names == ["立案查处（本期，件）", "立案查处（增减幅度，%）"]
    given = {names[0]: "21", names[1]: "下降8.7%"}
    made = renewed(tmp_path / "given", body, given=given)
    assert "上半年立案查处21件，同比下降8.7%。" in text_of(made)
    assert [slot.status for slot in made.slots if slot.name in names] == ["filled", "filled"]
    assert made.slots[-1].citations[0].title == "使用者填写"


def test_without_a_ledger_everything_of_the_period_stays_open(tmp_path: Path) -> None:
    made = renewed(tmp_path, "三、成效\n全年改造供水管网21.0公里，累计58.1公里。", ledger=False)
    mark, text = became(made, "全年改造")
    assert mark == OPEN
    assert text == "上半年改造供水管网【待补：长度（公里）】，累计【待补：长度（公里）】。"
    assert all(slot.status == "missing" for slot in made.slots)


@pytest.mark.parametrize(
    ("sentence", "mark", "text"),
    [
        ("坚持周调度、月通报。", VALID, "坚持周调度、月通报。"),
        ("全年坚持周调度、月通报。", CUT_OFF, "上半年坚持周调度、月通报。"),
        (
            "青崖坪废石场累计复绿24.0公顷。",
            UPDATED,
            "青崖坪废石场累计复绿31.5公顷。",
        ),
        ("全年播放公益短片96条。", OPEN, "上半年播放公益短片【待补：条数】。"),
        ("9月18日召开现场会，印发通报。", DROPPED, ""),
    ],
)
def test_each_mark_says_what_became_of_a_sentence(
    tmp_path: Path, sentence: str, mark: str, text: str
) -> None:
    made = renewed(tmp_path, f"三、工作成效\n{sentence}")
    assert became(made, sentence[:6]) == (mark, text)


def test_the_last_report_itself_is_left_as_it_is(tmp_path: Path) -> None:
    made = renewed(tmp_path, "三、成效\n坚持周调度、月通报。")
    assert made.title == LAST.replace("2025年度", "2026年上半年")


def test_sources_that_disagree_are_both_shown(tmp_path: Path) -> None:
    other = "柏舟市2026年上半年督察整改工作简报"
    text = (
        f"{other}\n\n2026年上半年，青崖坪废石场累计复绿29.8公顷。\n\n柏舟市整改办\n2026年7月9日\n"
    )
    body = "三、工作成效\n青崖坪废石场累计复绿24.0公顷。"
    made = renewed(tmp_path, body, others={other: text})
    mark, sentence = became(made, "青崖坪")
    assert mark == OPEN
    assert sentence == (
        f"青崖坪废石场累计复绿【不一致：台账“台账.xlsx”为31.5公顷，《{other}》为29.8公顷】。"
    )
    assert [slot.status for slot in made.slots if slot.old] == ["conflict"]
    assert any("不一致，请核实" in line for line in made.missing)
