"""What is kept between questions."""

from __future__ import annotations

from pathlib import Path

from index.library import Library
from index.remembered import Remembered


def test_another_generation_forgets_and_the_same_one_keeps() -> None:
    kept = Remembered[str, int]()
    kept.of(3)["a"] = 1
    assert kept.of(3) == {"a": 1}
    assert kept.of(4) == {}
    assert kept.of(3) == {}


def test_too_much_is_forgotten() -> None:
    kept = Remembered[int, int](most=2)
    kept.of(1).update({1: 1, 2: 2})
    assert len(kept.of(1)) == 2
    kept.of(1)[3] = 3
    assert kept.of(1) == {}


def test_a_changed_report_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "2025年苇川市工作通报.md"
    with Library.open(tmp_path / "library") as library:
        for done in ("17项", "23项"):
            path.write_text(f"# 2025年苇川市工作通报\n\n全市完成整改任务{done}。\n", "utf-8")
            library.add([path])
            (found,) = library.passages(path.stem)
            keys = [key for key, _ in library.lexical_search(["整改"], 5)]
            assert [p.text for p in library.stored_passages(keys).values()] == [found.text]
            assert [[f.quote for f in some] for some in library.figures_in([found])] == [[done]]
