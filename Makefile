# Guiyuan. `make demo` builds the reference compound's ledger, `make test` runs the tests; both
# first install the Debian packages that are missing, and say so.
#
#   make            the commands, in build/bin
#   make install    DESTDIR, PREFIX, PROGRAM_PREFIX (for example: gy-)
#   make bench      speed beside git and ledger, on the same books
#   make test-long  what takes longer: every fault at every system call, clang, sanitizers
#   make fuzz       foreign bytes, guided by coverage, FUZZ_SECONDS for each harness
#   make generate   writes again what is derived from the tables and committed
#   make words      brings the catalogues of translations (lib/*/po) up to date with the sources

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share
PROGRAM_PREFIX ?=
BUILD ?= build

LIBRARIES := libgit2 yaml-0.1 libcmark jansson libutf8proc libsodium zlib libzip expat libqrencode lmdb
CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wformat=2 -Wvla
VERSION := 0.1.0

# Asked for when a recipe needs them, so that the packages can be installed first.
PKG_CFLAGS = $(shell pkg-config --cflags $(LIBRARIES))
PKG_LIBS = $(shell pkg-config --libs $(LIBRARIES)) -lcsv -lpthread
COMPILE = $(CC) -std=c17 -D_GNU_SOURCE -DGUIYUAN_VERSION='"$(VERSION)"' -Ilib -I. $(WARNINGS) \
	$(CFLAGS) $(CPPFLAGS) $(PKG_CFLAGS) -MMD -MP
LINK = $(CC) $(CFLAGS) $(LDFLAGS)

sources = $(sort $(wildcard $(1)))
objects = $(patsubst %.c,$(BUILD)/%.o,$(call sources,$(1)))

