from __future__ import annotations

from collections.abc import Iterator

import pytest
from fakes import HashingEncoder
from renew_city import LAST, report
from sample_corpus import COASTAL

from assistant.draft_sentence import Piece
from assistant.renew_frame import LastReport, read_last
from assistant.renew_heading import number_of, numbered, renew_heading, renew_title
from assistant.renew_lock import locked, unsourced
from assistant.renew_parts import CASES, LEAD, OVERVIEW, PLANS, PROBLEMS, RESULTS, part_of, theme_of
from assistant.renew_words import TimeWords
from assistant.reply import Citation
from assistant.reporting_period import read_period
from index.library import Library

BODY = (
    "一、整改任务总体进展\n（一）已到时限任务2项。完成2项。\n二、工作成效\n坚持周调度；拆除锅炉3台。"
    "定期复核。\n三、存在的问题\n一是漏损率高。\n四、2026年工作安排\n推进复绿。"
)


@pytest.fixture(scope="module")
def last(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LastReport]:
    folder = tmp_path_factory.mktemp("last")
    path = folder / f"{LAST}.txt"
    end = "附件：柏舟市整改任务台账（截至2025年12月）\n柏舟市人民政府\n2026年1月12日"
    path.write_text(report(BODY, end=end), encoding="utf-8")
    with Library.open(folder / "library", HashingEncoder()) as library:
        library.add([path])
        yield read_last(library, LAST)


def test_blocks_are_the_headings_with_their_part(last: LastReport) -> None:
    assert [(b.heading, b.level, b.part) for b in last.blocks] == [
        ("", 0, LEAD),
        ("一、整改任务总体进展", 1, OVERVIEW),
        ("（一）已到时限任务2项。", 2, OVERVIEW),
        ("二、工作成效", 1, RESULTS),
        ("三、存在的问题", 1, PROBLEMS),
        ("四、2026年工作安排", 1, PLANS),
    ]


def test_sentences_are_cited_as_they_stand(last: LastReport) -> None:
    text = last.report.text
    sentences = [s for block in last.blocks for s in block.sentences]
    for sentence in sentences:
        assert last.cite(sentence).quote == text[sentence.start : sentence.end]
        assert all(sentence.text[a.start : a.end] == a.figure.quote for a in sentence.amounts)
    assert "定期复核。" in [s.text for s in sentences]
    assert all("人民政府" not in s.text for s in sentences)


def test_the_letter_has_all_but_the_date(last: LastReport) -> None:
    assert last.letter.signer == "柏舟市人民政府"
    assert last.letter.attachments == ("柏舟市整改任务台账（截至2025年12月）",)
    assert last.letter.date == ""
    assert last.period is not None
    assert last.period.label == "2025年"


@pytest.mark.parametrize(
    ("path", "part"),
    [
        (("二、整改任务完成情况",), OVERVIEW),
        (("二、整改任务完成情况", "（二）时限在2024年及以后的8项任务"), OVERVIEW),
        (("四、仍需解决的问题", "（二）部分任务完成后出现松劲"), PROBLEMS),
        (("二、督察反馈问题整改情况",), RESULTS),
        (("2024年工作回顾",), RESULTS),
        (("2025年工作安排", "（一）做强产业"), PLANS),
        (("五、下一步打算",), PLANS),
        (("三、成效", "（九）典型案例"), CASES),
        ((), LEAD),
    ],
)
def test_a_section_is_known_by_its_headings(path: tuple[str, ...], part: str) -> None:
    assert part_of(path) == part


def test_a_theme_is_what_a_text_has_most_words_of() -> None:
    assert theme_of("农村黑臭水体和农业面源") == "农业农村"
    assert theme_of("锅炉和扬尘") == "大气"
    assert theme_of("锅炉", least=2) == ""
    assert theme_of("领导小组") == ""


def test_headings_lose_their_figures_times_and_boasts(last: LastReport) -> None:
    new = read_period("2026年上半年")
    assert new is not None
    words = TimeWords(last.period, new)
    renewed = [renew_heading(words, block) for block in last.blocks]
    assert renewed[2] == "（一）已到时限任务"
    assert renewed[5] == "四、下一步工作安排"
    assert renew_title(words, LAST) == LAST.replace("2025年度", "2026年上半年")
    assert renew_title(words, "柏舟市2026年政府工作报告") == "柏舟市2027年政府工作报告"


def test_headings_are_counted_anew() -> None:
    heads = [
        ("一、甲", 1),
        ("（二）乙", 2),
        ("（四）丙", 2),
        ("三、丁", 1),
        ("（三）戊", 2),
        ("己", 1),
    ]
    assert numbered(heads) == ["一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊", "己"]
    number = number_of("（九）甲")
    assert number is not None
    assert [number.of(n) for n in (10, 11, 20, 21)] == [
        "（十）",
        "（十一）",
        "（二十）",
        "（二十一）",
    ]


def test_the_lock_opens_what_no_citation_states() -> None:
    cited = Citation(0, "r", "r", (), 0, 0, None, "改造管网8.3公里")
    good = Piece("改造管网8.3公里，", (cited,))
    bad = Piece("累计66.4公里。", (cited,))
    reckoned = Piece("占55.3%。", (cited,), "66.4÷120=55.3%")
    assert [len(unsourced(p)) for p in (good, bad, reckoned)] == [0, 1, 0]
    paragraph, left = locked((good, bad, reckoned))
    assert "".join(p.text for p in paragraph) == "改造管网8.3公里，累计【待补】。占55.3%。"
    assert left == ("66.4公里",)


def test_a_damaged_report_is_read_as_far_as_it_goes(samples: Library) -> None:
    frame = read_last(samples, COASTAL[2])
    assert frame.period is not None
    assert frame.period.label == "2024年上半年"
    assert {block.part for block in frame.blocks} == {
        LEAD,
        OVERVIEW,
        RESULTS,
        CASES,
        PROBLEMS,
        PLANS,
    }
