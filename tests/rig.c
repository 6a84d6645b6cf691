/* rig.c - the bench itself: files, a school, a clock, and single steps of the engine. */
#include "tests/rig.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <talloc.h>

#include "locales/zones.h"
#include "tests/rig_inside.h"

enum { SECOND = 1000 * 1000, STEPS_MOST = 1000, LETTERS = 4096, CAPTION = 1024 };
/* They have answered every text there is, so that nothing holds them back. */
enum { TEXTS_READ = 1000 };

/* ---- files ------------------------------------------------------------------------ */

static void make_folder(struct rig *r)
{
    const char *shm = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    r->dir = talloc_asprintf(r->memory, "%s/nastavnik-rig-XXXXXX", shm);
    if (!mkdtemp(r->dir))
        die("rig: no folder");
    r->path = talloc_asprintf(r->memory, "%s/test.db", r->dir);
}

static void remove_folder(const struct rig *r)
{
    DIR *dir = opendir(r->dir);
    const struct dirent *entry;
    while (dir && (entry = readdir(dir)))
        unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir)
        closedir(dir);
    rmdir(r->dir);
}

/* ---- the clock -------------------------------------------------------------------- */

static int64_t wall(void *owner)
{
    return ((struct rig *)owner)->now;
}

static int64_t ticks(void *owner)
{
    struct rig *r = owner;
    r->ticks += r->tick_step;
    return r->ticks;
}

int64_t rig_moment(const struct rig *r, const char *when)
{
    struct local at = { 0 };
    if (sscanf(when, "%d-%d-%d %d:%d:%d", &at.year, &at.month, &at.day, &at.hour,
               &at.minute, &at.second) < 5)
        die("rig: no such time: %s", when);
    return zone_moment(words_zones(rig_words()), r->zone, &at);
}

void rig_time(struct rig *r, const char *when)
{
    r->now = rig_moment(r, when);
}

/* ---- words ------------------------------------------------------------------------ */

/* The program's own and those of the feature "t", opened once for all tests. */
struct words *rig_words(void)
{
    static struct words *words;
    struct buffer complaints = { .max = 65536 };
    const struct words_source sources[] = {
        { "ru", "rig", rig_texts, strlen(rig_texts) },
        { "en", "rig", rig_texts, strlen(rig_texts) },
    };
    if (words)
        return words;
    words = words_open_over(sources, COUNT(sources), &complaints);
    if (!words)
        die("rig: %s", buffer_get(&complaints));
    return words;
}

/* ---- opening ---------------------------------------------------------------------- */

static void start(struct rig *r)
{
    struct buffer why = { .max = 4096 };
    struct engine_settings settings = {
        .messenger = "test",
        .words_most = LETTERS,
        .caption_most = CAPTION,
        .zone = "UTC",
        .language = "en",
        .flood_per_minute = r->flood,
        .clock = { wall, ticks, r },
    };
    r->db = db_open(r->path, &why);
    if (!r->db)
        die("rig: %s", buffer_get(&why));
    db_memory(r->db, r->memory);
    r->engine = engine_open(r->db, rig_words(), r->forms, r->product, &settings);
    engine_link(r->engine, "https://t.me/TestBot?start=");
}

static void stop(struct rig *r)
{
    rig_look_away(r);
    engine_close(r->engine);
    db_close(r->db);
}

void rig_restart(struct rig *r)
{
    stop(r);
    start(r);
}

int64_t rig_school(struct rig *r, const char *name)
{
    db_begin(r->db);
    struct organisation o = { .name = name, .zone = r->zone, .language = "en" };
    o.id = organisation_add(r->db, r->zone, "en", r->now);
    o.ready = true;
    organisation_save(r->db, &o, r->now);
    rig_must_commit(r);
    return o.id;
}

