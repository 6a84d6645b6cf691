/* onboarding.c - what is asked of a newcomer, in order, each once.
 *
 * First the texts (consent.c), then for a founder the school (setup.c), then who they are
 * (profile.c), then the questionnaire of each role they have. There is no cursor: what is
 * open is found from what is there, so a new role opens a step again and a release may
 * add one. The first questionnaire filled is the baseline; a changed answer is a new
 * draft beside it (domain.md 2 B06, C04).
 *
 * A learner is asked the questions of a learner: nothing of service, subjects taught or
 * confidence as a teacher, and «ты» throughout (domain.md 3.3). Who has filled one
 * questionnaire is not asked in the other what is known from it. */
#include "handlers/consent.h"

#include <string.h>

/* ---- conditions of the questionnaires --------------------------------------------- */

static bool trainee(struct turn *t, const struct answers *a)
{
    (void)t;
    return answer_has(a, "OE01", "TRAINEE");
}

static bool not_trainee(struct turn *t, const struct answers *a)
{
    return !trainee(t, a);
}

static bool grown(struct turn *t, const struct answers *a)
{
    (void)a;
    return !t->who.learner;
}

/* ---- what is known already -------------------------------------------------------- */

/* The same question in both questionnaires, with the same choices. */
static const struct shared {
    const char *mentee, *mentor;
} shared[] = {
    { "OE02", "OM02" }, { "OE04", "OM03" }, { "OE10", "OM09" },
    { "OE11", "OM10" }, { "OE13", "OM19" },
};

/* Service is asked in finer steps of a mentee; NULL where the coarser does not tell. */
static const char *service(const char *item, const char *value)
{
    if (strcmp(item, "OM02") == 0) {
        if (strcmp(value, "TO1") == 0 || strcmp(value, "Y1_3") == 0)
            return "TO3";
        return strcmp(value, "NONE") == 0 ? NULL : value;
    }
    if (strcmp(item, "OE02") == 0)
        return strcmp(value, "TO3") == 0 ? NULL : value;
    return value;
}

static void carry_over(struct turn *t, int64_t to, const struct answer *given,
                       bool for_mentor)
{
    for (size_t i = 0; i < COUNT(shared); i++) {
        const char *from = for_mentor ? shared[i].mentee : shared[i].mentor;
        const char *item = for_mentor ? shared[i].mentor : shared[i].mentee;
        const char *value = strcmp(from, given->item) == 0 && given->value
                                ? service(item, given->value)
                                : NULL;
        if (value)
            answer_save(t->db, to, item, value, 0, true);
    }
}

static struct draft newest(struct turn *t, const char *form)
{
    return draft_newest(t->db, t->who.id, form);
}

static struct draft of_a_mentee(struct turn *t)
{
    struct draft d = newest(t, "mentee");
    return d.id ? d : newest(t, "learner");
}

static void begin_with_what_is_known(struct turn *t, const char *form)
{
    bool for_mentor = strcmp(form, "mentor") == 0;
    struct draft other = for_mentor ? of_a_mentee(t) : newest(t, "mentor");
    if (!other.id)
        return;
    struct draft d = draft_open(t->db, t->who.id, form, 0, other.version, t->now);
    if (answers_of(t->db, d.id)->item)
        return; /* begun before */
    for (const struct answer *g = answers_of(t->db, other.id); g->item; g++)
        carry_over(t, d.id, g, for_mentor);
}

/* ---- the steps -------------------------------------------------------------------- */

static bool applies(struct turn *t)
{
    struct application a = application_newest(t->db, t->who.id);
    return a.id && a.state == APPLICATION_OPEN;
}

/* The questionnaire that is open; NULL: none. */
static const char *open_form(struct turn *t)
{
    if (!newest(t, "profile").id)
        return "profile";
    if (has_role(t, MENTEE) && !of_a_mentee(t).id)
        return t->who.learner ? "learner" : "mentee";
    if ((has_role(t, MENTOR) || applies(t)) && !newest(t, "mentor").id)
        return "mentor";
    return NULL;
}

/* Who sees the answers, how long it takes: said before the first question. */
static void introduce(struct turn *t, const char *form)
{
    bool mentor = strcmp(form, "mentor") == 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, format(t, "onboarding.before_%s", form));
    if ((mentor ? of_a_mentee(t) : newest(t, "mentor")).id)
        line(c, mentor ? "onboarding.known_mentor" : "onboarding.known_mentee");
    button(c, format(t, "onboarding:begin:%s", form), "onboarding.begin");
    style(c, PRIMARY);
    nav(c, NULL);
    show(c);
}

