"""Plain text files in UTF-8, UTF-16, GB18030, Big5 and what else charset-normalizer knows."""

from __future__ import annotations

import codecs
import re

from index.document import Document
from index.read_lines import clean
from index.read_source import ReadError, Source

__all__ = ["decode", "read_text"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (
    b"PK\x03\x04",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"Rar!",
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a\x1b"))
_PAIR = re.compile(
    rb"[\x00-\x7f]+|[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]|([\x81-\xfe][^\n])|.", re.S
)
_GB_COMMON = re.compile(rb"[\xa1-\xa3\xb0-\xd7][\xa1-\xfe]")
_BIG5_COMMON = re.compile(rb"[\xa1-\xc6][\x40-\x7e\xa1-\xfe]")
_CUT_OFF = ("unexpected end of data", "incomplete multibyte sequence")
_SAMPLE_BYTES = 200_000
_BINARY = "内容不是文本，请确认扩展名与文件格式一致后再添加。"
_UNKNOWN = "无法识别文字编码，请另存为 UTF-8 文本后再添加。"


def read_text(source: Source) -> Document:
    """The document of a plain text file, line for line; raises ReadError for a binary file."""
    return Document(clean(decode(source.data(), source.path)), "txt")


def decode(data: bytes, shown: str) -> str:
    """The text of `data`, its encoding found out; raises ReadError when it is no text.

    Order: byte order mark, UTF-8, UTF-16 without mark, GB18030 against Big5 by how common the
    characters would be (this is why a short GBK file comes out right), then charset-normalizer.
    A few bytes that fit no encoding, as a cut-off end leaves them, become U+FFFD or are dropped
    at the very end.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data.startswith(_BINARY_STARTS):
        raise ReadError(shown, _BINARY)
    if b"\0" in data:
        return _utf16(data, shown)
    if len(data.translate(None, _CONTROLS)) < 0.99 * len(data):
        raise ReadError(shown, _BINARY)
    text = _tolerant(data, "utf-8")
    if text is None or _chance_utf8(data, text):
        text = _tolerant(data, "big5hkscs") if _looks_big5(data) else _tolerant(data, "gb18030")
    return _detected(data, shown) if text is None else text


def _chance_utf8(data: bytes, text: str) -> bool:
    """Whether a few GB18030 characters happen to be UTF-8 of other scripts ('联通' is the classic).

    So when the bytes are mostly no ASCII, hold no Chinese as UTF-8, and are common characters in
    GB18030.
    """
    foreign = [char for char in text[:_SAMPLE_BYTES] if char > "\x7f"]
    if not foreign or any(char >= "\u0800" for char in foreign):
        return False
    pairs = [pair for pair in _PAIR.findall(data[:_SAMPLE_BYTES]) if pair]
    ascii_size = len(re.findall(rb"[!-~]", data[:_SAMPLE_BYTES]))
    return ascii_size <= len(pairs) and all(map(_GB_COMMON.fullmatch, pairs))


def _tolerant(data: bytes, encoding: str) -> str | None:
    """The text if at most one character in 200 does not fit the encoding, else None."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        cut_off = error.reason in _CUT_OFF and not data[: error.start].isascii()
        if cut_off and error.start >= len(data) - 3:
            return data[: error.start].decode(encoding)
    text = data.decode(encoding, errors="replace")
    known = sum(ord(char) > 127 for char in text)
    return text if 200 * text.count("\ufffd") <= known else None


def _looks_big5(data: bytes) -> bool:
    """Whether the two-byte characters are common ones in Big5 and rare ones in GB18030.

    Common are punctuation and the first level of characters: rows A1-A3 and B0-D7 with a trail
    byte from A1 in GB2312, rows A1-C6 in Big5. Measured on reports: 97 % of the characters of a
    GB18030 file are in the former, of a Big5 file about a third.
    """
    pairs = [pair for pair in _PAIR.findall(data[:_SAMPLE_BYTES]) if pair]
    gb = sum(_GB_COMMON.fullmatch(pair) is not None for pair in pairs)
    big5 = sum(_BIG5_COMMON.fullmatch(pair) is not None for pair in pairs)
    return gb < 0.75 * len(pairs) and big5 > 0.9 * len(pairs)


def _utf16(data: bytes, shown: str) -> str:
    """UTF-16 text without a byte order mark, which has NUL bytes at its line ends and digits."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        usual = sum(char in "\r\n\t" or " " <= char <= "~" or _chinese(char) for char in text)
        if usual > 0.95 * len(text):
            return text
    raise ReadError(shown, _BINARY)


def _chinese(char: str) -> bool:
    return (
        "\u3000" <= char <= "\u303f" or "\u4e00" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
    )


def _detected(data: bytes, shown: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is None:
        raise ReadError(shown, _UNKNOWN)
    return data.decode(best.encoding, errors="replace")
