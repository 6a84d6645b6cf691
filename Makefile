# make            the bot: build/nastavnik (and its office helper)
# make run        installs what is missing, then the bot, or the playground without a token
# make test       installs what is missing, then everything that must hold, under sanitizers
# make bench      measures; tests never time
#
# A source belongs to a program by its folder alone: a new file needs no line here.

CC       ?= cc
CSTD     := -std=c11 -D_GNU_SOURCE
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wvla -Wundef -Wwrite-strings \
            -Wstrict-prototypes -Wmissing-prototypes -Werror
PACKAGES := libuv libcurl libcjson sqlite3 icu-i18n icu-uc talloc libqrencode libsodium
VERSION  := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

# Lazy, so that `make needs` can run before pkg-config is there.
LIB_CFLAGS = $(shell pkg-config --cflags $(PACKAGES) libmicrohttpd cmocka)
LIB_LIBS   = $(shell pkg-config --libs $(PACKAGES)) -lstemmer -lm
INCLUDES   = -I.
RELEASE    = -O2 -g -DNDEBUG -fno-omit-frame-pointer
CHECK      = -O1 -g -DDEBUG -fsanitize=address,undefined -fno-sanitize-recover=all \
             -fno-omit-frame-pointer

ENGINE     := $(filter-out bot/main.c,$(wildcard bot/*.c)) $(wildcard storage/*.c) $(wildcard locales/*.c)
PRODUCT    := $(wildcard handlers/*.c)
COMMON     := $(ENGINE) $(PRODUCT)
EMULATOR   := $(filter-out tests/emulator/main.c,$(wildcard tests/emulator/*.c))
UNIT_TESTS := $(patsubst tests/%.c,%,$(wildcard tests/*_test.c))
HELPERS    := $(filter-out $(wildcard tests/*_test.c) tests/chat.c,$(wildcard tests/*.c))

release = $(patsubst %.c,build/release/%.o,$(1))
check   = $(patsubst %.c,build/check/%.o,$(1))

all: build/nastavnik build/nastavnik-office

build/release/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc      $<"
	@$(CC) $(CSTD) $(WARNINGS) $(RELEASE) $(INCLUDES) $(LIB_CFLAGS) $(EXTRA_$(basename $(notdir $<))) -MMD -MP -c -o $@ $<

build/check/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc asan $<"
	@$(CC) $(CSTD) $(WARNINGS) $(CHECK) $(INCLUDES) $(LIB_CFLAGS) $(EXTRA_$(basename $(notdir $<))) -MMD -MP -c -o $@ $<

EXTRA_version = -DVERSION='"$(VERSION)"'

build/nastavnik: $(call release,bot/main.c $(COMMON))
	@echo "  link    $@"
	@$(CC) -o $@ $^ $(LIB_LIBS)

-include $(shell find build -name '*.d' 2>/dev/null)
.PHONY: all run test needs bench fuzz conformance browser format clean
