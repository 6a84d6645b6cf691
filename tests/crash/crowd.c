/* crowd.c - fifty closed loops, moved on by what the watch sees. */
#include "tests/crash/crowd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <talloc.h>

#include "tests/crash/button.h"

enum { MS = 1000, THINK_LEAST = 10 * MS, THINK = 120 * MS, DAYS_AHEAD = 5 };
enum { SHOWN_AFTER = 3000 * MS, SCHOOL_AHEAD = 5 * HOUR };

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

/* Who has never written cannot be written to. */
static void bring_partner(struct crowd *c, int64_t user)
{
    emulator_person(c->emulator, user, "Partner", NULL, "ru");
    emulator_say(c->emulator, user, "/start");
    c->acts++;
    c->answered++;
}

static void enter(struct crowd *c, struct player *p, const struct act *way)
{
    char name[32];
    leave_press(c, p);
    TALLOC_FREE(p->own.markup);
    TALLOC_FREE(p->partner.markup);
    *p = (struct player){ .user = ++c->last_user, .way = way, .act = way };
    p->own.markup = talloc_strdup(c->mem, "");
    p->partner.markup = talloc_strdup(c->mem, "");
    p->next = thinks(c);
    snprintf(name, sizeof name, "Person %lld", (long long)p->user);
    emulator_person(c->emulator, p->user, name, NULL, p->user % 2 ? "ru" : "en");
    if (way == acts_of_mentor || way == acts_of_asker)
        bring_partner(c, p->user + PARTNER);
}

/* Of the school's zone; handlers/booking_plan.c has days in base 36. */
static void name_days(struct crowd *c)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    time_t at = (time_t)clock_wall() + SCHOOL_AHEAD + (time_t)DAYS_AHEAD * DAY;
    struct tm day;
    strftime(c->day, sizeof c->day, "%d.%m", gmtime_r(&at, &day));
    int n = (int)(at / DAY) + 1;
    snprintf(c->next_day, sizeof c->next_day, "D%c%c%c", digits[n / 36 / 36],
             digits[n / 36 % 36], digits[n % 36]);
}

static const struct act *way_of(int number)
{
    if (number <= CURATORS)
        return acts_of_curator;
    if (number < FIRST_ASKER)
        return acts_of_member;
    if (number < FIRST_MENTOR)
        return acts_of_asker;
    return number <= JOINED_BEFORE ? acts_of_mentor : acts_of_newcomer;
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
    name_days(c);
    for (int i = 0; i < CROWD; i++)
        enter(c, &c->players[i], way_of(i + 1));
}

/* ---- acting ----------------------------------------------------------------------- */

/* What stands for the blank of these words; NULL: there is none. */
static const char *blank_of(const struct crowd *c, const char *words, const char *number)
{
    const char *blank = strchr(words, '%');
    if (!blank)
        return NULL;
    if (blank[1] == 'd')
        return c->day;
    return *words == '/' ? c->code : number;
}

/* Who acts, what they look at, and where the answer comes. */
static int64_t acting(const struct player *p)
{
    return p->user + (p->act->how >= BY_PARTNER ? PARTNER : 0);
}

static bool partner_is_answered(const struct player *p)
{
    return p->act->how == TO_PARTNER || p->act->how == BY_PARTNER;
}

static struct looked_at *seen_by(struct player *p, bool partner)
{
    return partner ? &p->partner : &p->own;
}

static void say_line(struct crowd *c, struct player *p)
{
    snprintf(p->line, sizeof p->line, "%s %lld-%d.", p->act->say, (long long)p->user,
             ++p->lines);
    emulator_say(c->emulator, acting(p), p->line);
}

static void say(struct crowd *c, struct player *p)
{
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)p->user);
    const char *fill = blank_of(c, p->act->say, number);
    int before = (int)strcspn(p->act->say, "%");
    char *words = talloc_asprintf(c->mem, "%.*s%s%s", before, p->act->say,
                                  fill ? fill : "", fill ? p->act->say + before + 2 : "");
    emulator_say(c->emulator, p->user, words);
    p->came = true;
    talloc_free(words);
}

/* The id of the press; hangs on the crowd. */
static char *press_button(struct crowd *c, struct player *p, const char *data)
{
    char *order = talloc_asprintf(
        c->mem, "{\"user\":%lld,\"message_id\":%d,\"data\":\"%s\"}", (long long)acting(p),
        seen_by(p, p->act->how >= BY_PARTNER)->message, data);
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
    cJSON *markup = cJSON_Parse(seen_by(p, p->act->how >= BY_PARTNER)->markup);
    bool day = strcmp(p->act->press, "%n") == 0;
    const char *data = button_with(markup, day ? c->next_day : p->act->press);
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
    if (!p->act->expect)
        say_line(c, p);
    else if (p->act->say)
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
    while (p->act->how == SOMETIMES && random_below(&c->random, 2))
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

static bool is_for(const struct player *p, const struct call_seen *call)
{
    return p->waits && call->message &&
           call->chat == p->user + (partner_is_answered(p) ? PARTNER : 0);
}

/* Also an edit above their words: so it is when the message was still on its way. */
static bool answers(struct player *p, const struct call_seen *call)
{
    return is_for(p, call) && p->act->expect && strstr(call->markup, p->act->expect) &&
           strcmp(call->markup, seen_by(p, partner_is_answered(p))->markup) != 0;
}

static bool brings_line(const struct player *p, const struct call_seen *call)
{
    return is_for(p, call) && !p->act->expect && strstr(call->text, p->line);
}

static void look_at(struct crowd *c, struct looked_at *at, const struct call_seen *call)
{
    at->message = call->message;
    talloc_free(at->markup);
    at->markup = talloc_strdup(c->mem, call->markup);
}

void crowd_see(void *crowd, const struct call_seen *call)
{
    struct crowd *c = crowd;
    if (call->press)
        press_answered(c, call->press);
    for (int i = 0; i < CROWD && call->message; i++) {
        struct player *p = &c->players[i];
        if (brings_line(p, call)) {
            answered(c, p);
        } else if (answers(p, call)) {
            look_at(c, seen_by(p, partner_is_answered(p)), call);
            answered(c, p);
        }
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

/* Their card came by itself a moment ago, so that there was nothing to show; or what
 * they pressed was a card that is repeated, and older than the meeting. */
static bool stands_there(const struct player *p, int64_t now)
{
    return p->waits && p->act->how == MAYBE && now - p->asked > SHOWN_AFTER;
}

static void look_again(struct crowd *c, struct player *p)
{
    p->waits = false;
    while (!p->act->say)
        p->act--;
    *p->own.markup = '\0'; /* the same screen will do */
    c->answered++;
    p->next = thinks(c);
}

void crowd_step(struct crowd *c)
{
    int64_t now = clock_ticks();
    for (int i = 0; i < CROWD; i++) {
        struct player *p = &c->players[i];
        if (stands_there(p, now))
            look_again(c, p);
        else if (p->waits && (double)(now - p->asked) > c->patience * 1e6)
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
