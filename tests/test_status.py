from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.status import Progress, read_status, weakest


@pytest.mark.parametrize(
    ("words", "progress", "long_term"),
    [
        ("已完成整改", Progress.DONE, False),
        ("完成整改", Progress.DONE, False),
        ("整改完成", Progress.DONE, False),
        ("已完成", Progress.DONE, False),
        ("按期完成", Progress.DONE, False),
        ("已全部整改到位", Progress.DONE, False),
        ("办结", Progress.DONE, False),
        ("基本完成", Progress.NEARLY, False),
        ("已基本完成整改", Progress.NEARLY, False),
        ("整改基本完成", Progress.NEARLY, False),
        ("基本整改到位", Progress.NEARLY, False),
        ("已经完成，长期坚持", Progress.DONE, True),
        ("已完成整改并长期坚持", Progress.DONE, True),
        ("立行立改，长期坚持", Progress.LONG_TERM, True),
        ("已建立健全长效机制需长期坚持", Progress.LONG_TERM, True),
        ("长期坚持", Progress.LONG_TERM, True),
        ("持续推进", Progress.ONGOING, False),
        ("达到序时进度", Progress.ON_TRACK, False),
        ("按序时推进", Progress.ON_TRACK, False),
        ("按序时进度推进", Progress.ON_TRACK, False),
        ("未达到序时进度", Progress.BEHIND, False),
        ("未达序时进度", Progress.BEHIND, False),
        ("未按序时进度推进", Progress.BEHIND, False),
        ("未按期完成", Progress.BEHIND, False),
        ("进度滞后", Progress.BEHIND, False),
        ("逾期未完成", Progress.BEHIND, False),
        ("正在推进", Progress.ACTIVE, False),
        ("正在推进之中", Progress.ACTIVE, False),
        ("正在整改", Progress.ACTIVE, False),
        ("推进中", Progress.ACTIVE, False),
        ("整改中", Progress.ACTIVE, False),
        ("已销号", Progress.CLOSED, False),
        ("已完成整改并销号", Progress.CLOSED, False),
        ("已完成验收销号", Progress.CLOSED, False),
        ("完成销号", Progress.CLOSED, False),
        ("未完成", Progress.NOT_DONE, False),
        ("尚未完成整改", Progress.NOT_DONE, False),
        ("正常推进", Progress.ACTIVE, False),
        ("尚未启动", Progress.NOT_STARTED, False),
        ("", Progress.UNKNOWN, False),
        ("见附件", Progress.UNKNOWN, False),
    ],
)
def test_the_words_of_the_genre_are_read(words: str, progress: Progress, long_term: bool) -> None:
    status = read_status(words)
    assert (status.progress, status.long_term, status.words) == (progress, long_term, words)


@pytest.mark.parametrize(
    ("words", "progress"),
    [
        ("已完成，待销号", Progress.DONE),
        ("已完成整改，正在申请销号", Progress.DONE),
        ("已完成整改，尚未销号", Progress.DONE),
        ("已完成待省级核查", Progress.DONE),
        ("已完成，已上报销号", Progress.DONE),
        ("已上报省整改办销号", Progress.UNKNOWN),
        ("已报市级销号", Progress.UNKNOWN),
        ("上报后已批准，予以销号", Progress.CLOSED),
        ("基本完成待验收", Progress.NEARLY),
        ("已完成管网铺设，正在推进泵站建设", Progress.ACTIVE),
        ("已完成前期手续办理", Progress.UNKNOWN),
        ("部分完成", Progress.UNKNOWN),
        ("阶段性完成", Progress.UNKNOWN),
        ("计划2026年底完成", Progress.UNKNOWN),
        ("拟于年底前完成", Progress.UNKNOWN),
        ("应完成", Progress.UNKNOWN),
        ("申请销号", Progress.UNKNOWN),
        ("完成80%", Progress.UNKNOWN),
    ],
)
def test_a_status_is_never_raised(words: str, progress: Progress) -> None:
    assert read_status(words).progress is progress


@given(st.text(alphabet="已未基本完成正在推进达到序时度长期坚持销号申请计划，；前", max_size=16))
def test_finished_always_stands_in_the_words(words: str) -> None:
    status = read_status(words)
    if status.progress is Progress.CLOSED:
        assert "销号" in words
    if status.progress is Progress.DONE:
        assert "完成" in words
        assert "基本完成" not in words
        assert "未完成" not in words


def test_a_task_is_as_far_as_its_weakest_part() -> None:
    parts = [read_status("已完成"), read_status("基本完成"), read_status("已完成")]
    whole = weakest(parts)
    assert whole.progress is Progress.NEARLY
    assert whole.words == "已完成；基本完成"
    assert weakest([]).progress is Progress.UNKNOWN
