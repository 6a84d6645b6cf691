/* apply_decide.c - accepted or declined, once: of two who decide in the same moment the
 * second is shown who did (storage/applications.h: APPLIED moves on one time only). */
#include "handlers/apply.h"

#include <string.h>

/* Kind reasons, ready to be chosen. */
static const char *const reasons[] = { "training", "experience", "time", "enough" };

static bool is_ready_reason(const char *word)
{
    for (size_t i = 0; i < COUNT(reasons); i++)
        if (strcmp(reasons[i], word) == 0)
            return true;
    return false;
}

static const char *const reason_keys[] = { "apply.because_training",
                                           "apply.because_experience",
                                           "apply.because_time", "apply.because_enough" };

void apply_reason(struct card *c, const struct application *a)
{
    for (size_t i = 0; i < COUNT(reasons); i++)
        if (strcmp(reasons[i], a->reason) == 0) {
            line(c, reason_keys[i]);
            return;
        }
    line(c, "apply.because", text_("reason", a->reason));
}

static void show_done(struct turn *t, const struct application *a, const char *key)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key, name_("who", a->person));
    if (apply_waiting(t))
        button(c, "apply:list", "apply.to_list");
    nav(c, NULL);
    show(c);
}

/* False when somebody was quicker: how it stands was shown. */
static bool decide(struct turn *t, const struct application *a, enum application_state to,
                   const char *reason)
{
    if (!application_decide(t->db, a->id, to, reason, t->who.id, t->now)) {
        apply_waits(t, a->id);
        return false;
    }
    forget(t, "apply.new", ANYONE, a->id);
    soon(t, "apply.decided", a->person, a->id, 0);
    audit_add(t->db, t->now, a->organisation, t->who.id,
              to == APPLICATION_ACCEPTED ? "application.accepted"
                                         : "application.declined",
              a->id, is_ready_reason(reason) ? reason : NULL);
    return true;
}

/* ---- accepted --------------------------------------------------------------------- */

/* Who put themselves forward comes on the register only now, and then has a mentor's
 * texts still to read. */
static void enrol(struct turn *t, const struct application *a)
{
    if (roles_of(t->db, a->person, a->organisation) & MENTOR)
        return;
    role_give(t->db, a->person, a->organisation, MENTOR, t->who.id, t->now);
    person_onboarded(t->db, a->person, 0);
    look_again(t); /* it may be the actor */
}

void apply_accept(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (!a.id || !decide(t, &a, APPLICATION_ACCEPTED, ""))
        return;
    enrol(t, &a);
    show_done(t, &a, "apply.done_accepted");
}

/* ---- declined --------------------------------------------------------------------- */

void apply_decline(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (!a.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "apply.why", name_("who", a.person));
    for (size_t i = 0; i < COUNT(reasons); i++) {
        button(c, format(t, "apply:refuse:%lld:%s", (long long)id, reasons[i]),
               format(t, "apply.why_%s", reasons[i]));
        row(c);
    }
    button(c, press_about(t, "apply:words", id), "apply.why_own");
    nav(c, press_about(t, "apply:card", id));
    show(c);
}

/* apply:refuse:<id>:<reason> */
void apply_refuse(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (!a.id)
        return;
    if (!is_ready_reason(argument(t, 1)))
        apply_decline(t, id);
    else if (decide(t, &a, APPLICATION_DECLINED, argument(t, 1)))
        show_done(t, &a, "apply.done_declined");
}

void apply_own_words(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (a.id)
        ask(t, "refusal", id);
}

/* The words belong to the application, not to who wrote them. */
void apply_refused(struct turn *t, const struct answers *given, int64_t id)
{
    const char *reason = answer_text(given, "REASON");
    draft_drop(t->db, draft_newest(t->db, t->who.id, "refusal").id);
    struct application a = apply_waits(t, id);
    if (a.id && decide(t, &a, APPLICATION_DECLINED, reason))
        show_done(t, &a, "apply.done_declined");
}
