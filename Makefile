# whosaid: `make` leaves the program at build/whosaid; `make help` lists the targets.
#
# Objects go to build/MODE/ (release, debug, asan, ubsan, valgrind, fuzz), so that modes never mix. CFLAGS, CPPFLAGS and
# LDFLAGS are the user's; what the code cannot do without is added apart. Changed flags rebuild what they touch.

VERSION := $(shell sed -n 's/^\#define WHO_VERSION "\(.*\)"/\1/p' include/whosaid/base.h)
MODE ?= release
PREFIX ?= /usr/local
PKG_CONFIG ?= pkg-config
AR ?= ar
# Prints nothing but the step; `make V=1` prints the commands.
V ?= 0
Q := $(if $(filter 0,$(V)),@,)

MODES := release debug asan ubsan valgrind fuzz
ifeq ($(filter $(MODE),$(MODES)),)
$(error MODE is one of: $(MODES))
endif
OPTIMISE_release := -O3 -g
OPTIMISE_debug := -O0 -g
CFLAGS ?= $(or $(OPTIMISE_$(MODE)),-O1 -g)
MODE_debug := -DWHO_ARENA_DEBUG
MODE_asan := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -DWHO_ARENA_DEBUG
MODE_ubsan := -fsanitize=undefined -fno-sanitize-recover=all
MODE_valgrind := -DWHO_ARENA_DEBUG
MODE_fuzz := -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -DWHO_ARENA_DEBUG

PKGS := igraph libcjson libpcre2-8 zlib libzstd libxml-2.0 libutf8proc yaml-0.1
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null)
PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(PKGS) 2>/dev/null)
LIBS = $(PKG_LIBS) -lpthread -lm
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow
BASE_FLAGS := -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) -fvisibility=hidden -pthread $(MODE_$(MODE))
LIB_FLAGS = $(BASE_FLAGS) -Isrc -Iinclude $(PKG_CFLAGS)
# The program sees the public headers and its own folder, nothing of the library's inside.
CLI_FLAGS = $(BASE_FLAGS) -Iinclude

BUILD := build/$(MODE)
LIB := $(BUILD)/libwhosaid.a
PROGRAM := $(if $(filter release,$(MODE)),build/whosaid,$(BUILD)/whosaid)
LIB_SRC := $(filter-out src/cli/% %/compile.c,$(sort $(wildcard src/*/*.c))) $(wildcard src/pipeline.c)
CLI_SRC := $(sort $(wildcard src/cli/*.c))
# Texts that are compiled in: the style of the reading view, manual pages.
TEXT := $(sort $(wildcard src/*/*.css src/*/*.[1-8]))
text_obj = $(patsubst src/%,$(BUILD)/text/%.o,$(filter src/$(1)/%,$(TEXT)))
RULES := $(sort $(patsubst src/rules/%,%,$(wildcard src/rules/*.txt src/rules/*.re src/rules/words/*.txt)))
LIB_OBJ := $(LIB_SRC:%.c=$(BUILD)/%.o) $(RULES:%=$(BUILD)/rules/%.o) $(BUILD)/rules/table.o \
    $(BUILD)/rules/lexicon.o $(BUILD)/topic/news.o \
    $(call text_obj,export)
CLI_OBJ := $(CLI_SRC:%.c=$(BUILD)/%.o) $(call text_obj,cli)
UNIT := $(patsubst tests/%.c,$(BUILD)/%,$(sort $(wildcard tests/unit/*/test_*.c)))
CASES := $(if $(wildcard tests/cases/run_cases.c),$(BUILD)/run_cases)
TEST_LIBS = $(shell $(PKG_CONFIG) --libs cmocka) $(LIBS)
# One group of tests: runs a command, shows its output, keeps its counts for the closing line of `check`.
GROUP = $(Q)sh tests/group.sh $(BUILD)/check

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: all lib cli deps demo check groups unit cases statements corpus corpus-update corpus-errors golden \
    golden-update hostile linear bounds faults layers headers graphs graphs-check picture readme install-check interop \
    score train asan ubsan valgrind bench bench-corenlp fuzz fuzz-run fuzz-replay splice tidy format format-check man install uninstall dist \
    clean help FORCE

