"""Who held an office in the last report: another may hold it now, so the name is left open."""

from __future__ import annotations

import re

from assistant.draft_sentence import Paragraph, Piece

__all__ = ["without_holders"]

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁"
    "魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎"
    "易武乔贺赖龚"
)
_OFFICE = (
    "(?:副)?(?:书记|市长|省长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|主任|局长|厅长|部长)|同志"
)
_NO_NAME = "委组支总副任常和与及或由向各全市省县区州乡镇政府党院会长对经的第一两鞍"
_HOLDER = re.compile(
    rf"(^|[^一-龥]|[由向和与及经对]|书记|[市省县区]长)([{_SURNAMES}][^\W\d{_NO_NAME}]{{1,2}})"
    rf"(?={_OFFICE})"
    rf"|(委书记|[市省县区]长)([{_SURNAMES}][^\W\d{_NO_NAME}]{{1,2}})"
    rf"(?=[，、。；：任主出带做作率分多先赴等亲])"
)


def without_holders(paragraph: Paragraph, report: str) -> tuple[Paragraph, tuple[str, ...]]:
    """The paragraph with the names open that only the last report gives, and those names.

    A name is known by its surname and by standing right beside an office or 同志.
    """
    found: list[str] = []
    pieces: list[Piece] = []
    for piece in paragraph:
        said = [c.quote for c in piece.citations if c.report != report]

        def put(match: re.Match[str], said: list[str] = said) -> str:
            lead, name = match[1] or match[3] or "", match[2] or match[4]
            if any(name in quote for quote in said):
                return match.group()
            found.append(name)
            return f"{lead}【待补：姓名】"

        pieces.append(Piece(_HOLDER.sub(put, piece.text), piece.citations, piece.formula))
    return tuple(pieces), tuple(found)
