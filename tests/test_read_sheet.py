"""Workbooks and CSV: rows with their header, values as shown."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from index.read import Limits, ReadError, read
from index.read_sheet_values import shown_number


def test_rows_carry_their_header_and_merged_cells_come_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["海州市整改任务台账"])
    sheet.append(["序号", "责任单位", None, "时限"])
    sheet.append([None, "牵头", "配合", None])
    sheet.append([1, "市水务局", "市住建局", "2023年底"])
    sheet.append([2, None, "市城管局", "2024年底"])
    for area in ("A1:D1", "A2:A3", "B2:C2", "D2:D3", "B4:B5"):
        sheet.merge_cells(area)
    book.save(tmp_path / "a.xlsx")
    got = read(tmp_path / "a.xlsx")
    assert got.text.split("\n") == [
        "海州市整改任务台账",
        "序号：1；责任单位·牵头：市水务局；责任单位·配合：市住建局；时限：2023年底",
        "序号：2；责任单位·配合：市城管局；时限：2024年底",
    ]
    assert got.headings == ()


def test_each_of_several_sheets_begins_with_its_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "水环境"
    book.active.append(["序号", "项目"])
    book.active.append([1, "管网"])
    second = book.create_sheet("大气")
    second.append(["序号", "项目"])
    second.append([2, "锅炉"])
    book.create_sheet("空表")
    hidden = book.create_sheet("选项")
    hidden.append(["不应出现"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    got = read(tmp_path / "a.xlsx")
    assert got.text.split("\n") == ["水环境", "序号：1；项目：管网", "大气", "序号：2；项目：锅炉"]
    assert [got.text[h.start : h.end] for h in got.headings] == ["水环境", "大气"]


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (datetime.datetime(2025, 3, 1), "yyyy-mm-dd", "2025-03-01"),
        (datetime.datetime(2025, 3, 1), "mm-dd-yy", "2025-03-01"),
        (datetime.datetime(2025, 3, 1), 'yyyy"年"m"月"', "2025年3月"),
        (datetime.datetime(2025, 3, 1), 'yyyy"年"m"月"d"日"', "2025年3月1日"),
        (datetime.datetime(2025, 3, 1), "yyyy-mm", "2025-03"),
        (datetime.datetime(2025, 3, 1), "[$-804]yyyy", "2025"),
        (datetime.datetime(2025, 3, 1, 9, 30), "yyyy/m/d h:mm", "2025-03-01 09:30"),
        (0.853, "0.0%", "85.3%"),
        (0.5, "0%", "50%"),
        (11, "General", "11"),
        (2.0, "General", "2"),
        ("文字", "@", "文字"),
    ],
)
def test_values_are_read_as_shown(tmp_path: Path, value: object, code: str, shown: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["项目", "数值"])
    book.active.append(["甲", value])
    book.active["B2"].number_format = code
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx").text == f"项目：甲；数值：{shown}"


def test_the_built_in_dates_of_a_chinese_excel_are_dates(tmp_path: Path) -> None:
    import zipfile

    book = openpyxl.Workbook()
    book.active.append(["任务", "完成日期"])
    book.active.append(["甲", 45717])
    book.active["B2"].number_format = "0.00"
    book.save(tmp_path / "a.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "a.xlsx") as old,
        zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'numFmtId="2"', b'numFmtId="57"'))
    assert read(tmp_path / "b.xlsx").text == "任务：甲；完成日期：2025年3月"


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (-3.2, "0.0_);(0.0)", "(3.2)"),
        (83.6, '0.0"亿元"', "83.6亿元"),
        (1.5, "0.##", "1.5"),
        (1.0, "0.0#", "1.0"),
        (7, "000", "007"),
        (123456, "0.0,", "123.5"),
        (0.1 + 0.2, "General", "0.3"),
        (1e15, "General", "1000000000000000"),
        (12.5, "[Red]0.0%", "1250.0%"),
        (0.25, "# ?/?", "0.25"),
        (12345, "0.00E+00", "12345"),
        (5, '"¥"#,##0', "¥5"),
        (-0.001, "0.0", "0.0"),
        (1e30, "0.00", "1000000000000000000000000000000"),
        (float("inf"), "0.00", "inf"),
    ],
)
def test_number_formats_are_followed(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_a_csv_of_the_old_encoding_becomes_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('序号,责任单位\r\n1,"市水务局,市住建局"\r\n'.encode("gb18030"))
    assert read(path).text == "序号：1；责任单位：市水务局,市住建局"


def test_a_workbook_that_is_not_one_is_named_as_broken(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x")
    (tmp_path / "b.xlsx").write_bytes(b"no zip")
    for name in ("a.xlsx", "b.xlsx"):
        with pytest.raises(ReadError, match="已损坏"):
            read(tmp_path / name)


def test_an_encrypted_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    path.write_bytes(container + "EncryptedPackage".encode("utf-16-le") + bytes(500))
    with pytest.raises(ReadError, match="已加密"):
        read(path)


def test_a_sheet_over_the_limit_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["序号", "项目"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(ReadError, match="过大"):
        read(tmp_path / "a.xlsx", Limits(part_bytes=100))
