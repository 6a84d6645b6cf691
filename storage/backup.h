/* backup.h - copies of the living database, made page by page beside the bot's work.
 *
 * A backup is copied from a connection (the writer's own, so that its writes do not
 * start the copy anew), checked, sealed when there is a key, put on the disk and only
 * then given its name: a file that bears a backup's name is a whole one. Names are
 * YYYY-MM-DD.db or YYYY-MM-DD-HHMM.db, and .sealed after that; the newest are kept. */
#ifndef STORAGE_BACKUP_H
#define STORAGE_BACKUP_H

#include "storage/db.h"

struct backup_place {
    const char *dir;                 /* made when it is not there, for us alone */
    int keep;                        /* so many files */
    const unsigned char *public_key; /* 32 bytes; NULL: not sealed */
};

struct backup;

/* Begins one called `name` (without .db), writing into the database when that was. NULL
 * with words in `why`, also while another is being made in the same place. */
struct backup *backup_open(struct db *db, const struct backup_place *place,
                           const char *name, int64_t now, struct buffer *why);
/* Copies so many pages (-1: all). 1: more to do, 0: copied and checked, -1: failed. The
 * last step checks the whole copy. */
int backup_step(struct backup *b, int pages, struct buffer *why);
/* After a step that gave 0: seals, writes to the disk, names, drops the oldest. Only
 * files are touched: any thread may call it. False with words in `why`. */
bool backup_finish(struct backup *b, struct buffer *why);
/* Where it is, or will be. */
const char *backup_path(const struct backup *b);
/* Gives up what is not finished. */
void backup_close(struct backup *b);

/* Is there one of that name, sealed or not? */
bool backup_exists(const char *dir, const char *name);
/* The name of the newest, "" for none; belongs to mem. */
char *backup_newest(void *mem, const char *dir);

/* Looks at a database without changing it: its schema's version, 0 for an empty file. -1
 * when it is none or broken, with words in `why`. Checks the whole when `thoroughly`. */
int backup_look(const char *path, bool thoroughly, struct buffer *why);
/* Moves a -wal's contents into the file, if nobody else has it open. */
bool backup_checkpoint(const char *path);

#endif
