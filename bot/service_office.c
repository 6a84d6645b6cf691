/* service_office.c - the office's jobs, one at a time. */
#include "bot/service_inside.h"

enum { LIMIT = 60 /* seconds for one job */ };

static void made(struct service *s, const void *bytes, size_t size, const char *why)
{
    s->made = s->job.id;
    engine_made(s->engine, &s->job, bytes, size, why);
    send_all(s);
}

static void on_made(void *owner, const struct office_result *result)
{
    struct service *s = owner;
    s->office = NULL;
    if (s->phase == ENDING) {
        service_settle(s); /* the job stays for the next start */
        return;
    }
    made(s, result->bytes, result->size, result->why);
    office_next(s);
}

/* A job that could not be put away waits for the next tick. */
void office_next(struct service *s)
{
    if (s->phase != RUNNING || s->office)
        return;
    s->job = engine_next_job(s->engine);
    if (!s->job.id || s->job.id == s->made)
        return;
    if (s->set.office)
        s->office = office_run(s->loop, s->set.office, s->job.input, LIMIT, on_made, s);
    else
        made(s, NULL, 0, "there is no nastavnik-office beside the program");
}
