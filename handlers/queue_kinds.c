/* queue_kinds.c - the kinds of what may wait for somebody: how many, and since when the
 * oldest does. A post offered waits for whoever it is offered to, and a curator's own
 * application for the head: whose decision it is, each feature knows. */
#include "handlers/apply.h"
#include "handlers/queue.h"

enum kind {
    APPLICATIONS,
    GUARDIANS,
    POSTS,
    REFERRALS,
    AGREEMENTS,
    ENDINGS,
    VENUES,
    SAFETY,
    LIBRARY,
    HELP,
    FLAGS,
    ROUNDS,
    IMPORTS,
};
enum { RED_MOST = 20, SAFETY_MOST = 20, DESK = CURATOR | DEPUTY };

/* ---- how many --------------------------------------------------------------------- */

static struct waits_since rounds_waiting(struct turn *t)
{
    return has_role(t, DESK) ? waiting_rounds(t->db, t->who.organisation)
                             : (struct waits_since){ 0 };
}

static struct waits_since imports_waiting(struct turn *t)
{
    return has_role(t, DESK) ? waiting_imports(t->db, t->who.organisation, t->who.id)
                             : (struct waits_since){ 0 };
}

static int64_t red_flags(struct turn *t, int64_t *since)
{
    struct flag some[RED_MOST];
    *since = 0;
    if (!has_role(t, DESK))
        return 0;
    size_t count = flags_seen(t, FLAG_RED, some, RED_MOST);
    for (size_t i = 0; i < count; i++)
        if (!*since || some[i].worse_at < *since)
            *since = some[i].worse_at;
    return (int64_t)count;
}

static int64_t count_of(struct turn *t, enum kind kind)
{
    int64_t since;
    switch (kind) {
    case APPLICATIONS:
        return apply_waiting(t);
    case GUARDIANS:
        return guardian_waiting(t);
    case POSTS:
        return posts_waiting(t);
    case REFERRALS:
        return referral_waiting(t);
    case AGREEMENTS:
        return agreement_waiting(t);
    case ENDINGS:
        return ending_waiting(t);
    case VENUES:
        return venues_to_allow(t);
    case SAFETY:
        return safety_waiting(t);
    case LIBRARY:
        return library_waiting(t);
    case HELP:
        return help_desk_waiting(t);
    case FLAGS:
        return red_flags(t, &since);
    case ROUNDS:
        return rounds_waiting(t).count;
    case IMPORTS:
        return imports_waiting(t).count;
    }
    return 0;
}

void queue_count(struct turn *t, struct queue_kind kinds[QUEUE_KINDS])
{
    static const struct queue_kind known[QUEUE_KINDS] = {
        { "queue.applications", "queue.of_applications", "apply:list", 0 },
        { "queue.guardians", "queue.of_guardians", "guardian_desk:list:0", 0 },
        { "queue.posts", "queue.of_posts", "posts:waiting", 0 },
        { "queue.referrals", "queue.of_referrals", "proposals:list:0", 0 },
        { "queue.agreements", "queue.of_agreements", "agreement:list:0", 0 },
        { "queue.endings", "queue.of_endings", "ending:list:0", 0 },
        { "queue.venues", "queue.of_venues", "venues:waiting", 0 },
        { "queue.safety", "queue.of_safety", "safety:list", 0 },
        { "queue.library", "queue.of_library", "library:list:draft:0", 0 },
        { "queue.help", "queue.of_help", "help_desk:open", 0 },
        { "queue.flags", "queue.of_flags", "digest:open", 0 },
        { "queue.rounds", "queue.of_rounds", "cohort:open", 0 },
        { "queue.imports", "queue.of_imports", "import:open", 0 },
    };
    for (size_t i = 0; i < QUEUE_KINDS; i++) {
        kinds[i] = known[i];
        kinds[i].count = count_of(t, (enum kind)i);
    }
}

/* ---- since when ------------------------------------------------------------------- */

static int64_t application_since(struct turn *t)
{
    struct judge j = apply_judge(t);
    struct application a = { 0 };
    applications_list(t->db, &j, 0, &a, 1);
    return a.applied_at;
}

static int64_t agreement_since(struct turn *t)
{
    struct open_agreement a = { 0 };
    agreements_open(t->db, t->who.organisation, t->who.id, 0, &a, 1);
    return match_find(t->db, t->who.organisation, a.match).accepted_at;
}

static int64_t ending_since(struct turn *t)
{
    struct match_ending e = { 0 };
    endings_open(t->db, t->who.organisation, t->who.id, 0, &e, 1);
    return e.taken_at ? e.taken_at : e.made_at;
}

static int64_t safety_since(struct turn *t)
{
    struct help_case some[SAFETY_MOST];
    size_t count = safety_cases_for(t->db, t->who.id, some, SAFETY_MOST);
    int64_t since = 0;
    for (size_t i = 0; i < count; i++)
        if (some[i].asked_at && (!since || some[i].asked_at < since))
            since = some[i].asked_at;
    return since;
}

static int64_t library_since(struct turn *t)
{
    struct solution s = { 0 };
    solutions_waiting(t->db, t->who.organisation, t->now, 0, &s, 1);
    return s.made_at;
}

static int64_t help_since(struct turn *t)
{
    struct help_case h = { 0 };
    struct case_filter late = { t->who.organisation, t->who.id, "", t->now };
    cases_listed(t->db, &late, 0, &h, 1);
    return h.id ? h.asked_at : waiting_climbed(t->db, t->who.organisation, t->who.id);
}

int64_t queue_since(struct turn *t, size_t kind)
{
    int64_t since, school = t->who.organisation;
    switch ((enum kind)kind) {
    case APPLICATIONS:
        return application_since(t);
    case GUARDIANS:
        return waiting_guardian(t->db, school, t->now);
    case POSTS:
        return posts_waiting_since(t);
    case REFERRALS:
        return waiting_referral(t->db, school);
    case AGREEMENTS:
        return agreement_since(t);
    case ENDINGS:
        return ending_since(t);
    case VENUES:
        return waiting_venue(t->db, school, t->who.id);
    case SAFETY:
        return safety_since(t);
    case LIBRARY:
        return library_since(t);
    case HELP:
        return help_since(t);
    case FLAGS:
        red_flags(t, &since);
        return since;
    case ROUNDS:
        return rounds_waiting(t).since;
    case IMPORTS:
        return imports_waiting(t).since;
    }
    return 0;
}
