# One word for each thing one does here. `make` alone prints them.
# PYTHON=... chooses the Python that .venv is made with; ARGS=... goes to the command behind the word.

PYTHON ?= python3
BIN := .venv/bin
SETUP := $(PYTHON) scripts/setup.py
# Node.js of the machine, or the one that setup put into .venv.
export PATH := $(PATH):$(CURDIR)/.venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check format bench chaos pictures lock clean dev

help: ## print this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

setup: ## make .venv and the browser files, nothing else
	@$(SETUP)

run: setup ## start the hall (ARGS="--host 0.0.0.0 --port 8000")
	@exec $(BIN)/antrean serve $(ARGS)

demo: setup ## start a hall full of simulated visitors (ARGS="--speed 60")
	@exec $(BIN)/antrean demo $(ARGS)

dev:
	@$(SETUP) --dev

# Each test worker and each hall would translate our Python anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: dev ## everything: units, SQLite, PostgreSQL, Redis, browser (ARGS="-k kiosk")
	@$(BIN)/python tests/support/parts.py
	@node --disable-warning=ExperimentalWarning --test-reporter=dot tests/js/all.mjs
	@$(BIN)/python -m pytest -n 5 --dist loadfile $(ARGS)

check: dev ## format, lint, types, import contract, JavaScript types, spelling, templates
	@$(BIN)/python scripts/check.py

format: dev ## let ruff put the Python files in order
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --quiet --fix .

bench: dev ## tickets per second, call to screen, memory
	@exec $(BIN)/python tests/bench/run.py $(ARGS)

chaos: dev ## full crowds, power cuts, kiosks cut off, a clumsy day, counting what is lost (ARGS="--postgres")
	@$(BIN)/python -m pytest -q --full-size tests/integration/test_crowds.py tests/integration/test_retries.py tests/integration/test_workday.py tests/integration/test_power_cut.py tests/e2e/test_display_soak.py tests/e2e/test_display_endures.py tests/e2e/test_kiosk_reach.py
	@$(BIN)/python scripts/chaos.py power $(ARGS)
	@$(BIN)/python scripts/chaos.py kiosks $(ARGS)
	@$(BIN)/python scripts/chaos.py day $(ARGS)

pictures: dev ## docs/pictures from a running hall
	@exec $(BIN)/python scripts/pictures.py $(ARGS)

lock: ## choose the newest versions anew: requirements*.lock, package-lock.json
	@$(SETUP) && $(BIN)/python scripts/lock.py

clean: ## remove what make made (never the hall's data)
	@rm -rf .venv node_modules server/ui/vendor printers/fonts dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis htmlcov .coverage
