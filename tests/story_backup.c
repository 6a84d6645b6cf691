/* story_backup.c - a backup is made, and later put back, as the program does it. */
#include "tests/story_inside.h"

#include <talloc.h>

#include "storage/backup.h"
#include "storage/restore.h"

static const char *folder_of(struct story *s)
{
    return talloc_asprintf(s->memory, "%s/backups", s->folder);
}

static bool copy_all(struct story *s, struct buffer *why)
{
    struct backup_place place = { .dir = folder_of(s), .keep = 14 };
    struct backup *b = backup_open(s->db, &place, "story", s->now, why);
    bool good = b && backup_step(b, -1, why) == 0 && backup_finish(b, why);
    backup_close(b);
    return good;
}

bool story_backup(struct story *s, const char *rest)
{
    struct buffer why = { .max = 4096 };
    (void)rest;
    bool good = copy_all(s, &why) || story_fail(s, "no backup: %s", buffer_get(&why));
    buffer_fini(&why);
    return good;
}

/* The bot is stopped for it, and started again on what was put in place. */
bool story_restore(struct story *s, const char *rest)
{
    struct buffer why = { .max = 4096 };
    struct restored done;
    struct restore r = {
        .database = talloc_asprintf(s->memory, "%s/%d/db", s->folder, s->lives),
        .file = talloc_asprintf(s->memory, "%s/story.db", folder_of(s)),
        .now = s->now,
    };
    (void)rest;
    story_stop(s);
    bool good = restore(s->memory, &r, &done, &why) ||
                story_fail(s, "not restored: %s", buffer_get(&why));
    buffer_fini(&why);
    return good && story_start(s) && story_settle(s);
}
