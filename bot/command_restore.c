/* command_restore.c - nastavnik restore FILE [--key FILE]: puts a backup in place while
 * the bot does not run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>

#include <sodium.h>
#include <talloc.h>

#include "bot/command.h"
#include "bot/lock.h"
#include "storage/restore.h"
#include "storage/seal.h"

static bool read_key(const char *path, unsigned char *key)
{
    char text[128] = "";
    FILE *file = fopen(path, "re");
    bool good = file && fgets(text, sizeof text, file);
    if (file)
        fclose(file);
    text[strcspn(text, " \t\r\n")] = '\0';
    good = good && seal_key_read(text, key);
    sodium_memzero(text, sizeof text);
    return good;
}

static void tell(const struct restored *done)
{
    char when[64] = "an unknown time";
    time_t at = (time_t)done->made_at;
    struct tm local;
    if (at)
        strftime(when, sizeof when, "%Y-%m-%d %H:%M", localtime_r(&at, &local));
    command_print("Restored as of %s. What was written later is lost; administrators and "
                  "curators are told when the bot starts.\n",
                  when);
    if (done->erased)
        command_print("%d people who had asked to be erased were erased again.\n",
                      done->erased);
    if (done->aside)
        command_print("The database that was replaced is %s: delete it when all is well, "
                      "for it holds personal data.\n",
                      done->aside);
}

static int locked(const struct restore *r)
{
    struct buffer why = { .max = 2048 };
    struct restored done;
    void *mem = talloc_new(NULL);
    int code = EX_OK, lock = lock_take(r->database, &why);
    if (lock < 0)
        code = command_fail(EX_TEMPFAIL, "%s", buffer_get(&why));
    else if (restore(mem, r, &done, &why))
        tell(&done);
    else
        code = command_fail(EX_DATAERR, "nothing was changed: %s", buffer_get(&why));
    lock_drop(lock);
    buffer_fini(&why);
    talloc_free(mem);
    return code;
}

static int run(const struct settings *s, int count, char **arguments)
{
    unsigned char key[SEAL_KEY_BYTES];
    bool with_key = count == 3 && strcmp(arguments[1], "--key") == 0;
    if (count != 1 && !with_key)
        return command_misused(&command_restore);
    if (with_key && !read_key(arguments[2], key))
        return command_fail(EX_NOINPUT,
                            "%s holds no secret key as 'nastavnik keygen' "
                            "makes them",
                            arguments[2]);
    struct restore r = { s->config->database, arguments[0], with_key ? key : NULL,
                         clock_wall() };
    int code = locked(&r);
    sodium_memzero(key, sizeof key);
    return code;
}

const struct command command_restore = {
    .name = "restore",
    .arguments = "FILE [--key FILE]",
    .words = "put a backup in the database's place; stop the bot first",
    .run = run,
};
