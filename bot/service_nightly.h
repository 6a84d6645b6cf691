/* service_nightly.h - a backup every night, beside the bot's work.
 *
 * One is due when none is named after the last half past three in the morning: so a
 * machine that is off at night makes it when it is switched on. Pages are copied a few at
 * a time on the loop; sealing and writing to the disk happen on another thread. What
 * fails is said in the log and tried again ten minutes later. */
#ifndef BOT_SERVICE_NIGHTLY_H
#define BOT_SERVICE_NIGHTLY_H

#include <stdint.h>

#include <uv.h>

#include "storage/backup.h"

struct zones;
struct nightly;

/* All that is pointed to must outlive it. */
struct nightly_settings {
    struct db *db; /* the writer's own connection */
    struct zones *zones;
    const char *zone; /* whose half past three */
    struct backup_place place;
};

struct nightly *nightly_open(uv_loop_t *loop, const struct nightly_settings *settings);
/* Looks whether one is due; call it every second or so with the seconds since 1970. */
void nightly_tick(struct nightly *n, int64_t now);
/* Gives up what is not finished; `closed` is called from a later turn of the loop, when
 * nothing is left of it. */
void nightly_close(struct nightly *n, void (*closed)(void *owner), void *owner);

#endif
