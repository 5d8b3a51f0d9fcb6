# `make serve` previews the site, `make test` runs the tests, `make help` lists the rest.
# Needs python3 (3.11 or newer, with venv), make and git; uses uv if it is on the PATH.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PORT ?= 8000
# Where MkDocs puts the site.
OUT ?= site

# A shell's own settings must not reach the environment.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV
# Material announces the end of MkDocs 1 at each start; docs/decisions.md deals with it.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve site test check format lint types bench bench-reading pictures tables lock clean

help:  ## List these commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

serve: $(READY)  ## Preview the site at http://127.0.0.1:8000 (PORT=8001 for another port)
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: $(READY)  ## Build the site once, into site/
	$(BIN)/mkdocs build --strict --site-dir $(OUT)

test: $(READY)  ## Run the tests (TESTS=tests/dates for some of them)
	$(BIN)/python -m pytest -n 2 $(TESTS)

check: lint types test  ## All that must pass before a change goes in: format, lint, types, tests

lint: $(READY)  ## Check form and style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)  ## Check types
	$(BIN)/mypy

format: $(READY)  ## Mend form and style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)  ## Time 100, 1,000 and 10,000 events, phase by phase (some minutes)
	$(BIN)/python bench/dates.py
	$(BIN)/python bench/quotes.py
	$(BIN)/python bench/run.py $(SIZES)

bench-reading: $(READY)  ## Measure what readers get, beside other tools (half an hour; RUNS=1 for less)
	$(BIN)/python -m bench.reading --runs $(or $(RUNS),3) $(if $(PAGE),--page $(PAGE))

pictures: $(READY)  ## Renew the pictures of the README, the front page and the guide (needs Chromium)
	$(BIN)/python -m tools.pictures

tables: $(READY)  ## Write the guide's tables of keys and of problem codes anew
	$(BIN)/python -m tools.tables

lock: $(READY)  ## Pin every package anew, in requirements.lock
	$(BIN)/python -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet uv
	UV_NO_CONFIG=1 .venv/lock/bin/uv pip compile pyproject.toml --extra dev --universal \
	  --python-version 3.11 --generate-hashes --upgrade --quiet \
	  --default-index https://pypi.org/simple --no-emit-index-url \
	  --custom-compile-command 'make lock' --output-file requirements.lock

clean:  ## Remove the environment, the site and all caches
	rm -rf .venv site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is brought up to date whenever the lock file or the package's own settings change.
$(READY): requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  echo 'Preparing .venv with uv'; \
	  uv venv --quiet --allow-existing --python '$(if $(filter file,$(origin PYTHON)),>=3.11,$(PYTHON))' .venv && \
	  uv pip sync --quiet --python .venv --require-hashes requirements.lock && \
	  uv pip install --quiet --python .venv --no-deps --no-build-isolation --editable . ; \
	else \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo 'Dateline needs Python 3.11 or newer. Name one: make PYTHON=python3.12 …' >&2; exit 1; }; \
	  echo 'Preparing .venv with pip'; \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	    --require-hashes --requirement requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	    --no-build-isolation --editable . ; \
	fi
	@touch $@
