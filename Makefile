# The two commands: `make repro` builds the dataset, `make test` checks the code. Both make the environment first.
PYTHON ?= python3
TESTS ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: repro test lint format precision bench model clean help
.DEFAULT_GOAL := help

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else "Python 3.11, 3.12 or 3.13 is needed, this is %d.%d: call make with PYTHON=python3.11" % v)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

repro: $(READY) ## Make the environment and bring outputs/ up to date
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/dvc repro

test: $(READY) ## Make the environment and run the tests
	$(BIN)/python -m pytest -m "not precision" $(TESTS)

lint: $(READY) ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY) ## Apply the style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

precision: $(READY) ## Compare the measured scores with the bars in params.yaml
	$(BIN)/python -m pytest -m precision

bench: $(READY) ## Time the readers against a small spaCy pipeline, text2num and dateparser
	$(BIN)/python -m benchmarks.speed

model: $(READY) ## Install the big spaCy model that params.yaml names (from GitHub)
	@$(BIN)/python -m spacy download de_core_news_lg 2>/dev/null || { echo \
	"de_core_news_lg could not be downloaded: GitHub cannot be reached from here, or pip refused it." \
	"On a machine that reaches it, take de_core_news_lg-3.8.0-py3-none-any.whl from the releases of explosion/spacy-models," \
	"bring the file here and run: $(BIN)/python -m pip install --no-deps de_core_news_lg-3.8.0-py3-none-any.whl" \
	"Until then 'make repro' works with the fallback that params.yaml names." >&2; exit 1; }
	@echo "de_core_news_lg is installed; 'make repro' now annotates with it."

clean: ## Remove the environment and the caches that can be made again
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache
