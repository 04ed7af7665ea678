PYTHON ?= python3
BIN := .venv/bin
PIN = $(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

.PHONY: help install install-dev run test check coverage format lint types contracts lock bench chaos mutate pictures clean

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

.venv/uv: requirements-build.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement requirements-build.lock
	touch $@

.venv/installed: .venv/uv requirements.lock pyproject.toml
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes --requirement requirements.lock
	$(BIN)/uv pip install --quiet --no-deps --no-build-isolation --offline --editable .
	$(BIN)/python -m compileall -q bot handlers storage governance
	touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes --requirement requirements-dev.lock
	touch $@

install: .venv/installed ## make .venv with what the bot needs

install-dev: .venv/installed-dev ## the same with the development tools

run: install ## start the bot: Slack when tokens are set, else the sandbox workspace
	$(BIN)/hallbar run

test: install-dev ## all tests, PostgreSQL and the browser included
	$(BIN)/pytest -n 2 --dist loadgroup

check: install-dev format-check lint types contracts test ## what CI runs before it measures

coverage: install-dev ## the tests again, and which lines they reach (twice the time)
	$(BIN)/pytest -n 2 --dist loadgroup --cov --cov-report=term:skip-covered

format: install-dev ## rewrite the layout of the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format-check: install-dev
	$(BIN)/ruff format --check .

lint: install-dev
	$(BIN)/ruff check .

types: install-dev
	$(BIN)/mypy

contracts: install-dev
	$(BIN)/lint-imports

lock: .venv/uv ## pin every dependency anew, with hashes and without addresses
	$(PIN) pyproject.toml --output-file requirements.lock
	$(PIN) --extra dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock
	$(PIN) --group build --constraint requirements-dev.lock --output-file requirements-build.lock

bench: install-dev ## speed and memory, as ratios beside their limits
	$(BIN)/python -m tests.bench

chaos: install-dev ## posts under kill -9, stops and faults; prints a table with limits
	$(BIN)/python -m tests.chaos

mutate: install-dev ## mutation testing of the rules
	$(BIN)/mutmut run

pictures: install-dev ## draw the README's pictures anew
	$(BIN)/python -m tests.pictures

clean: ## remove what make made (never data/)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage* mutants
