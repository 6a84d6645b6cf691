/* crowd.c - fifty closed loops, moved on by what the watch sees. */
#include "tests/crash/crowd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

enum { MS = 1000, THINK_LEAST = 10 * MS, THINK = 120 * MS };

/* xorshift64*: small, and the same on every machine. */
uint64_t random_below(uint64_t *state, uint64_t below)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (*state * 2685821657736338717u >> 33) % below;
}

static int64_t thinks(struct crowd *c)
{
    return clock_ticks() + THINK_LEAST + (int64_t)random_below(&c->random, THINK);
}

/* ---- presses are answered -----------------------------------------------------------
 */

/* The next act begins. An answer that comes even later is good too. */
static void leave_press(struct crowd *c, struct player *p)
{
    size_t count = talloc_array_length(c->late);
    if (!p->press)
        return;
    c->late = talloc_realloc(c->mem, c->late, struct late_press, (unsigned)count + 1);
    c->late[count] = (struct late_press){ p->press, p->kills != c->watch->kills };
    p->press = NULL;
}

static void press_answered(struct crowd *c, const char *press)
{
    for (int i = 0; i < CROWD; i++)
        if (c->players[i].press && strcmp(c->players[i].press, press) == 0)
            TALLOC_FREE(c->players[i].press);
    for (size_t i = 0; i < talloc_array_length(c->late); i++)
        if (c->late[i].press && strcmp(c->late[i].press, press) == 0)
            TALLOC_FREE(c->late[i].press);
}

/* ---- coming in -------------------------------------------------------------------- */

static void enter(struct crowd *c, struct player *p, const struct act *way)
{
    char name[32];
    leave_press(c, p);
    TALLOC_FREE(p->markup);
    *p = (struct player){ .user = ++c->last_user, .way = way, .act = way };
    p->markup = talloc_strdup(c->mem, "");
    p->next = thinks(c);
    snprintf(name, sizeof name, "Person %lld", (long long)p->user);
    emulator_person(c->emulator, p->user, name, NULL, p->user % 2 ? "ru" : "en");
}

void crowd_open(struct crowd *c, void *mem, const struct watch *watch,
                struct check *check, const char *code, uint64_t seed)
{
    *c = (struct crowd){
        .mem = mem,
        .emulator = watch->emulator,
        .watch = watch,
        .check = check,
        .code = code,
        .patience = 15,
        .random = seed * 2 + 1,
        .late = talloc_array(mem, struct late_press, 0),
    };
    for (int i = 0; i < CROWD; i++)
        enter(c, &c->players[i],
              i < CURATORS        ? acts_of_curator
              : i < JOINED_BEFORE ? acts_of_member
                                  : acts_of_newcomer);
}

/* ---- acting ----------------------------------------------------------------------- */

static void say(struct crowd *c, struct player *p)
{
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)p->user);
    char *words = talloc_strdup(c->mem, p->act->say);
    char *blank = strstr(words, "%s");
    if (blank) {
        *blank = '\0';
        words = talloc_strdup_append(words, *words == '/' ? c->code : number);
    }
    emulator_say(c->emulator, p->user, words);
    p->came = true;
    talloc_free(words);
}

/* The data of the first button that has this in it; points into the JSON. */
static const char *data_with(const cJSON *markup, const char *part)
{
    const cJSON *row, *key;
    cJSON_ArrayForEach(row, cJSON_GetObjectItemCaseSensitive(markup, "inline_keyboard"))
    {
        cJSON_ArrayForEach(key, row)
        {
            const cJSON *data = cJSON_GetObjectItemCaseSensitive(key, "callback_data");
            if (cJSON_IsString(data) && strstr(data->valuestring, part))
                return data->valuestring;
        }
    }
    return NULL;
}

