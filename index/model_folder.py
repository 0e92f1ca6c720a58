"""Where a model that was named lies on this machine: a folder, or the local model cache."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

__all__ = ["model_folder"]

_SKIPPED = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.msgpack", "*.ot"]


def model_folder(
    name: str,
    what: str,
    option: str,
    refused: Callable[[str, str], Exception],
    *,
    download: bool = False,
) -> Path:
    """The folder of a model that is named by its folder or by its name in the local cache.

    Nothing is fetched from the network unless `download` is true. Raises what `refused` makes of
    a sentence and the name where there is none; `what` and `option` are what the sentence calls
    the model, and the option that named it.
    """
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(
            snapshot_download(name, local_files_only=not download, ignore_patterns=_SKIPPED)
        )
    except HFValidationError as error:
        sentence = f"没有名为“{name}”的文件夹或{what}，请检查 {option}。"
        raise refused(sentence, name) from error
    except (LocalEntryNotFoundError, HfHubHTTPError, OSError) as error:
        sentence = (
            f"本机没有{what}“{name}”，程序默认不联网下载：请先把模型下载到一个文件夹，"
            f"再用 {option} 给出该文件夹的路径。"
        )
        raise refused(sentence, name) from error
