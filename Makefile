# The two commands that do everything: `make report` and `make test`. Both set the project up first, once.
SHELL := /bin/sh
.DEFAULT_GOAL := help

YEAR ?= 2025
DATA ?= data/sample
OUT ?= rapport
ARGS ?=
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/.ready
TESTS := $(VENV)/.ready-test

.PHONY: help report validate query schema sample sample-sector test bench golden lock clean

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

report: $(READY)  ## write the report of YEAR (2025) from DATA (data/sample) into OUT (rapport)
	@$(RUN)/cocon-stats report $(YEAR) --data "$(DATA)" --out "$(OUT)" $(ARGS)

validate: $(READY)  ## check the exports of YEAR in DATA
	@$(RUN)/cocon-stats validate --year $(YEAR) --data "$(DATA)" $(ARGS)

query: $(READY)  ## count case files: make query ARGS="ikt --by geslacht"
	@$(RUN)/cocon-stats query --year $(YEAR) --data "$(DATA)" $(ARGS)

schema: $(READY)  ## print the datapackage descriptor of all export files
	@$(RUN)/cocon-stats schema --package

sample: $(READY)  ## make data/sample again (same bytes as the files in git)
	@$(RUN)/cocon-stats sample --year 2024 --out data/sample
	@$(RUN)/cocon-stats sample --year 2025 --out data/sample

sample-sector: $(READY)  ## make the sector's sample year data/sample/2017 (9 MB, not in git)
	@$(RUN)/cocon-stats sample --report sector --year 2017 --out data/sample

test: $(TESTS)  ## check style and types, and run all tests
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/pytest -n auto

bench: $(TESTS)  ## measure the whole job beside DuckDB, Polars and pandas; ARGS="--write" renews docs/performance.md
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@$(RUN)/python -m bench $(ARGS)

golden: $(TESTS)  ## write the expected reports of the tests again; read the difference before you commit it
	@RENEW_GOLDEN=1 $(RUN)/pytest tests/report/test_golden.py

lock:  ## pin the newest fitting dependencies in requirements*.lock (needs uv)
	uv pip compile pyproject.toml --extra xlsx --group build --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 -o requirements.lock
	uv pip compile pyproject.toml --extra sql --extra xlsx --group test -c requirements.lock --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 -o requirements-test.lock
	uv pip compile pyproject.toml --extra sql --extra xlsx --group test --group bench -c requirements-test.lock --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --python-version 3.11 -o requirements-bench.lock

clean:  ## remove the report and everything that the set-up made
	rm -rf $(VENV) rapport dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cocon-stats needs Python 3.11 or newer (make PYTHON=python3.12 ...)")'
	@$(PYTHON) -m venv $(VENV)

$(READY): $(VENV)/bin/python requirements.lock pyproject.toml
	@echo "Setting up (once) ..." >&2
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(RUN)/python -m compileall -q cocon_stats  # also where Python is told to write no compiled modules
	@touch $@

$(TESTS): $(READY) requirements-test.lock
	@echo "Setting up the tests (once) ..." >&2
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	@touch $@
