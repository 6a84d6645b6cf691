/* referral.c - anybody who takes part proposes somebody else (domain.md 2 B05, B11; 3.5
 * REF1, REF2): as few words as possible, and whom and why by buttons.
 *
 * Until the last tap nothing is stored: what was chosen travels in the buttons. Where
 * names are shown the curator may be given a first name; with codes nothing is written
 * at all, the proposer tells the curator the number in person. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum { OPEN_MOST = 20, SHOWN = 5, HINT_BYTES = 120 };

static const struct kind {
    const char *letter, *whom, *role;
} kinds[] = {
    { "t", "teacher", "mentee" },
    { "l", "learner", "mentee" },
    { "m", "teacher", "mentor" },
};
static const char *const reasons[] = { "difficulties", "adaptation", "talent", "else" };

static const struct kind *kind_of(const char *letter)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i].letter, letter) == 0)
            return &kinds[i];
    return NULL;
}

static const char *reason_of(const char *word)
{
    for (size_t i = 0; i < COUNT(reasons); i++)
        if (strcmp(reasons[i], word) == 0)
            return reasons[i];
    return NULL;
}

/* ---- three questions, in the buttons ---------------------------------------------- */

static void open_referral(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "referral.open");
    for (size_t i = 0; i < COUNT(kinds); i++) {
        button(c, format(t, "referral:whom:%s", kinds[i].letter),
               format(t, "referral.propose_%s", kinds[i].letter));
        row(c);
    }
    if (referral_newest(t->db, t->who.id))
        button(c, "referral:mine", "referral.mine");
    nav(c, NULL);
    show(c);
}

static void ask_knows(struct turn *t, const struct kind *k, const char *reason)
{
    long long stamp = (long long)referral_newest(t->db, t->who.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "referral.knows");
    for (int yes = 1; yes >= 0; yes--)
        button(c, format(t, "referral:add:%s:%s:%d:%lld", k->letter, reason, yes, stamp),
               yes ? "referral.knows_yes" : "referral.knows_no");
    nav(c, "referral:open");
    show(c);
}

/* referral:whom:<kind> */
static void whom(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct kind *k = kind_of(argument(t, 0));
    if (!k) {
        old_button(t);
        return;
    }
    if (strcmp(k->role, "mentor") == 0) {
        ask_knows(t, k, "");
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "referral.why");
    for (size_t i = 0; i < COUNT(reasons); i++) {
        button(c, format(t, "referral:why:%s:%s", k->letter, reasons[i]),
               format(t, "referral.why_%s", reasons[i]));
        if (i % 2)
            row(c);
    }
    nav(c, "referral:open");
    show(c);
}

/* referral:why:<kind>:<reason> */
static void why(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct kind *k = kind_of(argument(t, 0));
    const char *reason = reason_of(argument(t, 1));
    if (k && reason)
        ask_knows(t, k, reason);
    else
        old_button(t);
}

/* ---- and now a row ---------------------------------------------------------------- */

static void show_done(struct turn *t, const struct referral *r)
{
    bool told = *r->hint != '\0';
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, told ? "referral.done" : "referral.done_in_person",
         text_("number", format(t, "%lld", (long long)r->id)));
    button(c, "referral:mine", "referral.mine");
    nav(c, NULL);
    show(c);
}

static void ask_hint(struct turn *t, const struct referral *r, const char *key)
{
    struct card *c = card(t, t->who.id, "referral", r->id);
    line(c, key);
    if (names_caution(t))
        line(c, names_caution(t));
    button(c, press_about(t, "referral:done", r->id), "referral.in_person");
    nav(c, NULL);
    show(c);
}

static int64_t store(struct turn *t, const struct kind *k, const char *reason, bool knows)
{
    struct referral r = {
        .organisation = t->who.organisation,
        .by = t->who.id,
        .role = k->role,
        .whom = k->whom,
        .why = reason,
        .knows = knows,
    };
    int64_t id = referral_add(t->db, &r, t->now);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "referral.made", id, NULL);
    curators_hear(t, t->who.organisation, "proposals.came", 0, 0);
    return id;
}

static bool too_many(struct turn *t)
{
    struct referral own[OPEN_MOST];
    return referrals_by(t->db, t->who.id, own, OPEN_MOST) == OPEN_MOST;
}

