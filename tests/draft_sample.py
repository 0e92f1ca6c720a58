"""A draft of a few sentences with everything that a draft can hold, for the tests of exports."""

from __future__ import annotations

from assistant.draft_model import CellCitation, Change, Draft, Letter, Renewal
from assistant.draft_sentence import Piece, Written, number_citations
from assistant.reply import Citation

__all__ = ["DRAFT", "MISSING", "TITLE"]

TITLE = "岚溪县2025年上半年环境保护督察反馈意见整改落实情况报告"
MISSING = ("砚川水厂的完成日期（责任单位：县水务局）", "管网长度两处不一致：12公里、13公里")

FUNDS = Citation(0, "丙", "丙报告", ("二、资金",), 0, 9, 4, "落实资金12100万元。")
TASKS = CellCitation(
    0,
    "台账.xlsx",
    "台账",
    ("台账", "“整改状态”列"),
    0,
    0,
    None,
    "由台账统计：整改状态为“已完成”的第3、4行＝2项：“已完成”（第3行）、“已完成”（第4行）",
    "F3:F4",
    "＝2项",
)
NOW = Citation(0, "甲", "甲报告", ("一、港口",), 3, 9, 2, "靠泊421艘次。")
BEFORE = Citation(0, "乙", "乙报告", ("一、港口",), 3, 9, None, "靠泊318艘次。")
WORDS = Citation(0, "丁", "丁<报告>", (), 0, 9, None, "机制运行平稳。")

_SECTIONS = number_citations(
    [
        Written("", 1, ((Piece("已完成2项，", (TASKS,)), Piece("投入1.21亿元。", (FUNDS,))),)),
        Written(
            "一、港口与岸线",
            1,
            (
                (
                    Piece("靠泊421艘次，", (NOW,)),
                    Piece("同比增长32.4%。", (NOW, BEFORE), "(421−318)÷318=32.4%"),
                ),
                (Piece("机制运行平稳。", (WORDS,)),),
            ),
        ),
        Written("（一）管网", 2, ((Piece("新建【不一致：12公里、13公里】。"),),)),
        Written("1.水厂", 3, ((Piece("砚川水厂于【待补：砚川水厂的完成日期】建成\x0c。"),),)),
        Written("（1）泵站。", 4, ((Piece("机制运行平稳。", (WORDS,)),),)),
    ]
)
_LAST = Citation(0, "旧", "旧报告", ("一、港口",), 0, 9, None, "靠泊318艘次，机制运行平稳。")
RENEWALS = (
    Renewal(
        "updated",
        ("一、港口与岸线",),
        _LAST,
        "靠泊421艘次[3]，机制运行平稳[5]。",
        (Change("318艘次", "421艘次", "本期数字"),),
        "数字已换成本期的",
    ),
    Renewal("dropped", ("一、港口与岸线",), _LAST, "", (), "只属上期"),
    Renewal("new", ("（一）管网",), None, "新建<管网>【待补：长度】。", ()),
)
DRAFT = Draft(
    "整改报告",
    TITLE,
    _SECTIONS.sections,
    (),
    MISSING,
    Letter("澜海省人民政府", ("整改任务清单。", "销号情况表"), "岚溪县人民政府", "2025年7月8日"),
    RENEWALS,
)
