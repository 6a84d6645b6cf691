/* guardian_door.c - a guardian follows the link that is bound to a minor: who they are to
 * the child, consent for the child's data, the agreement, and consent for their own data
 * when the bot does not know them yet (domain.md 3.5, GU1-GU3).
 *
 * Until the last yes nothing is stored: what was chosen travels in the buttons, as
 * guardian_door:<step>:<code>:<language>[:<kinship>:<revision of the texts>]. The minor's
 * own account and any learner's are refused. A no wipes the minor who waits. */
#include "handlers/guardian.h"

#include <stdlib.h>
#include <string.h>

struct visit {
    struct link link;
    struct person minor;
    const char *kinship; /* "parent" "guardian"; NULL: not told yet */
};

static const char *number_of(struct turn *t, const struct visit *v)
{
    return guardian_number(t, v->minor.number);
}

static struct organisation school_of(struct turn *t, const struct visit *v)
{
    return organisation_find(t->db, v->link.organisation);
}

/* ---- who may answer --------------------------------------------------------------- */

static void say_ended(struct turn *t)
{
    if (t->who.id) {
        say(t, "guardian.link_ended");
        home_show(t);
        return;
    }
    struct card *c = card(t, 0, "screen", 0);
    line(c, "guardian.link_ended");
    show(c);
}

/* Once a link: it lies where participants find it. */
static void warn_curators(struct turn *t, const struct visit *v)
{
    const struct link *l = &v->link;
    if (audit_has(t->db, l->organisation, "guardian.wrong_hands", l->id, l->created_at))
        return;
    audit_add(t->db, t->now, l->organisation, t->who.id, "guardian.wrong_hands", l->id,
              NULL);
    guardian_desk_tell(t, l->organisation, GUARDIAN_WRONG_HANDS, v->minor.number);
}

/* Why this known person may not answer; NULL: they may. */
static const char *refusal(struct turn *t, const struct visit *v)
{
    if (t->who.organisation != v->link.organisation)
        return "guardian.other_school";
    if (t->who.learner || !person_is_grown(&t->who))
        return "guardian.not_for_participants";
    return guardianship_of(t->db, t->who.id, v->minor.id).id ? "guardian.already" : NULL;
}

static bool may_answer(struct turn *t, struct visit *v)
{
    v->minor = person_find(t->db, v->link.person);
    if (link_state(&v->link, t->now) != LINK_OPEN ||
        strcmp(v->link.kind, "guardian") != 0 || !v->minor.id ||
        v->minor.state == PERSON_FROZEN) {
        say_ended(t);
        return false;
    }
    const char *why = t->who.id ? refusal(t, v) : NULL;
    if (!why)
        return true;
    if (strcmp(why, "guardian.not_for_participants") == 0)
        warn_curators(t, v);
    say(t, why);
    home_show(t);
    return false;
}

/* ---- questions -------------------------------------------------------------------- */

static const char *step(struct turn *t, const struct visit *v, const char *name,
                        const char *kinship)
{
    return format(t, "guardian_door:%s:%s:%s:%s:%d", name, v->link.code, t->language,
                  kinship, DOCUMENTS_REVISION);
}

static const char *plain_step(struct turn *t, const struct visit *v, const char *name,
                              const char *language)
{
    return format(t, "guardian_door:%s:%s:%s", name, v->link.code, language);
}

static void ask_kinship(struct turn *t, const struct visit *v)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "guardian.who_are_you", text_("school", school_of(t, v).name),
         text_("number", number_of(t, v)));
    button(c, step(t, v, "kin", "parent"), "guardian.kin_parent");
    row(c);
    button(c, step(t, v, "kin", "guardian"), "guardian.kin_guardian");
    row(c);
    button(c, plain_step(t, v, "no", t->language), "guardian.kin_none");
    if (!t->who.id) {
        const char *other = stranger_language(t);
        row(c);
        button(c, plain_step(t, v, "greet", other), format(t, "gate.in_%s", other));
    }
    show(c);
}

void guardian_came(struct turn *t, const struct link *l)
{
    struct visit v = { .link = *l };
    if (may_answer(t, &v))
        ask_kinship(t, &v);
}

static bool visited(struct turn *t, struct visit *v)
{
    if (!t->who.id)
        speak(t, argument(t, 1));
    *v = (struct visit){ .link = link_by_code(t->db, argument(t, 0)) };
    return may_answer(t, v);
}

/* A step after the first question. Other texts came meanwhile: it begins anew. */
static bool going_on(struct turn *t, struct visit *v)
{
    static const char *const kinships[] = { "parent", "guardian" };
    if (!visited(t, v))
        return false;
    for (size_t i = 0; i < COUNT(kinships); i++)
        if (strcmp(argument(t, 2), kinships[i]) == 0)
            v->kinship = kinships[i];
    bool fresh = strtol(argument(t, 3), NULL, 10) == DOCUMENTS_REVISION;
    if (v->kinship && fresh)
        return true;
    ask_kinship(t, v);
    return false;
}

static void greet(struct turn *t, int64_t unused)
{
    struct visit v;
    (void)unused;
    if (visited(t, &v))
        ask_kinship(t, &v);
}