LIB := $(BUILD)/libguiyuan.a
COMMANDS := $(sort $(notdir $(patsubst %/main.c,%,$(wildcard cmd/*/main.c))))
PROGRAMS := $(COMMANDS:%=$(BUILD)/bin/%)
COMMAND_OBJECTS := $(filter-out %/main.o,$(call objects,cmd/*/*.c)) $(call objects,cmd/*.c)
SHARED_OBJECTS := $(filter-out %/commands.o,$(call objects,cmd/*.c))
UNIT_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(call sources,tests/unit/*.c))
GENERATOR := $(BUILD)/completions/generate
MANUALS := $(COMMANDS:%=$(BUILD)/man/$(PROGRAM_PREFIX)%.1)

all: $(PROGRAMS)

$(BUILD)/%.o: %.c | $(BUILD)/packages-build
	@mkdir -p $(@D)
	@echo '  CC      $<'
	@$(COMPILE) -c $< -o $@

# The catalogues of translations, as bytes in the program (lib/base/catalogue.h).
PO := $(call sources,lib/*/po/*.po)
CATALOGUES := $(PO:%.po=$(BUILD)/%.o)
$(CATALOGUES): $(BUILD)/lib/%.o: lib/%.po lib/base/catalogue.h Makefile | $(BUILD)/packages-build
	@mkdir -p $(@D)
	@echo '  PO      $<'
	@msgfmt --check-format --endianness=little -o $(@:.o=.mo) $<
	@{ printf '#include "base/catalogue.h"\nstatic const unsigned char bytes[] = {\n'; \
		od -An -v -tu1 $(@:.o=.mo) | sed 's/ *\([0-9][0-9]*\)/\1,/g'; \
		echo '};'; \
		echo 'const struct catalogue catalogue_$(subst /po/,_,$*) = {bytes, sizeof bytes};'; \
	} >$(@:.o=.c)
	@$(COMPILE) -c $(@:.o=.c) -o $@

$(LIB): $(call objects,lib/*/*.c) $(CATALOGUES)
	@rm -f $@
	@$(AR) qcs $@ $^

define PROGRAM
$(BUILD)/bin/$(1): $(call objects,cmd/$(1)/*.c) $(SHARED_OBJECTS) $(LIB)
	@mkdir -p $$(@D)
	@echo '  LINK    $$@'
	@$$(LINK) $$^ $$(PKG_LIBS) -o $$@
endef
$(foreach command,$(COMMANDS),$(eval $(call PROGRAM,$(command))))

$(UNIT_PROGRAMS): $(BUILD)/%: $(BUILD)/%.o $(LIB) | $(BUILD)/packages-test
	@echo '  LINK    $@'
	@$(LINK) $^ $(PKG_LIBS) $(shell pkg-config --libs check) -o $@

$(BUILD)/packages-build: .ci/packages
	@mkdir -p $(@D)
	@.ci/packages build
	@touch $@

$(BUILD)/packages-test: .ci/packages
	@mkdir -p $(@D)
	@.ci/packages build test
	@touch $@

# The generators know all command tables; they are built, never installed.
$(GENERATOR): $(call objects,completions/*.c) $(COMMAND_OBJECTS) $(LIB)
	@mkdir -p $(@D)
	@echo '  LINK    $@'
	@$(LINK) $^ $(PKG_LIBS) -o $@

FORMAT := $(BUILD)/ledger-format/generate
$(FORMAT): $(call objects,ledger-format/*.c) $(LIB)
	@mkdir -p $(@D)
	@echo '  LINK    $@'
	@$(LINK) $^ $(PKG_LIBS) -o $@

$(BUILD)/man/$(PROGRAM_PREFIX)%.1: $(GENERATOR)
	@mkdir -p $(@D)
	@$(GENERATOR) --prefix '$(PROGRAM_PREFIX)' man $* >$@

generate: $(GENERATOR) $(FORMAT)
	$(FORMAT) fields >ledger-format/fields.md
	for n in $$($(FORMAT) list); do $(FORMAT) schema $$n >ledger-format/schemas/$$n.json; done
	$(GENERATOR) bash >completions/guiyuan.bash
	$(GENERATOR) zsh >completions/_guiyuan
	$(GENERATOR) fish >completions/guiyuan.fish

words:
	@.ci/phrases update

manuals: $(MANUALS)

BASH_COMPLETIONS = $(DESTDIR)$(DATADIR)/bash-completion/completions
FISH_COMPLETIONS = $(DESTDIR)$(DATADIR)/fish/vendor_completions.d
ZSH_COMPLETIONS = $(DESTDIR)$(DATADIR)/zsh/site-functions
PREFIXED = $(GENERATOR) --prefix '$(PROGRAM_PREFIX)'

install: all manuals $(GENERATOR)
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(MANDIR)/man1 $(BASH_COMPLETIONS) \
		$(FISH_COMPLETIONS) $(ZSH_COMPLETIONS)
	for c in $(COMMANDS); do \
		install -m 755 $(BUILD)/bin/$$c $(DESTDIR)$(BINDIR)/$(PROGRAM_PREFIX)$$c || exit 1; \
	done
	install -m 644 $(MANUALS) $(DESTDIR)$(MANDIR)/man1
	$(PREFIXED) bash >$(BASH_COMPLETIONS)/$(PROGRAM_PREFIX)guiyuan
	$(PREFIXED) zsh >$(ZSH_COMPLETIONS)/_$(PROGRAM_PREFIX)guiyuan
	$(PREFIXED) fish >$(FISH_COMPLETIONS)/$(PROGRAM_PREFIX)guiyuan.fish
	for c in $(COMMANDS); do \
		ln -sf $(PROGRAM_PREFIX)guiyuan $(BASH_COMPLETIONS)/$(PROGRAM_PREFIX)$$c && \
		ln -sf $(PROGRAM_PREFIX)guiyuan.fish $(FISH_COMPLETIONS)/$(PROGRAM_PREFIX)$$c.fish || exit 1; \
	done

uninstall:
	for c in $(COMMANDS); do \
		rm -f $(DESTDIR)$(BINDIR)/$(PROGRAM_PREFIX)$$c \
			$(DESTDIR)$(MANDIR)/man1/$(PROGRAM_PREFIX)$$c.1 \
			$(BASH_COMPLETIONS)/$(PROGRAM_PREFIX)$$c \
			$(FISH_COMPLETIONS)/$(PROGRAM_PREFIX)$$c.fish; \
	done
	rm -f $(BASH_COMPLETIONS)/$(PROGRAM_PREFIX)guiyuan \
		$(FISH_COMPLETIONS)/$(PROGRAM_PREFIX)guiyuan.fish \
		$(ZSH_COMPLETIONS)/_$(PROGRAM_PREFIX)guiyuan

# The reference compound, built by running the commands.
DEMO := $(BUILD)/demo
demo: all
	@rm -rf $(DEMO)
	@echo 'Building the ledger of the reference compound, December 2025 to November 2026 …'
	@PATH="$(abspath $(BUILD)/bin):$$PATH" examples/guiyuan/build $(DEMO)
	@PATH="$(abspath $(BUILD)/bin):$$PATH" examples/guiyuan/publish $(DEMO)

unit: $(UNIT_PROGRAMS)

test: $(BUILD)/packages-test all unit $(if $(COMMANDS),$(GENERATOR) $(FORMAT))
	@BUILD=$(abspath $(BUILD)) tests/run

# What takes longer than a few minutes: every fault at every system call, the other compiler,
# and everything once more under sanitizers.
test-faults: $(BUILD)/packages-test all
	@FAULTS=whole BUILD=$(abspath $(BUILD)) tests/faults/all

test-clang:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/clang CC=clang CFLAGS='-O2 -Werror' all unit

SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
test-sanitize:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/sanitize CC=clang CFLAGS='$(SANITIZE)' test

test-long: test test-clang test-sanitize test-faults

BENCH := $(BUILD)/tests/bench/books $(BUILD)/tests/bench/measure
$(BENCH): $(BUILD)/%: $(BUILD)/%.o $(LIB)
	@echo '  LINK    $@'
	@$(LINK) $^ $(PKG_LIBS) -o $@

bench: $(BUILD)/packages-test all $(BENCH)
	@tests/bench/run $(BUILD)/bin $(BUILD)/tests/bench
	@tests/bench/tickets $(BUILD)/bin $(BUILD)/tests/bench
	@tests/bench/votes $(BUILD)/bin $(BUILD)/tests/bench
	@tests/bench/history $(BUILD)/bin $(BUILD)/tests/bench

# Guided by coverage, with sanitizers, each harness for so many seconds; needs clang.
FUZZ_SECONDS ?= 60
fuzz: $(BUILD)/packages-test
	@BUILD=$(abspath $(BUILD)) tests/fuzz/run all $(FUZZ_SECONDS)

clean:
	rm -rf $(BUILD)

-include $(shell test -d $(BUILD) && find $(BUILD) -name '*.d')

.PHONY: all unit words test test-faults test-clang test-sanitize test-long bench fuzz clean generate manuals \
	install uninstall demo
