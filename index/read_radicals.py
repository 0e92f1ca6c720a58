"""Radical code points, which PDF fonts often give out in place of the characters they look like."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["without_radicals"]

_SUPPLEMENT = (
    "⺁厂⺇几⺌小⺎兀⺒巳⺓幺⺛旡⺝月⺟母⺠民⺩王⺪疋⺫目⺬示⺮竹⺯糹⺶羊⺷羊⺸羊⺻聿⺼月⺽臼"
    "⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻌辶⻑長⻒镸⻓长⻔门⻕阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠"
    "⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_DECOMPOSED = ((0x2F00, 0x2FD5), (0xF900, 0xFAFF))


def without_radicals(text: str) -> str:
    """The text with Kangxi radicals, the radicals supplement and the compatibility ideographs
    (U+2F00, U+2E80, U+F900) written as the ordinary characters: one for one, so offsets stay.
    """
    return text.translate(_table())


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    pairs = zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
    table = {ord(radical): character for radical, character in pairs}
    for first, last in _DECOMPOSED:
        for code in range(first, last + 1):
            normal = unicodedata.normalize("NFKC", chr(code))
            if len(normal) == 1 and normal != chr(code):
                table[code] = normal
    return table