all: cli

lib: $(LIB)

cli: $(PROGRAM)

help:
	@echo 'all lib cli      the program, build/whosaid, and build/MODE/libwhosaid.a'
	@echo 'deps             installs the libraries that are missing (apt-get, as root or with sudo)'
	@echo 'demo             reads the articles of tests/corpus, prints a table and writes build/demo.graphml'
	@echo 'check            all tests that need no network: $(GROUPS)'
	@echo 'asan ubsan valgrind   unit tests and cases with sanitizers'
	@echo 'interop          opens the graph in networkx and other real clients'
	@echo 'graphs           rebuilds the sample export of graphs/; graphs-check compares it; picture has Gephi draw it'
	@echo 'readme           writes what the examples of README.md print today into it; interop compares'
	@echo 'bench score train     speed; quality on articles with gold; the table of weights'
	@echo 'bench-corenlp    fetches CoreNLP (0.5 GB) and has it read the same articles'
	@echo 'fuzz             needs clang; FUZZ_SECONDS=60 for each target'
	@echo 'corpus-update    rewrites the floors of tests/corpus/score.txt; corpus-errors lists what is wrong there'
	@echo 'golden-update    shows what would change in tests/golden and asks before it does'
	@echo 'tidy format format-check   clang-tidy, clang-format'
	@echo 'man              the manual pages, in build/man'
	@echo 'install uninstall dist clean   PREFIX=/usr/local, DESTDIR'
	@echo 'MODE=release|debug|asan|ubsan|valgrind|fuzz   V=1 prints commands   CC, CFLAGS, CPPFLAGS, LDFLAGS as usual'

# ---- building ----

# Holds the flags, and is newer than the objects only when they change.
FLAGS := $(CC) | $(CPPFLAGS) | $(CFLAGS) | $(BASE_FLAGS) | $(PKG_CFLAGS)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@$(PKG_CONFIG) --exists $(PKGS) || { echo 'Libraries are missing: make deps installs them.' >&2; exit 1; }
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@

$(BUILD)/src/cli/%.o: src/cli/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(if $(Q),echo "  CC   $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(CLI_FLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/src/%.o: src/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(if $(Q),echo "  CC   $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LIB_FLAGS) -MMD -MP -c -o $@ $<

build/rules/table.c: src/rules/embed.sh $(RULES:%=src/rules/%) build/rules/names
	@mkdir -p $(@D)
	$(Q)sh src/rules/embed.sh table src/rules $(RULES) >$@

# A rule file that is removed leaves nothing newer than the table; the list of names is.
build/rules/names: FORCE
	@mkdir -p $(@D)
	@echo '$(RULES)' | cmp -s - $@ || echo '$(RULES)' >$@

build/rules/%.c: src/rules/% src/rules/embed.sh
	@mkdir -p $(@D)
	$(Q)sh src/rules/embed.sh file src/rules $* >$@

# The tables of the built-in rules and topics are made by programs that are built first, and run on this machine.
HOSTCC ?= $(CC)
HOST = $(HOSTCC) -O1 -std=c11 -D_POSIX_C_SOURCE=200809L $(WARNINGS) -Wno-overlength-strings -Isrc -Iinclude \
    $(PKG_CFLAGS) -o $@ $(filter %.c,$^) $(shell $(PKG_CONFIG) --libs libutf8proc)
