"""Names of office holders that only the last report gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from renew_city import became, renewed, text_of

from assistant.draft_sentence import Piece
from assistant.renew_persons import without_holders
from assistant.reply import Citation


def cited(report: str, quote: str) -> Citation:
    return Citation(0, report, report, (), 0, len(quote), None, quote)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市政府召开常务会议，韩青禾书记、许松年市长作出批示", ("韩青禾", "许松年")),
        ("由王屿市长任组长", ("王屿",)),
        ("市委书记韩青禾、市长许松年出席", ("韩青禾", "许松年")),
        ("市委书记、市长先后主持会议", ()),
        ("常务副市长任组长，各县长、区长参加", ()),
        ("党委书记和主任向市长汇报", ()),
        ("市长高度重视，高新区主任负责", ()),
    ],
)
def test_a_name_beside_an_office_is_left_open(text: str, names: tuple[str, ...]) -> None:
    (piece,), found = without_holders((Piece(text, (cited("上期", text),)),), "上期")
    assert found == names
    assert piece.text.count("【待补：姓名】") == len(names)
    assert not any(name in piece.text for name in names)


def test_a_name_that_a_source_of_now_gives_stays() -> None:
    text = "由王屿市长任组长"
    piece = Piece(text, (cited("上期", text), cited("本期", "王屿市长主持会议")))
    assert without_holders((piece,), "上期") == ((piece,), ())


def test_the_next_report_asks_who_holds_the_office(tmp_path: Path) -> None:
    made = renewed(tmp_path, "一、组织推进\n由许松年市长牵头，坚持周调度。")
    assert became(made, "由许松年")[1] == "由【待补：姓名】市长牵头，坚持周调度。"
    assert "许松年" not in text_of(made)
    assert any("许松年" in missing for missing in made.missing)
