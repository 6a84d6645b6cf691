/* school_past.c - the machine for living through the past: a clock that is pushed from
 * promise to promise, presses without a screen, and no messenger. */
#include "tests/playground/school_past.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <talloc.h>

#include "bot/inside.h"
#include "handlers/features.h"
#include "locales/zones.h"

enum { TICKS_MOST = 1000, MILLION = 1000 * 1000, FRIDAY = 5, DAYS = 73 };
enum { WORDS_MOST = 4096, CAPTION_MOST = 1024 };

void past_must(bool so, const char *what, int64_t id)
{
    if (!so)
        die("playground: the demo school's story: %s (%lld)", what, (long long)id);
}

/* ---- time ------------------------------------------------------------------------- */

static int64_t wall(void *past)
{
    return ((struct past *)past)->at;
}

static int64_t ticks(void *past)
{
    return ((struct past *)past)->at * MILLION;
}

/* All that is due by now, and what that makes due at once. */
static void fire(struct past *p)
{
    for (int i = 0; i < TICKS_MOST; i++) {
        int64_t next = promises_next(p->h->db);
        if (!next || next > p->at)
            return;
        engine_tick(p->engine);
    }
    past_must(false, "promises that never end", p->at);
}

void past_until(struct past *p, int64_t at)
{
    int64_t next;
    while ((next = promises_next(p->h->db)) && next <= at) {
        p->at = next > p->at ? next : p->at;
        fire(p);
    }
    p->at = at > p->at ? at : p->at;
}

static struct local day_after(const struct past *p, int64_t at, int days)
{
    struct zones *zones = words_zones(p->h->words);
    struct local day = zone_local(zones, school_zone, at);
    day.day += days;
    day.hour = 12;
    day.minute = day.second = 0;
    return zone_local(zones, school_zone, zone_moment(zones, school_zone, &day));
}

int64_t past_ahead(const struct past *p, int days, int minute)
{
    struct local day = day_after(p, p->h->now, 0);
    for (int on = 1; days > 0; on++) {
        day = day_after(p, p->h->now, on);
        days -= day.weekday <= FRIDAY;
    }
    day.hour = 0;
    day.minute = minute;
    return zone_moment(words_zones(p->h->words), school_zone, &day);
}

const char *past_date(const struct past *p, int64_t at, int days)
{
    struct local day = day_after(p, at, days);
    return talloc_asprintf(p->h->mem, "%04d-%02d-%02d", day.year, day.month, day.day);
}

/* ---- what people do --------------------------------------------------------------- */

static void happen(struct past *p, int64_t user, enum event_kind kind, const char *words)
{
    const struct school_member *m = school_member(school_member_index(user));
    struct page *page = talloc_zero(NULL, struct page);
    const char *number = talloc_asprintf(page, "%lld", (long long)user);
    const char *key = talloc_asprintf(page, "past-%d", ++p->events);
    page->events = talloc_zero(page, struct event);
    page->count = 1;
    *page->events = (struct event){
        .key = key,
        .cursor = "",
        .kind = kind,
        .account = number,
        .chat = number,
        .name = m->called,
        .language = m->language,
        .words = talloc_strdup(page, words),
        .message = kind == EVENT_PRESS ? "1" : key,
        .press = kind == EVENT_PRESS ? key : NULL,
        .at = p->at,
    };
    struct press_answer answer;
    engine_take(p->engine, page);
    while (engine_work(p->engine) == WORK_MORE)
        ;
    while (engine_next_answer(p->engine, &answer))
        ;
    fire(p);
}

void past_press(struct past *p, int64_t user, const char *pattern, ...)
{
    va_list args;
    va_start(args, pattern);
    char *data = talloc_vasprintf(NULL, pattern, args);
    va_end(args);
    happen(p, user, EVENT_PRESS, data);
    talloc_free(data);
}

void past_say(struct past *p, int64_t user, const char *words)
{
    happen(p, user, EVENT_WORDS, words);
}

void past_turn(struct past *p, int64_t user,
               void (*body)(struct turn *t, const void *what), const void *what)
{
    struct promise whom = { .kind = "past", .person = school_person(p->h, user) };
    engine_in_batch(p->engine, &whom, body, what);
    fire(p);
}

/* ---- the whole -------------------------------------------------------------------- */

static bool open_past(struct past *p, struct buffer *why)
{
    struct engine_settings set = {
        .messenger = "telegram",
        .words_most = WORDS_MOST,
        .caption_most = CAPTION_MOST,
        .zone = school_zone,
        .language = "ru",
        .clock = { wall, ticks, p },
    };
    /* Nothing is lost by a crash here: the school is then made anew. */
    bool quick = db_script(p->h->db, "PRAGMA synchronous = OFF;");
    p->engine =
        quick ? engine_open(p->h->db, p->h->words, p->h->forms, &product, &set) : NULL;
    if (!p->engine)
        buffer_format(why, "the demo school's past: %s", db_why(p->h->db));
    return p->engine;
}

/* Its words were for nobody, and the messenger reads on where it begins. */
static bool close_past(struct past *p, struct buffer *why)
{
    engine_close(p->engine);
    past_must(db_number(p->h->db, "SELECT count(*) FROM failures") == 0, "a turn failed",
              p->at);
    if (db_script(p->h->db,
                  "DELETE FROM outbox; DELETE FROM cards; DELETE FROM jobs;"
                  " DELETE FROM relays; DELETE FROM state WHERE name = 'cursor';"
                  " PRAGMA synchronous = FULL;"))
        return true;
    buffer_format(why, "the demo school's past: %s", db_why(p->h->db));
    return false;
}

bool school_past(const struct history *h, struct buffer *why)
{
    struct past p = { .h = h, .at = school_then(h, DAYS, SCHOOL_MORNING) };
    if (!open_past(&p, why))
        return false;
    past_term(&p);
    return close_past(&p, why);
}
