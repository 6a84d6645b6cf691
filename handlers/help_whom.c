/* help_whom.c - the third tap: to whom. The mentors of one's own pairs by name, then the
 * curator and the psychologist, where there are such; who of them reads it now.
 *
 * How one feels goes to the safeguarding adults, unless the asker chooses otherwise: they
 * hear at once, so this is asked before the urgency. */
#include "handlers/help.h"
#include "handlers/help_course.h"

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

static bool is_among(const struct helpers *all, int64_t person)
{
    for (size_t i = 0; all && i < all->count; i++)
        if (all->who[i] == person)
            return true;
    return false;
}

/* One after another; without those of `but`, which may be NULL. */
static const char *named(struct turn *t, const struct helpers *all,
                         const struct helpers *but)
{
    const char *names = "";
    size_t count = 0;
    for (size_t i = 0; i < all->count && count < NAMED_MOST; i++) {
        if (is_among(but, all->who[i]))
            continue;
        names = format(t, "%s%s%s", names, *names ? ", " : "", names_of(t, all->who[i]));
        count++;
    }
    return names;
}

/* As help_send() will have it. */
const char *help_readers(struct turn *t, const struct help_case *h, int64_t *away)
{
    struct helpers first = help_line_first(t, h);
    *away = is_among(&first, h->mentor) ? 0 : h->mentor;
    return named(t, &first, NULL);
}

const char *help_next_readers(struct turn *t, const struct help_case *h)
{
    struct help_case sent = *h;
    struct helpers first = help_line_first(t, h);
    if (!first.count)
        return "";
    sent.owner = first.who[0];
    struct helpers next = help_line_next(t, &sent, OWNER_STAYS);
    return named(t, &next, &first);
}

/* ---- to whom ---------------------------------------------------------------------- */

static void add_mentors(struct turn *t, struct card *c, const struct help_case *h)
{
    struct helper all[HELP_MENTORS_MOST];
    size_t count = help_mentors(t, all, HELP_MENTORS_MOST);
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

bool help_is_of_state(const struct help_case *h)
{
    return strcmp(h->topic, "state") == 0;
}

/* How one feels comes here before any urgency. */
static void add_what(struct turn *t, struct card *c, const struct help_case *h)
{
    if (*h->urgency)
        line(c, "help.about_when", part_("topic", help_topic_key(t, h)),
             part_("urgency", help_urgency_key(t, h)));
    else
        line(c, "help.about", part_("topic", help_topic_key(t, h)));
    line(c, help_is_of_state(h) ? "help.whom_state" : "help.whom");
}

void help_put_whom(struct turn *t, const struct help_case *h, const char *above)
{
    struct card *c = card(t, t->who.id, "help", h->id);
    if (above) {
        line(c, above, when_("at", h->made_at));
        gap(c);
    }
    help_said(t, c, h);
    add_what(t, c, h);
    if (help_is_of_state(h)) {
        button(c, to_press(t, h, "adults"), "help.to_adults");
        style(c, PRIMARY);
        row(c);
    }
    add_mentors(t, c, h);
    if (!help_is_of_state(h))
        add_posts(t, c, h);
    nav(c, format(t, "help:back:%lld:%s", (long long)h->id,
                  help_is_of_state(h) ? "topic" : "urgency"));
    show(c);
}

/* ---- chosen ----------------------------------------------------------------------- */

static bool choose_mentor(struct turn *t, struct help_case *h, int64_t person)
{
    struct helper all[HELP_MENTORS_MOST];
    size_t count = help_mentors(t, all, HELP_MENTORS_MOST);
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
    if (help_is_of_state(h) || (!there && !(curator && has_lead(t))))
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
    if (!help_is_of_state(h) || strcmp(word, "adults") != 0)
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
