"""Rebuild the built files of corpus/reports.   python scripts/make_corpus.py [FOLDER]

The sources are scripts/corpus_src; the result is the same on every run. Plain text, Markdown and
HTML files of corpus/reports are their own source.
"""

from __future__ import annotations

import datetime
import re
import sys
import zipfile
from pathlib import Path

from corpus_damage import damage
from corpus_docx import write_docx
from corpus_pdf import write_pdf
from corpus_source import source
from corpus_xlsx import write_ledger

__all__ = ["build"]

_REPORTS = Path(__file__).parents[1] / "corpus" / "reports"
_TITLE = "环境保护督察反馈意见整改落实情况报告"
_STAMP = datetime.datetime(2025, 7, 31)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_WORD = (
    f"云汐市2024年度{_TITLE}",
    f"平樾市2024年度{_TITLE}",
    "澜海省生态环境厅关于2024年全省环境空气质量和地表水环境质量排名情况的通报",
)
_PDF = {
    f"云汐市2023年度{_TITLE}": "云汐市督察整改工作领导小组办公室编印",
    "澜海省督察整改工作办公室关于做好2025年督察整改重点工作的通知": "澜海省督察整改工作办公室文件",
}
_LEDGERS = {"2024年12月": "整改任务进展2024年12月", "2025年6月": "整改任务进展2025年6月"}


def build(folder: Path) -> None:
    """Write every built file of the corpus into `folder`."""
    for name in _WORD:
        write_docx(source(name), folder / f"{name}.docx", _STAMP)
        _repack(folder / f"{name}.docx")
    for name, header in _PDF.items():
        write_pdf(source(name), folder / f"{name}.pdf", header)
    for as_of, progress in _LEDGERS.items():
        title = f"云汐市督察反馈问题整改任务台账（截至{as_of}）"
        write_ledger(title, progress, folder / f"{title}.xlsx", _STAMP)
        _repack(folder / f"{title}.xlsx")
    copied, old = f"云汐市2024年上半年{_TITLE}", f"平樾市2023年度{_TITLE}"
    (folder / f"{copied}.txt").write_bytes(damage(source(copied)).encode())
    (folder / f"{old}.txt").write_bytes(source(old).encode("gb18030"))


def _repack(path: Path) -> None:
    """Give every member of an Office file the same date, so that two builds are equal."""
    with zipfile.ZipFile(path) as office:
        members = [(info.filename, office.read(info)) for info in office.infolist()]
    stamp = _STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as office:
        for name, content in members:
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            info = zipfile.ZipInfo(name, _STAMP.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            office.writestr(info, content)


if __name__ == "__main__":
    build(
        Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "corpus" / "reports"
    )
