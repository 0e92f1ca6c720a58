"""Old Office files (.doc .wps .rtf .xls .et), through LibreOffice or antiword if installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from index.document import Document
from index.read_docx import read_docx
from index.read_lines import Lines
from index.read_sheet import read_xlsx
from index.read_source import LIMITS, Limits, ReadError, Source

__all__ = ["old_sheet_as_xlsx", "read_old_sheet", "read_old_word"]

_TIMEOUT_S = 120
_NO_WORD = (
    "读取 {} 需要 LibreOffice 或 antiword，本机没有安装；请安装，或用 Word 另存为 .docx 后再添加。"
)
_NO_SHEET = "读取 {} 需要 LibreOffice，本机没有安装；请安装，或用 Excel 另存为 .xlsx 后再添加。"
_FAILED = "无法转换，文件可能有密码或已损坏，请用 Office 打开后另存为 {} 再添加。"
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
# A fresh profile that runs no macro and loads nothing that a document links to.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def read_old_word(source: Source, limits: Limits = LIMITS) -> Document:
    """The document of a .doc, .wps or .rtf file; its format is the extension.

    LibreOffice is asked first because it keeps tables, notes and headings; antiword, which gives
    .doc as plain lines, when that is missing or fails. Raises ReadError when neither can.
    """
    office, antiword = _office(), shutil.which("antiword")
    if not office and not antiword:
        raise ReadError(source.path, _NO_WORD.format(source.suffix))
    failed = ReadError(source.path, _FAILED.format(".docx"))
    with tempfile.TemporaryDirectory(prefix="report-assistant-") as folder:
        original = _copy(source, Path(folder))
        converted = _convert(office, original, "docx") if office else None
        if converted:
            return _renamed(read_docx(_as_source(source, converted), limits), source)
        text = _antiword(antiword, original) if antiword else ""
    if not text.strip():
        raise failed
    lines = Lines()
    lines.add(text)
    return _renamed(lines.document("doc"), source)


def read_old_sheet(source: Source, limits: Limits = LIMITS) -> Document:
    """The document of an .xls or .et workbook through LibreOffice; raises ReadError without it."""
    with tempfile.TemporaryDirectory(prefix="report-assistant-") as folder:
        converted = old_sheet_as_xlsx(source, Path(folder))
        return _renamed(read_xlsx(_as_source(source, converted), limits), source)


def old_sheet_as_xlsx(source: Source, folder: Path) -> Path:
    """An .xls or .et workbook as an .xlsx in a folder; raises ReadError where it cannot be made."""
    office = _office()
    if not office:
        raise ReadError(source.path, _NO_SHEET.format(source.suffix))
    converted = _convert(office, _copy(source, folder), "xlsx")
    if not converted:
        raise ReadError(source.path, _FAILED.format(".xlsx"))
    return converted


def _office() -> str | None:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _copy(source: Source, folder: Path) -> Path:
    """The bytes under a plain name; WPS files are named as the Office files they are inside."""
    suffix = {".wps": ".doc", ".et": ".xls"}.get(source.suffix, source.suffix)
    path = folder / f"original{suffix}"
    path.write_bytes(source.data())
    return path


def _as_source(source: Source, path: Path) -> Source:
    return Source(source.path, path.name, path.stat().st_size, path)


def _renamed(document: Document, source: Source) -> Document:
    form = source.suffix.lstrip(".")
    return Document(document.text, form, document.pages, document.headings, document.dropped)


def _convert(office: str, original: Path, form: str) -> Path | None:
    """The converted file beside the original, None when LibreOffice could not or took too long."""
    profile = original.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", form]
    profile_option = f"-env:UserInstallation={profile.as_uri()}"
    target = original.parent / "converted"
    _run([office, profile_option, *options, "--outdir", str(target), str(original)])
    converted = target / f"{original.stem}.{form}"
    return converted if converted.is_file() and converted.stat().st_size else None


def _antiword(antiword: str, original: Path) -> str:
    """Plain text of a .doc file, a paragraph a line; '' when antiword cannot read it."""
    text = _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(original)])
    return text.replace(" |", "；")


def _run(command: list[str]) -> str:
    """What a program wrote, '' when it failed; ended with its children when it takes too long."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            _end(process)
            return ""
    return output.decode("utf-8", errors="replace") if process.returncode == 0 else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.communicate()
