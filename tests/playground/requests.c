/* requests.c - what the page asks of the playground, besides the emulator's control API.
 *
 *  GET  /playground/state                -> school, zone, now, next, phones, people
 *  POST /playground/clock    {token, by: seconds}     the clock goes on by so much,
 *                            {token, until: "event" | "monday"}   or to that
 *  POST /playground/newcomer {token}             -> user: somebody new has the phone
 *  POST /playground/link     {token}             -> word: of an open invitation
 *
 * The token is the bot's, which the control API tells only to pages of this machine: so
 * no page from elsewhere can order anything here. */
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>
#include <talloc.h>

#include "bot/base.h"
#include "locales/zones.h"
#include "tests/playground/pages.h"
#include "tests/playground/playground.h"

enum { MONDAY_MINUTE = 8 * 60 + 30, PUSH_MOST = 60 * DAY };

/* ---- what stays in the database
 * --------------------------------------------------------- */

struct kept {
    struct db *db;
    void *mem, *before;
};

static struct kept kept_begin(struct db *db)
{
    struct kept k = { db, talloc_new(NULL), db_memory_of(db) };
    db_memory(db, k.mem);
    db_begin(db);
    return k;
}

/* False when nothing of it was kept; what was read is gone. */
static bool kept_end(struct kept *k)
{
    bool good = db_error(k->db) == DB_OK && db_commit(k->db) == DB_OK;
    if (!good) {
        log_warn("playground: the database: %s", db_why(k->db));
        db_rollback(k->db);
        db_forgive(k->db);
    }
    db_memory(k->db, k->before);
    talloc_free(k->mem);
    return good;
}

static void number_set(struct kept *k, const char *name, int64_t number)
{
    state_set(k->db, name, talloc_asprintf(k->mem, "%lld", (long long)number));
}

static int64_t number_get(struct kept *k, const char *name, int64_t otherwise)
{
    const char *text = state_get(k->db, name);
    return text ? strtoll(text, NULL, 10) : otherwise;
}

void playground_remember(struct playground *p)
{
    struct kept k = kept_begin(p->db);
    p->newcomer = number_get(&k, "playground.newcomer", NEWCOMERS);
    atomic_store(&p->clock.ahead, number_get(&k, "playground.ahead", 0));
    kept_end(&k);
}

/* ---- answers
 * ------------------------------------------------------------------------------ */

static int64_t now_of(struct playground *p)
{
    return pushed_clock_wall(&p->clock);
}

/* The next promise; 0: none. A long work of many steps, a second each, as at night, is
 * passed over by the minute. */
static int64_t next_event(struct playground *p)
{
    int64_t next = promises_next(p->db), soonest = now_of(p) + MINUTE;
    return next && next < soonest ? soonest : next;
}

static cJSON *answer_new(struct playground *p)
{
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddBoolToObject(answer, "ok", true);
    cJSON_AddNumberToObject(answer, "now", (double)now_of(p));
    cJSON_AddNumberToObject(answer, "next", (double)next_event(p));
    return answer;
}

static cJSON *refusal(const char *why)
{
    cJSON *answer = cJSON_CreateObject();
    cJSON_AddBoolToObject(answer, "ok", false);
    cJSON_AddStringToObject(answer, "error", why);
    return answer;
}

static void add_phone(cJSON *phones, const char *who, int64_t user)
{
    cJSON *phone = cJSON_CreateObject();
    cJSON_AddStringToObject(phone, "who", who);
    cJSON_AddNumberToObject(phone, "user", (double)user);
    cJSON_AddItemToArray(phones, phone);
}

/* What they are in the school, as a key of the page's words. */
static const char *part_of(const struct school_member *m)
{
    unsigned posts = m->roles & ~(unsigned)(MENTEE | MENTOR | GUARDIAN), role = MENTEE;
    if (strcmp(m->age, "18+") != 0)
        return strcmp(m->age, "14-17") == 0 ? "learner" : "child";
    while (!((posts ? posts : m->roles) & role))
        role <<= 1;
    return role_word(role);
}

/* Whose phone can be looked at. */
static void add_people(cJSON *people)
{
    for (size_t i = 0; school_member(i); i++) {
        const struct school_member *m = school_member(i);
        cJSON *person = cJSON_CreateObject();
        cJSON_AddNumberToObject(person, "user", (double)m->user);
        cJSON_AddStringToObject(person, "role", part_of(m));
        cJSON_AddStringToObject(person, "name", *m->name ? m->name : m->called);
        cJSON_AddItemToArray(people, person);
    }
}

static cJSON *tell_state(struct playground *p, const cJSON *in)
{
    (void)in;
    cJSON *answer = answer_new(p);
    struct kept k = kept_begin(p->db);
    cJSON_AddStringToObject(answer, "school", organisation_named(p->db, NULL).name);
    kept_end(&k);
    cJSON_AddStringToObject(answer, "zone", school_zone);
    cJSON *phones = cJSON_AddArrayToObject(answer, "phones");
    add_phone(phones, "mentee", SCHOOL_MENTEE);
    add_phone(phones, "mentor", SCHOOL_MENTOR);
    add_phone(phones, "curator", SCHOOL_CURATOR);
    add_phone(phones, "newcomer", p->newcomer);
    add_people(cJSON_AddArrayToObject(answer, "people"));
    return answer;
}

/* ---- the clock
 * ---------------------------------------------------------------------------- */