/* A document is a message of its own, with nothing else in it (domain.md 6.2, Form). */
static void show_document(struct turn *t, const struct visit *v, const char *name,
                          const char *next, bool consent_asked)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    marked_line(c,
                document_text(t, t->who.id, v->link.organisation, document_named(name)));
    button(c, step(t, v, next, v->kinship),
           consent_asked ? "guardian.consent" : "guardian.accept");
    style(c, SUCCESS);
    button(c, plain_step(t, v, "no", t->language),
           consent_asked ? "guardian.consent_no" : "guardian.accept_no");
    row(c);
    button(c, plain_step(t, v, format(t, "whole_%s", next), t->language),
           "guardian.read_whole");
    show(c);
}

static void kin(struct turn *t, int64_t unused)
{
    struct visit v;
    (void)unused;
    if (going_on(t, &v))
        show_document(t, &v, "P1_minor", "data", true);
}

static void data(struct turn *t, int64_t unused)
{
    struct visit v;
    (void)unused;
    if (going_on(t, &v))
        show_document(t, &v, "agreement_guardian", "deal", false);
}

static void send_whole(struct turn *t, const char *name)
{
    struct visit v;
    if (visited(t, &v))
        document_send(t, v.link.organisation, document_named(name));
}

static void whole_data(struct turn *t, int64_t unused)
{
    (void)unused;
    send_whole(t, "P1_minor");
}

static void whole_deal(struct turn *t, int64_t unused)
{
    (void)unused;
    send_whole(t, "agreement_guardian");
}

static void whole_own(struct turn *t, int64_t unused)
{
    (void)unused;
    send_whole(t, "P1");
}

/* ---- yes -------------------------------------------------------------------------- */

static void accept(struct turn *t, const struct visit *v)
{
    if (!guardian_agree(t, &v->link, &v->minor, v->kinship))
        say_ended(t);
}

static void deal(struct turn *t, int64_t unused)
{
    struct visit v;
    (void)unused;
    if (!going_on(t, &v))
        return;
    if (t->who.id)
        accept(t, &v);
    else
        show_document(t, &v, "P1", "own", true);
}

static void own(struct turn *t, int64_t unused)
{
    struct visit v;
    (void)unused;
    if (going_on(t, &v))
        accept(t, &v);
}

/* ---- no --------------------------------------------------------------------------- */

/* «Нет» may mean that the link came to the wrong person: that wipes nobody. */
static void no(struct turn *t, int64_t unused)
{
    struct visit v;
    (void)unused;
    if (!visited(t, &v))
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "guardian.no_which", text_("number", number_of(t, &v)));
    button(c, plain_step(t, &v, "against", t->language), "guardian.no_against");
    style(c, DANGER);
    row(c);
    button(c, plain_step(t, &v, "stray", t->language), "guardian.no_stray");
    row(c);
    button(c, plain_step(t, &v, "greet", t->language), "engine.back");
    show(c);
}

static void against(struct turn *t, int64_t unused)
{
    struct visit v;
    (void)unused;
    if (!visited(t, &v))
        return;
    if (!link_use(t->db, v.link.id, t->now)) {
        say_ended(t);
        return;
    }
    bool alone = !guardianships_of_minor(t->db, v.minor.id)->id;
    bool wiped = alone && v.minor.state == PERSON_WAITING;
    settle(t, wiped ? "guardian.declined" : "guardian.second_declined");
    counter_add(t->db, v.link.organisation, "guardian.declined");
    guardian_desk_tell(t, v.link.organisation,
                       wiped ? GUARDIAN_DECLINED : GUARDIAN_SECOND_DECLINED,
                       v.minor.number);
    if (wiped)
        guardian_wipe(t, &v.minor, "guardian.declined_you", "guardian_declined");
}

static void stray(struct turn *t, int64_t unused)
{
    struct visit v;
    (void)unused;
    if (!visited(t, &v))
        return;
    if (!link_revoke(t->db, v.link.organisation, v.link.id, t->now)) {
        say_ended(t);
        return;
    }
    settle(t, "guardian.stray");
    const int64_t *curators = role_holders(t->db, v.link.organisation, CURATOR);
    for (; *curators; curators++) {
        struct card *c = card(t, *curators, "guardian_stray", v.link.id);
        line(c, "guardian.stray_desk", text_("number", number_of(t, &v)));
        button(c, guardian_link_press(t, v.minor.id), "guardian.new_link");
        show(c);
    }
}

static const struct action actions[] = {
    { "against", ANYBODY, against },
    { "data", ANYBODY, data },
    { "deal", ANYBODY, deal },
    { "greet", ANYBODY, greet },
    { "kin", ANYBODY, kin },
    { "no", ANYBODY, no },
    { "own", ANYBODY, own },
    { "stray", ANYBODY, stray },
    { "whole_data", ANYBODY, whole_data },
    { "whole_deal", ANYBODY, whole_deal },
    { "whole_own", ANYBODY, whole_own },
    { 0 },
};

const struct feature guardian_door = { .name = "guardian_door", .actions = actions };
