"""The command `figures`, and units of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from shell import LATEST, Call

from assistant.cli import run
from assistant.settings import TERMS_VARIABLE
from index.tables import use_folder


def test_figures_are_shown_with_what_they_measure(call: Call) -> None:
    done = call("figures", LATEST)
    assert done.code == 0
    assert "46台" in done.out
    assert done.out.rstrip().endswith("个数字。")


def test_an_unknown_report_is_named_with_the_nearest(call: Call) -> None:
    done = call("figures", LATEST[:-4])
    assert done.code == 1
    assert LATEST in done.err


def test_a_unit_of_the_users_own_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    terms, library = tmp_path / "词表", str(tmp_path / "库")
    terms.mkdir()
    (terms / "units.tsv").write_text("草垛\tcount\t1\n", encoding="utf-8")
    report = tmp_path / "云汐市2024年工作报告.txt"
    report.write_text("云汐市2024年工作报告\n全年固沙320草垛。\n", encoding="utf-8")
    monkeypatch.setenv(TERMS_VARIABLE, str(terms))
    try:
        assert run(["add", str(report), "--library", library]) == 0
        capfd.readouterr()
        assert run(["figures", report.stem, "--library", library, "--json"]) == 0
        assert '"unit": "草垛"' in capfd.readouterr().out
    finally:
        use_folder(None)


def test_a_broken_line_of_the_users_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "units.tsv").write_text("# 单位\n草垛\n", encoding="utf-8")
    report = tmp_path / "甲.txt"
    report.write_text("全年固沙320草垛。\n", encoding="utf-8")
    monkeypatch.setenv(TERMS_VARIABLE, str(tmp_path))
    try:
        assert run(["add", str(report), "--library", str(tmp_path / "库")]) == 1
        assert "第 2 行" in capfd.readouterr().err
    finally:
        use_folder(None)
