# make publish   the sample report, from content/ to build/
# make test      the whole test suite, the linter and the type checker
# make prove     the long proofs whole, where `make test` runs a share of them
# They first install what is missing, and are quick when nothing is.

.PHONY: publish test prove setup setup-test catalogs schema template bench lock clean
.DEFAULT_GOAL := publish
BIN := .venv/bin

publish: setup
	$(BIN)/publisher build content --out build

test: setup-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m tests.side_by_side

prove: setup-test
	PROVE=1 $(BIN)/pytest
	$(BIN)/python -m tests.fuzz 600

setup:
	@bash .ci/setup

# The judge of the PDFs runs on Java.
setup-test:
	@bash .ci/setup test

# New sentences enter the catalogs, gone ones leave; translations stay.
catalogs: setup
	$(BIN)/python -m tests.catalogs

schema: setup
	$(BIN)/publisher schema content

template: setup
	$(BIN)/python templates/make_template.py

bench: setup
	$(BIN)/python -m benchmarks

# After a change of dependencies in pyproject.toml; needs uv on the PATH.
lock:
	UV_CUSTOM_COMPILE_COMMAND="make lock" uv pip compile pyproject.toml --group test --universal \
		--generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links \
		--upgrade --quiet --output-file requirements.lock

clean:
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
