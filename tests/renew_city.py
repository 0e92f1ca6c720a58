"""An invented city's last report and ledger, for the tests of the next report from the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from fakes import HashingEncoder
from ledger_books import FULL, write_book

from assistant.evidence_gather import gather
from assistant.ledger_read import read_ledger
from assistant.renew import Renewed, renew
from assistant.reporting_period import read_period
from index.library import Library

PLACE = "柏舟市"
LAST = "柏舟市2025年度生态环境保护督察反馈意见整改落实情况报告"
LEAD = (
    "2023年4月，省第二生态环境保护督察组对柏舟市开展督察，7月6日反馈两类5个问题，"
    "我市确定5项整改任务。截至2025年12月底，5项任务中，已完成2项（其中已销号1项），"
    "达到序时进度2项，未达到序时进度1项，完成率40.0%。现将2025年度整改落实情况报告如下："
)
ROWS: tuple[Mapping[str, object], ...] = (
    {
        "problem": "柏溪河段32个排污口没有整治",
        "goal": "32个排污口整治到位",
        "lead": "市生态环境局",
        "deadline": "2025年12月底",
        "status": "已完成",
        "progress": "32个排污口全部完成整治",
        "done_on": "2025-11-20",
        "closing": "已销号",
    },
    {
        "problem": "青崖坪废石场长期裸露",
        "goal": "40公顷废石场复绿",
        "lead": "市自然资源局",
        "deadline": "2026年12月底",
        "status": "达到序时进度",
        "progress": "累计复绿废石场31.5公顷",
    },
    {
        "problem": "老城供水管网漏损严重",
        "goal": "改造供水管网120公里",
        "lead": "市水务局",
        "deadline": "2026年12月底",
        "status": "未达到序时进度",
        "progress": "累计改造供水管网66.4公里",
        "note": "市级督办",
    },
    {
        "problem": "东渡码头散货堆场扬尘突出",
        "goal": "堆场全部封闭",
        "lead": "市交通运输局",
        "deadline": "2026年3月底",
        "status": "已完成",
        "progress": "封闭料仓3座投入使用",
        "done_on": "2026-03-10",
        "closing": "正在公示",
    },
    {
        "problem": "河西养殖场粪污直排",
        "goal": "18家养殖场配套设施",
        "lead": "市农业农村局",
        "deadline": "2025年12月底",
        "status": "基本完成",
        "progress": "17家养殖场配套设施建成",
    },
)


def write_ledger(path: Path, rows: Sequence[Mapping[str, object]] = ROWS) -> Path:
    """The ledger of the city as of the end of June 2026."""
    base: dict[str, object] = {
        "measures": "按方案整改",
        "support": "市财政局",
        "done_on": None,
        "closing": "未到期",
        "note": None,
    }
    fields = (
        "problem",
        "goal",
        "measures",
        "lead",
        "support",
        "deadline",
        "status",
        "progress",
        "done_on",
        "closing",
        "note",
    )
    table = [[n, *((base | row)[f] for f in fields)] for n, row in enumerate(map(dict, rows), 1)]
    title = "柏舟市督察整改任务台账（截至2026年6月底）"
    return write_book(path, table, header=FULL, title=title)


def report(
    body: str, lead: str = LEAD, end: str = "柏舟市人民政府\n2026年1月12日", title: str = LAST
) -> str:
    """The last report with a body of one's own."""
    return f"{title}\n\n{lead}\n\n{body}\n\n{end}\n"


def renewed(
    folder: Path,
    body: str,
    period: str = "2026年上半年",
    ledger: bool = True,
    given: Mapping[str, str] | None = None,
    others: Mapping[str, str] | None = None,
    lead: str = LEAD,
    title: str = LAST,
    rows: Sequence[Mapping[str, object]] = ROWS,
) -> Renewed:
    """The next report from a last one with this body; `others` are texts of more reports."""
    files = folder / "files"
    files.mkdir(parents=True)
    (files / f"{title}.txt").write_text(report(body, lead, title=title), encoding="utf-8")
    for name, text in (others or {}).items():
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    book = read_ledger(write_ledger(folder / "台账.xlsx", rows)) if ledger else None
    when = read_period(period)
    assert when is not None
    with Library.open(folder / "library", HashingEncoder()) as library:
        library.add([files])
        evidence = gather(library, PLACE, when, book, without=[title])
        return renew(library, title, evidence, book, given)


def text_of(made: Renewed) -> str:
    """The whole text for sending, a heading or paragraph in each line."""
    lines = []
    for section in made.written:
        lines.append(section.heading)
        lines += ["".join(piece.text for piece in p) for p in section.paragraphs]
    return "\n".join(lines)


def became(made: Renewed, begin: str) -> tuple[str, str]:
    """The mark and the new text of the first sentence of the last report that begins so."""
    for sentence in made.renewals:
        if sentence.old is not None and sentence.old.quote.startswith(begin):
            return sentence.mark, "".join(piece.text for piece in sentence.paragraph)
    raise AssertionError(f"no sentence begins with {begin}")
