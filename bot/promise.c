/* promise.c - what happens later: kept as rows, fired by the wall clock.
 *
 * Quiet hours act here and not on finished words: what can wait is asked again from its
 * row when the quiet time ends, and what is no longer true says nothing. */
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "locales/zones.h"

enum { DUE_AT_ONCE = 100, BEFORE_QUIET = 15 * MINUTE };

/* What can wait and begins at no moment stands behind what does: a hundred thousand
 * pushes that a night held back must not be what a reminder waits for. */
static const int64_t BEHIND_ALL = INT64_MAX;

static const struct due *due_of(const struct engine *e, const char *kind)
{
    const char *word;
    const struct feature *f = feature_of(e, kind, &word);
    for (const struct due *d = f ? f->due : NULL; d && d->name; d++)
        if (strcmp(d->name, word) == 0)
            return d;
    return NULL;
}

/* ---- quiet time ------------------------------------------------------------------- */

static bool is_weekend(const struct local *at)
{
    return at->weekday >= 6;
}

static bool in_hours(const struct person *p, const struct local *at)
{
    int minute = at->hour * 60 + at->minute;
    if (p->quiet_from == p->quiet_to)
        return false;
    if (p->quiet_from < p->quiet_to)
        return minute >= p->quiet_from && minute < p->quiet_to;
    return minute >= p->quiet_from || minute < p->quiet_to;
}

static bool is_quiet(const struct person *p, const struct local *at)
{
    return in_hours(p, at) || (p->quiet_weekends && is_weekend(at));
}

static int64_t moment(struct engine *e, const struct person *p, const struct local *day,
                      int days, int minute)
{
    struct local at = { .year = day->year,
                        .month = day->month,
                        .day = day->day + days,
                        .hour = minute / 60,
                        .minute = minute % 60 };
    return zone_moment(words_zones(e->words), p->zone, &at);
}

/* Quiet time ends or begins at one of the next days' bounds: the first that fits. */
int64_t quiet_end(struct engine *e, const struct person *p, int64_t at)
{
    struct local local = zone_local(words_zones(e->words), p->zone, at);
    if (!is_quiet(p, &local))
        return at;
    int minute = p->quiet_from == p->quiet_to ? 0 : p->quiet_to;
    for (int days = 0; days < 8; days++) {
        int64_t end = moment(e, p, &local, days, minute);
        struct local there = zone_local(words_zones(e->words), p->zone, end);
        if (end > at && !is_quiet(p, &there))
            return end;
    }
    return at;
}

int64_t quiet_before(struct engine *e, const struct person *p, int64_t at)
{
    struct local local = zone_local(words_zones(e->words), p->zone, at);
    if (!is_quiet(p, &local))
        return at;
    int minute = p->quiet_from == p->quiet_to ? 24 * 60 : p->quiet_from;
    for (int days = 0; days > -8; days--) {
        int64_t start = moment(e, p, &local, days, minute) - BEFORE_QUIET;
        struct local there = zone_local(words_zones(e->words), p->zone, start);
        if (start < at && !is_quiet(p, &there))
            return start;
    }
    return at;
}

/* What would fall into quiet time comes before it, if that is still to come. */
static int64_t before_quiet(struct turn *t, const struct person *p, int64_t when)
{
    int64_t before = quiet_before(t->in->engine, p, when);
    if (before >= t->now)
        return before;
    return when < t->now ? when : t->now;
}

/* ---- keeping ---------------------------------------------------------------------- */

void later_before(struct turn *t, const char *kind, int64_t person, int64_t about,
                  int step, int64_t when, int64_t begins)
{
    const struct due *d = due_of(t->in->engine, kind);
    if (d && d->manners == COMES_BEFORE && person) {
        struct person p = person_find(t->db, person);
        if (p.id)
            when = before_quiet(t, &p, when);
    }
    if (d && d->manners == CAN_WAIT && !begins)
        begins = BEHIND_ALL;
    promise_keep(t->db, &(struct promise){ .kind = kind,
                                           .person = person,
                                           .about = about,
                                           .step = step,
                                           .due = when,
                                           .before = begins });
}

void later(struct turn *t, const char *kind, int64_t person, int64_t about, int step,
           int64_t when)
{
    later_before(t, kind, person, about, step, when, 0);
}

void soon(struct turn *t, const char *kind, int64_t person, int64_t about, int step)
{
    later(t, kind, person, about, step, t->now);
}

void forget(struct turn *t, const char *kind, int64_t person, int64_t about)
{
    promise_forget(t->db, kind, person, about);
}

int64_t awake_before(struct turn *t, int64_t person, int64_t at)
{
    struct person p = person_find(t->db, person);
    return p.id ? quiet_before(t->in->engine, &p, at) : at;
}

int64_t awake_after(struct turn *t, int64_t person, int64_t at)
{
    struct person p = person_find(t->db, person);
    return p.id ? quiet_end(t->in->engine, &p, at) : at;
}

/* ---- firing ----------------------------------------------------------------------- */

