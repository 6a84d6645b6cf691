/* cohort_left.c - who had no pair in a round hears it kindly, once a round: why, that
 * they come first next time, and that a talk is there for them (domain.md 2 E04, 4.9
 * RF-10). Curators see who and why; what somebody asks a psychologist for, they do not.
 */
#include "handlers/cohort.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 6 };

/* ---- counted, and told ------------------------------------------------------------- */

/* A pair that no longer held leaves its mentee without one, unless they have another, are
 * away or gone. */
static const char *why_left(const struct round_pair *p)
{
    static const char *const not_waiting[] = { "out",     "paired", "gone",     "paused",
                                               "consent", "self",   "guardian", "rules" };
    for (size_t i = 0; i < COUNT(not_waiting); i++)
        if (strcmp(p->why, not_waiting[i]) == 0)
            return NULL;
    if (p->match)
        return NULL;
    return strcmp(p->why, "topics") == 0 ? "topics" : "places";
}

void cohort_tell_left(struct turn *t, const struct match_round *r)
{
    for (const struct round_pair *p = round_pairs(t->db, r->id); p->id; p++) {
        const char *why = why_left(p);
        if (!why)
            continue;
        left_out_add(t->db, r->organisation, p->mentee, r->id, why, t->now);
        soon(t, "cohort.left", p->mentee, r->id, 0);
    }
}

/* Is the actor still without a pair since that round? Their row; person 0: no. */
static struct left_out left_since(struct turn *t, int64_t round)
{
    struct left_out l = left_out_find(t->db, t->who.id);
    if (l.person && l.round == round && cohort_without_since(t, t->who.id))
        return l;
    return (struct left_out){ .why = "", .wants = "" };
}

static bool has_psychologist(struct turn *t)
{
    return role_holders(t->db, t->who.organisation, PSYCHOLOGIST)[0] != 0;
}

static void put_left(struct turn *t, const struct left_out *l, const char *key)
{
    struct card *c = card(t, t->who.id, "cohort_left", l->round);
    if (key)
        line(c, key);
    line(c, strcmp(l->why, "topics") == 0 ? "cohort.you_topics" : "cohort.you_places");
    line(c, "cohort.you_next");
    if (!*l->wants) {
        gap(c);
        line(c, has_psychologist(t) ? "cohort.you_psychologist" : "cohort.you_curator");
        button(c, press_about(t, "cohort:talk", l->round),
               has_psychologist(t) ? "cohort.to_psychologist" : "cohort.to_curator");
        row(c);
        button(c, press_about(t, "cohort:no_talk", l->round), "cohort.no_talk");
    }
    nav(c, NULL);
    show(c);
}

void cohort_hear_left(struct turn *t, int64_t round, int unused)
{
    struct left_out l = left_since(t, round);
    (void)unused;
    if (!l.person || l.told_at)
        return;
    left_out_told(t->db, t->who.id, t->now);
    put_left(t, &l, NULL);
}

/* ---- a talk ------------------------------------------------------------------------ */

/* Who will read it is said before it is asked. */
void cohort_talk(struct turn *t, int64_t round)
{
    struct left_out l = left_since(t, round);
    if (!l.person || *l.wants) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "cohort_left", round);
    line(c, has_psychologist(t) ? "cohort.talk_psychologist" : "cohort.talk_curator");
    button(c, press_about(t, "cohort:talk_sure", round), "cohort.talk_send");
    style(c, PRIMARY);
    nav(c, NULL);
    show(c);
}

/* A request as any other (help_course.c): answered, climbed, ended by its rules. */
static int64_t ask_for_talk(struct turn *t)
{
    bool psychologist = has_psychologist(t);
    int64_t id = case_add(t->db, t->who.organisation, t->who.id, t->now);
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    h.topic = "other";
    h.urgency = "week";
    h.addressed = psychologist ? "psychologist" : "curator";
    h.words = words_for(t, t->who.id, "cohort.talk_words");
    case_save(t->db, &h);
    h = case_asked_by(t->db, t->who.id, id);
    if (help_send(t, &h))
        return id;
    case_drop(t->db, t->who.id, id);
    return 0;
}

void cohort_talk_sure(struct turn *t, int64_t round)
{
    struct left_out l = left_since(t, round);
    if (!l.person || *l.wants) {
        old_button(t);
        return;
    }
    if (case_draft_of(t->db, t->who.id).id) {
        struct card *c = card(t, t->who.id, "cohort_left", round);
        line(c, "cohort.talk_draft");
        button(c, "help:open", "cohort.talk_draft_open");
        nav(c, NULL);
        show(c);
        return;
    }
    int64_t id = ask_for_talk(t);
    if (!id) {
        put_left(t, &l, "cohort.talk_nobody");
        return;
    }
    left_out_wants(t->db, t->who.id, round, "talk");
    turn_into(t, "help_mine", id);
    help_mine_show(t, id, NULL);
}

void cohort_no_talk(struct turn *t, int64_t round)
{
    struct left_out l = left_since(t, round);
    if (!l.person) {
        old_button(t);
        return;
    }
    left_out_wants(t->db, t->who.id, round, "no");
    l = left_out_find(t->db, t->who.id);
    put_left(t, &l, "cohort.no_talk_noted");
}

/* ---- for curators ------------------------------------------------------------------ */

void cohort_left_list(struct turn *t, int64_t id)
{
    struct match_round r = cohort_round(t, id, ROUND_PUBLISHED);
    struct left_out some[PAGE];
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    if (!r.id)
        return;
    int64_t all = left_out_count(t->db, r.organisation, id);
    skip = skip > 0 && skip < all ? skip : 0;
    size_t count = left_out_of(t->db, r.organisation, id, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.left_who", number_("count", all));
    for (size_t i = 0; i < count; i++) {
        const struct left_out *l = &some[i];
        if (l->person == t->who.id)
            continue;
        line(c, "cohort.left_person", name_("who", l->person),
             number_("count", l->rounds), part_("why", cohort_why_key(t, l->why)));
        button(c, press_about(t, "cohort:suggest", l->person), "cohort.left_button",
               name_("who", l->person));
        row(c);
    }
    if (skip > 0)
        button(c,
               format(t, "cohort:left:%lld:%lld", (long long)id,
                      (long long)(skip > PAGE ? skip - PAGE : 0)),
               "people.before");
    if (skip + PAGE < all)
        button(c,
               format(t, "cohort:left:%lld:%lld", (long long)id, (long long)skip + PAGE),
               "people.after");
    nav(c, press_about(t, "cohort:last", id));
    show(c);
}
