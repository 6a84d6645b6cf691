/* risks_owner.c - who answers for a risk, what is done, and until when. The measure and
 * the day are typed under a card that asks for them; a day as people type days. On that
 * day the owner is reminded, and says by one tap that it is done: then whoever works with
 * the register hears, and the risk is watched. */
#include "handlers/risks.h"

#include <stdlib.h>
#include <string.h>

enum { STAFF_MOST = 60, PAGE = 6, LONGEST = 600, TITLE_LONGEST = 80, DAYS_AHEAD = 366 };
/* What the card of kind "risks" is about: 0 a title, a risk's number twice its measure,
 * and one more its day. */
enum { MEASURE, TIME, KINDS };

/* ---- who -------------------------------------------------------------------------- */

/* Everybody in office, each once; how many. */
static size_t staff_of(struct turn *t, int64_t *out)
{
    struct post all[STAFF_MOST];
    size_t posts_found = posts_in_office(t->db, t->who.organisation, 0, all, STAFF_MOST);
    size_t count = 0;
    for (size_t i = 0; i < posts_found; i++) {
        bool there = false;
        for (size_t j = 0; j < count; j++)
            there = there || out[j] == all[i].person;
        if (!there)
            out[count++] = all[i].person;
    }
    return count;
}

/* risks:owner:<risk>:<how many to pass over> */
void risks_choose_owner(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    int64_t staff[STAFF_MOST], skip = strtoll(argument(t, 1), NULL, 10);
    if (!r.id)
        return;
    size_t count = staff_of(t, staff);
    size_t i = skip > 0 && skip < (int64_t)count ? (size_t)skip : 0, last = i + PAGE;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "risks.ask_owner", risks_title(t, &r));
    for (; i < count && i < last; i++) {
        button(c, format(t, "risks:give:%lld:%lld", (long long)id, (long long)staff[i]),
               "risks.person", name_("who", staff[i]));
        row(c);
    }
    if (i < count)
        button(c, format(t, "risks:owner:%lld:%zu", (long long)id, i), "risks.after");
    if (r.owner)
        button(c, format(t, "risks:give:%lld:0", (long long)id), "risks.nobody");
    nav(c, press_about(t, "risks:show", id));
    show(c);
}

static bool is_staff(struct turn *t, int64_t person)
{
    int64_t staff[STAFF_MOST];
    size_t count = staff_of(t, staff);
    for (size_t i = 0; i < count; i++)
        if (staff[i] == person)
            return true;
    return false;
}

/* risks:give:<risk>:<person, 0: nobody> */
void risks_give(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    const char *whom = argument(t, 1);
    int64_t person = strtoll(whom, NULL, 10);
    if (!r.id)
        return;
    if (!*whom || (person && !is_staff(t, person))) {
        old_button(t);
        return;
    }
    bool other = person && person != r.owner && person != t->who.id;
    forget(t, "risks.given", ANYONE, r.id);
    r.owner = person;
    risks_changed(t, &r, "owner");
    if (other)
        soon(t, "risks.given", person, r.id, 0);
    risks_show(t, id);
}

/* ---- what, until when ------------------------------------------------------------- */

static void put_question(struct turn *t, const struct risk *r, int kind,
                         const char *wrong)
{
    struct card *c = card(t, t->who.id, "risks", r->id * KINDS + kind);
    if (wrong)
        line(c, wrong, number_("count", LONGEST));
    line(c, kind == TIME ? "risks.ask_day" : "risks.ask_measure", risks_title(t, r),
         risks_measure(t, r));
    if (kind == TIME) {
        static const int days[] = { 14, 30, 90 };
        for (size_t i = 0; i < COUNT(days); i++) {
            int64_t day = day_begins(t, NULL, days[i]);
            button(c,
                   format(t, "risks:until:%lld:%s", (long long)r->id,
                          date_in(t, t->who.zone, day)),
                   "risks.day", day_("day", day));
        }
        row(c);
        button(c, format(t, "risks:until:%lld:none", (long long)r->id), "risks.no_day");
    } else if (*r->code && *r->measure) {
        button(c, press_about(t, "risks:propose", r->id), "risks.propose");
    }
    nav(c, press_about(t, "risks:show", r->id));
    show(c);
}

void risks_ask_day(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    if (r.id)
        put_question(t, &r, TIME, NULL);
}

void risks_ask_measure(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    if (r.id)
        put_question(t, &r, MEASURE, NULL);
}

/* What the programme proposes holds again. */
void risks_propose(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    if (!r.id)
        return;
    r.measure = "";
    risks_changed(t, &r, "measure");
    risks_show(t, id);
}

