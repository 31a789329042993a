# The commands of this repository. `make help` lists them; the README says what each is for.

PYTHON ?= python3
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
# All state of this installation. `make clean` only ever removes the one in the repository.
VAR_DIR ?= $(CURDIR)/var
# More arguments for pytest: make test ARGS="-k gallery -x"
ARGS ?=

export VAR_DIR
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BIN := $(VENV)/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --requirement
MANAGE := $(BIN)/python manage.py
PYTEST := $(BIN)/python -m pytest
# Linting asks no database and must not leave one behind.
MANAGE_DRY := DATABASE_URL=sqlite://:memory: $(MANAGE)
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header \
	--no-emit-index-url --no-emit-find-links --strip-extras

# Stamps: pip runs when a requirements file is newer than the last installation from it, so that
# everything works without a network once it has worked.
SITE := $(VENV)/.installed-site
DEV := $(VENV)/.installed-dev
AXE := tests/browser/node_modules/.package-lock.json
CLIENTS := tests/contract/node_modules/.package-lock.json tests/contract/generators/node_modules/.package-lock.json
# Generators of Python clients pin other versions of what the site needs.
GENERATORS := tests/contract/generators/.venv/.installed
LINTERS := tests/static/node_modules/.package-lock.json
CATALOGS := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po locale/*/*/LC_MESSAGES/*.po wagtail_plone/locale/*/LC_MESSAGES/*.po))
# One stamp for each database that got the demo content.
DEMO := $(VAR_DIR)/demo-loaded$(if $(DATABASE_URL),-$(shell printf '%s' '$(DATABASE_URL)' | cksum | cut -d' ' -f1))
WORK_LOG := $(VAR_DIR)/background.log

.DEFAULT_GOAL := help
.PHONY: help run catalogs test browser-test help-pictures contract-test volto plugin-test bench lint lint-static format fonts lock clean distclean

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: export SITE_ROOT_URL := $(or $(SITE_ROOT_URL),http://$(if $(filter 0.0.0.0,$(HOST)),127.0.0.1,$(HOST)):$(PORT))
run: export PYTHONUNBUFFERED := 1
run: $(SITE) catalogs ## Serve the site with demo content at http://127.0.0.1:8000 (PORT=, HOST=)
	@mkdir -p "$(VAR_DIR)/media"
	@if [ -z "$(DATABASE_URL)" ] && [ ! -e "$(VAR_DIR)/site.sqlite3" ]; then rm -f "$(DEMO)"; fi
	@echo "Preparing the database..."
	@$(MANAGE) migrate --verbosity 0
	@if [ -e "$(DEMO)" ]; then $(MANAGE) load_demo --show-logins; \
	else echo "Loading the demo content (once)..." && $(MANAGE) load_demo && touch "$(DEMO)"; fi
	@printf '\nBackground work is logged in %s. Ctrl-C stops everything.\n\n' "$(WORK_LOG)"
# Both processes run beside the shell, which waits for the server and ends both however it is
# itself ended: Ctrl-C, a signal to make, or a server that could not start.
	@trap 'kill $$worker $$server 2>/dev/null; wait' EXIT; trap 'exit 0' INT; trap 'exit 143' TERM HUP; \
	$(MANAGE) background >>"$(WORK_LOG)" 2>&1 & worker=$$!; \
	$(MANAGE) runserver "$(HOST):$(PORT)" & server=$$!; \
	wait $$server

catalogs: $(SITE) $(CATALOGS) ## Compile the translations that changed

# The first of these compiles whatever changed, and make then finds the others up to date.
$(CATALOGS): %.mo: %.po | $(SITE)
	@$(MANAGE) compile_catalogs

test: $(DEV) catalogs ## Run the tests, in parallel (ARGS= for pytest)
	$(PYTEST) -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

browser-test: $(DEV) catalogs $(AXE) ## Run the tests in a real browser (Chromium and npm needed)
	$(PYTEST) tests/browser -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

help-pictures: $(DEV) catalogs ## Take the pictures of the help anew (Chromium needed; look at them before you commit)
	$(PYTEST) tests/browser/help_pictures.py $(ARGS)

volto: $(DEV) catalogs ## Build Volto 19 with the add-on of examples/volto and open it (Node.js 22, Chromium, a network)
	examples/volto/build.sh "$(VAR_DIR)/volto"
	VOLTO="$(VAR_DIR)/volto" $(PYTEST) tests/volto $(ARGS)

plugin-test: $(DEV) ## Build the plugin, install it in clean environments, run its own tests there (network needed)
	PYTHON="$(CURDIR)/$(BIN)/python" tests/foreign/in_clean_environments.sh

contract-test: $(DEV) catalogs $(CLIENTS) $(GENERATORS) ## Run the API's real clients against it (Node.js and npm needed)
	$(PYTEST) tests/contract $(ARGS)

bench: $(DEV) ## Measure the API beside Wagtail's own; fails where an aim is missed
	$(BIN)/python -m tests.bench

lint: $(DEV) ## Check style, missing migrations and the configuration
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy wagtail_plone cms/localization/store
	$(BIN)/djlint --lint --quiet templates cms/templates cms/localization/templates cms/intake/archives/templates wagtail_plone/templates
	$(MANAGE_DRY) makemigrations --check --dry-run
	$(MANAGE_DRY) check

lint-static: $(LINTERS) ## Check scripts and style sheets (Node.js and npm needed)
	tests/static/node_modules/.bin/eslint --config tests/static/eslint.config.mjs cms/static wagtail_plone/static
	tests/static/node_modules/.bin/stylelint --config tests/static/stylelint.config.mjs \
		"cms/static/**/*.css" "wagtail_plone/static/**/*.css"

