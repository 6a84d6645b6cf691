/* promises.c - see promises.h. The engine runs in this process, the messenger is a clock:
 * thirty messages a second leave, as the platform allows, and each is on its way for a
 * tenth of a second. What each promise is about is its place in the right order: by the
 * second it is due, and within it by what begins soonest. */
#include "tests/bench/promises.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/engine.h"
#include "bot/form_file.h"
#include "handlers/features.h"
#include "locales/words.h"

enum {
    MANY = 100 * 1000,
    PACE = 30, /* messages a second */
    ON_ITS_WAY = PACE / 10,
    WORDS_MOST = 4096,
};

struct rehearsal {
    struct db *db;
    struct words *words;
    struct forms *forms;
    struct engine *engine;
    struct product product;
    int64_t start, step; /* a step is the time of one message */
    int64_t worked;      /* microseconds of the engine */
    struct outgoing *flying[ON_ITS_WAY];
    struct promise *all;       /* by place */
    int64_t *left;             /* the step at which each left; -1: it has not */
    int64_t last_of[MANY + 1]; /* the step at which this person was written to last */
    int sent, doubled, astray, highest;
    int64_t latest; /* steps beyond the pacing */
};

/* ---- the feature that is reminded of ---------------------------------------------- */

static void remind(struct turn *t, int64_t place, int step)
{
    (void)step;
    say(t, "names.first", text_("first", format(t, "%lld", (long long)place)),
        text_("code", ""));
}

static const struct due due[] = { { "remind", COMES_BEFORE, 0, remind }, { 0 } };
static const struct feature feature = { .name = "bench", .due = due };
static const struct feature *const features[] = { &feature, NULL };

/* ---- opening ---------------------------------------------------------------------- */

static int64_t wall_of(void *owner)
{
    const struct rehearsal *r = owner;
    return r->start + r->step / PACE;
}

static int64_t ticks_of(void *owner)
{
    (void)owner;
    return clock_ticks();
}

static struct rehearsal *rehearsal_open(const char *path)
{
    struct rehearsal *r = talloc_zero(NULL, struct rehearsal);
    struct buffer why = { .max = 65536 };
    r->start = clock_wall() / WEEK * WEEK + 13 * (int64_t)DAY + 10 * HOUR; /* Wednesday */
    r->product = product;
    r->product.features = features;
    r->product.sweep = NULL;
    r->words = words_open(NULL, &why);
    r->forms = r->words ? forms_open(NULL, r->words, &why) : NULL;
    r->db = r->forms ? db_open(path, &why) : NULL;
    if (!r->db)
        die("bench: %s", buffer_get(&why));
    db_memory(r->db, r);
    r->engine = engine_open(r->db, r->words, r->forms, &r->product,
                            &(struct engine_settings){
                                .messenger = "telegram",
                                .words_most = WORDS_MOST,
                                .caption_most = WORDS_MOST,
                                .zone = "Europe/Moscow",
                                .language = "ru",
                                .clock = { wall_of, ticks_of, r },
                            });
    buffer_fini(&why);
    return r;
}

static void rehearsal_close(struct rehearsal *r)
{
    engine_close(r->engine);
    db_close(r->db);
    forms_free(r->forms);
    words_free(r->words);
    talloc_free(r);
}

/* ---- what is promised ------------------------------------------------------------- */

static int by_time(const void *a, const void *b)
{
    const struct promise *one = a, *other = b;
    if (one->due != other->due)
        return one->due < other->due ? -1 : 1;
    return (one->before > other->before) - (one->before < other->before);
}

/* Every third person has two; what begins comes in two hours or tomorrow. No two begin in
 * the same second of the same due one, so that there is but one right order. */
