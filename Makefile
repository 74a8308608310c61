# Everything a person does here, each from a fresh clone: `make` lists it.
# Needs Python 3.11 or newer, make and a package index; all else is installed into .venv.
# Written for GNU make 3.81 (as macOS has it) and a plain POSIX shell.

VENV   = .venv
PY     = $(VENV)/bin/python
BUILD  = _build
SCHEMA = exercises/facts.schema.json
WORKERS ?= 2

# -n: a reference that leads nowhere is a mistake; -W: a mistake fails the build;
# --keep-going: but not before all of them are shown.
BUILD_BOOK = $(VENV)/bin/jupyter-book build book --config _config.yml --path-output . \
             -n -W --keep-going --quiet

# What the book is made of. A change in any of it, and nothing else, builds again.
INPUTS = _config.yml book exercises answers src/factquiz $(VENV)/.installed-book

.PHONY: help book epub handouts latex-pdf instructor serve check test lint typecheck imports pytest bench lighthouse schema messages lock clean FORCE
.DELETE_ON_ERROR:
.DEFAULT_GOAL = help

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Installing. A stamp file says that it is done; the pinned versions and the
# package's own declaration are what it depends on.

$(PY):
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  echo "Making $(VENV) with $$($$python --version)"; \
	  "$$python" -m venv $(VENV) && exit 0; \
	  rm -rf $(VENV); \
	  echo "$$python cannot make a virtual environment." \
	       "On Debian or Ubuntu: apt install python3-venv" >&2; \
	  exit 1; \
	done; \
	echo "There is no Python 3.11 or newer. Install one, or name it: make book PYTHON=/path/to/python3" >&2; \
	exit 1

