/* guardian_term.c - the thirty days of a minor's waiting, and all its ends.
 *
 * Who waits so long is told kindly and wiped; so is who says no, or whose guardian does.
 * A guardian who falls away sets the minor waiting anew. The promises are the program's
 * own, about the minor: they fire whatever becomes of anybody's quiet hours. */
#include "handlers/guardian.h"

enum { WARN_DAYS = 23 };
enum { STEP_WARN, STEP_END };

void guardian_term_begin(struct turn *t, const struct person *minor)
{
    int64_t id = guardianship_wait(t->db, minor->organisation, minor->id, t->now);
    later(t, "guardian_term.wait", 0, minor->id, STEP_WARN, t->now + WARN_DAYS * DAY);
    later(t, "guardian_term.wait", 0, minor->id, STEP_END,
          t->now + GUARDIAN_WAIT_DAYS * DAY);
    guardian_desk_cards(t, minor->organisation, id);
}

void guardian_term_answered(struct turn *t, int64_t minor)
{
    guardian_term_forget(t, minor);
    later(t, "guardian_term.wait", 0, minor, STEP_END, t->now + GUARDIAN_WAIT_DAYS * DAY);
}

void guardian_term_forget(struct turn *t, int64_t minor)
{
    forget(t, "guardian_term.wait", ANYONE, minor);
}

/* ---- ends ------------------------------------------------------------------------- */

void guardian_wipe(struct turn *t, const struct person *minor, const char *key,
                   const char *ground)
{
    bool themselves = minor->id == t->who.id;
    const char *chat = account_of(t->db, minor->id).chat;
    struct guardianship g = guardianship_waiting(t->db, minor->id);
    if (g.id)
        guardianship_end(t->db, g.id, GUARDIANSHIP_DECLINED);
    erase_person(t, minor->id, ground);
    if (themselves) {
        if (t->who.id)
            leave_no_trace(t);
        settle(t, key);
    } else if (chat && *chat) { /* after the erasing, or it would be erased too */
        tell_chat(t, chat, minor->language, key);
    }
}

void guardian_wait_again(struct turn *t, int64_t minor, const char *key)
{
    struct person p = person_find(t->db, minor);
    if (!p.id || p.state == PERSON_FROZEN)
        return;
    minor_strip(t->db, minor);
    person_set_state(t->db, minor, PERSON_WAITING);
    help_person_left(t, minor, false);
    tell(t, minor, key);
    guardian_term_begin(t, &p);
}

/* Nobody answers for them any more; `key` tells each who did. */
static void end_of_minor(struct turn *t, const struct person *minor, const char *key)
{
    const struct guardianship *g = guardianships_of_minor(t->db, minor->id);
    for (; g->id; g++) {
        guardianship_end(t->db, g->id, GUARDIANSHIP_WITHDRAWN);
        tell(t, g->guardian, key, text_("number", guardian_number(t, minor->number)));
        guardian_discharge(t->db, g->guardian, g->organisation);
    }
}

void guardian_grown(struct turn *t, int64_t minor)
{
    struct person p = person_find(t->db, minor);
    person_set_age(t->db, minor, "18+");
    end_of_minor(t, &p, "guardian.grown_guardian");
    tell(t, minor, "guardian.grown_you");
}

/* What the leaver's own turn would say goes with them, so it is said in the next. */
static void hold_alone(struct turn *t, int64_t minor)
{
    struct person p = person_find(t->db, minor);
    if (!p.id || p.state == PERSON_FROZEN)
        return;
    minor_strip(t->db, minor);
    person_set_state(t->db, minor, PERSON_WAITING);
    help_person_left(t, minor, false);
    later(t, "guardian_term.alone", minor, 0, 0, t->now);
}

static void alone(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    if (t->who.state == PERSON_WAITING && !guardianships_of_minor(t->db, t->who.id)->id)
        guardian_wait_again(t, t->who.id, "guardian.wait_again");
}

static void gone(struct turn *t, int64_t number, int step)
{
    (void)step;
    say(t, "guardian.minor_gone", text_("number", guardian_number(t, number)));
}

void guardian_left(struct turn *t, int64_t person)
{
    const struct guardianship *g = guardianships_of_guardian(t->db, person);
    for (; g->id; g++) {
        guardianship_end(t->db, g->id, GUARDIANSHIP_WITHDRAWN);
        guardian_take_consent(t->db, g->minor, person, t->now);
        if (!guardianships_of_minor(t->db, g->minor)->id)
            hold_alone(t, g->minor);
    }
    struct person p = person_find(t->db, person);
    for (g = guardianships_of_minor(t->db, person); g->id; g++) {
        guardianship_end(t->db, g->id, GUARDIANSHIP_WITHDRAWN);
        guardian_discharge(t->db, g->guardian, g->organisation);
        later(t, "guardian_term.gone", g->guardian, p.number, 0, t->now);
    }
    guardian_term_forget(t, person);
}

/* ---- time passes ------------------------------------------------------------------ */

/* The program's own promise about a minor: nobody's quiet hours stand in its way. */
static void waited(struct turn *t, int64_t minor, int step)
{
    struct person p = person_find(t->db, minor);
    if (p.state != PERSON_WAITING)
        return;
    if (step == STEP_WARN) {
        curators_hear(t, p.organisation, "guardian_term.warned", minor, 0);
        return;
    }
    guardian_wipe(t, &p, "guardian.ended", "guardian_silent");
    curators_hear(t, p.organisation, "guardian_term.ended", p.number, 0);
}

static void warned(struct turn *t, int64_t minor, int step)
{
    (void)step;
    struct guardianship g = guardianship_waiting(t->db, minor);
    if (g.id && g.organisation == t->who.organisation)
        guardian_desk_card(t, t->who.id, g.id);
}

static void ended(struct turn *t, int64_t number, int step)
{
    (void)step;
    say(t, "guardian.ended_desk", text_("number", guardian_number(t, number)));
}

static const struct due due[] = {
    { "alone", BREAKS_IN, 0, alone },  { "ended", CAN_WAIT, 0, ended },
    { "gone", BREAKS_IN, 0, gone },    { "wait", BREAKS_IN, 0, waited },
    { "warned", CAN_WAIT, 0, warned }, { 0 },
};

const struct feature guardian_term = { .name = "guardian_term", .due = due };
