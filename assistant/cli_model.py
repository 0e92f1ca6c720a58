"""A language model on the command line: which one is meant, and its answer as it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli_output import show

if TYPE_CHECKING:
    from assistant.model_endpoint import Endpoint
    from assistant.reply import Answer
    from assistant.settings import Settings
    from index.hit import Filters
    from index.library import Library

__all__ = ["named_model", "show_as_it_comes", "worded"]


def named_model(settings: Settings) -> Endpoint | None:
    """The language model of the settings, None where there is none.

    Raises ModelError where a setting is unusable, or an address stands without a name.
    """
    named = settings.model
    if not (named.name or named.url):
        return None
    from assistant.model_endpoint import ModelError, endpoint_of

    if not named.name:
        raise ModelError("写了 --model-url，还要用 --model 写明模型的名称。")
    return endpoint_of(named.name, named.url, named.key, named.seconds)


def worded(library: Library, answer: Answer, filters: Filters, model: Endpoint | None) -> Answer:
    """The answer as the model words it once it has ended; unchanged where there is no model."""
    if model is None:
        return answer
    from assistant.model_answer import model_answers

    *_, last = model_answers(library, answer, model, filters)
    return last


def show_as_it_comes(library: Library, answer: Answer, filters: Filters, model: Endpoint) -> None:
    """Prints each sentence of the model once it is checked, then the answer without the model."""
    from assistant.model_answer import model_answers
    from assistant.render_model import after_sentences, before_sentences, sentence_line

    shown = 0
    for number, step in enumerate(model_answers(library, answer, model, filters)):
        sentences = step.model.sentences if step.model else ()
        if number == 0 and step.model and step.standalone not in ("", step.question):
            show(before_sentences(step))
        for sentence in sentences[shown:]:
            show(sentence_line(sentence))
        shown, last = len(sentences), step
    show(after_sentences(last))
