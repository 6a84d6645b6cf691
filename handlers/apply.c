/* apply.c - mentors put themselves forward; who decides hears of it, and the applicant
 * hears the decision (domain.md 2 D01).
 *
 * An application is opened by an invitation (onboarding.c) or by its button, and sent by
 * itself when the questionnaire is filled. What is told of it are promises that read the
 * row again, so a decided one says nothing. */
#include "handlers/apply.h"

#include <string.h>

enum { NEW, REMINDER }; /* steps of apply.new */
enum { REMIND_AFTER = 5 * DAY };

bool apply_accepted(struct db *db, int64_t person)
{
    return application_accepted(db, person);
}

int64_t apply_waiting(struct turn *t)
{
    struct judge j = apply_judge(t);
    if (!j.curator && !j.head && !j.administrator)
        return 0;
    return applications_count(t->db, &j);
}

/* ---- the applicant's own screen --------------------------------------------------- */

static void mine(struct turn *t, int64_t unused)
{
    static const char *const keys[] = {
        [APPLICATION_OPEN] = "apply.mine_open",
        [APPLICATION_APPLIED] = "apply.mine_applied",
        [APPLICATION_ACCEPTED] = "apply.mine_accepted",
        [APPLICATION_DECLINED] = "apply.mine_declined",
        [APPLICATION_WITHDRAWN] = "apply.mine_withdrawn",
    };
    (void)unused;
    struct application a = application_newest(t->db, t->who.id);
    if (!a.id) {
        profile_show(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, keys[a.state], day_("day", a.decided_at ? a.decided_at : a.applied_at));
    if (a.state == APPLICATION_DECLINED)
        apply_reason(c, &a);
    if (a.state == APPLICATION_OPEN)
        button(c, "onboarding:next", "apply.fill");
    if (a.state == APPLICATION_OPEN || a.state == APPLICATION_APPLIED) {
        row(c);
        button(c, press_about(t, "apply:withdraw", a.id), "apply.withdraw");
    } else if (a.state != APPLICATION_ACCEPTED) {
        button(c, press_about(t, "apply:begin", a.id), "apply.again");
    }
    nav(c, "profile:open");
    show(c);
}

void apply_begin(struct turn *t)
{
    struct application a = application_newest(t->db, t->who.id);
    if (!a.id || a.state == APPLICATION_DECLINED || a.state == APPLICATION_WITHDRAWN)
        application_open(t->db, t->who.organisation, t->who.id, t->now);
}

/* apply:begin:<the application before it>: one tap may arrive twice. Who applies again
 * has told all before: it is sent as it is. */
static void begin(struct turn *t, int64_t before)
{
    struct application a = application_newest(t->db, t->who.id);
    if (a.id && a.id != before) {
        mine(t, 0);
        return;
    }
    apply_begin(t);
    if (!draft_newest(t->db, t->who.id, "mentor").id) {
        onboarding_next(t);
        return;
    }
    apply_send(t);
    mine(t, 0);
}

static void withdraw(struct turn *t, int64_t id)
{
    if (application_withdraw(t->db, t->who.id, id, t->now)) {
        forget(t, "apply.new", ANYONE, id);
        audit_add(t->db, t->now, t->who.organisation, t->who.id, "application.withdrawn",
                  id, NULL);
    }
    mine(t, 0);
}

/* ---- sent ------------------------------------------------------------------------- */

static const char *told(struct turn *t, const char *item)
{
    struct draft d = draft_newest(t->db, t->who.id, "mentor");
    for (const struct answer *g = answers_of(t->db, d.id); g->item; g++)
        if (strcmp(g->item, item) == 0 && g->value)
            return g->value;
    return "";
}

/* Sources of mentors (domain.md 1.5); "" where only who decides can tell. */
static const char *source_of(const char *origin)
{
    static const struct {
        const char *origin, *source;
    } sources[] = {
        { "SCHOOL", "V" }, { "CENTRE", "A" }, { "PARTNER", "B" }, { "COMPANY", "B" }
    };
    for (size_t i = 0; i < COUNT(sources); i++)
        if (strcmp(sources[i].origin, origin) == 0)
            return sources[i].source;
    return "";
}

/* Training with a certificate and consent to the duties are known from the answers. */
static const char *met_already(struct turn *t)
{
    bool trained = strcmp(told(t, "OM12"), "DONE") == 0;
    bool duties = strcmp(told(t, "OM18"), "YES") == 0;
    return format(t, "%s%s%s", trained ? "trained" : "", trained && duties ? "," : "",
                  duties ? "duties" : "");
}

void apply_send(struct turn *t)
{
    struct application a = application_newest(t->db, t->who.id);
    if (!a.id || !application_apply(t->db, a.id, source_of(told(t, "OM01")), t->now))
        return;
    application_set_requirements(t->db, a.id, met_already(t));
    audit_add(t->db, t->now, a.organisation, t->who.id, "application.made", a.id, NULL);
    const int64_t *judges = application_judges(t->db, a.organisation, a.id);
    for (; *judges; judges++) {
        soon(t, "apply.new", *judges, a.id, NEW);
        later(t, "apply.new", *judges, a.id, REMINDER, t->now + REMIND_AFTER);
    }
}

/* ---- what is told of it ----------------------------------------------------------- */

static void told_of_new(struct turn *t, int64_t id, int step)
{
    struct judge j = apply_judge(t);
    struct application a = application_for(t->db, &j, id);
    if (!a.id)
        return;
    struct card *c = card(t, t->who.id, "application", id);
    line(c, step == NEW ? "apply.came" : "apply.still_waits", name_("who", a.person),
         day_("day", a.applied_at));
    button(c, press_about(t, "apply:card", id), "apply.look");
    show(c);
}

static void told_decision(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct application a = application_find(t->db, t->who.organisation, id);
    if (a.person != t->who.id)
        return;
    bool accepted = a.state == APPLICATION_ACCEPTED;
    struct card *c = card(t, t->who.id, "application", id);
    line(c, accepted ? "apply.accepted" : "apply.declined");
    if (accepted) {
        button(c, "onboarding:next", "apply.go_on");
    } else {
        apply_reason(c, &a);
        line(c, "apply.declined_then");
        button(c, "apply:mine", "apply.to_mine");
    }
    show(c);
}

enum { JUDGE = CURATOR | DEPUTY | HEAD | ADMINISTRATOR };
enum {
    MAY_APPLY = MENTEE | MENTOR | CURATOR | DEPUTY | HEAD | PSYCHOLOGIST | RESOURCE |
                ADMINISTRATOR
};

static const struct action actions[] = {
    { "accept", JUDGE, apply_accept },
    { "begin", MAY_APPLY, begin },
    { "card", JUDGE, apply_card },
    { "check", JUDGE, apply_check },
    { "checks", JUDGE, apply_checks },
    { "decline", JUDGE, apply_decline },
    { "interview", JUDGE, apply_interview },
    { "list", JUDGE, apply_list },
    { "mine", MEMBER, mine },
    { "refuse", JUDGE, apply_refuse },
    { "source", JUDGE, apply_source },
    { "sources", JUDGE, apply_sources },
    { "told", JUDGE, apply_told },
    { "withdraw", MEMBER, withdraw },
    { "words", JUDGE, apply_own_words },
    { 0 },
};
static const struct due due[] = {
    { "decided", CAN_WAIT, 0, told_decision },
    { "new", CAN_WAIT, 0, told_of_new },
    { 0 },
};
static const struct filled filled[] = {
    { "interview", apply_interviewed },
    { "refusal", apply_refused },
    { 0 },
};

const struct feature apply = {
    .name = "apply",
    .start = { "apply", JUDGE, apply_list },
    .actions = actions,
    .due = due,
    .filled = filled,
};
