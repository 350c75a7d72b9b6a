# The house's commands. `make help` lists them; each installs what it needs first.

SHELL := /bin/bash
PORT ?= 8000
WORKERS ?= 2
VAR_DIR ?= $(CURDIR)/var
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
DEV := VAR_DIR=$(VAR_DIR) DJANGO_SETTINGS_MODULE=legacy_site.settings.dev BASE_URL=http://localhost:$(PORT)
CODE := legacy_site pages contact tests chaos bench manage.py

.DEFAULT_GOAL := help
.PHONY: help lighthouse run reset test test-postgres test-next chaos ci format format-check lint types layers templates migrations audit lock hooks

help: ## List the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  \033[1m%-14s\033[0m %s\n", $$1, $$2}'

.venv/run: requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say make PYTHON=/path/to/python"; exit 1; }
	@echo "[1/7] Installing the locked packages with $$($(PYTHON) --version)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say make PYTHON=/path/to/python"; exit 1; }
	@echo "Installing the locked packages and the tools with $$($(PYTHON) --version)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/run

run: .venv/run ## Serve the demo site and its worker on localhost (PORT=8000); Ctrl-C stops it, a second run keeps the data
	@$(DEV) $(BIN)/python manage.py prepare_demo
	@$(DEV) $(BIN)/python -u manage.py worker & trap "kill $$! 2>/dev/null; wait" EXIT; \
	$(DEV) $(BIN)/python -u manage.py runserver --noreload --skip-checks $(PORT)

reset: ## Start over: remove the demo's database, keys and files
	@rm -rf "$(VAR_DIR)" && echo "Removed $(VAR_DIR). The next make run starts from nothing."

test: .venv/dev ## Run every test (E2E=0 leaves out the browser; WORKERS=2)
	@VAR_DIR=$(VAR_DIR) $(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup

test-postgres: .venv/dev ## Run the tests on PostgreSQL: DATABASE_URL, else the standard port, else a server of its own
	@VAR_DIR=$(VAR_DIR) E2E=0 .ci/with-postgres $(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup

test-next: .venv/dev ## Run the tests on the newest Wagtail, Django and Python, deprecations as errors
	@VAR_DIR=$(VAR_DIR) .ci/next-versions

chaos: .venv/dev ## Break the site on purpose and count what becomes of the inquiries (ONLY="kill outage")
	@$(BIN)/python -m chaos $(ONLY)

lighthouse: .venv/run ## Measure four pages with Lighthouse, as a phone sees them (needs Node and Chromium)
	@$(BIN)/python bench/lighthouse/measure.py

ci: format-check lint types layers templates migrations audit test test-postgres test-next ## Everything that CI runs
	@echo "All checks passed."

format: .venv/dev ## Format Python and templates
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix --quiet $(CODE) || true
	@$(BIN)/djhtml --tabwidth 2 templates

format-check: .venv/dev
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/djhtml --tabwidth 2 --check templates

lint: .venv/dev ## Lint Python
	@$(BIN)/ruff check $(CODE)

types: .venv/dev ## Check types, strictly, tests as well
	@$(BIN)/mypy $(CODE)

layers: .venv/dev ## Check who may import whom
	@$(BIN)/lint-imports

templates: .venv/dev ## Lint templates
	@$(BIN)/djlint --lint --quiet templates

migrations: .venv/dev ## Check that no migration is missing
	@$(DEV) $(BIN)/python manage.py makemigrations --check --dry-run

audit: .venv/dev ## Ask for known faults of the locked packages; says so when nobody answers
	@$(BIN)/python .ci/audit.py requirements.txt

lock: .venv/dev ## Make the locks again from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes pyproject.toml --group dev --override .ci/next-versions.txt -o .ci/requirements-next.txt

hooks: .venv/dev ## Run format and lint before each commit
	@$(BIN)/pre-commit install
