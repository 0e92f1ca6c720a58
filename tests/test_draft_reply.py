from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from model_server import model_server
from rich.console import Console
from shell import Call

from assistant.answer import answer
from assistant.as_json import json_of_answer
from assistant.draft import draft
from assistant.draft_model import CellCitation
from assistant.model_answer import model_answers
from assistant.model_endpoint import Endpoint
from assistant.render_answer import answer_page
from assistant.reply import Answer, Citation
from assistant.web_sources import source_cards
from assistant.web_thread import Turn, thread
from index.hit import Filters
from index.library import Library

_ORDER = "起草一段云汐市2025年上半年整改任务总体进展"


def _paragraph(reply: Answer) -> str:
    """The text of a draft without the notes below it."""
    return "\n".join(line for line in reply.answer.split("\n") if not line.startswith("（"))


def _unmarked(text: str) -> str:
    return re.sub(r"\[\d+\]", "", text)


def test_an_order_is_answered_with_the_paragraph_of_the_draft(samples: Library) -> None:
    reply = answer(samples, _ORDER)
    drafted = draft("总体进展", samples, "云汐市", "2025年上半年")
    (section,) = drafted.sections
    assert _unmarked(_paragraph(reply)) == _unmarked(section.text)
    assert not reply.refused
    assert reply.standalone == "云汐市2025年上半年整改任务进展情况"


def test_its_citations_are_numbered_from_one_in_reading_order(samples: Library) -> None:
    reply = answer(samples, _ORDER)
    marks = [int(n) for n in re.findall(r"\[(\d+)\]", reply.answer)]
    assert list(dict.fromkeys(marks)) == [c.n for c in reply.citations]
    assert [c.n for c in reply.citations] == list(range(1, len(reply.citations) + 1))
    for cited in reply.citations:
        assert samples.report(cited.report).text[cited.start : cited.end] == cited.quote


def test_every_sentence_of_it_is_cited(samples: Library) -> None:
    for sentence in re.findall(r"[^。]+。", _paragraph(answer(samples, _ORDER))):
        assert re.search(r"\[\d+\]|【待补：", sentence)


def test_the_newest_period_is_taken_and_said(samples: Library) -> None:
    reply = answer(samples, "写一段云汐市整改任务总体进展")
    assert "未写明时期，按库中最新的2025年上半年起草" in reply.answer
    assert _paragraph(reply) == _paragraph(answer(samples, _ORDER))


def test_the_place_and_year_of_the_filters_count(samples: Library) -> None:
    reply = answer(samples, "写一段整改任务总体进展", filters=Filters(year="2023", place="平樾"))
    assert reply.answer.startswith("截至2023年12月底")
    assert {c.report[:3] for c in reply.citations} == {"平樾市"}


@pytest.mark.parametrize(
    ("order", "filters", "reason"),
    [
        ("写一段整改任务总体进展", Filters(), "库中的地区有：云汐市"),
        ("写一段东岬市整改任务总体进展", Filters(), "库中没有东岬市的报告"),
        ("写一段云汐市2019年整改任务总体进展", Filters(), "2025年上半年、2024年"),
        ("写一段平樾市2024年轨道交通建设", Filters(), "平樾市2024年的报告没有写到“轨道交通建设”"),
        ("写一份讲话稿", Filters(), "例如“起草一段"),
        ("写一段平樾市整改进展", Filters(place="云汐市"), "限定的地区却是云汐市"),
        ("写一段云汐市2024年整改进展", Filters(year="2023"), "限定的年份却是2023年"),
    ],
)
def test_what_cannot_be_written_is_refused_with_what_there_is(
    samples: Library, order: str, filters: Filters, reason: str
) -> None:
    reply = answer(samples, order, filters=filters)
    assert reply.refused
    assert reason in reply.reason
    assert not reply.citations
    assert not re.search(r"\[\d+\]", reply.answer)


def test_a_topic_is_looked_for_by_its_official_term_too(samples: Library) -> None:
    reply = answer(samples, "写一段云汐市2025年上半年危废进展情况")
    assert not reply.refused
    assert all("危废" not in c.quote and "危险废物" in c.quote for c in reply.citations)


