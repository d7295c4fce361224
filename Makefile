# `make help` lists what there is to do here.

.DEFAULT_GOAL := help
.PHONY: help run test coverage check evaluate bench reference lock format hooks clean
BIN := .venv/bin
RUN_PARTS := requirements/install.sh requirements/build.txt pyproject.toml

help: ## Say what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/installed-run ## Open the deal room on http://127.0.0.1:8000
	@$(BIN)/pacenotes up $(ARGS)

test: .venv/installed-test ## Check everything: style, types, imports, tests on SQLite, PostgreSQL, Chromium
	@PATH="$(CURDIR)/$(BIN):$$PATH" tests/all.sh

coverage: .venv/installed-test ## Say which lines and branches the tests on SQLite never reach
	@$(BIN)/pytest -n auto --ignore tests/browser --cov --cov-report term:skip-covered

check: .venv/installed-test ## Check style, types and imports only
	@PATH="$(CURDIR)/$(BIN):$$PATH" tests/all.sh check

evaluate: .venv/installed-test ## Measure what the listener finds, and the landscape's dates (PACENOTES_CORPORA names the folder)
	@$(BIN)/python -m evaluation $(ARGS)
	@$(BIN)/python -m evaluation.landscape $(LANDSCAPE_ARGS)

bench: .venv/installed-test ## Measure listening, the deal room, live demos, the wheel, the landscape and the mirror, into docs/reference
	@$(BIN)/python -m bench $(ARGS)
	@$(BIN)/python -m bench.deal_room $(DEAL_ROOM_ARGS)
	@$(BIN)/python -m bench.live $(LIVE_ARGS)
	@$(BIN)/python -m bench.wheel $(WHEEL_ARGS)
	@$(BIN)/python -m bench.landscape $(LANDSCAPE_ARGS)
	@$(BIN)/python -m bench.mirror $(MIRROR_ARGS)
	@$(BIN)/python -m bench.landscape.database $(LANDSCAPE_DATABASE_ARGS)

reference: .venv/installed-test ## Write docs/reference from the code
	@$(BIN)/python docs/generate.py

lock: ## Renew the locked dependencies (needs uv)
	@requirements/lock.sh

format: .venv/installed-test ## Put the code in the house's form
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

hooks: .venv/installed-test ## Check each commit before it is made
	@$(BIN)/pre-commit install

clean: ## Throw away .venv and what the tools left
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage* build dist

.venv/installed-run: requirements/run.txt $(RUN_PARTS)
	@PYTHON="$(PYTHON)" requirements/install.sh run

.venv/installed-test: requirements/test.txt requirements/run.txt $(RUN_PARTS)
	@PYTHON="$(PYTHON)" requirements/install.sh test
