"""Finding an encoder by name: our own static model, or any sentence-transformers model."""

from __future__ import annotations

from pathlib import Path

from index.encoder import Encoder
from index.errors import ReportAssistantError
from index.static_encoder import is_static, open_static

__all__ = ["DEFAULT", "EncoderError", "load_encoder"]

DEFAULT = "default"


class EncoderError(ReportAssistantError):
    """An encoder cannot be loaded; `name` is the one that was asked for."""

    def __init__(self, message: str, name: str) -> None:
        super().__init__(message)
        self.name = name


def load_encoder(name: str = DEFAULT, *, download: bool = False) -> Encoder:
    """The encoder of that name, ready to encode.

    'default' is the static model shipped in index/model, read through numpy and tokenizers; a
    folder of another static model is read in the same way; any other folder or model name goes to
    sentence-transformers. Nothing is fetched from the network unless `download` is true.
    Raises EncoderError where there is no such model on this machine.
    """
    folder = Path(__file__).with_name("model") if name == DEFAULT else Path(name).expanduser()
    try:
        if name == DEFAULT or is_static(folder):
            return open_static(folder, name)
    except FileNotFoundError as error:
        missing = Path(str(error.filename)).name
        raise EncoderError(
            f"向量模型“{name}”缺少文件 {missing}，请重新安装本程序或补齐该文件夹。", name
        ) from error
    from index.transformer_encoder import open_transformer

    return open_transformer(name, download=download)
