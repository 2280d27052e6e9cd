# Suluh: `make help` lists what there is to do.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site check test fuzz audit bench release pip-audit lock chromium dictionary nginx tools annotations findings clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## */\1\t/p' $(MAKEFILE_LIST) | expand -t 12

serve: $(READY)  ## check, build and serve on http://127.0.0.1:8000, rebuilding on every change
	$(BIN)/mkdocs serve

site: $(READY)  ## check and build the whole site into site/
	$(BIN)/mkdocs build --strict

check: $(READY) dictionary  ## the data and its language, and the code's style and types
	$(BIN)/python -m generator check
	$(BIN)/python -m generator prose
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

test: $(READY) chromium dictionary nginx tools  ## every test, the browser's included
	$(BIN)/pytest --numprocesses auto --dist loadfile

fuzz: $(READY)  ## feed the loader what nobody should type, for a minute (SECONDS=600 for longer)
	$(BIN)/python -m tests.fuzz $(SECONDS)

audit: $(READY) chromium tools  ## how light, quick, accessible and correct the built site is
	$(BIN)/python -m tests.audit

bench: $(READY)  ## how fast, against what one would use instead
	@$(BIN)/pip install --quiet --require-hashes --requirement requirements-bench.lock
	$(BIN)/python -m benchmarks

release: site  ## the site as a versioned archive with checksums and a list of what made it, in dist/
	@mkdir -p .cache
	PYTHONWARNINGS=ignore $(BIN)/cyclonedx-py requirements --output-reproducible --pyproject pyproject.toml \
		--output-file .cache/sbom.cdx.json requirements.lock
	$(BIN)/python -m generator release --site site --sbom .cache/sbom.cdx.json dist

pip-audit: $(READY)  ## known weaknesses of the locked packages, where a service can be asked
	@$(BIN)/python -m tests.weaknesses

lock: $(READY)  ## pin every dependency anew, with hashes
	$(BIN)/pip install --quiet "uv>=0.6"
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--group check --group test --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--group bench --output-file requirements-bench.lock

clean:  ## remove what was built
	rm -rf site dist .cache

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Suluh needs Python 3.11 or newer; call make with PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "Python's venv module is missing; install it, e.g. apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $@

# The browser tests drive the system's Chromium; CHROMIUM names another one.
chromium:
	@CHROMIUM="$(CHROMIUM)" tests/chromium.sh

# The tests measure with axe-core and the Nu checker, pinned in tests/audit/package-lock.json.
tools: $(READY)
	@$(BIN)/python -m tests.audit.tools

# What GitHub and GitLab show at the lines of a proposed change.
annotations: $(READY)
	@$(BIN)/python -m generator check --format github

findings: $(READY)
	@mkdir -p .cache
	@$(BIN)/python -m generator check --format gitlab > .cache/findings.json

# The configuration for hosts is tested with the system's nginx.
nginx:
	@tests/nginx.sh

# The language check asks the system's Hunspell.
dictionary:
	@tests/dictionary.sh
