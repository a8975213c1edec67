# The commands of this house. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup setup-dev system system-dev run test check bench lock catalogue docs clean

help: ## Show these lines
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(BIN)/.ready-run ## Make .venv with everything the program needs

$(BIN)/.ready-run: requirements/run.txt pyproject.toml scripts/install.py $(wildcard cchc/*/translations.po)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python scripts/install.py run
	touch $@

setup-dev: $(BIN)/.ready-dev ## Besides, what checks and tests need

$(BIN)/.ready-dev: $(BIN)/.ready-run requirements/dev.txt
	$(BIN)/python scripts/install.py dev
	touch $@

system: ## Install what reading needs (Tesseract, antiword) where this user may
	$(PYTHON) scripts/system_packages.py run

system-dev: ## Besides, what the tests need (Chromium, a font)
	$(PYTHON) scripts/system_packages.py dev

run: setup system ## Set up, load the demonstration province, serve the portal (PORT=8000)
	$(BIN)/cchc demo
	$(BIN)/cchc run --port $(PORT)

test: setup-dev system-dev ## Run every test
	$(BIN)/python scripts/run_tests.py

check: setup-dev ## Lint, types, import contracts, migrations, catalogue
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_project.py

bench: setup-dev ## Run the benches, one after the other
	@for file in bench/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

lock: ## Write the locked requirements anew, with hashes and without addresses
	for name in run dev; do $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url -q requirements/$$name.in -o requirements/$$name.txt; done

catalogue: setup-dev ## Gather the sentences to translate into cchc/locale
	$(BIN)/python scripts/catalogue.py gather

docs: setup-dev ## Draw docs/reference from the code
	$(BIN)/python scripts/draw_reference.py

clean: ## Remove what was built
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache test-output build *.egg-info
