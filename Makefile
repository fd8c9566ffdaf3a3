# Every target sets up what it needs in .venv, once; `make` alone lists them. Needs Python 3.10+ and make.

PYTHON ?= python3
CORPUS ?=
PEERS ?=
BUILD ?= build/training

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# The stamp names the version, so that `make test PYTHON=python3.13` never tests with the Python of another day.
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])')
MADE := $(VENV)/.python-$(VERSION)
RUN := $(VENV)/.run
DEV := $(VENV)/.dev
TRAIN := $(VENV)/.train

.DEFAULT_GOAL := help
.PHONY: help demo test lint types format train evaluate corpus clean

help:
	@echo 'make demo      extract a Vietnamese news page, see what was kept and what was dropped'
	@echo 'make test      ruff, mypy --strict and pytest'
	@echo 'make format    let ruff mend and format the code'
	@echo 'make train     CORPUS=folder: train the scorer anew'
	@echo 'make evaluate  CORPUS=folder [PEERS=file]: score the folds of that training, and print the figures of peers below'
	@echo 'make clean     remove .venv and all caches'
	@echo 'PYTHON=python3.13 chooses another Python than python3.'

demo: $(RUN)
	@$(BIN)/python docs/demo.py

test: lint types
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

train: corpus $(TRAIN)
	$(BIN)/python -m training train --corpus '$(CORPUS)' --build '$(BUILD)'

evaluate: corpus $(TRAIN)
	$(BIN)/python -m training evaluate --corpus '$(CORPUS)' --build '$(BUILD)' $(if $(PEERS),--peers '$(PEERS)')

corpus:
	@test -n '$(CORPUS)' || { echo 'CORPUS is not set: give the folder of annotated pages, as in "make train CORPUS=folder"; docs/training.md tells its form.' >&2; exit 2; }
	@test -d '$(CORPUS)' || { echo 'CORPUS: $(CORPUS) is no folder; the folder of annotated pages is expected.' >&2; exit 2; }

# pip learnt dependency groups in 25.1; the one that comes with Python is often older.
$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit("Python %d.%d was found, 3.10 or later is expected: make PYTHON=..." % sys.version_info[:2] if sys.version_info < (3, 10) else 0)'
	@echo 'Setting up $(VENV) with Python $(VERSION), this once.'
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --upgrade 'pip>=25.1'
	@touch $@

$(RUN): $(MADE) pyproject.toml
	$(PIP) install --editable .
	@touch $@

$(DEV): $(RUN)
	$(PIP) install --editable '.[batch]' --group dev
	@touch $@

$(TRAIN): $(RUN)
	$(PIP) install --group train
	@touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