HOST_SRC := $(sort $(wildcard src/base/*.c))
HOST_DEPS := $(wildcard src/base/*.h src/model/*.h src/rules/*.h src/topic/*.h)

build/rules/compile: $(addprefix src/rules/,compile.c files.c lexicon.c weights.c) $(HOST_SRC) $(HOST_DEPS) \
    build/rules/table.c $(RULES:%=build/rules/%.c)
	@$(if $(Q),echo "  HOST $@")
	$(Q)$(HOST)

build/rules/lexicon.c: build/rules/compile
	$(Q)$< >$@

build/topic/compile: $(addprefix src/topic/,compile.c own.c lexicon.c units.c) $(HOST_SRC) $(HOST_DEPS)
	@mkdir -p $(@D)
	@$(if $(Q),echo "  HOST $@")
	$(Q)$(HOST)

build/topic/news.c: build/topic/compile src/rules/topics.txt
	$(Q)$^ >$@

build/text/%.c: src/% src/rules/embed.sh
	@mkdir -p $(@D)
	$(Q)sh src/rules/embed.sh text $(dir $<) $(notdir $*) >$@

$(BUILD)/text/%.o: build/text/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(if $(Q),echo "  CC   $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(BASE_FLAGS) -Wno-overlength-strings -MMD -MP -c -o $@ $<

$(BUILD)/rules/%.o: build/rules/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(if $(Q),echo "  CC   $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(BASE_FLAGS) -Wno-overlength-strings -Isrc -Iinclude -MMD -MP -c -o $@ $<

$(BUILD)/topic/news.o: build/topic/news.c $(BUILD)/flags
	@mkdir -p $(@D)
	@$(if $(Q),echo "  CC   $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LIB_FLAGS) -Wno-overlength-strings -MMD -MP -c -o $@ $<

$(LIB): $(LIB_OBJ)
	@$(if $(Q),echo "  AR   $@")
	$(Q)rm -f $@ && $(AR) rcs $@ $^

$(PROGRAM): $(CLI_OBJ) $(LIB)
	@$(if $(Q),echo "  LINK $@")
	$(Q)$(CC) $(CFLAGS) $(BASE_FLAGS) $(LDFLAGS) -o $@ $(CLI_OBJ) $(LIB) $(LIBS)

$(BUILD)/unit/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	@$(if $(Q),echo "  CC   $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(LIB_FLAGS) -Itests -MMD -MP -o $@ $< $(LIB) $(TEST_LIBS)

# These two see the public headers only, as a user's program would.
GOLD := tests/support/gold.c tests/support/gold.h
$(BUILD)/run_cases: tests/cases/run_cases.c $(GOLD) $(LIB)
$(BUILD)/score_corpus: tests/corpus/score_corpus.c $(GOLD) $(LIB)
$(BUILD)/run_cases $(BUILD)/score_corpus:
	@$(if $(Q),echo "  CC   $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(BASE_FLAGS) -Iinclude -Itests -o $@ $(filter %.c,$^) $(LIB) $(LIBS)

.SECONDARY: $(BUILD)/topic/news.c $(RULES:%=build/rules/%.c) $(TEXT:src/%=build/text/%.c)
-include $(LIB_OBJ:.o=.d) $(CLI_OBJ:.o=.d) $(UNIT:=.d)

# ---- what it needs ----

DEBS := build-essential pkg-config libigraph-dev libcjson-dev libpcre2-dev zlib1g-dev libzstd-dev libxml2-dev \
    libutf8proc-dev libyaml-dev libcmocka-dev
deps:
	@if command -v cc >/dev/null && command -v $(PKG_CONFIG) >/dev/null && $(PKG_CONFIG) --exists $(PKGS) cmocka; then \
	    exit 0; \
	elif ! command -v apt-get >/dev/null; then \
	    echo 'Needed: a C compiler, pkg-config, and the libraries $(PKGS) cmocka.' >&2; exit 1; \
	elif [ "$$(id -u)" = 0 ]; then as=; \
	elif command -v sudo >/dev/null; then as=sudo; \
	else echo 'Run as root: apt-get install $(DEBS)' >&2; exit 1; fi; \
	$$as apt-get update && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $(DEBS)

# ---- demo ----

DEMO := $(wildcard tests/corpus/articles-a.jsonl tests/corpus/articles-b.jsonl tests/corpus/plain)
# A second make, because this one looked for the libraries before `deps` could install them.
demo: deps
	@$(MAKE) --no-print-directory MODE=release cli
	build/whosaid graph --rows 12 $(DEMO) -o build/demo
	@echo
	@echo 'The graph: build/demo.graphml (in Gephi: File, Open) and build/demo.json (Gephi Lite, or a script).'
	@echo 'graphs/README.md says what its nodes, edges and attributes mean. Next:'
	@echo '    build/whosaid speakers --top 5 $(DEMO)'
	@echo '    build/whosaid show $(firstword $(wildcard tests/corpus/plain/*.txt))'
	@echo '    build/whosaid show --html build/demo.html $(firstword $(DEMO))'

# ---- tests ----

GROUPS := layers headers unit cases corpus statements golden hostile linear bounds faults fuzz-replay graphs-check \
    install-check
check: deps
	@$(MAKE) --no-print-directory groups

# Every group runs, whatever the others do; a group that leaves no counts has failed.
groups:
	@rm -rf $(BUILD)/check
	@$(MAKE) --no-print-directory --keep-going $(GROUPS) || true
	@sh tests/group.sh $(BUILD)/check --sum $(GROUPS)

unit: $(UNIT)
	$(GROUP) $@ sh tests/unit/run.sh $(UNIT)

cases: $(CASES)
	$(GROUP) $@ $(if $(CASES),$(RUNNER) $(CASES) $(sort $(wildcard tests/cases/*.txt)))

CORPUS := tests/corpus/gold tests/corpus/score.txt tests/corpus/articles-a.jsonl tests/corpus/articles-b.jsonl \
    tests/corpus/plain tests/corpus/elsewhere.jsonl tests/corpus/further.jsonl tests/corpus/more.jsonl \
    tests/corpus/abroad.jsonl tests/corpus/fresh.jsonl tests/corpus/unseen.jsonl tests/corpus/local.jsonl \
    tests/corpus/hill.jsonl tests/corpus/trade.jsonl tests/corpus/stage.jsonl tests/corpus/world.jsonl \
    tests/corpus/lab.jsonl tests/corpus/unseen2a.jsonl tests/corpus/unseen2b.jsonl \
    $(wildcard tests/corpus/unseen[3456]*.jsonl)
corpus: $(BUILD)/score_corpus
	$(GROUP) $@ $(BUILD)/score_corpus $(CORPUS)

# Prints the table and rewrites the floors that `corpus` holds the program to.
corpus-update: $(BUILD)/score_corpus
	$(Q)$(BUILD)/score_corpus --update $(CORPUS)

# Every statement of our corpus that is missing, too many or given to somebody else.
corpus-errors: $(BUILD)/score_corpus
	$(Q)$(BUILD)/score_corpus --errors $(CORPUS)

# What was written earlier and joined gives what its articles give.
statements: $(PROGRAM)
	$(GROUP) $@ sh tests/statements/run.sh $(PROGRAM) $(DEMO)

golden: $(PROGRAM)
	$(GROUP) $@ $(if $(wildcard tests/golden/*/args),sh tests/golden/run.sh $(PROGRAM))

