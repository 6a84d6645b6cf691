# make            the bot: build/nastavnik, and build/nastavnik-office beside it
# make run        installs what is missing, then the bot, or the playground without a token
# make test       installs what is missing, then everything that must hold, under sanitizers
# make bench      measures; tests never time
# make fuzz       a minute for each input that comes from outside
# make crash      the real program, killed and starved
# make conformance, make browser    the emulator and the playground, judged by others
#
# A source belongs to a program by its folder alone: a new file needs no line here.

CC       ?= cc
CSTD     := -std=c11 -D_GNU_SOURCE
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wvla -Wundef -Wwrite-strings \
            -Wstrict-prototypes -Wmissing-prototypes -Werror
VERSION  := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

# Debian 12 packages: to build, and to test.
BUILD_PACKAGES := gcc make pkg-config libuv1-dev libcurl4-openssl-dev libcjson-dev libsqlite3-dev \
                  libicu-dev uthash-dev libtalloc-dev libqrencode-dev libstemmer-dev libsodium-dev \
                  libpango1.0-dev libcairo2-dev fonts-paratype libmicrohttpd-dev ca-certificates \
                  libgeonames-dev libgeonames-common libical-dev libglpk-dev libxlsxwriter-dev \
                  libcsv-dev
TEST_PACKAGES  := libcmocka-dev clang-format clang clang-tidy libclang-rt-14-dev valgrind zbar-tools sqlite3 python3 \
                  python3-icalendar python3-openpyxl

# Looked up late, so that `make needs` can run before pkg-config is there.
PKG_BOT    := libuv libcurl libcjson sqlite3 icu-i18n icu-uc talloc libqrencode libsodium
PKG_OFFICE := libcjson libqrencode pangocairo cairo-pdf libical xlsxwriter
PKG_PLAY   := $(PKG_BOT) libmicrohttpd
PKG_CITIES := geonames icu-i18n icu-uc
PKG_TEST   := $(PKG_PLAY) cmocka
CFLAGS_OF   = $(shell pkg-config --cflags $(1))
LIBS_OF     = $(shell pkg-config --libs $(1)) -lstemmer -lcsv -lm

RELEASE := -O2 -g -DNDEBUG -fno-omit-frame-pointer
CHECK   := -O1 -g -DDEBUG -fsanitize=address,undefined -fno-sanitize-recover=all \
           -fno-omit-frame-pointer