/* From today on, within a year; "" for "none"; else NULL. */
static const char *day_named(struct turn *t, const char *word)
{
    if (strcmp(word, "none") == 0)
        return "";
    int64_t day = day_begins(t, word, 0);
    bool may = day >= day_begins(t, NULL, 0) && day < day_begins(t, NULL, DAYS_AHEAD);
    return may ? date_in(t, t->who.zone, day) : NULL;
}

static void set_day(struct turn *t, struct risk *r, const char *date)
{
    r->due_on = date;
    risks_changed(t, r, "day");
    risks_show(t, r->id);
}

/* risks:until:<risk>:<date or "none"> */
void risks_set_day(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    const char *date = r.id ? day_named(t, argument(t, 1)) : NULL;
    if (date)
        set_day(t, &r, date);
    else if (r.id)
        old_button(t);
}

/* ---- typed ------------------------------------------------------------------------ */

static size_t letters(const char *words)
{
    size_t count = 0;
    for (; *words; words++)
        count += (*words & 0xC0) != 0x80;
    return count;
}

static void put_title_question(struct turn *t, const char *wrong)
{
    struct card *c = card(t, t->who.id, "risks", 0);
    if (wrong)
        line(c, wrong, number_("count", TITLE_LONGEST));
    line(c, "risks.ask_title");
    nav(c, "risks:open");
    show(c);
}

void risks_ask_title(struct turn *t, int64_t unused)
{
    (void)unused;
    put_title_question(t, NULL);
}

static void new_one(struct turn *t)
{
    if (letters(t->words) > TITLE_LONGEST) {
        put_title_question(t, "risks.too_long");
        return;
    }
    int64_t id = risk_add(t->db, t->who.organisation, t->words, t->who.id, t->now);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "risk.added", id, NULL);
    risks_show(t, id);
}

static void typed_day(struct turn *t, struct risk *r)
{
    struct told_time told;
    bool is_day = told_when(t, t->who.zone, t->words, &told) && told.date &&
                  told.minute < 0 && !told.lesson && !told.part;
    const char *date = is_day ? day_named(t, told.date) : NULL;
    if (date)
        set_day(t, r, date);
    else
        put_question(t, r, TIME, "risks.day_unclear");
}

static void typed_measure(struct turn *t, struct risk *r)
{
    if (letters(t->words) > LONGEST) {
        put_question(t, r, MEASURE, "risks.too_long");
        return;
    }
    r->measure = t->words;
    risks_changed(t, r, "measure");
    risks_show(t, r->id);
}

void risks_wrote(struct turn *t, int64_t what)
{
    struct risk r = risk_find(t->db, t->who.organisation, what / KINDS);
    if (!has_role(t, CURATOR | DEPUTY) || !*t->words || (what && !r.id))
        home_unclear(t);
    else if (!what)
        new_one(t);
    else if (what % KINDS == TIME)
        typed_day(t, &r);
    else
        typed_measure(t, &r);
}

/* ---- the owner -------------------------------------------------------------------- */

/* Who works with the register finds the whole card there. */
static void put_to_owner(struct turn *t, const struct risk *r, const char *key)
{
    struct card *c = card(t, t->who.id, "risks_told", r->id);
    line(c, key, risks_title(t, r),
         day_("day", *r->due_on ? day_begins(t, r->due_on, 0) : t->now));
    line(c, "risks.measure", risks_measure(t, r));
    button(c, press_about(t, "risks:done", r->id), "risks.done");
    style(c, PRIMARY);
    if (has_role(t, CURATOR | DEPUTY))
        button(c, press_about(t, "risks:show", r->id), "risks.to_card");
    show(c);
}

void risks_remind(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct risk r = risk_of(t->db, t->who.id, id);
    if (r.id && *r.due_on)
        put_to_owner(t, &r, "risks.remind");
}

void risks_told_given(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct risk r = risk_of(t->db, t->who.id, id);
    if (r.id)
        put_to_owner(t, &r, *r.due_on ? "risks.given_until" : "risks.given");
}

/* risks:done:<risk>, by its owner: from now on it is watched. */
void risks_done(struct turn *t, int64_t id)
{
    struct risk r = risk_of(t->db, t->who.id, id);
    if (!r.id) {
        old_button(t);
        return;
    }
    if (strcmp(r.state, "open") == 0) {
        r.state = "watched";
        r.due_on = "";
        risks_changed(t, &r, "done");
        curators_hear(t, r.organisation, "risks.done", id, 0);
    }
    settle(t, "risks.done_thanks");
}

void risks_told_done(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct risk r = risk_find(t->db, t->who.organisation, id);
    if (!r.id || strcmp(r.state, "watched") != 0)
        return;
    struct card *c = card(t, t->who.id, "risks_told", r.id);
    line(c, "risks.told_done", risks_title(t, &r), name_("who", r.owner));
    button(c, press_about(t, "risks:show", r.id), "risks.to_card");
    show(c);
}
