# `make run` and `make test` need Python 3.11 or newer and nothing else.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check bench wheel clean

run: $(VENV)/.for-run  ## open the debugger in the browser
	@$(BIN)/python -m debugger

test: $(VENV)/.for-test  ## everything: engine, vectors, doors, real browser, real OpenID provider
	@$(BIN)/python tests/prepare.py
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/.for-check  ## style, types, spelling, scripts, known vulnerabilities
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/typos
	@$(BIN)/python tests/check_scripts.py
	@$(BIN)/python tests/audit.py

bench: $(VENV)/.for-test  ## speed, as ratios beside other programs in the same run
	@$(BIN)/python tests/prepare.py
	$(BIN)/python -m benchmarks

wheel: $(VENV)/.for-test  ## dist/jwt_debugger-*.whl
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) dist build tests/node/node_modules

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none is on PATH."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python cannot make a virtual environment here. On Debian or Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/.for-run: pyproject.toml | $(BIN)/python
	@echo "Installing what the debugger needs into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.for-test: pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.for-run

$(VENV)/.for-check: pyproject.toml $(VENV)/.for-test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,check]'
	@touch $@
