/* playground.h - the emulator and the real bot in one process, and what they share.
 *
 * The emulator serves in threads of its own; all the rest lives on one loop. */
#ifndef PLAYGROUND_PLAYGROUND_H
#define PLAYGROUND_PLAYGROUND_H

#include <uv.h>

#include "bot/service.h"
#include "tests/emulator/emulator.h"
#include "tests/playground/orders.h"
#include "tests/playground/pushed_clock.h"
#include "tests/playground/school.h"

enum { NEWCOMERS = 5301 }; /* the first newcomer's user of the emulator */

struct playground {
    struct pushed_clock clock;
    uv_loop_t loop;
    uv_signal_t interrupt, term;
    struct orders *orders;
    struct emulator *emulator;
    char token[64];
    void *mem;
    struct words *words;
    struct forms *forms;
    struct db *db;
    struct engine *engine;
    struct service *service; /* NULL: it has stopped */
    int64_t newcomer;        /* the one whose phone is shown */
    bool told_to_stop;
    int code;
};

/* Opens all on this port, says where the page is, runs until it is told to stop; the
 * process's exit code. The port must be free, the database's directory be there. */
int playground_run(int port, const char *database);

/* ---- requests.c -----------------------------------------------------------------------
 */

/* The page's own paths: its files, and /playground/. */
emulator_extra playground_serve;
/* What the page asks of the bot; on the loop. */
orders_run playground_order;
/* The newcomer and the clock as an earlier run left them in the database. */
void playground_remember(struct playground *p);
/* The person whose phone is the newcomer's appears at the emulator. */
void playground_greet_newcomer(struct playground *p);

#endif