static int64_t next_monday(struct playground *p)
{
    struct zones *zones = words_zones(p->words);
    int64_t now = now_of(p);
    struct local day = zone_local(zones, school_zone, now);
    day.day -= day.weekday - 1;
    day.hour = 0;
    day.minute = MONDAY_MINUTE;
    day.second = 0;
    int64_t monday = zone_moment(zones, school_zone, &day);
    day.day += 7;
    return monday > now ? monday : zone_moment(zones, school_zone, &day);
}

/* Where the order wants the clock; 0 when that cannot be told. */
static int64_t wanted(struct playground *p, const cJSON *in)
{
    const cJSON *by = cJSON_GetObjectItem(in, "by");
    const char *until = cJSON_GetStringValue(cJSON_GetObjectItem(in, "until"));
    if (cJSON_IsNumber(by) && by->valuedouble >= 1 && by->valuedouble <= PUSH_MOST)
        return now_of(p) + (int64_t)by->valuedouble;
    if (until && strcmp(until, "event") == 0)
        return next_event(p);
    if (until && strcmp(until, "monday") == 0)
        return next_monday(p);
    return 0;
}

static cJSON *push_clock(struct playground *p, const cJSON *in)
{
    int64_t moment = wanted(p, in);
    if (!moment)
        return refusal("there is no such moment");
    pushed_clock_to(&p->clock, moment);
    struct kept k = kept_begin(p->db);
    number_set(&k, "playground.ahead", atomic_load(&p->clock.ahead));
    kept_end(&k);
    if (p->service)
        service_poke(p->service);
    return answer_new(p);
}

/* ---- the newcomer
 * ------------------------------------------------------------------------- */

void playground_greet_newcomer(struct playground *p)
{
    emulator_person(p->emulator, p->newcomer, "Новичок", NULL, "ru");
}

static bool is_known(struct kept *k, int64_t user)
{
    const char *external = talloc_asprintf(k->mem, "%lld", (long long)user);
    return account_find(k->db, "telegram", external).id != 0;
}

static cJSON *next_newcomer(struct playground *p, const cJSON *in)
{
    (void)in;
    struct kept k = kept_begin(p->db);
    int64_t user = p->newcomer + 1;
    while (is_known(&k, user))
        user++;
    number_set(&k, "playground.newcomer", user);
    if (!kept_end(&k))
        return refusal("the database is busy");
    p->newcomer = user;
    playground_greet_newcomer(p);
    cJSON *answer = answer_new(p);
    cJSON_AddNumberToObject(answer, "user", (double)user);
    return answer;
}

static cJSON *tell_link(struct playground *p, const cJSON *in)
{
    (void)in;
    cJSON *answer = answer_new(p);
    struct kept k = kept_begin(p->db);
    cJSON_AddStringToObject(answer, "word", school_open_code(p->db, now_of(p)));
    if (kept_end(&k))
        return answer;
    cJSON_Delete(answer);
    return refusal("the database is busy");
}

/* ---- the table
 * ---------------------------------------------------------------------------- */

static const struct request {
    const char *verb, *path;
    cJSON *(*run)(struct playground *p, const cJSON *in);
} requests[] = {
    { "POST", "/playground/clock", push_clock },
    { "POST", "/playground/link", tell_link },
    { "POST", "/playground/newcomer", next_newcomer },
    { "GET", "/playground/state", tell_state },
};

char *playground_order(void *owner, const char *path, const cJSON *in)
{
    cJSON *answer = NULL;
    for (size_t i = 0; i < COUNT(requests) && !answer; i++)
        if (strcmp(requests[i].path, path) == 0)
            answer = requests[i].run(owner, in);
    char *text = cJSON_PrintUnformatted(answer);
    cJSON_Delete(answer);
    return text;
}

static bool is_request(const char *verb, const char *path)
{
    for (size_t i = 0; i < COUNT(requests); i++)
        if (strcmp(requests[i].path, path) == 0)
            return strcmp(requests[i].verb, verb) == 0;
    return false;
}

static bool may_order(const struct playground *p, const char *verb, const cJSON *in)
{
    const char *token = cJSON_GetStringValue(cJSON_GetObjectItem(in, "token"));
    return strcmp(verb, "GET") == 0 || (token && strcmp(token, p->token) == 0);
}

static struct emulator_response respond(int status, const char *type, char *bytes)
{
    return (struct emulator_response){ status, type, bytes, bytes ? strlen(bytes) : 0 };
}

static struct emulator_response order(struct playground *p, const char *verb,
                                      const char *path, const char *body)
{
    cJSON *in = cJSON_Parse(body);
    struct emulator_response response =
        respond(403, "text/plain", xstrdup("Only for the page of this machine\n"));
    if (may_order(p, verb, in)) {
        free(response.bytes);
        char *answer = orders_ask(p->orders, path, in);
        response = respond(answer ? 200 : 503, "application/json", answer);
    }
    cJSON_Delete(in);
    return response;
}

struct emulator_response playground_serve(void *arg, const char *method, const char *path,
                                          const char *body)
{
    const struct page_file *file = page_at(path);
    if (is_request(method, path))
        return order(arg, method, path, body);
    if (!file || strcmp(method, "GET") != 0)
        return (struct emulator_response){ 0 };
    size_t size = (size_t)(file->end - file->bytes);
    char *copy = xalloc(size + 1);
    memcpy(copy, file->bytes, size);
    return (struct emulator_response){ 200, file->type, copy, size };
}
