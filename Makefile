# One command each: `make` alone lists them. They need Python 3.11 or newer; everything else comes from the hashed locks.

PYTHON ?= python3
UV ?= $(shell command -v uv 2>/dev/null)
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
SOURCES := bot handlers storage
CHECKED := $(SOURCES) tests $(wildcard benchmarks)
LOCK := $(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --quiet pyproject.toml

ifeq ($(UV),)
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
MAKE_VENV = "$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
	echo 'This Python cannot make a virtual environment. Mend it with: apt install python3-venv, or install uv.' >&2; exit 1; }
else
INSTALL = "$(UV)" pip install --quiet --compile-bytecode --python $(BIN)/python
MAKE_VENV = "$(UV)" venv --quiet --allow-existing --python "$(PYTHON)" $(VENV)
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test storm check layout bench format lock audit clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.ready ## four weeks of Kue Bu Rina, then the web simulator (ARGS=--no-serve ends there)
	$(BIN)/mitra demo $(ARGS)

test: $(VENV)/.ready-dev ## the whole suite on SQLite and on PostgreSQL (ARGS="-k setoran" for a part of it)
	$(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 --dist worksteal $(ARGS)

storm: $(VENV)/.ready-dev ## the kill test, 100 kills on each database (STORM_KILLS=30 for fewer, STORM_SEED=7 for one seen before)
	STORM_KILLS=$(or $(STORM_KILLS),100) $(BIN)/python -m pytest tests/storm -s $(ARGS)

check: $(VENV)/.ready-dev ## format, lint, strict types, layout, translations
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/mypy
	$(BIN)/python -m pytest --quiet tests/test_layout.py tests/test_catalogue.py

bench: $(VENV)/.ready-dev ## speed, as ratios
	$(BIN)/python -m benchmarks $(ARGS)

format: $(VENV)/.ready-dev ## format, and mend what ruff can mend
	$(BIN)/ruff format $(CHECKED)
	$(BIN)/ruff check --fix $(CHECKED)

lock: $(VENV)/.ready-dev ## renew the hashed locks after a change in pyproject.toml (ARGS=--upgrade for newer versions)
	$(LOCK) $(ARGS) --group build --output-file requirements.lock
	$(LOCK) $(ARGS) --group dev --constraints requirements.lock --output-file requirements-dev.lock

audit: $(VENV)/.ready-dev ## known weaknesses of what we depend on
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements-dev.lock

clean: ## remove what these commands made, but not your config.toml and var/
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find $(SOURCES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.ready: requirements.lock pyproject.toml | $(BIN)/python
	@echo 'Setting up $(VENV); the first time this takes a minute or two.'
	$(INSTALL) --require-hashes --requirement requirements.lock
	$(INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock | $(VENV)/.ready
	@echo 'Adding what tests and checks need.'
	$(INSTALL) --require-hashes --requirement requirements-dev.lock
	@touch $@

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo 'LaporMitra needs Python 3.11 or newer, and "$(PYTHON)" is not. Install it, or name another: make demo PYTHON=python3.12' >&2; exit 1; }
	@$(MAKE_VENV)
