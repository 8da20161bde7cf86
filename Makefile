# Every task has its command here; `make help` lists them. scripts/setup.sh does what each one needs first, once.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help start test test-quick check lint format types imports web bench docs lock wheel clean

BIN := .venv/bin
TOOLS := build/tools/bin

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

start: ## Set up what is missing and serve; DEMO=1 loads the demonstration group, PORT= HOST= DATA= as you like
	@scripts/setup.sh start
	@exec $(BIN)/colombage serve $(if $(DEMO),--demo) $(if $(PORT),--port $(PORT)) $(if $(HOST),--host $(HOST)) $(if $(DATA),--data $(DATA))

test: ## Set up, then every check and test, the browser ones too
	@scripts/setup.sh test
	@scripts/test.sh everything

test-quick: ## The same without the browser
	@scripts/setup.sh test
	@scripts/test.sh quick

check: ## Lint, format, strict types, import floors, and the same for the pages
	@scripts/setup.sh test
	@$(MAKE) -j2 -k --output-sync=target types lint format imports web

lint:
	@$(BIN)/ruff check .

format:
	@$(BIN)/ruff format --check .

types:
	@$(BIN)/basedpyright

imports:
	@$(BIN)/lint-imports

web:
	@$(TOOLS)/python scripts/build_web.py --check

bench: ## Measure, one table; NAME=chat for one part of it, DATA= for another data folder, or a file of questions
	@scripts/setup.sh test
	@$(BIN)/python -m benchmarks $(NAME) $(if $(DATA),--data $(DATA))

docs: ## Write again what is generated: docs/errors.md, docs/openapi.json, settings, the pages' types
	@scripts/setup.sh start
	@$(TOOLS)/python scripts/document.py

lock: ## Choose all versions anew and write them with their hashes
	@scripts/setup.sh tools
	@scripts/lock.sh

wheel: ## Build dist/colombage-*.whl and the source archive, the pages inside
	@scripts/setup.sh tools
	@$(TOOLS)/python -m hatchling build -t sdist -t wheel -d dist

clean: ## Remove everything that these commands made, but never the data
	@rm -rf .venv build dist web/node_modules src/colombage/app/web .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find src tests benchmarks scripts -name __pycache__ -prune -exec rm -rf {} +
