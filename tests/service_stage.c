/* service_stage.c - builds the stage, and what stands on it. */
#include "tests/service_stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>
#include <sodium.h>

#include "bot/bot.h"

/* ---- the product ------------------------------------------------------------------ */

static void echo(struct turn *t)
{
    say(t, "test.echo", text_("words", t->words));
}

static unsigned nobody(struct db *db, const struct person *who)
{
    (void)db;
    (void)who;
    return MEMBER;
}

static const char *no_name(struct turn *t, int64_t person, int64_t reader)
{
    (void)t;
    (void)reader;
    (void)person;
    return "";
}

static void reminded(struct turn *t, int64_t about, int step)
{
    (void)about;
    (void)step;
    say(t, "test.due");
}

static void made(struct turn *t, int64_t about, int64_t file)
{
    (void)about;
    say(t, file ? "test.made" : "test.not_made");
}

static void came(struct turn *t, int64_t about, const struct got *got)
{
    (void)about;
    say(t, got->bytes ? "test.came" : "test.not_came");
}

static const struct due dues[] = { { "due", BREAKS_IN, 0, reminded }, { 0 } };
static void sum(struct turn *t, int64_t about, int64_t file)
{
    (void)about;
    if (t->words)
        say(t, file ? "test.made" : "test.echo", text_("words", t->words));
    else
        say(t, "test.not_made");
}

static const struct made mades[] = {
    { "made", made, MADE_DOCUMENT },
    { "shown", made, MADE_PICTURE },
    { "sum", sum, MADE_WORDS },
    { 0 },
};
static const struct fetched_as fetched[] = { { "came", came }, { 0 } };
static const struct feature test = {
    .name = "test", .due = dues, .made = mades, .fetched = fetched
};
static const struct feature *const features[] = { &test, NULL };
static const struct product echoing = { .features = features,
                                        .came = echo,
                                        .home = echo,
                                        .stranger = echo,
                                        .unclear = echo,
                                        .roles_of = nobody,
                                        .name_of = no_name };

static const char texts[] =
    "{\"test.echo\": \"echo: {{words}}\", \"test.due\": \"it is time\","
    " \"test.came\": \"came\", \"test.not_came\": \"not came\","
    " \"test.made\": \"made\", \"test.not_made\": \"not made\","
    " \"engine.not_in_groups\": \"not in groups\", \"engine.sorry\": \"sorry\"}";

/* ---- clocks ----------------------------------------------------------------------- */

static int64_t wall(void *owner)
{
    return clock_wall() + ((struct stage *)owner)->pushed;
}

static int64_t ticks(void *owner)
{
    struct stage *s = owner;
    return s->tick_step ? (s->ticks += s->tick_step) : clock_ticks();
}

/* ---- the stage -------------------------------------------------------------------- */

static void on_greeted(void *owner, const struct greeting *greeting)
{
    struct stage *s = owner;
    assert_string_equal(greeting->link, "https://t.me/TestBot?start=");
    s->greeted++;
}

static void on_stopped(void *owner, enum service_end end)
{
    struct stage *s = owner;
    s->service = NULL;
    s->stopped++;
    s->end = end;
}

static void open_texts(struct stage *s)
{
    struct buffer why = { .max = 4096 };
    const struct words_source source = { "en", "en.json", texts, sizeof texts - 1 };
    s->words = words_open_sources(&source, 1, &why);
    if (!s->words)
        fail_msg("%s", buffer_get(&why));
    s->forms = forms_new(s->words);
    buffer_fini(&why);
}

int service_stage_open(void **state)
{
    struct scratch *scratch = scratch_open();
    struct stage *s = talloc_zero(scratch, struct stage);
    s->scratch = scratch;
    log_open(LOG_ERROR);
    if (sodium_init() < 0 || uv_loop_init(&s->loop) != 0)
        return -1;
    uv_timer_init(&s->loop, &s->alarm);
    uv_timer_init(&s->loop, &s->stop_soon);
    open_texts(s);
    s->db = scratch_db(scratch, scratch_path(scratch, "a.db"));
    s->fake = fake_open(scratch, &s->loop);
    s->clock = (struct engine_clock){ wall, ticks, s };
    s->set = (struct service_settings){ .clock = s->clock,
                                        .sends_at_once = 8,
                                        .retry_ms = 4,
                                        .greeted = on_greeted,
                                        .stopped = on_stopped,
                                        .owner = s };
    *state = s;
    return 0;
}

