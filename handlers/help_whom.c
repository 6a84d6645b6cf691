/* help_whom.c - the third tap: to whom. The mentors of one's own pairs by name, then the
 * curator and the psychologist, where there are such; who of them reads it now.
 *
 * How one feels goes to the safeguarding adults, unless the asker chooses otherwise. */
#include "handlers/help.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED_MOST = 5 };

/* `role` is one. */
static bool has_holder(struct turn *t, unsigned role)
{
    const int64_t *all = role_holders(t->db, t->who.organisation, role);
    for (; *all; all++)
        if (*all != t->who.id)
            return true;
    return false;
}

static bool has_lead(struct turn *t)
{
    return has_holder(t, DEPUTY) || has_holder(t, HEAD);
}

/* ---- who reads it ----------------------------------------------------------------- */

/* A curator who is in the pair that it is about does not stand beside it. */
static bool may_hear(struct turn *t, const struct help_case *h, int64_t person)
{
    struct member m = member_find(t->db, h->match, person);
    bool inside = h->match && m.person && !m.left_at;
    return person != t->who.id && !inside && help_is_there(t, person);
}

static const char *holders(struct turn *t, const struct help_case *h, unsigned role)
{
    int count = 0;
    const char *names = "";
    for (const int64_t *p = role_holders(t->db, h->organisation, role); *p; p++)
        if (may_hear(t, h, *p) && count++ < NAMED_MOST)
            names = format(t, "%s%s%s", names, *names ? ", " : "", names_of(t, *p));
    return names;
}

const char *help_readers(struct turn *t, const struct help_case *h, int64_t *away)
{
    const char *names = "";
    *away = 0;
    if (strcmp(h->addressed, "psychologist") == 0)
        names = holders(t, h, PSYCHOLOGIST);
    else if (strcmp(h->addressed, "curator") == 0)
        names = holders(t, h, CURATOR);
    else if (help_is_there(t, h->mentor))
        return names_of(t, h->mentor);
    else
        *away = h->mentor;
    int64_t next = *names ? 0 : help_next(t, h);
    return next ? names_of(t, next) : names;
}

/* ---- to whom ---------------------------------------------------------------------- */

static void add_mentors(struct turn *t, struct card *c, const struct help_case *h)
{
    struct helper all[HELPERS_MOST];
    size_t count = help_mentors(t, all, HELPERS_MOST);
    for (size_t i = 0; i < count; i++) {
        button(c,
               format(t, "help:to:%lld:%lld", (long long)h->id, (long long)all[i].person),
               names_shown(t) ? "help.to_mentor" : "help.to_mentor_code",
               name_("who", all[i].person));
        row(c);
    }
}

static const char *to_press(struct turn *t, const struct help_case *h, const char *whom)
{
    return format(t, "help:to:%lld:%s", (long long)h->id, whom);
}

static void add_posts(struct turn *t, struct card *c, const struct help_case *h)
{
    if (has_holder(t, CURATOR))
        button(c, to_press(t, h, "curator"), "help.to_curator");
    else if (has_lead(t))
        button(c, to_press(t, h, "curator"), "help.to_lead");
    if (has_holder(t, PSYCHOLOGIST))
        button(c, to_press(t, h, "psychologist"), "help.to_psychologist");
    row(c);
}

/* As they are: the psychologist is named where one is among them. */
static const char *adults_key(struct turn *t)
{
    const int64_t *all = safeguarding_adults(t, t->who.organisation);
    for (; *all; all++)
        if (roles_of(t->db, *all, t->who.organisation) & PSYCHOLOGIST)
            return "help.to_adults";
    return "help.to_adults_curator";
}

static bool is_of_state(const struct help_case *h)
{
    return strcmp(h->topic, "state") == 0;
}

void help_put_whom(struct turn *t, const struct help_case *h, const char *above)
{
    struct card *c = card(t, t->who.id, "help", h->id);
    if (above) {
        line(c, above, when_("at", h->made_at));
        gap(c);
    }
    help_said(t, c, h);
    line(c, "help.about_when", part_("topic", help_topic_key(t, h)),
         part_("urgency", help_urgency_key(t, h)));
    line(c, is_of_state(h) ? "help.whom_state" : "help.whom");
    if (is_of_state(h)) {
        button(c, to_press(t, h, "adults"), adults_key(t));
        style(c, PRIMARY);
        row(c);
    }
    add_mentors(t, c, h);
    if (!is_of_state(h))
        add_posts(t, c, h);
    nav(c, format(t, "help:back:%lld:urgency", (long long)h->id));
    show(c);
}

/* ---- chosen ----------------------------------------------------------------------- */

static bool choose_mentor(struct turn *t, struct help_case *h, int64_t person)
{
    struct helper all[HELPERS_MOST];
    size_t count = help_mentors(t, all, HELPERS_MOST);
    for (size_t i = 0; i < count; i++) {
        if (all[i].person != person)
            continue;
        h->mentor = person;
        h->match = all[i].match;
        h->addressed = "mentor";
        return true;
    }
    return false;
}

static bool choose_post(struct turn *t, struct help_case *h, const char *word)
{
    bool curator = strcmp(word, "curator") == 0;
    if (!curator && strcmp(word, "psychologist") != 0)
        return false;
    bool there = has_holder(t, curator ? CURATOR : PSYCHOLOGIST);
    if (is_of_state(h) || (!there && !(curator && has_lead(t))))
        return false;
    h->mentor = 0;
    h->addressed = curator ? "curator" : "psychologist";
    if (!curator)
        h->others = false;
    return true;
}

/* How one feels, and not to the mentor: from here on it is a safety case. */
static bool choose_adults(struct help_case *h, const char *word)
{
    if (!is_of_state(h) || strcmp(word, "adults") != 0)
        return false;
    h->mentor = 0;
    h->others = false;
    h->addressed = "adults";
    return true;
}

/* help:to:<draft>:<a person, "curator", "psychologist" or "adults"> */
void help_choose_whom(struct turn *t, int64_t draft)
{
    const char *word = argument(t, 1);
    struct help_case h = help_draft(t, draft);
    if (!h.id)
        return;
    bool adults = choose_adults(&h, word);
    if (!*h.topic || h.safety ||
        (!adults && !choose_post(t, &h, word) &&
         !choose_mentor(t, &h, strtoll(word, NULL, 10)))) {
        old_button(t);
        return;
    }
    case_save(t->db, &h);
    if (adults)
        safety_begin(t, h.id);
    else
        help_next_step(t, &h, NULL);
}
