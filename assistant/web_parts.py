"""What the tabs share: parts written by us, the reader, and what follows the library."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.web_notice import refused_in_chinese
from assistant.web_reader import reader

if TYPE_CHECKING:
    import gradio as gr
    from gradio.events import Dependency

    from index.library import Library

__all__ = ["QUIET", "Parts", "part", "told"]

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}


def part(
    name: str, value: str = "", scripts: Sequence[str] = ("web.js",), **options: Any
) -> gr.HTML:
    """A part of the page whose HTML is ours, added to the block that is being built.

    Its elements with data-act report clicks as events of that name; `scripts` are files here.
    """
    import gradio as gr

    files = (Path(__file__).with_name(script) for script in scripts)
    script = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return gr.HTML(value, elem_id=name, js_on_load=script, **options)


def told(act: Callable[..., Any]) -> Callable[..., Any]:
    """A handler of clicks: `act` is called with the element's data-… attributes, then the inputs.

    Gradio passes them where it finds its own class among a handler's annotations, which have to be
    set here because Gradio is imported late.
    """
    import gradio as gr

    def handler(event: Any, *inputs: Any) -> Any:
        return act(event._data, *inputs)

    def growing_handler(event: Any, *inputs: Any) -> Iterator[Any]:
        yield from act(event._data, *inputs)

    made = growing_handler if inspect.isgeneratorfunction(act) else handler
    made.__annotations__ = {"event": gr.EventData}
    return made


@dataclass(frozen=True, slots=True)
class _Kept:
    """Outputs that show the state of the library, and what makes their values."""

    make: Callable[..., Sequence[Any]]
    outputs: tuple[Any, ...]
    inputs: tuple[Any, ...]


class Parts:
    """The reader of the page, and everything on it that follows the library."""

    def __init__(self, library: Library, page: gr.Blocks) -> None:
        """Adds the reader to the page that is being built."""
        self._library = library
        self._page = page
        self._reader = part("reader")
        self._kept: list[_Kept] = []
        self._changes: list[Dependency] = []

    def opens(self, clicked: gr.HTML) -> None:
        """Lets the elements of a part that cite a place open the report there."""

        def open_report(at: Mapping[str, str]) -> str:
            with refused_in_chinese():
                return reader(self._library, at["report"], int(at["start"]), int(at["end"]))

        clicked.cite(told(open_report), None, self._reader, **QUIET)

    def keeps(
        self, make: Callable[..., Sequence[Any]], outputs: Sequence[Any], inputs: Sequence[Any] = ()
    ) -> None:
        """Has the outputs made when the page is opened and whenever the library was changed."""
        self._kept.append(_Kept(make, tuple(outputs), tuple(inputs)))

    def changed_by(self, event: Dependency) -> None:
        """Says that the library is changed by an event."""
        self._changes.append(event)

    def connect(self) -> None:
        """Connects what was said with `keeps` and `changed_by`; once, when all tabs are there."""
        inputs = [given for kept in self._kept for given in kept.inputs]
        outputs = [shown for kept in self._kept for shown in kept.outputs]
        # What was chosen may be gone by now, which Gradio would refuse as no choice.
        options = {**QUIET, "preprocess": False}
        self._page.load(self._remade, inputs, outputs, **options)
        for event in self._changes:
            event.then(self._remade, inputs, outputs, **options)

    def _remade(self, *inputs: Any) -> list[Any]:
        made: list[Any] = []
        given = iter(inputs)
        with refused_in_chinese():
            for kept in self._kept:
                made += kept.make(*(next(given) for _ in kept.inputs))
        return made
