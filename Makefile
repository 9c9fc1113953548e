# Reassess. The rules:
#   make run       set up, build, and rate a copy of the Sample campaign
#   make test      set up, build, check the style, run every test
#   make deps      install the Debian packages that building needs (after it, plain swift build works)
#   make lint      check the style (swift format, strict)
#   make format    rewrite the sources in that style
#   make fuzz      read a million damaged files of each kind (SEED=n: the same ones again)
#   make bench     measure against the peers and print the tables
#   make peers     have the peers' own programs read what this one writes, and compare
#   make sample    make the Sample campaign anew: pictures from drawings, journals, expected results
#   make screenshots  take the pictures in Documentation/screenshots anew
#   make recording record a rater's first minutes, in their time (Documentation/Recording)
#   make install   put programs, completions and man pages under PREFIX (/usr/local)
#   make clean     remove what was built
.PHONY: run test deps lint format fuzz bench peers sample screenshots recording install clean build bench-deps sample-deps screenshot-deps

PREFIX ?= /usr/local
DESTDIR ?=
ROOT = $(DESTDIR)$(PREFIX)
SWIFT ?= swift
# Static: installed programs start in half the time and need no Swift runtime.
RELEASE := -c release --static-swift-stdlib
BUILT := .build/release
SOURCES := Package.swift Sources Tests Benchmarks

BUILD_PACKAGES := git make pkg-config libncurses-dev libmd-dev zlib1g-dev libisal-dev libvips-dev libchafa-dev libglib2.0-dev \
  wordnet-base
BENCH_PACKAGES := chafa timg libvips-tools python3-venv
SCREENSHOT_PACKAGES := xvfb xterm mlterm tmux xdotool imagemagick fonts-dejavu-core chromium poppler-utils
SAMPLE_PACKAGES := librsvg2-bin libvips-tools fonts-dejavu-core python3

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# Installs those of the packages named that are missing.
define install-packages
@missing=$$(for package in $(1); do \
    dpkg-query --show --showformat='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; \
  done); \
  if [ -n "$$missing" ]; then \
    echo "Installing:" $$missing; \
    $(SUDO) apt-get update -q >/dev/null && \
    DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -q -y --no-install-recommends $$missing >/dev/null; \
  fi
endef

run: build
	@scratch=$$(mktemp -d) && cp -R Sample/. $$scratch && \
	  sh Sample/try.sh "$$PWD/$(BUILT)/reassess" "$$scratch"

build: deps
	@$(SWIFT) build $(RELEASE)

test: deps lint
	$(SWIFT) build --build-tests
# One test at a time: a process that one test forks holds another's locks and open files until it runs its program.
	$(SWIFT) test --skip-build --no-parallel

deps:
	$(call install-packages,$(BUILD_PACKAGES))

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

# Optimized, and yet with every check of the standard library and of memory.
fuzz: deps
	$(SWIFT) run -c release --scratch-path .build/fuzz --sanitize=address -Xswiftc -assert-config -Xswiftc Debug \
	  fuzz $(SEED)

bench: build bench-deps
	sh Benchmarks/run.sh

peers: build bench-deps
	sh Benchmarks/peers/check.sh

bench-deps:
	$(call install-packages,$(BENCH_PACKAGES))

sample: sample-deps
	sh Sample/render.sh
	python3 Sample/journals.py
	python3 Sample/predictions.py
	python3 Sample/expected.py

screenshots: build screenshot-deps
	sh Documentation/screenshots.sh $(BUILT)
	sh Documentation/report-screenshots.sh $(BUILT)

screenshot-deps:
	$(call install-packages,$(SCREENSHOT_PACKAGES))

recording: build
	sh Documentation/Recording/record.sh $(BUILT)

sample-deps:
	$(call install-packages,$(SAMPLE_PACKAGES))

install: build
	install -d $(ROOT)/bin $(ROOT)/share/man/man1 $(ROOT)/share/bash-completion/completions \
	  $(ROOT)/share/zsh/site-functions $(ROOT)/share/fish/vendor_completions.d
	install -m 755 $(BUILT)/reassess $(BUILT)/reassess-preview $(ROOT)/bin
	$(BUILT)/reassess manual > $(ROOT)/share/man/man1/reassess.1
	install -m 644 Documentation/reassess-preview.1 $(ROOT)/share/man/man1
	$(BUILT)/reassess --generate-completion-script bash > $(ROOT)/share/bash-completion/completions/reassess
	$(BUILT)/reassess --generate-completion-script zsh > $(ROOT)/share/zsh/site-functions/_reassess
	$(BUILT)/reassess --generate-completion-script fish > $(ROOT)/share/fish/vendor_completions.d/reassess.fish

clean:
	rm -rf .build
