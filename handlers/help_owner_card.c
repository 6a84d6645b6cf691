/* help_owner_card.c - the card of whoever is asked, as the row is now: what about, how
 * urgent, who asks, by when an answer is promised, who has it.
 *
 * Whom it has climbed to reads its topic, age and times alone until they take it, as the
 * asker was promised before sending. A case that is over keeps its topic and its ending;
 * the words of the asker leave the card. */
#include "handlers/help_owner.h"

#include <string.h>

struct owner_view help_owner_view(struct turn *t, const struct help_case *h,
                                  int64_t reader)
{
    const char *part = case_person_find(t->db, h->id, reader).part;
    return (struct owner_view){
        .h = *h,
        .reader = reader,
        .owns = h->owner == reader,
        .reads = part && (strcmp(part, "asked") == 0 || strcmp(part, "other") == 0),
    };
}

/* ---- by when ----------------------------------------------------------------------- */

bool help_owner_is_kept(const struct help_case *h)
{
    return h->state == CASE_TAKEN && h->first_answer_at &&
           h->first_answer_at >= h->taken_at;
}

static bool is_late(const struct turn *t, const struct help_case *h)
{
    return case_is_owed(h) && !help_owner_is_kept(h) && h->answer_by + MINUTE <= t->now;
}

const char *help_owner_late(struct turn *t, const struct help_case *h, int64_t reader)
{
    int64_t late = t->now - h->answer_by;
    if (!is_late(t, h))
        return "";
    if (late < HOUR)
        return words_for(t, reader, "help_owner.minutes",
                         number_("count", late / MINUTE));
    if (late < 2 * DAY)
        return words_for(t, reader, "help_owner.hours", number_("count", late / HOUR));
    return words_for(t, reader, "help_owner.days", number_("count", late / DAY));
}

const char *help_owner_by(struct turn *t, const struct owner_view *v)
{
    int64_t by = v->h.answer_by;
    const char *zone = organisation_find(t->db, v->h.organisation).zone;
    const char *here = person_find(t->db, v->reader).zone;
    struct value there = in_zone_(when_("by", by), zone);
    if (clocks_differ(t, zone, here, by))
        return words_for(t, v->reader, "help_owner.by_both", there, when_("here", by));
    return words_for(t, v->reader, "help_owner.by", there);
}

static void add_by(struct turn *t, struct card *c, const struct owner_view *v)
{
    const char *late = help_owner_late(t, &v->h, v->reader);
    if (*late)
        line(c, "help_owner.late",
             in_zone_(when_("by", v->h.answer_by),
                      organisation_find(t->db, v->h.organisation).zone),
             text_("late", late));
    else
        marked_line(c, help_owner_by(t, v));
}

/* ---- who has it -------------------------------------------------------------------- */

static bool is_told_alone(struct turn *t, const struct owner_view *v)
{
    const struct case_person *p = case_people(t->db, v->h.id);
    for (; p->person; p++)
        if (p->person != v->reader)
            return false;
    return true;
}

static void add_waiting(struct turn *t, struct card *c, const struct owner_view *v)
{
    add_by(t, c, v);
    if (!v->owns)
        line(c, "help_owner.awaited", name_("who", v->h.owner));
    else if (!is_told_alone(t, v))
        line(c, "help_owner.several");
}

static void add_taken(struct turn *t, struct card *c, const struct owner_view *v)
{
    line(c, v->owns ? "help_owner.yours" : "help_owner.taken", name_("who", v->h.owner));
    if (!help_owner_is_kept(&v->h))
        add_by(t, c, v);
    else if (v->owns)
        line(c, "help_owner.first_answer", when_("at", v->h.first_answer_at));
    if (!v->owns)
        return;
    line(c, "help_owner.write_here");
    secret(c); /* «2» is a word to the asker there */
}

/* What the asker said of it comes before how it ended; thanked is who answered. */
static const char *ending_key(struct turn *t, const struct owner_view *v)
{
    static const char *const endings[] = { "asker", "found", "left", "silent", "talked" };
    const struct help_case *h = &v->h;
    if (h->state == CASE_WITHDRAWN)
        return "help_owner.over_withdrawn";
    if (h->solved && *h->solved)
        return v->owns ? format(t, "help_owner.over_%s", h->solved)
                       : "help_owner.over_closed";
    for (size_t i = 0; i < COUNT(endings); i++)
        if (strcmp(endings[i], h->ending) == 0)
            return format(t, "help_owner.over_%s", endings[i]);
    return "help_owner.over_closed";
}

static void add_state(struct turn *t, struct card *c, const struct owner_view *v)
{
    switch (v->h.state) {
    case CASE_WAITING:
        add_waiting(t, c, v);
        break;
    case CASE_TAKEN:
        add_taken(t, c, v);
        break;
    case CASE_ANSWERED:
        line(c, v->owns ? "help_owner.answered" : "help_owner.answered_by",
             name_("who", v->h.owner));
        break;
    default:
        line(c, ending_key(t, v));
    }
}

/* ---- the card ---------------------------------------------------------------------- */

static void add_head(struct turn *t, struct card *c, const struct owner_view *v)
{
    line(c, "help_owner.head", part_("topic", help_topic_key(t, &v->h)),
         part_("urgency", help_urgency_key(t, &v->h)));
    if (v->reads)
        line(c, "help_owner.from", name_("who", v->h.asker));
    line(c, "help_owner.since", when_("at", v->h.asked_at));
}

static struct card *whole(struct turn *t, const struct help_case *h, int64_t reader,
                          const char *news)
{
    struct owner_view v = help_owner_view(t, h, reader);
    struct card *c = card(t, reader, "help_owner", h->id);
    if (news) {
        line(c, news);
        gap(c);
    }
    add_head(t, c, &v);
    if (case_is_open(h))
        help_owner_words(t, c, &v);
    gap(c);
    add_state(t, c, &v);
    help_owner_buttons(t, c, &v);
    return c;
}

void help_owner_show(struct turn *t, int64_t person, int64_t id, const char *news)
{
    struct help_case h = case_for(t->db, person, id);
    if (h.id && !h.safety)
        show(whole(t, &h, person, news));
}

void help_owner_refresh(struct turn *t, int64_t id)
{
    struct help_case h = case_anywhere(t->db, id);
    if (!h.id || h.safety || h.state == CASE_DRAFT)
        return;
    for (const struct case_person *p = case_people(t->db, id); p->person; p++)
        show_in_place(whole(t, &h, p->person, NULL));
}
