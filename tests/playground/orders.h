/* orders.h - what the page asks of the bot: carried from the server's thread to the bot's
 * loop, done there, and waited for here. So the database and the service are only ever
 * touched by their own thread. */
#ifndef PLAYGROUND_ORDERS_H
#define PLAYGROUND_ORDERS_H

#include <cjson/cJSON.h>
#include <uv.h>

struct orders;

/* Does what is ordered, on the loop. The answer is for free(); never NULL. */
typedef char *orders_run(void *owner, const char *name, const cJSON *in);

struct orders *orders_new(uv_loop_t *loop, orders_run *run, void *owner);
/* From any other thread, one at a time. The answer, which the caller frees; NULL when the
 * loop has ended. */
char *orders_ask(struct orders *o, const char *name, const cJSON *in);
/* On the loop: nothing more is done, whoever waits is told so. */
void orders_end(struct orders *o);
/* Once the loop has ended and nobody asks. */
void orders_free(struct orders *o);

#endif