format: $(DEV) ## Put the code in the common format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fonts: $(DEV) ## Make the files of the two typefaces anew (network needed; see docs/fonts/make.py)
	$(BIN)/uv run --no-project --with "fonttools[woff]==4.68.0" docs/fonts/make.py

lock: $(DEV) ## Pin the newest allowed dependencies in requirements*.txt
	$(LOCK) --upgrade requirements.in --output-file requirements.txt
	$(LOCK) --upgrade requirements-s3.in --output-file requirements-s3.txt
	$(LOCK) --upgrade requirements-dev.in --output-file requirements-dev.txt
	$(LOCK) --upgrade tests/contract/generators/requirements.in --output-file tests/contract/generators/requirements.txt

clean: ## Remove all state: database, uploads, collected files (var/)
	rm -rf "$(CURDIR)/var"

distclean: clean ## Remove the virtual environment and everything installed or compiled, too
	rm -rf "$(CURDIR)/.venv" tests/browser/node_modules tests/contract/node_modules \
		tests/contract/generators/node_modules tests/contract/generators/.venv .pytest_cache .ruff_cache .hypothesis
	rm -f locale/*/LC_MESSAGES/*.mo locale/*/*/LC_MESSAGES/*.mo

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, %s is %d.%d: make PYTHON=python3.12 ..." % ((sys.executable,) + sys.version_info[:2]) if sys.version_info < (3, 11) else 0)'
	@echo "Making the virtual environment in $(VENV)..."
	@$(PYTHON) -m venv $(VENV)

$(SITE): requirements.txt | $(BIN)/pip
	@echo "Installing the dependencies of the site..."
	@$(PIP_INSTALL) requirements.txt
	@touch $@

$(DEV): requirements-dev.txt requirements.txt | $(BIN)/pip
	@echo "Installing the dependencies of the site and its tests..."
	@$(PIP_INSTALL) requirements-dev.txt
	@touch $(SITE) $@

$(GENERATORS): tests/contract/generators/requirements.txt
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip install --quiet --requirement $<
	@touch $@

$(AXE) $(CLIENTS) $(LINTERS): %/node_modules/.package-lock.json: %/package-lock.json
	npm ci --prefix $* --no-audit --no-fund
	@touch $@