struct rig *rig_open(const struct product *product)
{
    struct rig *r = xalloc(sizeof *r);
    struct buffer complaints = { .max = 65536 };
    log_open(getenv("RIG_LOUD") ? LOG_DEBUG : LOG_ERROR);
    r->memory = talloc_new(NULL);
    r->product = product;
    r->zone = "Europe/Berlin";
    r->ticks = SECOND;
    rig_time(r, "2026-09-07 10:00"); /* a Monday */
    r->forms = forms_open(NULL, rig_words(), &complaints);
    if (!r->forms)
        die("rig: %s", buffer_get(&complaints));
    make_folder(r);
    start(r);
    if (rig_school(r, "School") != RIG_SCHOOL)
        die("rig: the school has another id");
    rig_tick(r); /* the first sweep is done */
    return r;
}

void rig_close(struct rig *r)
{
    if (!r)
        return;
    stop(r);
    forms_free(r->forms);
    remove_folder(r);
    talloc_free(r->page);
    talloc_free(r->memory);
    free(r);
}

void rig_form(struct rig *r, const char *name, const char *json)
{
    struct buffer complaints = { .max = 65536 };
    if (!forms_read(r->forms, name, json, &complaints))
        die("rig: %s", buffer_get(&complaints));
    buffer_fini(&complaints);
}

void rig_must_commit(struct rig *r)
{
    if (db_commit(r->db) != DB_OK)
        die("rig: %s", db_why(r->db));
}

int64_t rig_person_in(struct rig *r, int64_t school, const char *name, unsigned roles)
{
    struct person p = { .organisation = school,
                        .name = name,
                        .age = "18+",
                        .language = "en",
                        .zone = r->zone,
                        .joined_at = r->now,
                        .texts = TEXTS_READ };
    db_begin(r->db);
    int64_t id = person_add(r->db, &p, 0);
    for (unsigned role = MENTEE; role <= ADMINISTRATOR; role <<= 1)
        if (roles & role)
            role_give(r->db, id, school, role, 0, r->now);
    account_add(r->db, "test", name, talloc_asprintf(r->memory, "chat-%s", name), id,
                r->now);
    rig_must_commit(r);
    return id;
}

int64_t rig_person(struct rig *r, const char *name, unsigned roles)
{
    return rig_person_in(r, RIG_SCHOOL, name, roles);
}

/* ---- single steps ----------------------------------------------------------------- */

void rig_take(struct rig *r)
{
    if (r->page)
        engine_take(r->engine, r->page);
    r->page = NULL;
}

enum work rig_work(struct rig *r)
{
    for (int i = 0; i < STEPS_MOST; i++) {
        enum work work = engine_work(r->engine);
        if (work != WORK_MORE)
            return work;
    }
    die("rig: the engine does not come to rest");
}

void rig_answers(struct rig *r)
{
    struct press_answer a;
    while (engine_next_answer(r->engine, &a)) {
        r->presses =
            talloc_realloc(r->memory, r->presses, struct rig_press, r->press_count + 1);
        r->presses[r->press_count++] = (struct rig_press){
            talloc_strdup(r->memory, a.press),
            a.words ? talloc_strdup(r->memory, a.words) : NULL,
        };
    }
}

void rig_send(struct rig *r)
{
    for (int i = 0; i < STEPS_MOST; i++) {
        bool sent = rig_send_one(r);
        if (!sent && !engine_has_receipts(r->engine))
            return;
        engine_keep_receipts(r->engine);
    }
    die("rig: the words have no end");
}

void rig_tick(struct rig *r)
{
    for (int i = 0; i < STEPS_MOST && engine_tick(r->engine) == WORK_MORE; i++)
        ;
    rig_send(r);
}

void rig_settle(struct rig *r)
{
    rig_take(r);
    rig_work(r);
    rig_answers(r);
    rig_send(r);
}

void rig_say(struct rig *r, const char *who, const char *words)
{
    rig_event(r, EVENT_WORDS, who, words);
    rig_settle(r);
}

void rig_press(struct rig *r, const char *who, const char *value)
{
    const struct rig_sent *last = rig_last(r, who);
    rig_pressed(r, who, last ? last->message : "1", value);
    rig_settle(r);
}

void rig_wait(struct rig *r, int64_t seconds)
{
    r->now += seconds;
    r->ticks += seconds * SECOND;
    rig_tick(r);
}