void service_stage_start(struct stage *s)
{
    struct engine_settings set = { .messenger = "fake",
                                   .words_most = 4096,
                                   .caption_most = 1024,
                                   .zone = "Europe/Moscow",
                                   .language = "en",
                                   .clock = s->clock };
    s->engine = engine_open(s->db, s->words, s->forms, &echoing, &set);
    s->service = service_open(&s->loop, s->engine, &s->fake->messenger, &s->set);
}

int service_stage_close(void **state)
{
    struct stage *s = *state;
    if (s->service)
        service_stop(s->service);
    else if (!s->stopped)
        s->fake->messenger.close(&s->fake->messenger);
    uv_close((uv_handle_t *)&s->alarm, NULL);
    uv_close((uv_handle_t *)&s->stop_soon, NULL);
    uv_run(&s->loop, UV_RUN_DEFAULT);
    int error = uv_loop_close(&s->loop);
    engine_close(s->engine);
    db_close(s->db);
    forms_free(s->forms);
    words_free(s->words);
    scratch_close(s->scratch);
    return error;
}

/* ---- time ------------------------------------------------------------------------- */

static void on_alarm(uv_timer_t *alarm)
{
    *(bool *)alarm->data = true;
}

/* Turns the loop until `holds` (NULL: never) or the time is over; false for the latter.
 */
static bool turn_until(struct stage *s, bool (*holds)(struct stage *s), int milliseconds)
{
    bool over = false;
    s->alarm.data = &over;
    uv_update_time(&s->loop);
    uv_timer_start(&s->alarm, on_alarm, (uint64_t)milliseconds, 0);
    while (!over && !(holds && holds(s)))
        uv_run(&s->loop, UV_RUN_ONCE);
    uv_timer_stop(&s->alarm);
    return !over;
}

void service_stage_until(struct stage *s, bool (*holds)(struct stage *s))
{
    if (!turn_until(s, holds, 5000))
        fail_msg("it did not come to that; so far:\n%s", buffer_get(&s->fake->journal));
}

void service_stage_run_for(struct stage *s, int milliseconds)
{
    turn_until(s, NULL, milliseconds);
}

void service_stage_stop(struct stage *s)
{
    service_stop(s->service);
    service_stage_until(s, has_stopped);
}

/* ---- the database ----------------------------------------------------------------- */

void service_stage_outbox(struct stage *s, int count, int priority)
{
    assert_int_equal(db_begin(s->db), DB_OK);
    for (int i = 0; i < count; i++)
        outbox_add(s->db,
                   &(struct outbox_row){ .messenger = "fake",
                                         .chat = talloc_asprintf(s->scratch, "o%d", i),
                                         .words = "words",
                                         .keys = "",
                                         .priority = priority });
    assert_int_equal(db_commit(s->db), DB_OK);
}

int64_t service_stage_waiting(struct stage *s)
{
    return db_number(s->db, "SELECT count(*) FROM outbox");
}

int64_t service_stage_person(struct stage *s)
{
    assert_int_equal(db_begin(s->db), DB_OK);
    struct person p = { .organisation = organisation_add(s->db, "Europe/Moscow", "en", 1),
                        .name = "",
                        .age = "18+",
                        .language = "en",
                        .zone = "Europe/Moscow",
                        .joined_at = 1 };
    p.id = person_add(s->db, &p, 0);
    account_add(s->db, "fake", "c0", "c0", p.id, 1);
    assert_int_equal(db_commit(s->db), DB_OK);
    return p.id;
}

bool is_polling(struct stage *s)
{
    return s->fake->polling;
}

bool has_stopped(struct stage *s)
{
    return s->stopped > 0;
}

bool is_outbox_empty(struct stage *s)
{
    return service_stage_waiting(s) == 0;
}
