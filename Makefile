# Open Court: every command a person needs. All set-up happens in .venv/ and var/, and nowhere else.
#   make run      the calendar with the seed's day on http://127.0.0.1:8000/   (another port: make run PORT=8080)
#   make demo     the same with a made-up set around today, in a database of its own
#   make test     linters, types, floors, and the whole suite, on SQLite and on PostgreSQL
# Settings come from the environment; docs/deploy.md lists them.

PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)
JOBS ?= 2
ICAL_JS ?= 2.2.1
# The first Python that is new enough.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

python = .venv/bin/python
manage = $(python) manage.py
demo_database = sqlite:///$(CURDIR)/var/demo.sqlite3

# At a desk whole traces are wanted; a server writes lines of JSON (docs/deploy.md).
LOGS ?= plain

export PORT SITE_URL LOGS
.PHONY: help run demo editor demo-editor test lint test-sqlite test-postgresql witnesses messages screenshots bench faults fuzz clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \{0,1\}//; 1,5p' Makefile

# --- Set-up: packages come again only when their lock changes, static files only when one of them does.

define install
	@test -n "$(PYTHON)" || { \
		echo "Open Court needs Python 3.11, 3.12 or 3.13, and found none. Name yours: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv"; \
		exit 1; }
	@echo "Installing the packages of $< into .venv (a minute or two, only when $< has changed) …"
	@$(python) -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@$(python) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r $<
	@touch $@
endef

.venv/run.stamp: requirements.txt
	$(install)

.venv/test.stamp: requirements-dev.txt
	$(install)

var/static.stamp: .venv/run.stamp $(shell find static -type f)
	@$(manage) collectstatic --no-input --clear --verbosity=0
	@touch $@

# --- Serve

define serve
	@umask 077 && $(manage) migrate --verbosity=0
	@$(manage) $(1)
	@$(manage) rebuild_search --if-missing
	@echo
	@echo "  Open Court is at      $(SITE_URL)/"
	@echo "  The editors' desk     $(SITE_URL)/admin/"
	@echo "  An editor's account   $(2)"
	@echo "  Stop                  Ctrl-C"
	@echo
	@exec $(python) -m gunicorn --config deploy/gunicorn.conf.py
endef

run: .venv/run.stamp var/static.stamp
	$(call serve,load_seed,make editor)

demo demo-editor: export DATABASE_URL = $(demo_database)
demo: .venv/run.stamp var/static.stamp
	$(call serve,load_demo,make demo-editor)

editor demo-editor: .venv/run.stamp
	@umask 077 && $(manage) migrate --verbosity=0
	@$(manage) create_editor

# --- Test

test: lint test-sqlite test-postgresql

lint: export VAR_DIR = $(CURDIR)/var/lint
lint: .venv/test.stamp
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy
	@$(python) -c 'from importlinter.cli import lint_imports_command as check; check()' --no-cache
	@$(manage) check --fail-level WARNING
	@DATABASE_URL= SITE_URL=https://court.example.org BEHIND_PROXY=yes $(manage) check --deploy --fail-level WARNING
	@DATABASE_URL= $(manage) makemigrations --check --dry-run

test-sqlite: .venv/test.stamp
	@echo "The suite on SQLite, browser tests included:"
	@DATABASE_URL= $(python) -m pytest --numprocesses=$(JOBS) --dist=worksteal

# Pages and feeds are the same on either database, so browsers and other programs read them once.
test-postgresql: .venv/test.stamp
	@if url=$$($(python) -m tests.postgresql); then \
		echo "The suite on PostgreSQL:"; \
		DATABASE_URL="$$url" $(python) -m pytest --numprocesses=$(JOBS) --dist=worksteal -m "not browser and not witness"; \
	else test "$$CI" != true; fi

# Foreign calendar programs read every feed of the demo; those that are not installed are named and left out.
witnesses: .venv/test.stamp
	@test -e var/witnesses/node_modules/ical.js || ! command -v npm >/dev/null || \
		npm install --silent --no-audit --no-fund --prefix var/witnesses ical.js@$(ICAL_JS) || true
	@DATABASE_URL= $(python) -m pytest --numprocesses=$(JOBS) --dist=worksteal tests/witnesses

# Catalogues of translations: new texts in, old ones out, compiled.
messages: .venv/test.stamp
	@$(python) -m config.catalogues

screenshots: .venv/test.stamp
	@$(python) -m tests.browser.screenshots $(PAGES)

bench: .venv/test.stamp
	@missed=; for script in bench/*.py; do \
		echo "$$script"; PYTHONPATH="$(CURDIR)" $(python) "$$script" || { \
		test $$? -ne 130 || exit 130; missed="$$missed $$script"; }; done; \
	test -z "$$missed" || { echo "What these promise was missed, or not measured:$$missed"; exit 1; }

# Kills, full disks and lost databases, a minute each: make faults SECONDS=10 for a first look.
faults: .venv/test.stamp
	@$(python) -m tests.faults $(or $(SECONDS),60)

# Twenty thousand odd requests on each database, half an hour each: make fuzz CASES=1000 SEED=7 for some, again.
fuzz: .venv/test.stamp
	@$(python) -m tests.fuzz $(or $(CASES),20000) $(SEED)

clean:
	rm -rf .venv var/static var/static.stamp var/shots var/lint var/mypy var/pytest
