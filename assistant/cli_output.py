"""Where the command line writes: results to stdout, everything else to stderr."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["page", "print_exactly", "print_json", "say", "show", "to_terminal", "width"]

_UNWRAPPED = 100_000


def to_terminal() -> bool:
    """Whether stdout is a terminal, where styles and wrapped lines help."""
    return sys.stdout.isatty()


def print_exactly(text: str) -> None:
    """Writes the text and nothing else to stdout, as UTF-8, with '\\n' line ends."""
    if to_terminal():
        print(text, end="", flush=True)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def print_json(document: Any) -> None:
    """Writes one JSON document on one line to stdout, as UTF-8."""
    print_exactly(json.dumps(document, ensure_ascii=False, allow_nan=False) + "\n")


def show(renderable: RenderableType) -> None:
    """Writes something made for reading to stdout.

    On a terminal it is styled and wrapped; elsewhere it is plain text whose lines are not wrapped
    and do not end in blanks.
    """
    from rich.console import Console

    if to_terminal():
        Console(highlight=False).print(renderable)
        return
    page = io.StringIO()
    plain = Console(file=page, width=_UNWRAPPED, color_system=None, highlight=False, emoji=False)
    plain.print(renderable)
    lines = [line.rstrip() for line in page.getvalue().splitlines()]
    print("\n".join(lines), flush=True)


def page(renderable: RenderableType) -> None:
    """Shows something long on a terminal, through the user's pager where it exceeds the screen."""
    from rich.console import Console

    console = Console(highlight=False)
    with console.capture() as captured:
        console.print(renderable)
    text = captured.get()
    if text.count("\n") < console.height:
        print(text, end="", flush=True)
    else:
        click.echo_via_pager(text)


def width() -> int:
    """The columns to fill: those of the terminal, without bound where stdout is none."""
    if not to_terminal():
        return _UNWRAPPED
    from rich.console import Console

    return Console().width


def say(message: str) -> None:
    """Writes one line to stderr."""
    print(message, file=sys.stderr, flush=True)
