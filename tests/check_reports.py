"""Reports of an invented city that agree, contradict each other and miscount, for checking."""

from __future__ import annotations

from pathlib import Path

__all__ = ["BULLETIN", "DRAFT", "LAST", "TEXTS", "write_files"]

BULLETIN = "云汐市2024年国民经济和社会发展统计公报"
DRAFT = "云汐市2024年政府工作情况报告"
LAST = "云汐市2023年政府工作情况报告"

TEXTS = {
    BULLETIN: """云汐市2024年国民经济和社会发展统计公报

一、农业
2024年，全市粮食产量18.64万吨，水产品产量9.37万吨。

二、人口
2024年，全市城镇新增就业2.46万人。

云汐市统计局
2025年3月18日
""",
    LAST: """云汐市2023年政府工作情况报告

一、主要工作
2023年，全市粮食产量17.92万吨，完成造林3.1万亩。

云汐市人民政府
2024年1月20日
""",
    DRAFT: """云汐市2024年政府工作情况报告

一、主要工作
2024年，全市粮食产量18.64万吨。2024年，全市水产品产量19.37万吨。
2024年，市政府办理建议提案96件，其中农业类41件、交通类30件、教育类35件。

云汐市人民政府
2025年1月21日
""",
}


def write_files(folder: Path, *names: str) -> list[Path]:
    """Text files of these reports, all of them where none is named."""
    paths = []
    for name in names or tuple(TEXTS):
        path = folder / f"{name}.txt"
        path.write_text(TEXTS[name], encoding="utf-8")
        paths.append(path)
    return paths
