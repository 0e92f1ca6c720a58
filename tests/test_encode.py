from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models

from index.encode import EncoderError, load_encoder
from index.static_encoder import save_static

ROOT = Path(__file__).resolve().parents[1]


def test_the_model_in_the_repository_stays_within_twelve_megabytes() -> None:
    files = [file for file in (ROOT / "index" / "model").rglob("*") if file.is_file()]
    assert {"model.safetensors", "tokenizer.json", "MODEL_CARD.md"} <= {f.name for f in files}
    assert sum(file.stat().st_size for file in files) <= 12_000_000


def test_the_default_encoder_keeps_its_name_and_fingerprint() -> None:
    one, other = load_encoder(), load_encoder("default")
    assert (one.name, one.dimension) == ("default", 256)
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint.startswith("static-")


def test_loading_and_encoding_needs_no_torch() -> None:
    code = (
        "import sys; from index.encode import load_encoder; "
        "load_encoder('default').encode_query('海州市'); "
        "print([m for m in ('torch', 'sentence_transformers', 'scipy') if m in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"


def test_another_static_model_is_read_from_its_folder(tmp_path: Path) -> None:
    _save(tmp_path)
    encoder = load_encoder(str(tmp_path))
    assert (encoder.name, encoder.dimension) == (str(tmp_path), 4)
    assert encoder.fingerprint != load_encoder().fingerprint


@pytest.mark.parametrize("file", ["tokenizer.json", "model.safetensors"])
def test_a_model_that_lacks_a_file_is_reported_by_that_file(tmp_path: Path, file: str) -> None:
    _save(tmp_path)
    (tmp_path / file).unlink()
    with pytest.raises(EncoderError, match=f"缺少文件 {file}") as refused:
        load_encoder(str(tmp_path))
    assert refused.value.name == str(tmp_path)


def _save(folder: Path) -> None:
    tokenizer = Tokenizer(models.WordLevel({"<unk>": 0, "海": 1}, unk_token="<unk>"))
    save_static(folder, np.eye(2, 4, dtype=np.float32), tokenizer)
