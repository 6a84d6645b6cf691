/* engine_open.c - the engine begins and ends: what was not sent yet is read again. */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"

enum { POOL = 256 * 1024, HEADS = 256 };

/* ---- opening ---------------------------------------------------------------------- */

static void read_outbox(struct engine *e)
{
    struct outbox_head heads[HEADS];
    int64_t after = 0, now = engine_wall(e);
    size_t count;
    do {
        batch_reset(e);
        count = outbox_ready(e->db, after, now, heads, COUNT(heads));
        for (size_t i = 0; i < count; i++)
            queue_add(e->queue, after = heads[i].id, heads[i].messenger, heads[i].chat,
                      heads[i].priority);
    } while (count == COUNT(heads));
    e->last_later = now;
}

struct engine *engine_open(struct db *db, const struct words *words,
                           const struct forms *forms, const struct product *product,
                           const struct engine_settings *settings)
{
    struct engine *e = talloc_zero(NULL, struct engine);
    e->db = db;
    e->words = words;
    e->forms = forms;
    e->product = product;
    e->set = *settings;
    e->queue = queue_new();
    e->flood = flood_new(settings->flood_per_minute);
    e->marks_end = &e->marks;
    e->batch.memory = talloc_pool(e, POOL);
    e->ready_memory = talloc_new(e);
    e->job_memory = talloc_new(e);
    e->fetch_memory = talloc_new(e);
    db_memory(db, e->batch.memory);
    read_outbox(e);
    const char *link = state_get(db, "link"), *cursor = state_get(db, "cursor");
    e->link = xstrdup(link ? link : "");
    e->cursor = xstrdup(cursor ? cursor : "");
    return e;
}

void engine_close(struct engine *e)
{
    if (!e)
        return;
    while (e->pages)
        engine_next_page(e);
    receipts_kept(e);
    queue_free(e->queue);
    flood_free(e->flood);
    free(e->link);
    free(e->cursor);
    db_memory(e->db, NULL);
    talloc_free(e);
}

void engine_link(struct engine *e, const char *link)
{
    if (strcmp(e->link, link) == 0)
        return;
    free(e->link);
    e->link = xstrdup(link);
    if (db_begin(e->db) == DB_OK) {
        state_set(e->db, "link", link);
        db_commit(e->db);
    }
    if (db_error(e->db))
        db_rollback(e->db);
    db_forgive(e->db);
}
