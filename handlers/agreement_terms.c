/* agreement_terms.c - what was agreed in one match, in words: the same lines stand in the
 * card that is accepted and on paper. */
#include "handlers/agreement.h"

#include <string.h>

static const char *also(struct turn *t, const char *lines, const char *one)
{
    return format(t, "%s%s%s", lines, *lines ? "\n" : "", one);
}

/* Guardians read of the mentors and of their own child; members of everybody. */
static bool reads_of(struct turn *t, const struct member *other, bool member)
{
    return member || other->role == MEMBER_MENTOR ||
           guardianship_of(t->db, t->who.id, other->person).id ||
           has_role(t, CURATOR | DEPUTY | HEAD);
}

static const char *who_is_in(struct turn *t, const struct match *m)
{
    const char *lines = "";
    bool member = member_find(t->db, m->id, t->who.id).person;
    for (const struct member *b = members_of(t->db, m->id); b->person; b++) {
        if (!reads_of(t, b, member))
            continue;
        const char *key =
            b->role == MEMBER_MENTOR ? "agreement.mentor" : "agreement.mentee";
        if (b->role == MEMBER_MENTOR && *b->sphere)
            lines = also(t, lines,
                         words_for(t, t->who.id, "agreement.mentor_of",
                                   name_("who", b->person), text_("sphere", b->sphere)));
        else
            lines = also(t, lines, words_for(t, t->who.id, key, name_("who", b->person)));
    }
    return lines;
}

static const char *rhythm(struct turn *t, const struct match *m)
{
    static const int known[] = { 0, 7, 14, 28, 30 };
    for (size_t i = 0; i < COUNT(known); i++)
        if (m->every == known[i])
            return words_for(t, t->who.id, format(t, "agreement.rhythm_%d", m->every));
    return words_for(t, t->who.id, "agreement.every", number_("count", m->every));
}

static const char *dates(struct turn *t, const struct match *m)
{
    int64_t from = *m->starts_on ? day_begins(t, m->starts_on, 0) : 0;
    int64_t until = *m->ends_on ? day_begins(t, m->ends_on, 0) : 0;
    if (from && until)
        return words_for(t, t->who.id, "agreement.dates", day_("from", from),
                         day_("until", until));
    if (until)
        return words_for(t, t->who.id, "agreement.until", day_("until", until));
    return words_for(t, t->who.id, "agreement.dates_open");
}

const char *agreement_terms(struct turn *t, const struct match *m)
{
    const char *lines = who_is_in(t, m);
    lines = also(t, lines,
                 words_for(t, t->who.id, "agreement.kind",
                           part_("kind", format(t, "agreement.kind_%s", m->kind)),
                           part_("form", format(t, "agreement.form_%s", m->form))));
    lines = also(t, lines, rhythm(t, m));
    lines =
        also(t, lines, words_for(t, t->who.id, format(t, "agreement.mode_%s", m->mode)));
    lines = also(t, lines, dates(t, m));
    if (*m->goal)
        lines = also(t, lines,
                     words_for(t, t->who.id, "agreement.goal", text_("goal", m->goal)));
    return lines;
}
