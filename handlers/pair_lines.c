/* pair_lines.c - what stands on the card of a pair or a group, for those who are in it.
 *
 * No ways of reaching each other beside the bot are ever shown, and nothing of what one
 * side said about the other. */
#include "handlers/pair.h"

#include <string.h>

enum { NAMED = 6, MINUTES = 60 };

/* ---- who -------------------------------------------------------------------------- */

static int others_in(struct turn *t, int64_t match)
{
    int count = 0;
    for (const struct member *m = members_of(t->db, match); m->person; m++)
        count += m->person != t->who.id;
    return count;
}

bool pair_is_group(struct turn *t, const struct match *m)
{
    return strcmp(m->kind, "GROUP") == 0 || others_in(t, m->id) > 1;
}

static const char *was_seen(struct turn *t, int64_t person)
{
    int64_t ago = t->now - account_last_seen(t->db, person);
    return ago < WEEK ? "pair.seen_week" : ago < 4 * WEEK ? "pair.seen_month" : NULL;
}

static void one_of_them(struct turn *t, struct card *c, const struct member *m)
{
    if (m->person == t->who.id)
        line(c, m->role == MEMBER_MENTOR ? "pair.you_mentor" : "pair.you_mentee");
    else if (*m->sphere)
        line(c, "pair.mentor_sphere", name_("who", m->person),
             text_("sphere", m->sphere));
    else if (!names_shown(t)) /* a code says who they are */
        line(c, "pair.one_in_code", name_("who", m->person));
    else
        line(c, m->role == MEMBER_MENTOR ? "pair.mentor" : "pair.mentee",
             name_("who", m->person));
}

/* In each topic another one is the mentor, so there is no part in the whole. */
static bool add_topics(struct turn *t, struct card *c, const struct match *m)
{
    const struct topic *all = topics_of(t->db, m->id);
    if (!all->id)
        return false;
    for (const struct member *who = members_of(t->db, m->id); who->person; who++)
        if (who->person != t->who.id)
            line(c, "pair.with", name_("who", who->person));
    for (; all->id; all++)
        if (all->mentor == t->who.id)
            line(c, "pair.topic_own", number_("number", all->number),
                 text_("title", all->title));
        else
            line(c, "pair.topic", number_("number", all->number),
                 text_("title", all->title), name_("who", all->mentor));
    return true;
}

static void add_members(struct turn *t, struct card *c, const struct match *m)
{
    int shown = 0;
    const struct member *all = members_of(t->db, m->id);
    for (; all->person && shown < NAMED; all++, shown++)
        one_of_them(t, c, all);
    int64_t more = 0;
    for (; all->person; all++)
        more++;
    if (more)
        line(c, "pair.and_more", number_("count", more));
}

/* Of a partner alone: in a group it would be a list of who comes rarely. */
static void add_seen(struct turn *t, struct card *c, const struct match *m)
{
    if (!match_is_running(m) || others_in(t, m->id) != 1)
        return;
    for (const struct member *who = members_of(t->db, m->id); who->person; who++) {
        const char *key = who->person == t->who.id ? NULL : was_seen(t, who->person);
        if (key)
            line(c, key);
    }
}

void pair_people(struct turn *t, struct card *c, const struct match *m)
{
    if (!add_topics(t, c, m))
        add_members(t, c, m);
    add_seen(t, c, m);
    if (*m->goal)
        line(c, "pair.goal", text_("goal", m->goal));
}

/* ---- how it stands ---------------------------------------------------------------- */

const char *pair_state_key(struct turn *t, const struct match *m)
{
    return format(t, "pair.is_%s", match_state_word(m->state));
}

static void add_absent(struct turn *t, struct card *c, const struct match *m)
{
    for (const struct member *who = members_of(t->db, m->id); who->person; who++) {
        struct person p = person_find(t->db, who->person);
        if (p.id != t->who.id && p.paused_until > t->now)
            line(c, "pair.away", name_("who", p.id),
                 in_zone_(day_("until", p.paused_until), p.zone));
    }
}

void pair_state(struct turn *t, struct card *c, const struct match *m)
{
    const char *key = format(t, "pair.state_%s", match_state_word(m->state));
    if (m->state == MATCH_PAUSED && m->paused_until)
        line(c, "pair.state_paused_until", day_("until", m->paused_until));
    else
        line(c, key, day_("since", m->active_at), day_("at", m->ended_at));
    if (match_is_running(m))
        add_absent(t, c, m);
}

/* ---- meetings --------------------------------------------------------------------- */

static void add_place(struct card *c, const struct meeting *m)
{
    if (m->online)
        line(c, "pair.online");
    else if (*m->place)
        line(c, "pair.place", text_("place", m->place));
}

bool pair_next(struct turn *t, struct card *c, const struct match *m)
{
    struct meeting next;
    if (!meetings_ahead(t->db, m->id, t->now, &next, 1))
        return false;
    struct value at = when_("at", next.starts_at);
    if (!next.online)
        at = in_zone_(at, next.zone);
    line(c, next.status == MEETING_CONFIRMED ? "pair.next" : "pair.next_asked", at,
         part_("type", meeting_type_key(t, next.type)));
    add_place(c, &next);
    return true;
}

const char *pair_hours(struct turn *t, int64_t minutes)
{
    int64_t rest = minutes % MINUTES;
    const char *key = minutes < MINUTES ? "pair.minutes"
                      : rest            ? "pair.hours_minutes"
                                        : "pair.hours";
    return words_for(t, t->who.id, key, number_("hours", minutes / MINUTES),
                     number_("minutes", rest));
}

void pair_totals(struct turn *t, struct card *c, int64_t match)
{
    int64_t count = meetings_held(t->db, match, NULL);
    if (count)
        line(c, "pair.totals", number_("count", count),
             text_("hours", pair_hours(t, meetings_minutes(t->db, match))));
}

/* ---- what was agreed -------------------------------------------------------------- */

void pair_agreed(struct turn *t, struct card *c, const struct match *m)
{
    int64_t version = match_agreed_version(t->db, m->id, 0);
    int64_t ends = *m->ends_on ? day_begins(t, m->ends_on, 0) : 0;
    struct meeting last;
    if (m->every)
        line(c, "pair.every", number_("count", m->every));
    line(c, format(t, "pair.mode_%s", m->mode));
    if (meetings_past(t->db, m->id, t->now, 0, &last, 1) && !last.online && *last.place)
        line(c, "pair.usual_place", text_("place", last.place));
    if (ends)
        line(c, "pair.until", day_("until", ends));
    if (version)
        line(c, "pair.agreement_version", number_("version", version));
}
