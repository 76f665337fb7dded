# Thin names for what scripts/, CMake, CTest and obsgen do. `make` alone lists them.
PREFIX ?= /usr/local
DESTDIR ?=
JOBS ?= $(shell nproc)
FUZZ_SECONDS ?= 60

# Reference data and tools that some end-to-end tests need; they skip with a message without it.
OBSGEN_REFERENCE ?= $(wildcard ../shared)
override OBSGEN_REFERENCE := $(abspath $(OBSGEN_REFERENCE))
export OBSGEN_REFERENCE

# Used where it is there; nothing relies on it.
ifneq ($(shell command -v ccache),)
export CMAKE_CXX_COMPILER_LAUNCHER ?= ccache
endif

release := build/release
obsgen := $(release)/obsgen
ctest := ctest --no-tests=error --output-on-failure -j $(JOBS)
# Trees may be 2 000 levels deep; instrumented or not optimised, a level takes several times the stack.
deep_stack := ulimit -s 65536 2>/dev/null || :;

.DEFAULT_GOAL := help
.PHONY: help dashboards test build generate check drift lint format golden install uninstall asan fuzz bare clean ci \
  setup-build setup-test setup-lint setup-fuzz

help: ## List what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

dashboards: setup-build build generate ## Set up, build, and write dashboards/, alerts/ and docs/runbooks/

test: setup-build setup-test ## Set up, build, and run every test
	cmake --preset release -DOBSGEN_TESTS=ON
	cmake --build --preset release -j $(JOBS)
	$(ctest) --test-dir $(release)
	@scripts/skipped $(release)

build: $(release)/build.ninja ## Build the program, build/release/obsgen
	cmake --build --preset release -j $(JOBS) --target obsgen

# The program alone needs no test library; `make test` turns the tests on.
$(release)/build.ninja: | setup-build
	cmake --preset release -DOBSGEN_TESTS=OFF

generate: build ## Write dashboards/, alerts/ and docs/runbooks/ with the built program
	$(obsgen) generate

check: build ## Fail, with what differs, when dashboards/, alerts/ or docs/runbooks/ are stale
	$(obsgen) generate --check

drift: build ## Fail when the files that git tracks are not what is generated, byte for byte
	scripts/drift $(obsgen)

lint: setup-lint setup-build setup-test ## Formatting, shell and Python syntax, clang with warnings as errors, clang-tidy
	scripts/lint syntax
	cmake --preset tidy
	cmake --build --preset tidy -j $(JOBS)

format: setup-lint ## Format every source file in place
	scripts/lint format

golden: setup-build setup-test ## Rewrite the expected files of the tests, then run the tests against them
	cmake --preset release -DOBSGEN_TESTS=ON
	cmake --build --preset release -j $(JOBS)
	-OBSGEN_UPDATE_GOLDEN=1 $(ctest) --test-dir $(release) -LE e2e
	$(ctest) --test-dir $(release) -LE e2e

install: build ## Install program, catalogs, man page and completions under $(DESTDIR)$(PREFIX)
	DESTDIR='$(DESTDIR)' cmake --install $(release) --prefix '$(PREFIX)'

uninstall: build ## Remove what `make install` with the same DESTDIR and PREFIX installs
	scripts/uninstall $(release) '$(DESTDIR)' '$(PREFIX)'

asan: setup-build setup-test ## Run the unit and golden tests under the address and undefined behaviour sanitizers
	cmake --preset asan
	cmake --build --preset asan -j $(JOBS)
	$(deep_stack) $(ctest) --test-dir build/asan -LE e2e

fuzz: setup-build setup-fuzz ## Run each fuzz target for FUZZ_SECONDS (60)
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS)
	scripts/fuzz build/fuzz $(FUZZ_SECONDS)

bare: ## Prove `make dashboards` and `make test`, twice, in a bare Debian 12 (needs root and debootstrap)
	tests/e2e/bare/run

clean: ## Remove everything that was built
	rm -rf build

ci: ## What runs before a change lands
	.ci/run

setup-build:
	@scripts/setup build

# Some end-to-end tests also run a Kubernetes API server, which Go builds.
setup-test:
	@scripts/setup test $(if $(and $(OBSGEN_REFERENCE),$(shell command -v go)),reference)

setup-lint:
	@scripts/setup lint

setup-fuzz:
	@scripts/setup fuzz