golden-update: $(PROGRAM)
	@sh tests/golden/run.sh $(PROGRAM) --update

hostile: $(PROGRAM)
	$(GROUP) $@ sh tests/hostile/run.sh $(PROGRAM)

# The table of times, for people, is in build/NAME/check/linear.log.
linear: $(PROGRAM)
	$(GROUP) $@ env LINEAR_N=2000 sh tests/hostile/linear.sh $(PROGRAM)

bounds: $(PROGRAM)
	$(GROUP) $@ sh tests/hostile/bounds.sh $(PROGRAM)

# The program under a library that makes calls of the system fail; not under sanitizers, which replace malloc themselves.
FAULTS := $(BUILD)/faults.so
faults: $(PROGRAM) $(FAULTS)
	$(GROUP) $@ sh tests/hostile/faults.sh $(PROGRAM) $(FAULTS)
$(FAULTS): tests/hostile/faults.c
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -O1 -g -std=c11 $(WARNINGS) -shared -fPIC -o $@ $< -ldl

layers: $(LIB)
	$(GROUP) $@ sh tests/layers.sh $(LIB)

headers:
	$(GROUP) $@ sh tests/headers/run.sh "$(CC)" "$(or $(shell command -v $(CXX) 2>/dev/null),)"

graphs: $(PROGRAM)
	$(PROGRAM) graph $(DEMO) -o graphs/sample