# No build isolation: the build backend is pinned as everything else is.
PIP = $(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

$(VENV)/.installed-book: pyproject.toml constraints.txt | $(PY)
	@echo "Installing what the book needs (a minute or two, once) ..."
	@$(PIP) editables hatchling
	@$(PIP) --no-build-isolation --editable '.[book]'
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed-book
	@echo "Installing what the tests need ..."
	@$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $@

# The book. A list of checksums notices what changed, what was added and what was deleted.

$(BUILD)/.inputs: $(VENV)/.installed-book FORCE
	@mkdir -p $(BUILD)
	@find $(INPUTS) -name __pycache__ -prune -o -type f -exec cksum {} + | LC_ALL=C sort > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# Errors only; `make check` lists the warnings too.
$(BUILD)/.checked: $(BUILD)/.inputs
	$(VENV)/bin/factquiz check --quiet
	@touch $@

ifeq ($(wildcard $(BUILD)/html/index.html),)
$(BUILD)/.html: FORCE
endif
$(BUILD)/.html: $(BUILD)/.checked
	@echo "Building the web book (half a minute) ..."
	$(BUILD_BOOK)
	@touch $@

# After the web book, for both share the pages that Sphinx has read.
ifeq ($(wildcard $(BUILD)/typst/*.pdf),)
$(BUILD)/.pdf: FORCE
endif
$(BUILD)/.pdf: $(BUILD)/.html
	@echo "Building the PDF (half a minute) ..."
	$(BUILD_BOOK) --builder custom --custom-builder typst
	@touch $@

book: $(BUILD)/.html $(BUILD)/.pdf ## check the facts, build the web book and the PDF, say where they are
	@$(PY) tools/whereabouts.py $(BUILD)

# Not a part of `make book`: most read on the web or on paper, and it takes as long as either.
ifeq ($(wildcard $(BUILD)/epub/*.epub),)
$(BUILD)/.epub: FORCE
endif
$(BUILD)/.epub: $(BUILD)/.html
	@echo "Building the EPUB (half a minute) ..."
	$(BUILD_BOOK) --builder custom --custom-builder epub
	@touch $@

epub: $(BUILD)/.epub ## build the book as EPUB too, for e-readers and telephones
	@$(PY) tools/whereabouts.py $(BUILD)

# Each lesson alone, from the same pages.
ifeq ($(wildcard $(BUILD)/handouts/*.pdf),)
$(BUILD)/.handouts: FORCE
endif
$(BUILD)/.handouts: $(BUILD)/.html
	$(BUILD_BOOK) --builder custom --custom-builder handouts
	@touch $@

handouts: $(BUILD)/.handouts ## each lesson as a PDF of its own, with its quiz and answers
	@$(PY) tools/whereabouts.py $(BUILD)

# For those who have TeX; nobody needs it, for `make book` makes a PDF without.
TEX_PACKAGES = texlive-xetex texlive-latex-recommended texlive-latex-extra \
               texlive-fonts-recommended tex-gyre latexmk fonts-freefont-otf

latex-pdf: $(BUILD)/.html ## build the book with LaTeX, if xelatex and latexmk are installed
	@for program in xelatex latexmk; do \
	  command -v $$program >/dev/null || { \
	    echo "There is no $$program. On Debian or Ubuntu: apt install $(TEX_PACKAGES)" >&2; exit 1; }; \
	done
	$(BUILD_BOOK) --builder latex
	@$(MAKE) --silent -C $(BUILD)/latex all-pdf LATEXMKOPTS="-silent -halt-on-error -interaction=nonstopmode"
	@$(PY) tools/whereabouts.py $(BUILD)

# The instructor's edition: other pages, other settings, nothing shared with the students' build.
# From nothing each time: half a minute, and no page that has gone stays behind.
EDITION = $(BUILD)/instructor
BUILD_EDITION = FACTQUIZ_BOOK=answers $(VENV)/bin/sphinx-build -n -W --keep-going --quiet \
                -c tools/sphinx -d $(EDITION)/.doctrees

instructor: $(VENV)/.installed-book ## build the instructor's edition (keys and rubrics), say where it is
	@rm -rf $(EDITION)
	@mkdir -p $(EDITION)
	$(BUILD_EDITION) -b html answers $(EDITION)/html
	$(BUILD_EDITION) -b typst answers $(EDITION)/typst
	$(BUILD_EDITION) -b epub answers $(EDITION)/epub
	@$(PY) tools/whereabouts.py $(EDITION)

serve: $(VENV)/.installed-book ## show the book in a browser, and again whenever a file changes
	$(VENV)/bin/sphinx-autobuild -n -c tools/sphinx -d $(BUILD)/serve/.doctrees \
	  --watch exercises --watch _config.yml --watch src/factquiz --ignore '*/__pycache__/*' \
	  -D factquiz_offline=0 --port 0 --open-browser $(SERVE_OPTIONS) book $(BUILD)/serve/html

check: $(VENV)/.installed-book ## check facts, items, lessons and quizzes
	$(VENV)/bin/factquiz check

# The tests.

lint: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check

typecheck: $(VENV)/.installed-dev
	$(VENV)/bin/mypy

imports: $(VENV)/.installed-dev
	$(VENV)/bin/lint-imports --no-logo

# Tests that share what they made stay together (loadscope), those that take long first.
pytest: $(VENV)/.installed-dev
	$(VENV)/bin/pytest -n $(WORKERS) --dist loadscope --no-loadscope-reorder

test: lint typecheck imports pytest ## lint, check types and imports, run every test

bench: $(VENV)/.installed-dev ## measure the engine, as ratios within one run
	$(PY) -m benchmarks.run

# One page of each kind. `make lighthouse LIGHTHOUSE=--settled` leaves out the speed, and is what CI runs.
LIGHTHOUSE ?=
KINDS = index lessons/cold-war-baskets lessons/cold-war-baskets-questions glossary timeline records \
        accessions memberships practice search offline

lighthouse: $(BUILD)/.html ## measure the built pages as a telephone has them (needs node and npm)
	@cd tools/lighthouse && npm ci --ignore-scripts --no-audit --no-fund --silent
	node tools/lighthouse/measure.mjs $(BUILD)/html $(LIGHTHOUSE) $(KINDS)

schema: $(VENV)/.installed-book ## renew exercises/facts.schema.json after a change of the kinds of fact
	$(PY) -X utf8 -c 'from factquiz.facts import schema; print(schema.text(), end="")' > $(SCHEMA).new
	mv $(SCHEMA).new $(SCHEMA)

messages: $(VENV)/.installed-book ## renew the catalogues of fixed words after a change of the source
	$(PY) tools/messages.py

# `make lock UPGRADE=--upgrade` takes the newest versions; without it, only what must change changes.
lock: $(PY) ## renew constraints.txt after a change of the dependencies
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	$(VENV)/bin/uv pip compile pyproject.toml --all-extras --group build --universal \
	  --python-version 3.11 --no-emit-index-url --no-header --no-annotate --quiet $(UPGRADE) \
	  --output-file constraints.txt
	@{ echo "# Every package, exactly: what was tested is what is installed."; \
	   echo "# Made by \`make lock\`; not to be edited by hand."; \
	   cat constraints.txt; } > constraints.txt.new
	@mv constraints.txt.new constraints.txt

FORCE:

clean: ## delete what was built (.venv stays: delete it by hand)
	rm -rf $(BUILD) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
