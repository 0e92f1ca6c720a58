from __future__ import annotations

from draft_city import evidence_of
from evidence_library import HALF

from assistant.draft_model import CellCitation
from assistant.draft_themes import ThemeRecords, theme_records
from assistant.ledger import Ledger
from assistant.template_model import IndicatorRule, Theme
from index.library import Library

AIR = Theme(
    "大气",
    ("优良天数", "细颗粒物", "大气"),
    (
        IndicatorRule(("优良天数",), "天"),
        IndicatorRule(("臭氧浓度",), "微克/立方米", required=True),
    ),
    "市生态环境局",
)
WATER = Theme(
    "水",
    ("管网", "断面", "水质", "水厂"),
    (
        IndicatorRule(("新建改造管网",), "公里", "累计"),
        IndicatorRule(("国控断面水质优良比例",), "%", required=True),
    ),
)
LAND = Theme("矿山", ("矿坑", "采石场"))
NOTHING = Theme("海洋", ("海域", "围塘"))
THEMES = (AIR, WATER, LAND, NOTHING)


def written(
    library: Library, ledger: Ledger | None = None, given: dict[str, str] | None = None
) -> ThemeRecords:
    evidence = evidence_of(library, "2026年上半年", ledger)
    wanted = [theme.name for theme in THEMES]
    return theme_records(THEMES, wanted, evidence, ledger, given or {})


def lines(records: ThemeRecords, theme: str, part: str = "进展") -> list[str]:
    record = next(r for r in records.records if r["名称"].text == theme)
    return [sentence.text for sentence in record[part].sentences]


def test_each_sentence_stands_under_one_theme(city: Library) -> None:
    found = written(city)
    said = [line for theme in THEMES for line in lines(found, theme.name)]
    assert len(said) == len(set(said))
    assert lines(found, "大气")[0].startswith("上半年市区优良天数158天")
    assert "6个国控断面中5个水质优良，占83.3%。" in lines(found, "水")
    assert lines(found, "海洋") == []


def test_the_themes_are_in_their_order_and_only_the_wanted_ones(city: Library) -> None:
    evidence = evidence_of(city, "2026年上半年")
    found = theme_records(THEMES, ["水", "大气"], evidence, None, {})
    assert [record["名称"].text for record in found.records] == ["大气", "水"]


def test_an_indicator_that_a_sentence_tells_is_not_said_twice(city: Library) -> None:
    assert lines(written(city), "大气", "指标") == [
        "【待补：2026年上半年臭氧浓度（微克/立方米），责任单位：市生态环境局】"
    ]


def test_a_sentence_that_speaks_of_an_indicator_leaves_no_gap_for_it(city: Library) -> None:
    found = written(city)
    assert lines(found, "水", "指标") == []
    slot = next(entry for entry in found.entries if entry.name == "国控断面水质优良比例")
    assert (slot.status, slot.required, slot.problem) == ("missing", False, "")


def test_an_indicator_without_a_sentence_is_one_of_its_own(city: Library) -> None:
    theme = Theme("水", ("断面",), (IndicatorRule(("新建改造管网",), "公里", "累计"),))
    found = theme_records([theme], ["水"], evidence_of(city, "2026年上半年"), None, {})
    (line,) = found.records[0]["指标"].sentences
    assert line.text == "新建改造管网96.4公里"
    assert [c.report for c in line.citations] == [HALF]


def test_a_task_of_the_ledger_is_told_where_no_sentence_has_its_figures(
    city: Library, ledger: Ledger
) -> None:
    told = lines(written(city, ledger), "矿山")
    assert any("“鹿鸣山矿坑裸露”问题整改，累计修复61.3公顷，占67.7%" in line for line in told)
    assert not any(
        "问题整改，累计新建改造管网96.4公里" in line for line in lines(written(city, ledger), "水")
    )


def test_what_a_ledger_tells_cites_the_name_and_the_progress_of_the_task(
    city: Library, ledger: Ledger
) -> None:
    record = next(r for r in written(city, ledger).records if r["名称"].text == "矿山")
    sentence = next(s for s in record["进展"].sentences if "鹿鸣山" in s.text)
    assert len(sentence.citations) == 2
    assert all(isinstance(citation, CellCitation) for citation in sentence.citations)


def test_a_theme_that_a_person_wrote_is_theirs_alone(city: Library) -> None:
    found = written(city, given={"海洋进展": "清退围塘3口。\n补种柽柳2亩。"})
    assert lines(found, "海洋") == ["清退围塘3口。", "补种柽柳2亩。"]
    entry = next(entry for entry in found.entries if entry.name == "海洋进展")
    assert [citation.title for citation in entry.citations] == ["使用者填写"]


def test_what_stands_in_the_draft_already_is_not_told_again(city: Library) -> None:
    evidence = evidence_of(city, "2026年上半年")
    used = [
        citation
        for sentence in written(city).records[0]["进展"].sentences
        for citation in sentence.citations
    ]
    again = theme_records(THEMES, ["大气"], evidence, None, {}, used)
    assert lines(again, "大气") == []