graphs-check: $(PROGRAM)
	$(GROUP) $@ $(if $(wildcard graphs/sample.graphml),sh tests/graphs.sh $(PROGRAM) $(DEMO))

# Needs Java, Maven and its registry, or build/gephi.
picture: $(PROGRAM)
	$(Q)sh tests/interop/picture.sh $(PROGRAM) $(DEMO)

install-check: $(PROGRAM) $(LIB)
	$(GROUP) $@ sh tests/install.sh $(BUILD) "$(CC)"

interop: $(PROGRAM)
	$(GROUP) $@ $(if $(wildcard tests/interop/run.sh),sh tests/interop/run.sh $(PROGRAM))
	$(GROUP) engines sh tests/interop/engines.sh $(PROGRAM)

# Runs the examples of README.md and writes what they print today into it; look at the difference.
readme: $(PROGRAM)
	@$(or $(wildcard build/venv/bin/python3),python3) tests/interop/readme.py README.md $(PROGRAM) --update

asan ubsan:
	@$(MAKE) --no-print-directory MODE=$@ GROUPS='$(or $(SANITIZED),unit cases fuzz-replay splice)' groups

valgrind:
	@$(MAKE) --no-print-directory MODE=$@ GROUPS='unit cases' \
	    RUNNER='valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite' groups
export RUNNER

bench: $(PROGRAM) $(BUILD)/bench_graph
	@sh tests/bench/run.sh $(PROGRAM)
	@sh tests/bench/graph.sh $(BUILD)/bench_graph

bench-corenlp: $(PROGRAM)
	@sh tests/bench/corenlp.sh $(PROGRAM)

$(BUILD)/bench_graph: tests/bench/bench_graph.c $(LIB)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(LIB_FLAGS) -o $@ $< $(LIB) $(LIBS)

score: $(PROGRAM)
	@sh tests/score/score.sh $(PROGRAM)

train: $(PROGRAM)
	@sh tests/train/run.sh $(LIB) $(PROGRAM)

# What a run finds stays in build/fuzz: crash-* and timeout-* files, and the inputs that reach new code.
FUZZ_SECONDS ?= 60
FUZZ := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAY := $(FUZZ:%=$(BUILD)/fuzz/replay_%)
fuzz:
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang fuzz-run
fuzz-run: $(FUZZ:%=build/fuzz/fuzz_%)
	@for f in $(FUZZ); do echo "fuzz_$$f"; mkdir -p build/fuzz/corpus/$$f; \
	    (cd build/fuzz && ./fuzz_$$f -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=4096 corpus/$$f \
	        ../../tests/fuzz/seeds/$$f) || exit 1; done
build/fuzz/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/checks.h tests/fuzz/reading.h $(LIB)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS) $(LIB_FLAGS) -o $@ $< $(LIB) $(LIBS)

fuzz-replay: $(REPLAY)
	$(GROUP) $@ sh tests/fuzz/run.sh $(REPLAY)
$(BUILD)/fuzz/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c tests/fuzz/checks.h tests/fuzz/reading.h $(LIB)
	@mkdir -p $(@D)
	@$(if $(Q),echo "  CC   $<")
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) $(LIB_FLAGS) -o $@ $< tests/fuzz/replay.c $(LIB) $(LIBS)

# Needs python3; the sanitizers' builds run it (`make asan`), where it finds most.
splice: $(PROGRAM)
	$(GROUP) $@ python3 tests/fuzz/splice.py $(PROGRAM) $(sort $(wildcard tests/corpus/*.jsonl))

# ---- the code itself ----

CODE := $(sort $(wildcard include/*.h include/*/*.h src/*.c src/*/*.[ch] tests/*/*.c tests/unit/*/*.c))
# Without the checks that only know one way to write C, and those that would have to see what other files never return.
TIDY := -*,clang-analyzer-*,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,$\
    -clang-analyzer-core.NullDereference,bugprone-*,$\
    -bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions,-bugprone-assignment-in-if-condition,$\
    -bugprone-branch-clone,-bugprone-implicit-widening-of-multiplication-result,-bugprone-reserved-identifier,$\
    -bugprone-not-null-terminated-result,-bugprone-sizeof-expression,performance-*,-performance-no-int-to-ptr,portability-*
