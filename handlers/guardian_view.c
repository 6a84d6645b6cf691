/* guardian_view.c - what a guardian sees and may do: status, times, titles of goals, of
 * what to be told, and consent taken back (domain.md 6.5, Guardian).
 *
 * Never content: no answers, no talks, no diaries. Until the school has confirmed the
 * guardian, not even the child's name. */
#include "handlers/guardian.h"

#include <string.h>

enum { CHILDREN = 6 };

static const char *const topics[] = { "dates", "missed", "end" };

/* ---- one child -------------------------------------------------------------------- */

/* The actor's own live guardianship of that id, else id 0. */
static struct guardianship own_one(struct turn *t, int64_t id)
{
    struct guardianship g = guardianship_find(t->db, t->who.organisation, id);
    bool live = g.state == GUARDIANSHIP_AGREED || g.state == GUARDIANSHIP_CONFIRMED;
    return live && g.guardian == t->who.id ? g : (struct guardianship){ 0 };
}

static const char *child_name(struct turn *t, const struct guardianship *g,
                              const struct person *minor)
{
    if (g->state == GUARDIANSHIP_CONFIRMED)
        return names_of(t, minor->id);
    return words_for(t, t->who.id, "guardian.code",
                     text_("number", guardian_number(t, minor->number)));
}

static const char *state_key(struct turn *t, const struct guardianship *g,
                             const struct person *minor)
{
    if (minor->state == PERSON_FROZEN)
        return "guardian.state_over";
    if (minor->state == PERSON_WAITING)
        return "guardian.state_asked";
    if (g->state == GUARDIANSHIP_AGREED)
        return "guardian.state_unconfirmed";
    return minor->paused_until > t->now ? "guardian.state_paused"
                                        : "guardian.state_active";
}

static void put_topics(struct turn *t, struct card *c, const struct guardianship *g)
{
    const char *list = "";
    for (size_t i = 0; i < COUNT(topics); i++)
        if (strstr(g->tell, topics[i]))
            list = list_with(
                t, list, words_for(t, t->who.id, format(t, "guardian.%s", topics[i])));
    if (*list)
        line(c, "guardian.told", text_("topics", list));
    else
        line(c, "guardian.told_nothing");
}

static void show_child(struct turn *t, const struct guardianship *g)
{
    struct person minor = person_find(t->db, g->minor);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "guardian.child", text_("who", child_name(t, g, &minor)),
         part_("state", state_key(t, g, &minor)));
    gap(c);
    guardian_child_matches(t, c, g);
    put_topics(t, c, g);
    gap(c);
    line(c, "guardian.child_never");
    button(c, press_about(t, "guardian_view:topics", g->id), "guardian.change_topics");
    row(c);
    guardian_child_endings(t, c, g);
    button(c, press_about(t, "guardian_view:withdraw", g->id), "guardian.withdraw");
    style(c, DANGER);
    nav(c,
        guardianships_of_guardian(t->db, t->who.id)[1].id ? "guardian_view:open" : NULL);
    show(c);
}

static void child(struct turn *t, int64_t id)
{
    struct guardianship g = own_one(t, id);
    if (g.id)
        show_child(t, &g);
    else
        old_button(t);
}

/* ---- all of them ------------------------------------------------------------------ */

void guardian_children(struct turn *t)
{
    const struct guardianship *g = guardianships_of_guardian(t->db, t->who.id);
    if (g[0].id && !g[1].id) {
        show_child(t, &g[0]);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, g->id ? "guardian.children" : "guardian.children_none");
    for (int rows = 0; g->id && rows < CHILDREN; g++, rows++) {
        struct person minor = person_find(t->db, g->minor);
        button(c, press_about(t, "guardian_view:child", g->id), "guardian.child_in_list",
               text_("who", child_name(t, g, &minor)));
        row(c);
    }
    nav(c, NULL);
    show(c);
}

static void open_children(struct turn *t, int64_t unused)
{
    (void)unused;
    guardian_children(t);
}

/* ---- of what to be told (GU4), and a word for the curator (GU5) ------------------- */

