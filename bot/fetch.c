/* fetch.c - the bytes of a file that somebody sent: wanted as a row, told in a later
 * turn.
 *
 * A messenger gives them from its own servers, which may be slow, busy or have forgotten.
 * So it is tried six times within a quarter of an hour, across restarts, and then the
 * feature hears that there is nothing to be had. */
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"

void fetch_file(struct turn *t, int64_t file, const char *kind, int64_t about)
{
    must(t, t->who.id && file);
    fetch_add(t->db,
              &(struct fetch){
                  .kind = kind, .person = t->who.id, .about = about, .file = file });
}

/* ---- the engine's side ------------------------------------------------------------ */

struct fetch engine_next_fetch(struct engine *e)
{
    void *before = db_memory_of(e->db);
    talloc_free_children(e->fetch_memory);
    db_memory(e->db, e->fetch_memory);
    struct fetch f = fetch_next(e->db, engine_wall(e));
    db_memory(e->db, before);
    db_forgive(e->db);
    return f;
}

/* A turn, and what it is to tell. */
struct arrival {
    const struct fetch *fetch;
    struct got got;
};

static void tell_fetched(struct turn *t, const void *what)
{
    const struct arrival *a = what;
    const char *word;
    const struct feature *f = feature_of(t->in->engine, a->fetch->kind, &word);
    fetch_remove(t->db, a->fetch->id);
    file_drop_unused(t->db, a->fetch->file);
    if (!t->who.id || t->who.state == PERSON_FROZEN)
        return;
    turn_speaker(t, f, a->fetch->about);
    for (const struct fetched_as *as = f ? f->fetched : NULL; as && as->name; as++)
        if (strcmp(as->name, word) == 0)
            as->run(t, a->fetch->about, &a->got);
}

static void drop_fetch(struct turn *t, const void *what)
{
    const struct fetch *f = what;
    fetch_remove(t->db, f->id);
    file_drop_unused(t->db, f->file);
}

/* The seconds until the next attempt, after so many; 0: there is none. */
static int delay_after(int attempts)
{
    static const int seconds[] = { 2, 10, 60, 240, 600 };
    return attempts < (int)COUNT(seconds) ? seconds[attempts] : 0;
}

struct again {
    int64_t id, when;
};

static void put_off(struct turn *t, const void *what)
{
    const struct again *a = what;
    fetch_put_off(t->db, a->id, a->when);
}

static struct got got_of(const struct fetched *f)
{
    static const char *const why[] = { "", "lost", "gone", "large" };
    if (f->end == FETCH_OK && f->size > FETCH_MOST)
        return (struct got){ .why = "large" };
    if (f->end != FETCH_OK)
        return (struct got){ .why = why[f->end] };
    return (struct got){ f->bytes, f->size, "" };
}

void engine_fetched(struct engine *e, const struct fetch *f, const struct fetched *got)
{
    struct arrival a = { f, got_of(got) };
    struct promise whom = { .kind = f->kind, .person = f->person, .about = f->about };
    int delay = delay_after(f->attempts);
    if (got->end != FETCH_OK)
        log_warn("fetch: %s: attempt %d: %s", f->kind, f->attempts + 1, got->why);
    if (got->end == FETCH_RETRY && delay) {
        int64_t wait = got->wait > delay ? got->wait : delay;
        engine_in_batch(e, &(struct promise){ .kind = "fetch" }, put_off,
                        &(struct again){ f->id, engine_wall(e) + wait });
        return;
    }
    struct fetch kept = { .id = f->id, .file = f->file };
    engine_in_batch(e, &whom, tell_fetched, &a);
    if (engine_next_fetch(e).id == kept.id) /* that turn failed: or it would for ever */
        engine_in_batch(e, &(struct promise){ .kind = "fetch" }, drop_fetch, &kept);
}