static void promise_all(struct rehearsal *r, int members, int64_t spread)
{
    unsigned long long seed = 88172645463325252ULL;
    r->all = talloc_zero_array(r, struct promise, MANY);
    r->left = talloc_array(r, int64_t, MANY);
    for (int i = 0; i < MANY; i++) {
        seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
        int64_t at =
            r->start + 60 + (spread ? (int64_t)(seed % (unsigned long long)spread) : 0);
        r->all[i] = (struct promise){ .kind = "bench.remind",
                                      .person = 1 + (int64_t)(seed >> 20) % members,
                                      .due = at,
                                      .before = at + (i % 3 ? 2 * HOUR : DAY) + i };
        r->left[i] = -1;
    }
    qsort(r->all, MANY, sizeof *r->all, by_time);
    db_begin(r->db);
    for (int n = 0, i = 0; n < MANY; n++, i = (i + 61813) % MANY) { /* a prime */
        r->all[i].about = i;
        promise_keep(r->db, &r->all[i]);
    }
    if (db_commit(r->db) != DB_OK)
        die("bench: the promises could not be kept");
}

/* ---- the messenger ---------------------------------------------------------------- */

/* An earlier one may leave later only when its chat was busy with another one. */
static void judge(struct rehearsal *r, int place)
{
    int64_t person = r->all[place].person;
    bool was_busy = r->last_of[person] && r->step - r->last_of[person] <= ON_ITS_WAY + 1;
    r->doubled += r->left[place] >= 0;
    r->astray += place < r->highest && !was_busy;
    r->highest = place > r->highest ? place : r->highest;
    r->left[place] = r->last_of[person] = r->step;
    r->sent++;
}

static void send_one(struct rehearsal *r)
{
    static const struct receipt receipt = {
        .outcome = SENT, .message = "m", .file = "", .why = ""
    };
    struct outgoing **slot = &r->flying[r->step % ON_ITS_WAY];
    if (*slot) {
        engine_sent(r->engine, *slot, &receipt);
        engine_keep_receipts(r->engine);
    }
    *slot = engine_next(r->engine, PRIORITY_BULK);
    if (*slot)
        judge(r, (int)strtol((*slot)->delivery.words, NULL, 10));
}

static bool is_flying(const struct rehearsal *r)
{
    for (size_t i = 0; i < ON_ITS_WAY; i++)
        if (r->flying[i])
            return true;
    return false;
}

/* Every second the engine is asked what has come due; then that second's messages. */
static void run_until_all_left(struct rehearsal *r)
{
    do {
        int64_t began = clock_ticks();
        if (r->step % PACE == 0)
            while (engine_tick(r->engine) == WORK_MORE)
                ;
        send_one(r);
        r->worked += clock_ticks() - began;
        r->step++;
    } while (promises_next(r->db) || outbox_count(r->db) || is_flying(r));
}

/* ---- what came of it -------------------------------------------------------------- */

/* The step at which each could have left, had nothing but the pace held it back. */
static void find_latest(struct rehearsal *r)
{
    int64_t free_ = 0;
    for (int i = 0; i < MANY; i++) {
        int64_t due_step = (r->all[i].due - r->start) * PACE;
        free_ = free_ > due_step ? free_ : due_step;
        if (r->left[i] - free_ > r->latest)
            r->latest = r->left[i] - free_;
        free_++;
    }
}

static void report(struct rehearsal *r, const char *name)
{
    find_latest(r);
    printf("  %-24s %7d %9lld %9.1f %7d %8d %7d %9.2f\n", name, r->sent,
           (long long)r->step / PACE, (double)r->worked / MANY,
           MANY - r->sent + r->doubled, r->doubled, r->astray, (double)r->latest / PACE);
    fflush(stdout);
    if (r->sent != MANY || r->doubled || r->astray)
        die("bench: promises were lost, doubled or out of order");
}

void promises_measure(const char *path, int members)
{
    static const struct {
        const char *name;
        int64_t spread;
    } rows[] = { { "due in one second", 0 }, { "due in one hour", HOUR } };
    printf("\n%d promises; %d messages a second leave. Seconds until the last has left;\n"
           "microseconds of the bot for each; the latest, in seconds beyond the pacing\n",
           MANY, PACE);
    printf("  %-24s %7s %9s %9s %7s %8s %7s %9s\n", "", "sent", "seconds", "cost", "lost",
           "doubled", "astray", "latest");
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct rehearsal *r = rehearsal_open(path);
        promise_all(r, members, rows[i].spread);
        run_until_all_left(r);
        report(r, rows[i].name);
        rehearsal_close(r);
    }
}
