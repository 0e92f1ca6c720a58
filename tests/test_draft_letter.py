from __future__ import annotations

import pytest

from assistant.draft_choose import DraftError
from assistant.draft_letter import NO_DATE, complete_letter
from assistant.draft_model import Draft, Letter


def complete(own: Letter, given: Letter) -> Draft:
    return complete_letter(Draft("模板", "标题", (), (), ("旧话",), own), given)


def test_what_the_user_gives_comes_before_what_the_template_says() -> None:
    own = Letter("省政府", ("清单",), "市政府")
    made = complete(own, Letter("省督察办", ("台账", "图表"), "市整改办", "2026年7月20日"))
    assert made.letter == Letter("省督察办", ("台账", "图表"), "市整改办", "2026年7月20日")
    assert made.missing == ("旧话",)


def test_what_the_user_does_not_give_is_the_templates() -> None:
    made = complete(Letter("省政府", ("清单",), "市政府"), Letter(date="2026-07-20"))
    assert made.letter == Letter("省政府", ("清单",), "市政府", "2026年7月20日")


def test_the_date_of_the_last_report_is_never_the_new_one() -> None:
    made = complete(Letter("", (), "市政府", "2025年7月18日"), Letter())
    assert made.letter.date == NO_DATE == "【待补：成文日期】"
    assert made.missing == ("旧话", "成文日期没有写明，请补充")


def test_a_draft_that_nobody_signs_needs_no_date() -> None:
    made = complete(Letter("", (), "", "2025年7月18日"), Letter())
    assert made.letter == Letter()
    assert made.missing == ("旧话",)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026年7月5日", "2026年7月5日"),
        ("2026-07-05", "2026年7月5日"),
        ("2026.7.5", "2026年7月5日"),
        ("【待补：成文日期】", "【待补：成文日期】"),
    ],
)
def test_a_date_is_written_in_full_without_padding(words: str, day: str) -> None:
    assert complete(Letter(), Letter(date=words)).letter.date == day


@pytest.mark.parametrize("words", ["2026年7月", "2026年", "尽快", "7月5日"])
def test_words_that_name_no_day_are_refused_with_the_form_that_does(words: str) -> None:
    with pytest.raises(DraftError, match=f"看不懂成文日期“{words}”，请写成“2025年7月18日”"):
        complete(Letter(), Letter(date=words))
