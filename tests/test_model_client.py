from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest
from model_server import ModelServer, model_server

from assistant.model_client import replies
from assistant.model_endpoint import Endpoint, Limits, ModelError, endpoint_of

MESSAGES = ({"role": "system", "content": "规矩"}, {"role": "user", "content": "问题"})
QUICK = Limits(connect_s=5, silence_s=30, overall_s=60, pause_s=0.01)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A server that says 你好，世界。"""
    with model_server() as told:
        told.reply = lambda prompt: "你好，世界。"
        yield told


def said(server: ModelServer, limits: Limits = QUICK, key: str = "") -> str:
    return "".join(replies(Endpoint("小模型", server.url, key, limits), MESSAGES))


@pytest.mark.parametrize("mode", ["stream", "whole"])
def test_a_reply_comes_whole_whether_or_not_it_is_streamed(server: ModelServer, mode: str) -> None:
    server.mode = mode
    assert said(server, key="k-1") == "你好，世界。"
    (request,) = server.requests
    assert request["model"] == "小模型"
    assert request["messages"] == list(MESSAGES)
    assert request["stream"] is True
    assert server.keys == ["Bearer k-1"]


def test_without_a_key_none_is_sent(server: ModelServer) -> None:
    said(server)
    assert server.keys == [None]


def test_pieces_are_handed_on_before_the_reply_ends(server: ModelServer) -> None:
    server.mode = "stall"
    pieces = replies(Endpoint("m", server.url, "", QUICK), MESSAGES)
    assert next(pieces) == "你好，"
    pieces.close()


@pytest.mark.parametrize("codes", [[429], [500, 503]], ids=str)
def test_a_busy_or_failing_server_is_asked_again(server: ModelServer, codes: list[int]) -> None:
    server.codes = list(codes)
    assert said(server) == "你好，世界。"
    assert len(server.requests) == len(codes) + 1


@pytest.mark.parametrize(
    ("codes", "asked", "message"),
    [
        ([500] * 9, 3, "内部出错"),
        ([429] * 9, 3, "正忙"),
        ([404], 1, "没有模型“小模型”"),
        ([401], 1, "REPORT_ASSISTANT_MODEL_KEY"),
        ([400], 1, "不接受这次请求"),
        ([302], 1, "不接受这次请求"),
    ],
)
def test_a_refusal_is_said_in_chinese_and_the_tries_are_bounded(
    server: ModelServer, codes: list[int], asked: int, message: str
) -> None:
    server.codes = codes
    with pytest.raises(ModelError, match=message):
        said(server)
    assert len(server.requests) == asked


@pytest.mark.parametrize(
    ("mode", "message"),
    [
        ("break", "中途断开"),
        ("nonsense", "不是对话补全接口的格式"),
        ("html", "不是对话补全接口的格式"),
        ("wrong", "不是对话补全接口的格式"),
        ("error", "报错"),
    ],
)
def test_a_server_that_misbehaves_is_asked_once(
    server: ModelServer, mode: str, message: str
) -> None:
    server.mode = mode
    with pytest.raises(ModelError, match=message):
        said(server)
    assert len(server.requests) == 1


def test_a_connection_dropped_before_the_first_word_is_tried_again(server: ModelServer) -> None:
    server.mode = "drop"
    with pytest.raises(ModelError, match="连不上模型服务"):
        said(server)
    assert len(server.requests) == 3


def test_an_address_where_nobody_listens_is_named_without_its_password() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    nobody = Endpoint("m", f"http://me:secret@127.0.0.1:{port}/v1", "", QUICK)
    with pytest.raises(ModelError) as error:
        list(replies(nobody, MESSAGES))
    assert f"http://127.0.0.1:{port}/v1" in str(error.value)
    assert "secret" not in str(error.value) + repr(endpoint_of("m", "", "secret"))


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (replace(QUICK, silence_s=0.3), "0.3 秒没有动静"),
        (replace(QUICK, overall_s=0.3), "0.3 秒的时限"),
    ],
)
def test_a_stalled_server_is_left_in_time(
    server: ModelServer, limits: Limits, message: str
) -> None:
    server.mode = "stall"
    with pytest.raises(ModelError, match=message):
        said(server, limits)


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (replace(QUICK, characters=500), "超过 500 字"),
        (replace(QUICK, bytes=9_000), "内容过多"),
        (Limits(overall_s=0.5, characters=10**9, bytes=10**9), "0.5 秒的时限"),
    ],
)
def test_an_endless_reply_is_cut_off(server: ModelServer, limits: Limits, message: str) -> None:
    server.mode = "endless"
    with pytest.raises(ModelError, match=message):
        said(server, limits)


def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert said(server) == "你好，世界。"


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("", "http://127.0.0.1:11434/v1"),
        ("http://a:8000", "http://a:8000/v1"),
        ("http://a:8000/", "http://a:8000/v1"),
        ("http://a/v1/", "http://a/v1"),
        ("https://a/api/v3/chat/completions", "https://a/api/v3"),
        ("http://[::1]:80/v1", "http://[::1]:80/v1"),
    ],
)
def test_an_address_may_be_written_in_several_ways(url: str, base: str) -> None:
    endpoint = endpoint_of("m", url)
    assert endpoint is not None
    assert endpoint.url == base


@pytest.mark.parametrize(
    ("url", "key", "seconds", "message"),
    [
        ("ftp://a", "", "", "模型地址“ftp://a”不能用"),
        ("127.0.0.1:11434", "", "", "不能用"),
        ("http://", "", "", "不能用"),
        ("http://a:port", "", "", "不能用"),
        ("", "密钥", "", "密钥"),
        ("", "", "很久", "时限“很久”不能用"),
        ("", "", "-1", "时限“-1”不能用"),
        ("", "", "nan", "时限“nan”不能用"),
    ],
)
def test_an_unusable_setting_is_named(url: str, key: str, seconds: str, message: str) -> None:
    with pytest.raises(ModelError, match=message):
        endpoint_of("m", url, key, seconds)


def test_without_a_name_there_is_no_model() -> None:
    assert endpoint_of("", "http://a") is None


def test_one_number_of_seconds_bounds_the_whole_reply_and_each_silence() -> None:
    endpoint = endpoint_of("m", seconds="30")
    assert endpoint is not None
    assert (endpoint.limits.overall_s, endpoint.limits.silence_s) == (30.0, 10.0)
