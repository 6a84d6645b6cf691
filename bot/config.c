/* config.c - a table of settings, and how each kind of value is read. */
#include "bot/config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <talloc.h>

#include "bot/env.h"
#include "bot/http.h"
#include "locales/zones.h"
#include "storage/seal.h"

enum { FILE_MOST = 64 * 1024 };

struct setting;

struct reading {
    struct config *config;
    struct buffer *complaints;
};

typedef void take(struct reading *r, const struct setting *s, const char *value);

struct setting {
    const char *name, *otherwise; /* NULL: what config_read() began with */
    take *take;
    size_t at; /* where it stands in struct config */
    int least, most;
};

static void complain(struct reading *r, const struct setting *s, const char *what)
{
    buffer_format(r->complaints, "%s: %s\n", s->name, what);
}

/* ---- kinds of values -------------------------------------------------------------- */

static void take_text(struct reading *r, const struct setting *s, const char *value)
{
    const char **text = (const char **)(void *)((char *)r->config + s->at);
    *text = talloc_strdup(r->config, value);
}

static void take_number(struct reading *r, const struct setting *s, const char *value)
{
    char *end;
    errno = 0;
    long n = strtol(value, &end, 10);
    if (errno || end == value || *end || n < s->least || n > s->most)
        buffer_format(r->complaints,
                      "%s: \"%s\" must be a whole number from %d to %d; %s is usual\n",
                      s->name, value, s->least, s->most, s->otherwise);
    else
        *(int *)(void *)((char *)r->config + s->at) = (int)n;
}

/* "123456:letters"; the value itself is never shown. */
static void take_token(struct reading *r, const struct setting *s, const char *value)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789_-";
    size_t digits = strspn(value, "0123456789");
    size_t rest = value[digits] == ':' ? strspn(value + digits + 1, letters) : 0;
    if (digits == 0 || rest == 0 || value[digits + 1 + rest])
        complain(r, s,
                 "is not of the form 123456:letters; copy it whole from the words "
                 "of @BotFather");
    else
        take_text(r, s, value);
}

static void take_url(struct reading *r, const struct setting *s, const char *value)
{
    const char *wrong = http_objection(value);
    if (wrong)
        buffer_format(r->complaints,
                      "%s: %s; give an https address, or http on this very machine\n",
                      s->name, wrong);
    else
        take_text(r, s, value);
}

static void take_zone(struct reading *r, const struct setting *s, const char *value)
{
    if (!zone_valid(value))
        buffer_format(r->complaints,
                      "%s: \"%s\" is no time zone; write it like Asia/Yekaterinburg\n",
                      s->name, value);
    else
        take_text(r, s, value);
}

static void take_language(struct reading *r, const struct setting *s, const char *value)
{
    size_t len = strlen(value);
    if (len < 2 || len > 3 || value[strspn(value, "abcdefghijklmnopqrstuvwxyz")])
        buffer_format(r->complaints, "%s: \"%s\" is no language; write ru or en\n",
                      s->name, value);
    else
        take_text(r, s, value);
}

static void take_folder(struct reading *r, const struct setting *s, const char *value)
{
    struct stat st;
    if (stat(value, &st) < 0)
        buffer_format(r->complaints, "%s: %s: %s; make it, or take the line out\n",
                      s->name, value, strerror(errno));
    else if (!S_ISDIR(st.st_mode))
        buffer_format(r->complaints, "%s: %s is no folder\n", s->name, value);
    else
        take_text(r, s, value);
}

static void take_level(struct reading *r, const struct setting *s, const char *value)
{
    static const char *const words[] = { "error", "warning", "info", "debug" };
    for (size_t i = 0; i < COUNT(words); i++) {
        if (strcmp(words[i], value) == 0) {
            r->config->log_level = (enum log_level)i;
            return;
        }
    }
    buffer_format(r->complaints, "%s: \"%s\" must be error, warning, info or debug\n",
                  s->name, value);
}

static void take_key(struct reading *r, const struct setting *s, const char *value)
{
    unsigned char key[SEAL_KEY_BYTES];
    if (!seal_key_read(value, key))
        complain(r, s,
                 "must be 64 hexadecimal digits or 44 of base64; 'nastavnik keygen'"
                 " makes one");
    else
        r->config->backup_key = talloc_memdup(r->config, key, sizeof key);
}

/* ---- the table -------------------------------------------------------------------- */

#define AT(field) offsetof(struct config, field)