/* Later, when the person may not be disturbed now or was often enough this week. */
static bool put_off(struct turn *t, const struct due *d, const struct promise *p)
{
    if (d->manners == BREAKS_IN || !t->who.id)
        return false;
    bool paused =
        (d->manners == CAN_WAIT || d->manners == WAITS) && t->who.paused_until > t->now;
    int64_t when =
                quiet_end(t->in->engine, &t->who, paused ? t->who.paused_until : t->now),
            allowed = 0;
    if (d->manners == CAN_WAIT)
        allowed = person_next_push(t->db, &t->who, when);
    if (allowed > when)
        when = quiet_end(t->in->engine, &t->who, allowed);
    if (when <= t->now)
        return false;
    promise_put_off(t->db, p, when);
    return true;
}

static void fire_undelivered(struct turn *t, const struct feature *f,
                             const struct promise *p)
{
    static const char *const why[] = { "", "", "", "unreachable", "refused" };
    if (f && f->undelivered)
        f->undelivered(t, p->person, p->about, why[p->step % (int)COUNT(why)]);
}

static bool fire(struct turn *t, const struct promise *p)
{
    const char *word;
    const struct feature *f = feature_of(t->in->engine, p->kind, &word);
    const struct due *d = due_of(t->in->engine, p->kind);
    if (!promise_take(t->db, p))
        return false; /* moved or forgotten by one that fired before it */
    if (strcmp(word, "undelivered") == 0) {
        fire_undelivered(t, f, p);
        return false;
    }
    if (!d || (p->person && !t->who.id))
        return false; /* of an older release, or of somebody who was erased */
    if (d->late && t->now - p->due > d->late) {
        log_info("promise: %s: dropped: %lld s late", p->kind,
                 (long long)(t->now - p->due));
        return false;
    }
    if (t->who.id && t->who.state == PERSON_FROZEN)
        return false; /* took consent back: what was promised ends with it */
    if (put_off(t, d, p))
        return false;
    turn_speaker(t, f, p->about);
    d->run(t, p->about, p->step);
    return d->manners == CAN_WAIT;
}

/* All that is due for one person: their pushes leave as one message. */
struct together {
    const struct promise *promises;
    size_t count;
    bool *done; /* set when nothing failed */
};

static void fire_together(struct turn *t, const void *what)
{
    const struct together *all = what;
    bool pushed = false;
    size_t said = t->in->batch->queued_count;
    if (all->count > 1)
        t->in->gathered = gather_begin(t);
    struct gathered *gathered = t->in->gathered;
    for (size_t i = 0; i < all->count; i++)
        pushed |= fire(t, &all->promises[i]);
    if (gathered)
        gather_end(t, gathered);
    if (pushed && t->who.id && t->in->batch->queued_count > said)
        person_pushed(t->db, t->who.id, t->now);
    *all->done = db_error(t->db) == DB_OK;
}

static enum db_end fire_run(struct engine *e, const struct promise *due, size_t count)
{
    bool done = false;
    struct together all = { due, count, &done };
    struct promise whom = due[0];
    if (count > 1)
        whom.id = SEVERAL_PROMISES;
    enum db_end end = turn_run(e, NULL, &whom, fire_together, &all);
    /* one of several failed: by themselves, only that one does */
    for (size_t i = 0; end == DB_OK && !done && count > 1 && i < count; i++)
        end = fire_run(e, &due[i], 1);
    return end;
}

static bool go_together(const struct engine *e, const struct promise *a,
                        const struct promise *b)
{
    if (!a->person || a->person != b->person)
        return false;
    const struct due *one = due_of(e, a->kind), *other = due_of(e, b->kind);
    return one && other && one->manners == CAN_WAIT && other->manners == CAN_WAIT;
}

/* How many promises from here on are of the same person, may wait, and go together. */
static size_t run_length(const struct engine *e, const struct promise *due, size_t count)
{
    size_t n = 1;
    while (n < count && go_together(e, &due[0], &due[n]))
        n++;
    return n;
}

/* What goes together comes to stand together, in the order in which it came due. */
static void by_person(const struct engine *e, struct promise *due, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct promise p = due[i];
        size_t at = i;
        for (size_t j = i; j > 0; j--)
            if (go_together(e, &due[j - 1], &p)) {
                at = j;
                break;
            }
        for (size_t j = i; j > at; j--)
            due[j] = due[j - 1];
        due[at] = p;
    }
}

enum db_end promises_fire(struct engine *e, int64_t slice_ends, bool *more)
{
    struct promise due[DUE_AT_ONCE];
    int64_t now = e->set.clock.wall(e->set.clock.owner);
    size_t count = promises_due(e->db, now, due, COUNT(due)), at = 0;
    by_person(e, due, count);
    while (at < count && e->set.clock.ticks(e->set.clock.owner) < slice_ends) {
        size_t run = run_length(e, &due[at], count - at);
        enum db_end end = fire_run(e, &due[at], run);
        if (end != DB_OK)
            return end;
        at += run;
    }
    *more = at < count || count == COUNT(due);
    return db_error(e->db);
}
