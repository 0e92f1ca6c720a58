"""The command `compare`."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import REPORTS, Call

from assistant.cli import run


def test_compare_prints_one_json_document_as_in_the_contract(call: Call) -> None:
    done = call("compare", "空气质量优良天数", "--place", "望潮市", "--json")
    document = done.json()
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
    assert list(document) == ["indicator", "series", "points", "conflicts", "near", "seconds"]
    values = {point["period"][1][:4]: point["value"] for point in document["points"]}
    assert values == {"2023": "288", "2024": "301"}
    for point in document["points"]:
        text = REPORTS[point["report"]]
        assert text[point["start"] : point["end"]] == point["quote"]
    (change,) = document["series"][0]["changes"]
    assert (change["difference"], change["growth"], change["computed"]) == ("13", "4.5", True)


def test_compare_lists_values_with_their_sources(call: Call) -> None:
    done = call("compare", "空气质量优良天数", "--from", "2024")
    assert done.code == 0
    assert "301天" in done.out
    assert "288天" not in done.out
    assert "望潮市2024年整改落实情况报告" in done.out


def test_nothing_to_compare_is_said(call: Call) -> None:
    done = call("compare", "集装箱吞吐量")
    assert done.code == 0
    assert "没有符合条件的“集装箱吞吐量”数据" in done.out
    assert call("compare", "集装箱吞吐量", "--json").json()["points"] == []


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_chart_is_written(call: Call, tmp_path: Path, suffix: str) -> None:
    chart = tmp_path / f"图{suffix}"
    done = call("compare", "空气质量优良天数", "--plot", str(chart))
    assert done.code == 0
    assert str(chart) in done.err
    assert chart.read_bytes()[:4] in (b"\x89PNG", b"<?xm")


def test_a_chart_that_cannot_be_written_is_said_in_one_line(call: Call, tmp_path: Path) -> None:
    done = call("compare", "空气质量优良天数", "--plot", str(tmp_path / "没有" / "图.png"))
    assert done.code == 1
    assert "写不了图片" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare"], "缺少参数：指标"),
        (["compare", "社零", "--from", "24"], "“24”不是年份"),
        (["compare", "社零", "--plot", "图.jpg"], ".png 或 .svg"),
    ],
)
def test_wrong_usage_is_refused(
    arguments: list[str], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert said in capfd.readouterr().err
