PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO_LIBRARY ?= .demo/library

.PHONY: run test check bench clean

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet -e '.[test]'
	touch $@

$(VENV)/.installed-bench: $(VENV)/.installed-test
	$(BIN)/python -m pip install --quiet -e '.[test,bench]'
	touch $@

run: $(VENV)/.installed
	$(BIN)/report-assistant add corpus/reports --library $(DEMO_LIBRARY)
	$(BIN)/report-assistant serve --library $(DEMO_LIBRARY)

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest

check: $(VENV)/.installed-test
	$(BIN)/ruff check assistant index tests benchmarks scripts
	$(BIN)/ruff format --check assistant index tests benchmarks scripts
	$(BIN)/mypy
	$(BIN)/python -m pytest

bench: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.figures

clean:
	rm -rf $(VENV) .demo