static void say_what_comes(struct turn *t)
{
    bool accepted = apply_accepted(t->db, t->who.id);
    bool applied = application_newest(t->db, t->who.id).state == APPLICATION_APPLIED;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "onboarding.thanks", name_("who", t->who.id));
    gap(c);
    if (has_role(t, MENTEE))
        line(c, "onboarding.then_mentee");
    if (applied)
        line(c, "onboarding.then_mentor");
    else if (accepted)
        line(c, "onboarding.then_accepted");
    else if (!has_role(t, MENTEE))
        line(c, "onboarding.then_others");
    button(c, "profile:open", "onboarding.to_profile");
    nav(c, NULL);
    show(c);
}

/* Of a post that is offered comes last: it is answered by who is known by then. */
static void finish(struct turn *t)
{
    bool takes_part = has_role(t, MENTEE) || application_newest(t->db, t->who.id).id;
    bool first = !t->who.onboarded_at;
    if (first) {
        person_onboarded(t->db, t->who.id, t->now);
        look_again(t);
    }
    if (posts_next(t))
        return;
    if (!first)
        home_show(t);
    else if (has_role(t, CURATOR) && !takes_part && setup_done(t) < SETUP_STEPS)
        setup_steps(t);
    else
        say_what_comes(t);
}

/* Minors are addressed as learners whatever they do; a mentor's invitation opens an
 * application (domain.md 2 D01). */
static void prepare(struct turn *t)
{
    if (!person_is_grown(&t->who) && !t->who.learner) {
        person_set_learner(t->db, t->who.id, true);
        look_again(t);
    }
    if (has_role(t, MENTOR) && !application_newest(t->db, t->who.id).id)
        apply_begin(t);
}

static bool school_unnamed(struct turn *t)
{
    return has_role(t, ADMINISTRATOR) &&
           !organisation_find(t->db, t->who.organisation).ready;
}

/* A step is open again: until it is done, home says so. */
static void begin_again(struct turn *t)
{
    if (!t->who.onboarded_at)
        return;
    person_onboarded(t->db, t->who.id, 0);
    look_again(t);
}

void onboarding_next(struct turn *t)
{
    prepare(t);
    if (consent_next(t)) {
        begin_again(t);
        return;
    }
    const char *form = open_form(t);
    if (school_unnamed(t)) {
        setup_begin(t);
        return;
    }
    if (!form) {
        finish(t);
        return;
    }
    begin_again(t);
    if (strcmp(form, "profile") == 0)
        ask(t, form, 0);
    else
        introduce(t, form);
}

bool onboarding_waits(struct turn *t)
{
    return !t->who.onboarded_at && !school_unnamed(t);
}

/* ---- presses and answers ---------------------------------------------------------- */

static void next(struct turn *t, int64_t unused)
{
    (void)unused;
    onboarding_next(t);
}

/* onboarding:begin:<form> */
static void begin(struct turn *t, int64_t unused)
{
    (void)unused;
    if (consent_next(t))
        return;
    const char *form = open_form(t);
    if (!form || strcmp(form, argument(t, 0)) != 0 || school_unnamed(t)) {
        onboarding_next(t);
        return;
    }
    begin_with_what_is_known(t, form);
    ask(t, form, 0);
}

/* The first time it is the baseline, afterwards a change. */
static void told(struct turn *t, const char *form)
{
    if (draft_first(t->db, t->who.id, form).id == newest(t, form).id)
        onboarding_next(t);
    else
        profile_changed(t, form);
}

static void mentee_filled(struct turn *t, const struct answers *a, int64_t unused)
{
    (void)unused;
    if (answer_has(a, "OE01", "BURNOUT") && names_shown(t) &&
        !consent_given(t->db, t->who.id, "P6"))
        consent_question(t, document_named("P6"));
    told(t, "mentee");
}

static void learner_filled(struct turn *t, const struct answers *a, int64_t unused)
{
    (void)a;
    (void)unused;
    told(t, "learner");
}

static void mentor_filled(struct turn *t, const struct answers *a, int64_t unused)
{
    (void)a;
    (void)unused;
    apply_send(t);
    told(t, "mentor");
}

static const struct action actions[] = {
    { "begin", MEMBER, begin },
    { "next", MEMBER, next },
    { 0 },
};
static const struct filled filled[] = {
    { "learner", learner_filled },
    { "mentee", mentee_filled },
    { "mentor", mentor_filled },
    { 0 },
};
static const struct condition conditions[] = {
    { "grown", grown },
    { "not_trainee", not_trainee },
    { "trainee", trainee },
    { 0 },
};

const struct feature onboarding = {
    .name = "onboarding",
    .actions = actions,
    .filled = filled,
    .conditions = conditions,
};
