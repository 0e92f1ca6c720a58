from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import LATEST, REPORTS, Call

from assistant.cli import run


def test_search_prints_one_json_document_as_in_the_contract(call: Call) -> None:
    done = call("search", "淘汰燃煤锅炉", "--json", "-k", "2")
    document = done.json()
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
    assert list(document) == ["query", "hits", "seconds"]
    assert document["query"] == "淘汰燃煤锅炉"
    assert [hit["rank"] for hit in document["hits"]] == [1, 2]
    keys = "rank report title heading start end page text similarity"
    for hit in document["hits"]:
        assert " ".join(hit) == keys
        assert REPORTS[hit["report"]][hit["start"] : hit["end"]] == hit["text"]


def test_ask_prints_one_json_document_as_in_the_contract(call: Call) -> None:
    done = call("ask", "望潮市2024年淘汰了多少台燃煤锅炉？", "--json")
    document = done.json()
    assert (done.code, done.err) == (0, "")
    keys = "question standalone answer short refused reason citations seconds"
    assert " ".join(document) == keys
    assert document["short"] == ["46台"]
    assert [" ".join(citation) for citation in document["citations"]] == [
        "n report title heading start end page quote"
    ]
    (citation,) = document["citations"]
    assert citation["report"] == LATEST
    assert REPORTS[LATEST][citation["start"] : citation["end"]] == citation["quote"]


def test_list_prints_one_object_a_report(call: Call) -> None:
    rows = call("list", "--json").json()
    assert [row["report"] for row in rows] == sorted(REPORTS)
    keys = "report title place year kind date characters passages figures"
    for row in rows:
        assert " ".join(row) == keys
        assert row["characters"] == len(REPORTS[row["report"]])


def test_show_as_json_holds_the_text_and_what_was_recognised(call: Call) -> None:
    document = call("show", LATEST, "--json").json()
    assert document["text"] == REPORTS[LATEST]
    assert document["report"] == LATEST
    for heading in document["headings"]:
        assert document["text"][heading["start"] : heading["end"]] == heading["text"]
    assert set(document["evidence"]) == {"title", "place", "year", "date", "kind"}


def test_figures_prints_one_object_a_figure_as_in_the_contract(call: Call) -> None:
    rows = call("figures", LATEST, "--json").json()
    keys = "report start end quote value scale unit indicator of qualifier role period place"
    assert len(rows) > 3
    for row in rows:
        assert set(keys.split()) <= set(row)
        assert REPORTS[LATEST][row["start"] : row["end"]] == row["quote"]
        start, end = row["sentence"]
        assert start <= row["start"] < row["end"] <= end
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)


def test_an_error_is_a_json_object_where_json_was_asked_for(call: Call) -> None:
    done = call("show", "没有的报告", "--json")
    assert done.code == 1
    assert list(done.json()) == ["error"]
    assert done.json()["error"] in done.err


def test_options_may_stand_before_the_command(
    tiny: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["--json", "--library", str(tiny), "list"]) == 0
    assert len(json.loads(capfd.readouterr().out)) == len(REPORTS)


def test_the_library_may_be_named_by_the_environment(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPORT_ASSISTANT_LIBRARY", str(tiny))
    assert run(["list", "--json"]) == 0
    assert len(json.loads(capfd.readouterr().out)) == len(REPORTS)