ENGINE     := $(filter-out bot/main.c,$(wildcard bot/*.c)) $(wildcard storage/*.c locales/*.c)
COMMON     := $(ENGINE) $(wildcard handlers/*.c)
OFFICE     := $(wildcard office/*.c) bot/base.c
EMULATOR   := $(filter-out tests/emulator/main.c,$(wildcard tests/emulator/*.c))
PLAYGROUND := $(wildcard tests/playground/*.c)
FIXTURES   := $(filter-out tests/chat.c $(wildcard tests/*_test.c),$(wildcard tests/*.c))
UNIT_TESTS := $(patsubst %.c,build/check/%,$(wildcard tests/*_test.c))
STORIES    := $(sort $(wildcard tests/chats/*.chat))

release = $(patsubst %.c,build/release/%.o,$(1))
check   = $(patsubst %.c,build/check/%.o,$(1))

all: build/nastavnik build/nastavnik-office

# ---- building ---------------------------------------------------------------------

build/release/%: PKG = $(PKG_PLAY)
build/check/% build/fuzz/%: PKG = $(PKG_TEST)
build/release/office/%.o build/check/office/%.o: PKG = $(PKG_OFFICE)
build/%/bot/version.o: DEFINES = -DVERSION='"$(VERSION)"'
build/release/bot/version.o build/check/bot/version.o: $(wildcard .git/logs/HEAD)

build/release/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc         $<"
	@$(CC) $(CSTD) $(WARNINGS) $(RELEASE) $(DEFINES) -I. $(call CFLAGS_OF,$(PKG)) -MMD -MP -c -o $@ $<

build/check/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc check   $<"
	@$(CC) $(CSTD) $(WARNINGS) $(CHECK) $(DEFINES) -I. $(call CFLAGS_OF,$(PKG)) -MMD -MP -c -o $@ $<

# Questionnaires are taken into the program.
build/release/bot/form_built_in.o build/check/bot/form_built_in.o build/fuzz/bot/form_built_in.o: $(wildcard forms/*.json)

# So are the texts, read and checked by a program of its own: a table of them. Who reads none of these
# languages reads the first.
TEXTS := locales/ru.json locales/en.json
build/release/locales/built_in.o build/check/locales/built_in.o build/fuzz/locales/built_in.o: build/texts.bin

MAKE_TEXTS := locales/texts/make.c bot/base.c $(addprefix locales/,catalog.c check.c cities.c complaints.c dates.c \
              fold.c language.c marks.c template.c text_table.c zones.c)
build/make_texts: $(call release,$(MAKE_TEXTS))
	@echo "  link       $@"
	@$(CC) -o $@ $^ $(call LIBS_OF,$(PKG_BOT))

build/texts.bin: build/make_texts $(TEXTS)
	@echo "  make       $@"
	@build/make_texts $@.new $(TEXTS) && mv $@.new $@

# So is the table of cities, made of Debian's geonames data by a program of its own.
build/release/locales/cities/make.o: PKG = $(PKG_CITIES)
build/release/locales/places.o build/check/locales/places.o build/fuzz/locales/places.o: build/cities.bin

MAKE_CITIES := locales/cities/make.c locales/latin.c locales/fold.c bot/base.c
build/make_cities: $(call release,$(MAKE_CITIES))
	@echo "  link       $@"
	@$(CC) -o $@ $^ $(shell pkg-config --libs $(PKG_CITIES))

build/cities.bin: build/make_cities
	@echo "  make       $@"
	@build/make_cities $@.new && mv $@.new $@

build/release/tests/playground/pages.o: $(wildcard tests/playground/*.html tests/playground/*.css tests/playground/*.js tests/playground/*.ogg)

build/nastavnik: $(call release,bot/main.c $(COMMON))
	@echo "  link       $@"
	@$(CC) -o $@ $^ $(call LIBS_OF,$(PKG_BOT))

build/nastavnik-office: $(call release,$(OFFICE))
	@echo "  link       $@"
	@$(CC) -o $@ $^ $(shell pkg-config --libs $(PKG_OFFICE)) -lglpk -lm

build/emulator: $(call release,tests/emulator/main.c $(EMULATOR) bot/base.c)
	@echo "  link       $@"
	@$(CC) -o $@ $^ $(call LIBS_OF,$(PKG_PLAY))

build/playground: $(call release,$(PLAYGROUND) $(EMULATOR) $(COMMON))
	@echo "  link       $@"
	@$(CC) -o $@ $^ $(call LIBS_OF,$(PKG_PLAY))

build/bench: $(call release,$(wildcard tests/bench/*.c) $(COMMON))
	@echo "  link       $@"
	@$(CC) -o $@ $^ $(call LIBS_OF,$(PKG_PLAY))

build/crash: $(call release,$(wildcard tests/crash/*.c) $(EMULATOR) $(COMMON))
	@echo "  link       $@"
	@$(CC) -o $@ $^ $(call LIBS_OF,$(PKG_PLAY))

build/faulty_sync.so: tests/crash/preload/faulty_sync.c
	@$(CC) $(CSTD) $(WARNINGS) -O2 -shared -fPIC -o $@ $< -ldl

ORACLE := $(wildcard tests/conformance/*.c tests/emulator/html*.c) tests/emulator/entities.c \
          tests/emulator/text.c bot/base.c
build/oracle: $(call release,$(ORACLE))
	@echo "  link       $@"
	@$(CC) -o $@ $^ $(call LIBS_OF,$(PKG_PLAY)) -ldl

build/check/common.a: $(call check,$(COMMON) $(EMULATOR) $(FIXTURES))
	@rm -f $@ && ar qcs $@ $^

build/check/tests/%_test: build/check/tests/%_test.o build/check/common.a
	@echo "  link       $@"
	@$(CC) -fsanitize=address,undefined -o $@ $< build/check/common.a $(call LIBS_OF,$(PKG_TEST))

build/chat: build/check/tests/chat.o build/check/common.a
	@echo "  link       $@"
	@$(CC) -fsanitize=address,undefined -o $@ $< build/check/common.a $(call LIBS_OF,$(PKG_TEST))

# Fuzz targets are clang's: the engine built once more, with its coverage inside.
FUZZ         := $(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_LIB     := $(patsubst %.c,build/fuzz/%.o,$(COMMON) $(wildcard tests/rig*.c))
SECONDS_EACH ?= 60

build/fuzz/%.o: %.c
	@mkdir -p $(@D)
	@echo "  cc fuzz    $<"
	@clang $(CSTD) $(WARNINGS) -O1 -g -DDEBUG $(DEFINES) -fsanitize=fuzzer-no-link,address,undefined -I. $(call CFLAGS_OF,$(PKG)) -MMD -MP -c -o $@ $<

build/fuzz/common.a: $(FUZZ_LIB)
	@rm -f $@ && ar qcs $@ $^

build/fuzz/%: build/fuzz/tests/fuzz/%_fuzz.o build/fuzz/common.a
	@echo "  link       $@"
	@clang -fsanitize=fuzzer,address,undefined -o $@ $^ $(call LIBS_OF,$(PKG_TEST))

# ---- what people type ---------------------------------------------------------------

needs:
	@tests/needs.sh $(BUILD_PACKAGES)

needs-test: needs
	@tests/needs.sh $(TEST_PACKAGES)

run: needs
	@$(MAKE) --no-print-directory build/nastavnik build/nastavnik-office build/playground
	@tests/run.sh

test: needs-test
	@$(MAKE) --no-print-directory check

check: build/nastavnik build/nastavnik-office build/chat $(UNIT_TESTS)
	@tests/house.sh
	@tests/check.sh $(UNIT_TESTS) -- $(STORIES)

conformance: needs-test build/emulator build/oracle
	@command -v npm >/dev/null || tests/needs.sh nodejs npm
	@tests/conformance/run.sh build

browser: needs-test build/playground build/nastavnik-office
	@command -v npm >/dev/null || tests/needs.sh nodejs npm
	@tests/needs.sh chromium
	@tests/browser/run.sh build

KILLS ?= 200
crash: needs build/crash build/nastavnik build/nastavnik-office build/faulty_sync.so
	@tests/crash/run.sh build --kills $(KILLS)

bench: needs build/bench build/nastavnik
	@tests/bench/run.sh build $(BENCH)

fuzz: needs-test $(patsubst %,build/fuzz/%,$(FUZZ))
	@tests/fuzz/run.sh $(SECONDS_EACH) $(FUZZ)

tidy: needs-test
	@tests/tidy.sh $(COMMON) $(OFFICE)

format:
	@clang-format -i $$(git ls-files '*.c' '*.h')

clean:
	@rm -rf build

-include $(shell find build -name '*.d' 2>/dev/null)
.PHONY: all run test check needs needs-test bench crash fuzz conformance browser tidy format clean
.SECONDARY:
