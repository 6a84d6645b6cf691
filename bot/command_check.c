/* command_check.c - nastavnik check: looks at everything a start needs, a line each, and
 * changes nothing. Exit code 0 when all is well. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

#include <talloc.h>

#include "bot/command.h"
#include "bot/form_file.h"
#include "handlers/features.h"
#include "locales/words.h"
#include "storage/backup.h"
#include "storage/schema.h"

struct check {
    const struct settings *settings;
    void *mem;
    bool good;
};

static void well(const char *what, const char *words)
{
    command_print("ok   %-10s %s\n", what, words);
}

/* One line for each line of the words. */
static void ill(struct check *c, const char *what, const char *words)
{
    c->good = false;
    while (*words) {
        size_t len = strcspn(words, "\n");
        command_print("BAD  %-10s %.*s\n", what, (int)len, words);
        words += len + (words[len] == '\n');
    }
}

static void check_settings(struct check *c)
{
    if (*c->settings->complaints)
        ill(c, "settings", c->settings->complaints);
    else
        well("settings", c->settings->config->token
                             ? "all can be used"
                             : "all can be used; BOT_TOKEN is not set");
}

static void check_words(struct check *c)
{
    const struct config *config = c->settings->config;
    struct buffer complaints = { .max = 64 * 1024 };
    struct words *words = words_open(config->locales_dir, &complaints);
    struct forms *forms = NULL;
    if (!words) {
        ill(c, "locales", buffer_get(&complaints));
    } else if (!words_has_language(words, config->language)) {
        ill(c, "locales", "there are no texts in DEFAULT_LANGUAGE");
    } else {
        well("locales", "complete");
        forms = forms_open(config->forms_dir, words, &complaints);
        if (forms && forms_suit(forms, &product, &complaints))
            well("forms", "complete");
        else
            ill(c, "forms", buffer_get(&complaints));
    }
    forms_free(forms);
    words_free(words);
    buffer_fini(&complaints);
}

static void check_schema(struct check *c, int version)
{
    int known = schema_version();
    char *words = talloc_asprintf(c->mem, "version %d of %d", version, known);
    if (version > known)
        ill(c, "schema",
            talloc_asprintf(c->mem,
                            "version %d, this program knows %d: start the "
                            "newer program",
                            version, known));
    else if (version < known)
        well("schema",
             talloc_asprintf(c->mem, "%s: the next start brings it up to date", words));
    else
        well("schema", words);
}

static void check_database(struct check *c)
{
    const char *path = c->settings->config->database;
    struct buffer why = { .max = 1024 };
    struct stat st;
    if (stat(path, &st) < 0 && errno == ENOENT) {
        well("database", "there is none yet: the first start makes it");
        return;
    }
    int version = backup_look(path, true, &why);
    if (version < 0) {
        ill(c, "database", talloc_asprintf(c->mem, "%s %s", path, buffer_get(&why)));
    } else {
        well("database", "whole, and every row it points to is there");
        check_schema(c, version);
    }
    buffer_fini(&why);
}

static void check_mode(struct check *c, const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0 && st.st_mode & 077)
        ill(c, "modes",
            talloc_asprintf(c->mem, "others can get at %s: chmod %s %s", path,
                            S_ISDIR(st.st_mode) ? "700" : "600", path));
}

static void check_modes(struct check *c)
{
    static const char *const endings[] = { "", "-wal", "-shm", ".erased", ".link" };
    const struct config *config = c->settings->config;
    bool before = c->good;
    c->good = true;
    for (size_t i = 0; i < COUNT(endings); i++)
        check_mode(c, talloc_asprintf(c->mem, "%s%s", config->database, endings[i]));
    check_mode(c, ".env");
    check_mode(c, config->backup_dir);
    if (c->good)
        well("modes", "only the owner can get at the files");
    c->good &= before;
}

static void check_backups(struct check *c)
{
    const struct config *config = c->settings->config;
    const char *newest = backup_newest(c->mem, config->backup_dir);
    if (*newest)
        well("backups",
             talloc_asprintf(c->mem, "the newest is %s/%s", config->backup_dir, newest));
    else
        well("backups", "there are none yet");
}

static int run(const struct settings *s, int count, char **arguments)
{
    (void)arguments;
    if (count != 0)
        return command_misused(&command_check);
    struct check c = { s, talloc_new(NULL), true };
    check_settings(&c);
    check_words(&c);
    check_database(&c);
    check_modes(&c);
    check_backups(&c);
    talloc_free(c.mem);
    return c.good ? EX_OK : EX_CONFIG;
}

const struct command command_check = {
    .name = "check",
    .arguments = "",
    .words = "look at settings, texts, database and file modes",
    .bad_settings_too = true,
    .run = run,
};