/* Those of `list` that there are, with `other` put in or taken out; "" for none. */
static const char *topics_with(struct turn *t, const char *list, const char *other)
{
    const char *result = "";
    for (size_t i = 0; i < COUNT(topics); i++)
        if ((strstr(list, topics[i]) != NULL) != (strcmp(topics[i], other) == 0))
            result = format(t, "%s%s%s", result, *result ? "," : "", topics[i]);
    return result;
}

static void show_topics(struct turn *t, const struct guardianship *g)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "guardian.topics_which");
    for (size_t i = 0; i < COUNT(topics); i++) {
        button(c,
               format(t, "guardian_view:tell:%lld:%s", (long long)g->id,
                      topics_with(t, g->tell, topics[i])),
               strstr(g->tell, topics[i]) ? "engine.chosen" : "engine.choice",
               part_("words", format(t, "guardian.%s", topics[i])));
        row(c);
    }
    nav(c, press_about(t, "guardian_view:child", g->id));
    show(c);
}

static void open_topics(struct turn *t, int64_t id)
{
    struct guardianship g = own_one(t, id);
    if (g.id)
        show_topics(t, &g);
    else
        old_button(t);
}

/* guardian_view:tell:<id>:<all that is to be told>: a tap that arrives twice is one. */
static void tell_of(struct turn *t, int64_t id)
{
    const char *list = topics_with(t, argument(t, 1), "");
    if (!guardianship_set_tell(t->db, t->who.id, id, list)) {
        old_button(t);
        return;
    }
    open_topics(t, id);
}

static void form_filled(struct turn *t, const struct answers *a, int64_t id)
{
    const char *chosen = answer_text(a, "GU4");
    guardianship_set_tell(
        t->db, t->who.id, id,
        topics_with(t, chosen && !answer_has(a, "GU4", "none") ? chosen : "", ""));
    onboarding_next(t);
}

/* ---- consent taken back ----------------------------------------------------------- */

static void withdraw(struct turn *t, int64_t id)
{
    struct guardianship g = own_one(t, id);
    if (!g.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "guardian.withdraw_what");
    button(c, press_about(t, "guardian_view:withdrawn", id), "guardian.withdraw_yes");
    style(c, DANGER);
    nav(c, press_about(t, "guardian_view:child", id));
    show(c);
}

/* One guardian's no ends it for all of them. */
static void end_all(struct turn *t, const struct person *minor)
{
    const struct guardianship *g = guardianships_of_minor(t->db, minor->id);
    for (; g->id; g++) {
        guardianship_end(t->db, g->id, GUARDIANSHIP_WITHDRAWN);
        guardian_discharge(t->db, g->guardian, g->organisation);
        if (g->guardian != t->who.id)
            tell(t, g->guardian, "guardian.withdrawn_too",
                 text_("number", guardian_number(t, minor->number)));
    }
}

static void withdrawn(struct turn *t, int64_t id)
{
    struct guardianship g = own_one(t, id);
    if (!g.id || !guardianship_end(t->db, id, GUARDIANSHIP_WITHDRAWN)) {
        old_button(t);
        return;
    }
    struct person minor = person_find(t->db, g.minor);
    guardian_take_consent(t->db, minor.id, t->who.id, t->now);
    guardian_discharge(t->db, t->who.id, g.organisation);
    audit_add(t->db, t->now, g.organisation, t->who.id, "guardian.withdrawn", minor.id,
              NULL);
    end_all(t, &minor);
    settle(t, "guardian.withdrawn");
    guardian_desk_tell(t, g.organisation, GUARDIAN_WITHDREW, minor.number);
    if (minor.state == PERSON_WAITING) {
        guardian_wipe(t, &minor, "guardian.declined_you", "guardian_withdrew");
    } else {
        tell(t, minor.id, "guardian.withdrawn_you");
        consent_freeze(t, minor.id, "guardian");
    }
    look_again(t);
}

static const struct action actions[] = {
    { "child", GUARDIAN, child },
    { "open", GUARDIAN, open_children },
    { "tell", GUARDIAN, tell_of },
    { "topics", GUARDIAN, open_topics },
    { "withdraw", GUARDIAN, withdraw },
    { "withdrawn", GUARDIAN, withdrawn },
    { 0 },
};
static const struct filled filled[] = { { "guardian", form_filled }, { 0 } };

const struct feature guardian_view = {
    .name = "guardian_view",
    .actions = actions,
    .filled = filled,
};