/* The id of the press; hangs on the crowd. */
static char *press_button(struct crowd *c, const struct player *p, const char *data)
{
    char *order =
        talloc_asprintf(c->mem, "{\"user\":%lld,\"message_id\":%d,\"data\":\"%s\"}",
                        (long long)p->user, p->message, data);
    char *text = emulator_control(c->emulator, "POST", "/control/press", order);
    cJSON *json = cJSON_Parse(text);
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(json, "callback_query_id");
    if (!cJSON_IsString(id))
        die("crash: person %lld cannot press %s: %s", (long long)p->user, data, text);
    char *press = talloc_strdup(c->mem, id->valuestring);
    cJSON_Delete(json);
    free(text);
    talloc_free(order);
    return press;
}

static void press(struct crowd *c, struct player *p)
{
    cJSON *markup = cJSON_Parse(p->markup);
    const char *data = data_with(markup, p->act->press);
    if (!data)
        die("crash: person %lld has no button %s", (long long)p->user, p->act->press);
    leave_press(c, p);
    p->press = press_button(c, p, data);
    p->kills = c->watch->kills;
    cJSON_Delete(markup);
}

/* A newcomer who is in makes room for the next one. */
static void act(struct crowd *c, struct player *p)
{
    if (p->way == acts_of_newcomer && p->act == p->way && p->came)
        enter(c, p, p->way);
    if (p->act->say)
        say(c, p);
    else
        press(c, p);
    p->waits = true;
    p->asked = clock_ticks();
    c->acts++;
}

/* ---- waiting ---------------------------------------------------------------------- */

static void go_on(struct crowd *c, struct player *p)
{
    p->act++;
    while (p->act->sometimes && random_below(&c->random, 2))
        p->act++;
    if (!p->act->say && !p->act->press)
        p->act = p->way;
}

static void answered(struct crowd *c, struct player *p)
{
    int64_t waited = clock_ticks() - p->asked;
    if (waited > c->slowest)
        c->slowest = waited;
    p->waits = false;
    p->count[p->act->effect]++;
    c->count[p->act->effect]++;
    c->answered++;
    go_on(c, p);
    p->next = thinks(c);
}

/* Also an edit above their words: so it is when the message was still on its way. */
static bool answers(const struct player *p, const struct call_seen *call)
{
    return p->waits && strstr(call->markup, p->act->expect) &&
           strcmp(call->markup, p->markup) != 0;
}

void crowd_see(void *crowd, const struct call_seen *call)
{
    struct crowd *c = crowd;
    if (call->press)
        press_answered(c, call->press);
    for (int i = 0; i < CROWD && call->message && *call->markup; i++) {
        struct player *p = &c->players[i];
        if (p->user != call->chat || !answers(p, call))
            continue;
        p->message = call->message;
        talloc_free(p->markup);
        p->markup = talloc_strdup(c->mem, call->markup);
        answered(c, p);
    }
}

static void give_up(struct crowd *c, struct player *p)
{
    check_wrong(c->check, "person %lld: '%s' was not answered within %.0f s",
                (long long)p->user, p->act->say ? p->act->say : p->act->press,
                c->patience);
    p->waits = false;
    p->act = p->way;
    TALLOC_FREE(p->press);
    p->next = thinks(c);
}

void crowd_step(struct crowd *c)
{
    int64_t now = clock_ticks();
    for (int i = 0; i < CROWD; i++) {
        struct player *p = &c->players[i];
        if (p->waits && (double)(now - p->asked) > c->patience * 1e6)
            give_up(c, p);
        else if (!p->waits && !c->resting && now >= p->next)
            act(c, p);
    }
}

int crowd_waiting(const struct crowd *c)
{
    int waiting = 0;
    for (int i = 0; i < CROWD; i++)
        waiting += c->players[i].waits;
    return waiting;
}

void crowd_end(struct crowd *c)
{
    for (int i = 0; i < CROWD; i++)
        leave_press(c, &c->players[i]);
    for (size_t i = 0; i < talloc_array_length(c->late); i++)
        if (c->late[i].press && c->late[i].killed)
            c->lost_presses++;
        else if (c->late[i].press)
            check_wrong(c->check, "press %s was not answered", c->late[i].press);
}
