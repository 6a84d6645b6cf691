/* command_backup.c - nastavnik backup: a copy of the database now, also while the bot
 * runs, with a connection of its own. */
#include <stdio.h>
#include <sysexits.h>
#include <time.h>

#include "bot/command.h"
#include "storage/backup.h"

/* All pages in one step: the log keeps the moment, so the bot may write meanwhile. */
static bool make(struct db *db, const struct config *c, struct buffer *why)
{
    struct backup_place place = { c->backup_dir, c->backup_keep, c->backup_key };
    char name[32];
    time_t now = (time_t)clock_wall();
    struct tm local;
    strftime(name, sizeof name, "%Y-%m-%d-%H%M", localtime_r(&now, &local));
    struct backup *b = backup_open(db, &place, name, now, why);
    int more = b ? 1 : -1;
    while (more > 0)
        more = backup_step(b, -1, why);
    bool good = more == 0 && backup_finish(b, why);
    if (good)
        command_print("%s\n", backup_path(b));
    backup_close(b);
    return good;
}

static int run(const struct settings *s, int count, char **arguments)
{
    (void)arguments;
    if (count != 0)
        return command_misused(&command_backup);
    struct buffer why = { .max = 2048 };
    struct db *db = db_open(s->config->database, &why);
    int code = EX_OK;
    if (!db || !make(db, s->config, &why))
        code = command_fail(EX_IOERR, "no backup was made: %s", buffer_get(&why));
    db_close(db);
    buffer_fini(&why);
    return code;
}

const struct command command_backup = {
    .name = "backup",
    .arguments = "",
    .words = "copy the database now, and print where",
    .run = run,
};