tidy:
	@status=0; for f in $(LIB_SRC) $(CLI_SRC); do \
	    clang-tidy --quiet --warnings-as-errors='*' -checks='$(TIDY)' $$f -- $(BASE_FLAGS) -Isrc -Iinclude $(PKG_CFLAGS) \
	        2>/dev/null || { echo "$$f"; status=1; }; done; exit $$status

format:
	clang-format -i $(CODE)

format-check:
	clang-format --dry-run -Werror $(CODE)

# ---- installing ----

# Where Debian's shells and man(1) look below PREFIX; uninstall removes exactly what install put there.
COMMANDS := $(sort $(patsubst src/cli/cmd_%.c,%,$(wildcard src/cli/cmd_*.c)))
PAGES := man1/whosaid.1 $(COMMANDS:%=man1/whosaid-%.1) man5/whosaid-format.5
COMPLETIONS := bash-completion/completions/whosaid zsh/site-functions/_whosaid fish/vendor_completions.d/whosaid.fish
HEADERS := whosaid.h $(sort $(patsubst include/%,%,$(wildcard include/whosaid/*.h)))
ROOT = $(DESTDIR)$(PREFIX)

# The manual pages, as `whosaid manual` writes them.
man: $(PAGES:%=build/man/%)
build/man/%: $(PROGRAM)
	@mkdir -p $(@D)
	$(Q)$(PROGRAM) manual $(basename $(notdir $@)) >$@

build/whosaid.pc: Makefile include/whosaid/base.h FORCE
	@printf '%s\n' 'prefix=$(PREFIX)' 'Name: whosaid' 'Description: who is quoted as saying what' 'Version: $(VERSION)' \
	    'Requires: $(PKGS)' 'Cflags: -I$${prefix}/include' 'Libs: -L$${prefix}/lib -lwhosaid -lpthread -lm' >$@

install: $(PROGRAM) $(LIB) man build/whosaid.pc
	install -d $(sort $(dir $(ROOT)/bin/ $(ROOT)/lib/pkgconfig/ $(HEADERS:%=$(ROOT)/include/%) \
	    $(PAGES:%=$(ROOT)/share/man/%) $(COMPLETIONS:%=$(ROOT)/share/%)))
	install -m 755 $(PROGRAM) $(ROOT)/bin/whosaid
	install -m 644 $(LIB) $(ROOT)/lib/libwhosaid.a
	install -m 644 build/whosaid.pc $(ROOT)/lib/pkgconfig/whosaid.pc
	for f in $(HEADERS); do install -m 644 include/$$f $(ROOT)/include/$$f || exit; done
	for f in $(PAGES); do install -m 644 build/man/$$f $(ROOT)/share/man/$$f || exit; done
	$(PROGRAM) completion bash >$(ROOT)/share/$(word 1,$(COMPLETIONS))
	$(PROGRAM) completion zsh >$(ROOT)/share/$(word 2,$(COMPLETIONS))
	$(PROGRAM) completion fish >$(ROOT)/share/$(word 3,$(COMPLETIONS))

uninstall:
	rm -f $(ROOT)/bin/whosaid $(ROOT)/lib/libwhosaid.a $(ROOT)/lib/pkgconfig/whosaid.pc $(HEADERS:%=$(ROOT)/include/%) \
	    $(PAGES:%=$(ROOT)/share/man/%) $(COMPLETIONS:%=$(ROOT)/share/%)
	-rmdir $(ROOT)/include/whosaid

dist:
	@mkdir -p build
	git archive --format=tar.gz --prefix=whosaid-$(VERSION)/ -o build/whosaid-$(VERSION).tar.gz HEAD

clean:
	rm -rf build