/* referral:add:<kind>:<reason>:<knows>:<own newest when the button was shown>. A tap may
 * arrive twice: the second finds a newer one than its stamp. */
static void add(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct kind *k = kind_of(argument(t, 0));
    const char *reason = reason_of(argument(t, 1)), *knows = argument(t, 2);
    int64_t newest = referral_newest(t->db, t->who.id);
    bool mentor = k && strcmp(k->role, "mentor") == 0;
    if (!k || (!reason && !mentor) ||
        (strcmp(knows, "1") != 0 && strcmp(knows, "0") != 0)) {
        old_button(t);
        return;
    }
    if (newest == strtoll(argument(t, 3), NULL, 10)) {
        if (too_many(t)) {
            say(t, "referral.enough");
            return;
        }
        newest = store(t, k, mentor ? "" : reason, *knows == '1');
    }
    struct referral r = referral_own(t->db, t->who.id, newest);
    if (r.id && names_shown(t) && !*r.hint)
        ask_hint(t, &r, "referral.hint");
    else if (r.id)
        show_done(t, &r);
    else
        old_button(t);
}

static void wrote(struct turn *t, int64_t id)
{
    struct referral r = referral_own(t->db, t->who.id, id);
    if (!r.id || strcmp(r.state, "proposed") != 0) {
        home_unclear(t);
        return;
    }
    if (!names_shown(t)) {
        show_done(t, &r);
        return;
    }
    if (!*t->words || strlen(t->words) > HINT_BYTES) {
        ask_hint(t, &r, "referral.hint_long");
        return;
    }
    referral_hint(t->db, t->who.id, id, t->words);
    r.hint = t->words;
    show_done(t, &r);
}

static void done(struct turn *t, int64_t id)
{
    struct referral r = referral_own(t->db, t->who.id, id);
    if (r.id)
        show_done(t, &r);
    else
        old_button(t);
}

/* ---- own ones --------------------------------------------------------------------- */

static bool in_work(const struct referral *r)
{
    return strcmp(r->state, "proposed") == 0 || strcmp(r->state, "invited") == 0;
}

static void mine(struct turn *t, int64_t unused)
{
    (void)unused;
    struct referral own[SHOWN];
    size_t count = referrals_by(t->db, t->who.id, own, SHOWN);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "referral.mine_list" : "referral.mine_none");
    for (size_t i = 0; i < count; i++) {
        const char *number = format(t, "%lld", (long long)own[i].id);
        line(c, "referral.in_mine", text_("number", number), day_("at", own[i].made_at),
             part_("state", format(t, "referral.state_%s", own[i].state)));
        if (!in_work(&own[i]))
            continue;
        button(c, format(t, "referral:back:%s", number), "referral.take_back",
               text_("number", number));
        row(c);
    }
    nav(c, "referral:open");
    show(c);
}

/* A second tap finds it gone, and shows what there is. */
static void take_back(struct turn *t, int64_t id)
{
    if (referral_take_back(t->db, t->who.id, id, t->now)) {
        audit_add(t->db, t->now, t->who.organisation, t->who.id, "referral.back", id,
                  NULL);
        toast(t, "referral.taken_back");
    }
    mine(t, 0);
}

/* A curator answered: the proposer hears it, kindly, if it still is so. */
static void answered(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct referral r = referral_own(t->db, t->who.id, id);
    const char *number = format(t, "%lld", (long long)id);
    if (strcmp(r.id ? r.state : "", "invited") == 0)
        say(t, "referral.answer_invited", text_("number", number));
    else if (strcmp(r.id ? r.state : "", "declined") == 0)
        say(t, "referral.answer_declined", text_("number", number));
}

static const struct action actions[] = {
    { "add", MEMBER, add },
    { "back", MEMBER, take_back },
    { "done", MEMBER, done },
    { "mine", MEMBER, mine },
    { "open", MEMBER, open_referral },
    { "whom", MEMBER, whom },
    { "why", MEMBER, why },
    { 0 },
};
static const struct due due[] = {
    { "answered", CAN_WAIT, 0, answered },
    { 0 },
};

const struct feature referral = {
    .name = "referral",
    .start = { "referral", MEMBER, open_referral },
    .in_menu = true,
    .actions = actions,
    .due = due,
    .wrote = wrote,
};
