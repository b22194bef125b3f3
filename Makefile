# `make run` and `make test` work on a fresh machine: they set up what is missing first.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help run demo test check prove gallery setup setup-test setup-prove lint lock audit package install broker clean

# Some machines turn it off; hundreds of the tests' programs would each compile the product anew.
export PYTHONDONTWRITEBYTECODE :=

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
# The rooms whose every branch is tested.
PROVEN := --cov=tracksync/core --cov=tracksync/services --cov-branch --cov-fail-under=100 \
	--cov-report=term-missing:skip-covered
CORES := $(shell n=$$(nproc 2>/dev/null || sysctl -n hw.ncpu); echo $$((n > 4 ? 4 : n)))
# More than there are cores where a third of the time is waiting for what must not answer.
WORKERS := $(shell echo $$(($(CORES) + 1)))

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

run: setup  ## set up what is missing and start the tray (without a display: the demo)
	@if [ "$$(uname)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "There is no display here, so this is \`tracksync demo\`: a scripted morning."; \
		exec $(BIN)/tracksync demo; \
	else \
		echo "TrackSync comes up in the tray, as a ring. Its window opens by a click on it, or by"; \
		echo "$(BIN)/tracksync in another terminal."; \
		exec $(BIN)/tracksync; \
	fi

demo: setup  ## run the scripted morning
	@$(BIN)/tracksync demo

test: setup-test  ## set up what is missing and run everything that needs no timing
	@$(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder \
		-m "not timing and not storm" $(PROVEN)

check: setup-test lint  ## style, types, import law, unit and architecture tests
	@$(PYTEST) -q tests/unit tests/architecture --ignore=tests/architecture/test_tools.py $(PROVEN)

# Storms wait more than they work, so more of them than there are cores, the longest first and one by
# one; what is measured is alone.
# The first part is what looks further than `make test`; the rest of that it has run already.
# What fails in one part keeps no other from being run: an hour is too long to learn of one thing.
prove: setup-prove  ## the full storms, kill rounds and budgets (about an hour, on a quiet machine)
	@failed=0; \
	TRACKSYNC_TEST_PROFILE=thorough $(PYTEST) -n $(CORES) --timeout=3600 \
		--durations=10 -m "hypothesis or thorough" || failed=1; \
	$(PYTEST) -n $$((3 * $(CORES))) --dist load --maxschedchunk=1 --timeout=3600 --durations=20 -m storm || failed=1; \
	$(PYTEST) --timeout=3600 -m timing || failed=1; \
	exit $$failed

gallery: setup-test  ## render pictures of every window to docs/gallery
	@$(BIN)/python -m tests.desktop.gallery docs/gallery

setup:  ## set up what running needs
	@installers/setup/setup.sh run

setup-test:  ## set up what testing needs as well
	@installers/setup/setup.sh test

setup-prove:  ## set up what `make prove` needs beside that: a browser, and what counts
	@installers/setup/setup.sh prove

# The same tools run inside `make test` as tests/architecture/test_tools.py.
lint:
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@for system in win32 darwin; do $(BIN)/mypy --platform=$$system --no-error-summary \
		--no-warn-unreachable --cache-dir=.mypy_cache/$$system -p tracksync; done
	@$(BIN)/lint-imports --no-logo >/dev/null || $(BIN)/lint-imports --no-logo

lock: setup  ## write uv.lock and the pinned uv anew, from the public index alone
	@installers/setup/lock.sh

audit: setup-test  ## ask which locked packages have known holes
	@$(BIN)/pip-audit --require-hashes --disable-pip -r .venv/requirements.txt

package: setup-test  ## build the one-directory program into dist/
	@$(BIN)/pyinstaller --noconfirm --clean build.spec

install: package  ## build it, and install it for you alone, with its menu entry (Linux)
	@installers/linux/install.sh

broker:  ## put the broker for a server into one file, dist/tracksync-broker.pyz
	@python3 installers/broker/make.py dist/tracksync-broker.pyz

clean:  ## remove the environment and everything built
	@rm -rf .venv tests/peers/node_modules build dist htmlcov .coverage* \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
