from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*ROOT.glob("index/*.py"), *ROOT.glob("assistant/*.py")])
MODULES = [f"{p.parent.name}.{p.stem}" for p in SOURCES if p.stem not in ("__init__", "__main__")]
HEAVY = (
    "bs4",
    "docx",
    "faiss",
    "gradio",
    "httpx",
    "jieba",
    "langchain_text_splitters",
    "matplotlib",
    "openpyxl",
    "pypdfium2",
    "rjieba",
    "sentence_transformers",
    "tantivy",
    "torch",
)

WATCH = """
import importlib, os, sys
from collections.abc import MutableMapping

ROOT, MODULES, HEAVY = sys.argv[1], sys.argv[2].split(","), sys.argv[3].split(",")
PACKAGES = tuple(os.path.join(ROOT, name) + os.sep for name in ("index", "assistant"))
seen = []

def caller():
    frame = sys._getframe(2)
    while frame and os.path.basename(frame.f_code.co_filename) in ("os.py", "<string>"):
        frame = frame.f_back
    return frame.f_code.co_filename if frame else ""

class Watched(MutableMapping):
    def __init__(self, inner): self.inner = inner
    def __getitem__(self, key):
        if caller().startswith(PACKAGES): seen.append(f"{caller()} reads {key}")
        return self.inner[key]
    def __setitem__(self, key, value):
        if caller().startswith(PACKAGES): seen.append(f"{caller()} sets {key}")
        self.inner[key] = value
    def __delitem__(self, key): del self.inner[key]
    def __iter__(self): return iter(self.inner)
    def __len__(self): return len(self.inner)
    def copy(self): return dict(self.inner)

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND

def hook(event, arguments):
    if event == "open":
        path, mode, flags = str(arguments[0]), arguments[1], arguments[2]
        if isinstance(flags, int) and flags & WRITES and path != os.devnull:
            seen.append(f"opens {path} for writing")
        if path.startswith(PACKAGES) and not path.endswith((".py", ".pyc")):
            seen.append(f"reads {path}")
    elif event in ("os.mkdir", "os.rename", "os.remove", "subprocess.Popen", "socket.connect"):
        seen.append(f"{event} {arguments[0]}")

os.environ = Watched(os.environ)
sys.addaudithook(hook)
for name in MODULES:
    importlib.import_module(name)
seen += [f"imports {name}" for name in HEAVY if name in sys.modules]
print("\\n".join(dict.fromkeys(seen)))
"""


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """The modules that a file imports, and whether it does so when it is imported itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lazy = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) or _for_types(node)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) not in lazy
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            yield node.module or "", id(node) not in lazy


def _for_types(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


def _of(name: str) -> list[Path]:
    return [path for path in SOURCES if f"{path.parent.name}.{path.stem}".startswith(name)]


@pytest.mark.parametrize("path", _of("index."), ids=lambda path: path.stem)
def test_the_index_imports_nothing_of_the_assistant_nor_of_the_page(path: Path) -> None:
    for module, _ in imports(path):
        assert module.partition(".")[0] not in ("assistant", "gradio", "rich", "click")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_our_own_modules_are_imported_by_name_from_their_file(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                assert alias.name.partition(".")[0] not in ("index", "assistant")
        if isinstance(node, ast.ImportFrom):
            assert node.module not in ("index", "assistant")


def test_the_command_line_and_the_page_do_not_import_each_other() -> None:
    """But for the command that starts the page, which imports it when it is called."""
    for path in _of("assistant.web"):
        assert not [m for m, _ in imports(path) if m.startswith("assistant.cli")]
    for path in _of("assistant.cli"):
        page = [now for m, now in imports(path) if m.startswith("assistant.web")]
        assert page == ([False] if path.stem == "cli_serve" else [])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_heavy_packages_are_imported_where_they_are_used(path: Path) -> None:
    assert not [m for m, now in imports(path) if now and m.partition(".")[0] in HEAVY]


def test_importing_a_module_creates_no_file_reads_no_environment_and_loads_no_model(
    tmp_path: Path,
) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environment = kept | {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "REPORT_ASSISTANT_LIBRARY": str(tmp_path / "library"),
    }
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(ROOT), ",".join(MODULES), ",".join(HEAVY)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.strip() == ""
    assert list(tmp_path.iterdir()) == []


def test_the_help_page_needs_neither_numpy_nor_rich() -> None:
    code = (
        "import sys; from assistant.cli import run; code = run(['--help'])\n"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "命令：" in done.stdout
    assert not loaded & {*HEAVY, "numpy", "rich", "sqlite3", "platformdirs"}
