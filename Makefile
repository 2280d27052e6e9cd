# Suluh: `make help` lists what there is to do.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site check test bench lock chromium clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## */\1\t/p' $(MAKEFILE_LIST) | expand -t 10

serve: $(READY)  ## check, build and serve on http://127.0.0.1:8000, rebuilding on every change
	$(BIN)/mkdocs serve

site: $(READY)  ## check and build the whole site into site/
	$(BIN)/mkdocs build --strict

check: $(READY)  ## the data, and the code's style and types
	$(BIN)/python -m generator check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

test: $(READY) chromium  ## every test, the browser's included
	$(BIN)/pytest

bench: $(READY)  ## how fast, against what one would use instead
	$(BIN)/python -m benchmarks

lock: $(READY)  ## pin every dependency anew, with hashes
	$(BIN)/pip install --quiet "uv>=0.6"
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--group check --group test --output-file requirements.lock pyproject.toml

clean:  ## remove what was built
	rm -rf site .cache

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