/* keep alphabetized */
static const struct setting settings[] = {
    { "BACKUP_DIR", NULL, take_text, AT(backup_dir), 0, 0 },
    { "BACKUP_KEEP", "14", take_number, AT(backup_keep), 1, 30 },
    { "BACKUP_PUBLIC_KEY", NULL, take_key, AT(backup_key), 0, 0 },
    { "BOT_TOKEN", NULL, take_token, AT(token), 0, 0 },
    { "DATABASE", "nastavnik.db", take_text, AT(database), 0, 0 },
    { "DEFAULT_LANGUAGE", "ru", take_language, AT(language), 0, 0 },
    { "DEFAULT_TIMEZONE", "Europe/Moscow", take_zone, AT(zone), 0, 0 },
    { "FLOOD_PER_MINUTE", "60", take_number, AT(flood_per_minute), 0, 10000 },
    { "FORMS_DIR", NULL, take_folder, AT(forms_dir), 0, 0 },
    { "LOCALES_DIR", NULL, take_folder, AT(locales_dir), 0, 0 },
    { "LOG_LEVEL", "info", take_level, AT(log_level), 0, 0 },
    { "SENDS_AT_ONCE", "32", take_number, AT(sends_at_once), 1, 256 },
    { "SEND_PER_SECOND", "25", take_number, AT(send_per_second), 0, 1000 },
    { "TELEGRAM_API_URL", "https://api.telegram.org", take_url, AT(api_url), 0, 0 },
};

static const char *backups_beside(struct config *c)
{
    const char *slash = strrchr(c->database, '/');
    int folder = slash ? (int)(slash + 1 - c->database) : 0;
    return talloc_asprintf(c, "%.*sbackups", folder, c->database);
}

static bool is_known(const char *name)
{
    for (size_t i = 0; i < COUNT(settings); i++)
        if (strcmp(settings[i].name, name) == 0)
            return true;
    return false;
}

static void warn_of_unknown(const struct env *env, struct buffer *warnings)
{
    for (size_t i = 0; i < env->count; i++)
        if (!is_known(env->entries[i].name))
            buffer_format(warnings,
                          ".env, line %d: there is no setting %s; .env.example has all\n",
                          env->entries[i].line, env->entries[i].name);
}

static const char *given(const char *value)
{
    return value && *value ? value : NULL;
}

struct config *config_read(void *mem, const char *text, size_t size,
                           config_lookup *environment, void *owner,
                           struct buffer *complaints, struct buffer *warnings)
{
    struct config *c = talloc_zero(mem, struct config);
    struct reading r = { c, complaints };
    struct env *env = env_read(c, text, size, complaints);
    warn_of_unknown(env, warnings);
    for (size_t i = 0; i < COUNT(settings); i++) {
        const struct setting *s = &settings[i];
        const char *value = given(environment(owner, s->name));
        if (!value)
            value = given(env_get(env, s->name));
        if (s->otherwise)
            s->take(&r, s, s->otherwise);
        if (value)
            s->take(&r, s, value);
    }
    if (!c->backup_dir)
        c->backup_dir = backups_beside(c);
    return c;
}

/* ---- the file --------------------------------------------------------------------- */

static const char *environment_of_process(void *owner, const char *name)
{
    (void)owner;
    return getenv(name);
}

/* Its text and size; "" when it is not there. */
static char *file_text(void *mem, const char *path, size_t *size,
                       struct buffer *complaints, struct buffer *warnings)
{
    struct stat st;
    char *text = talloc_zero_size(mem, FILE_MOST + 1);
    *size = 0;
    FILE *file = fopen(path, "re");
    if (!file && errno == ENOENT)
        return text;
    if (!file || fstat(fileno(file), &st) < 0 || !S_ISREG(st.st_mode)) {
        buffer_format(complaints, "%s: cannot be read: %s\n", path,
                      file ? "it is no file" : strerror(errno));
    } else {
        *size = fread(text, 1, FILE_MOST + 1, file);
        if (st.st_mode & 077)
            buffer_format(warnings, "%s can be read by others: chmod 600 %s\n", path,
                          path);
    }
    if (file)
        fclose(file);
    if (*size > FILE_MOST) {
        buffer_format(complaints, "%s: is longer than 64 KB: that is no .env\n", path);
        *size = 0;
    }
    return text;
}

struct config *config_load(void *mem, const char *path, struct buffer *complaints,
                           struct buffer *warnings)
{
    size_t size;
    char *text = file_text(mem, path, &size, complaints, warnings);
    struct config *c =
        config_read(mem, text, size, environment_of_process, NULL, complaints, warnings);
    if (c->token)
        log_hide(c->token);
    talloc_free(text);
    return c;
}
