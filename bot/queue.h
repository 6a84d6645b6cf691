/* queue.h - which chat is written to next: the outbox's order, kept in memory.
 *
 * Priority chooses the next chat, by its first row, and among those of one priority the
 * row that was decided first; within a chat the order is strictly by id, one at a time.
 * The rows themselves stay in the database. */
#ifndef BOT_QUEUE_H
#define BOT_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct queue;

struct queue *queue_new(void);
void queue_free(struct queue *q);
void queue_add(struct queue *q, int64_t id, const char *messenger, const char *chat,
               int priority);
/* The next row whose chat is free, of this priority or a more urgent one; 0: none. Its
 * chat is busy until queue_done() or queue_hold(). */
int64_t queue_next(struct queue *q, int least_urgent, int *priority);
bool queue_in_flight(const struct queue *q, int64_t id);
size_t queue_flying(const struct queue *q);
/* The row is gone from the outbox; its chat is free again. */
void queue_done(struct queue *q, int64_t id);
/* The row stays first of its chat, which waits until that tick (microseconds). */
void queue_hold(struct queue *q, int64_t id, int64_t until);
/* Times in a row that this chat's first row was held. */
int queue_holds(const struct queue *q, int64_t id);
/* Frees the chats whose time has come; the next time to ask, 0: no chat is held. */
int64_t queue_wake(struct queue *q, int64_t now);
size_t queue_length(const struct queue *q);

#endif