def test_how_a_whole_report_is_made_is_said_once(samples: Library) -> None:
    first = answer(samples, _ORDER)
    second = answer(samples, "换成2024年", [_ORDER])
    assert "report-assistant draft" in first.answer
    assert "report-assistant draft" not in second.answer
    assert second.answer.startswith("截至2024年12月底")


def test_a_question_after_a_draft_is_answered_as_before(samples: Library) -> None:
    reply = answer(samples, "其中已销号几项？", [_ORDER])
    assert reply.draft is None
    assert reply.short == ("12项",)


def test_a_language_model_is_not_asked_to_answer_an_order(samples: Library) -> None:
    reply = answer(samples, _ORDER)
    with model_server() as server:
        endpoint = Endpoint("test", server.url)
        assert list(model_answers(samples, reply, endpoint)) == [reply]
        assert not server.requests


def test_the_command_line_answers_an_order_in_every_way_alike(
    samples: Library, call: Call, tmp_path: Path
) -> None:
    folder = samples.folder
    one = json.loads(call("ask", _ORDER, "--json", library=folder).out)
    batch = tmp_path / "orders.jsonl"
    batch.write_text(json.dumps({"id": 7, "question": _ORDER}), encoding="utf-8")
    many = json.loads(call("ask", "--batch", str(batch), library=folder).out)
    asked = json.loads(call("ask", "云汐市2024年完成了几项？", "--json", library=folder).out)
    assert one["answer"] == many["answer"] == answer(samples, _ORDER).answer
    assert one.keys() == asked.keys()
    assert many["id"] == 7


def test_cells_of_a_ledger_are_sources_in_the_terminal_and_on_the_page(samples: Library) -> None:
    cells = CellCitation(
        *(
            2,
            "台账.xlsx",
            "台账.xlsx",
            ("整改任务", "H5:H16"),
            0,
            0,
            None,
            "由台账统计：已完成＝9项",
        ),
        cells="H5:H16",
        formula="9",
    )
    given = Citation(3, "", "使用者给定的报告期", (), 0, 0, None, "报告期：2024年")
    reply = Answer("起草", "", "已完成9项[2]，截至2024年[3]。", (), False, "", (cells, given), 0.1)
    written = StringIO()
    Console(file=written, width=100).print(answer_page(reply))
    assert "整改任务 › H5:H16" in written.getvalue()
    assert "位置：" not in written.getvalue()
    assert "来源：" not in written.getvalue()
    cards = source_cards(samples, reply.citations)
    assert "由台账统计：已完成＝9项" in cards
    assert "data-report" not in cards
    assert 'data-target="source-2"' in thread([Turn("起草", reply)])
    printed = json_of_answer(reply)["citations"]
    assert [source.get("cells") for source in printed] == ["H5:H16", None]


def test_notes_below_a_draft_stand_apart_on_the_page(samples: Library) -> None:
    reply = answer(samples, "写一段云汐市整改任务总体进展")
    page = thread([Turn("写一段云汐市整改任务总体进展", reply)])
    assert '<p class="why">（未写明时期，按库中最新的2025年上半年起草。）</p>' in page
    assert page.count('<p class="why">') == 2


def test_a_year_without_a_report_to_its_end_is_written_as_far_as_there_is_one(
    library: Library, files: Path
) -> None:
    text = (
        "临湾市督察整改落实情况报告\n现将截至2024年10月底的整改落实情况报告如下。\n一、整改任务完成情况\n"
        "截至2024年10月底，8项整改任务已完成5项，达到序时进度3项。"
        "开展扬尘专项整治，检查工地46个。\n"
    )
    (files / "临湾市2024年前10个月整改落实情况报告.txt").write_text(text, encoding="utf-8")
    library.add([files])
    reply = answer(library, "写一段临湾市2024年扬尘治理情况")
    assert reply.answer.startswith("开展扬尘专项整治，检查工地46个[1]。")
    assert "2024年10月" in reply.answer
    half = answer(library, "写一段临湾市2024年下半年扬尘治理情况")
    assert half.refused
    assert "2024年10月底" in half.reason
