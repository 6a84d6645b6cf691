/* audit_rows.c - the lines of the audit, and which of them somebody may read.
 *
 * What was done about a safety case is read by those who were asked in it alone, and is
 * not even counted for anybody else (domain.md 6.5); a match by who oversees it and is no
 * member of it, and so a flag of it; a case of help that turned out to be about safety
 * like any such. */
#include "handlers/audit.h"

#include <stdlib.h>
#include <string.h>

enum { BATCH = 40, ROUNDS = 25, SOURCES = AUDIT_NOUNS };

/* ---- who may read it -------------------------------------------------------------- */

static bool is_asked_in(struct turn *t, int64_t id)
{
    const char *part = case_person_find(t->db, id, t->who.id).part;
    return part && strcmp(part, "left_out") != 0;
}

static bool may_see_case(struct turn *t, int64_t id)
{
    struct help_case h = case_find(t->db, t->who.organisation, id);
    return !h.id || !h.safety || is_asked_in(t, id);
}

/* A draft that was dropped since is nobody's secret. */
static bool may_see_match(struct turn *t, int64_t id)
{
    return !match_find(t->db, t->who.organisation, id).id || match_overseen(t, id).id;
}

/* Nobody in its match, nor the one it is about: flag_seen(). */
static bool may_see_flag(struct turn *t, int64_t id)
{
    return !flag_find(t->db, t->who.organisation, id).id || flag_seen(t, id).id;
}

bool audit_is_shown(struct turn *t, const struct audit_row *r)
{
    const struct audit_act *a = audit_act_of(r->act);
    if (!a)
        return strncmp(r->act, "safety.", strlen("safety.")) != 0;
    switch (a->about) {
    case ABOUT_SAFETY:
        return is_asked_in(t, r->about);
    case ABOUT_CASE:
        return may_see_case(t, r->about);
    case ABOUT_MATCH:
        return may_see_match(t, r->about);
    case ABOUT_FLAG:
        return may_see_flag(t, r->about);
    default:
        return true;
    }
}

/* ---- one line --------------------------------------------------------------------- */

/* Who was erased is nobody's name any more. */
static const char *person_words(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    return names_of(t, p.organisation == t->who.organisation ? person : 0);
}

static const char *number_words(struct turn *t, int64_t id)
{
    return words_for(t, t->who.id, "audit.gone", number_("number", id));
}

static const char *flag_words(struct turn *t, int64_t id)
{
    struct flag f = flag_find(t->db, t->who.organisation, id);
    return f.id ? flag_whom(t, &f) : number_words(t, id);
}

/* Whom or what it is about; NULL: nothing that has a name, or the doer alone. */
static const char *whom(struct turn *t, const struct audit_row *r,
                        const struct audit_act *a)
{
    int64_t person = r->about;
    switch (a->about) {
    case ABOUT_APPLICATION:
        person = application_find(t->db, t->who.organisation, r->about).person;
        /* fall through */
    case ABOUT_PERSON:
        return person && person != r->person ? person_words(t, person) : NULL;
    case ABOUT_MATCH:
        if (match_find(t->db, t->who.organisation, r->about).id)
            return matches_everybody(t, r->about);
        return number_words(t, r->about);
    case ABOUT_FLAG:
        return flag_words(t, r->about);
    case ABOUT_CASE:
    case ABOUT_SAFETY:
        return number_words(t, r->about);
    default:
        return NULL;
    }
}

static const char *detail(struct turn *t, const struct audit_row *r,
                          const struct audit_act *a)
{
    if (!*r->detail)
        return NULL;
    if (a->about == ABOUT_FLAG) {
        struct flag f = flag_find(t->db, t->who.organisation, r->about);
        return f.id ? flag_title(t, &f) : NULL;
    }
    if (a->says == SAYS_ROLE && role_named(r->detail))
        return words_for(t, t->who.id, format(t, "invite.role_%s", r->detail));
    if (a->says == SAYS_PURPOSE && r->detail[0] == 'P' && r->detail[1] >= '1' &&
        r->detail[1] <= '7' && !r->detail[2])
        return words_for(t, t->who.id, format(t, "people.consent_%s", r->detail));
    if (a->says == SAYS_ENDING && r->detail[0] == 'C' && r->detail[1] >= '1' &&
        r->detail[1] <= '9' && !r->detail[2])
        return words_for(t, t->who.id, format(t, "ending.code_%s", r->detail));
    return NULL;
}

void audit_line(struct card *c, struct turn *t, const struct audit_row *r)
{
    static const struct audit_act unknown = { .act = "", .key = "audit.other" };
    const struct audit_act *a = audit_act_of(r->act);
    a = a ? a : &unknown;
    const char *of = whom(t, r, a), *says = detail(t, r, a);
    const char *who =
        r->person ? person_words(t, r->person) : words_for(t, t->who.id, "audit.program");
    const char *key = of && *of ? says ? "audit.row_of_detail" : "audit.row_of"
                      : says    ? "audit.row_detail"
                                : "audit.row";
    line(c, key, day_("day", r->at), clock_("time", r->at), text_("who", who),
         part_("what", a->key), text_("whom", of ? of : ""),
         text_("detail", says ? says : ""));
}

/* ---- a page ----------------------------------------------------------------------- */

/* Rows of several searches, the newest first; below `from` some may be missing. */
struct batch {
    struct audit_row rows[SOURCES * BATCH];
    size_t count;
    int64_t from; /* 0: there are no older ones */
};

static void add_found(struct turn *t, struct batch *all, const struct audit_search *s)
{
    struct audit_row *at = all->rows + all->count;
    size_t found = audit_find(t->db, s, at, BATCH);
    if (found == BATCH && at[found - 1].id > all->from)
        all->from = at[found - 1].id;
    all->count += found;
}

static void find_batch(struct turn *t, const struct audit_look *l, int64_t before,
                       struct batch *all)
{
    struct audit_search s = { .organisation = t->who.organisation, .before = before };
    all->count = 0;
    all->from = 0;
    if (l->person) {
        s.person = l->person;
        add_found(t, all, &s);
        s.person = 0;
        s.about = l->person;
        add_found(t, all, &s);
    } else if (l->kind) {
        for (size_t i = 0; l->kind->nouns[i]; i++) {
            s.noun = l->kind->nouns[i];
            add_found(t, all, &s);
        }
    } else {
        add_found(t, all, &s);
    }
    audit_sort(all->rows, all->count);
}

static bool is_of_person(struct turn *t, const struct audit_row *r, int64_t person)
{
    const struct audit_act *a = audit_act_of(r->act);
    (void)t;
    return r->person == person || (a && a->about == ABOUT_PERSON && r->about == person);
}

static bool is_looked_for(struct turn *t, const struct audit_look *l,
                          const struct audit_row *r)
{
    return (!l->kind || audit_kind_of(r->act) == l->kind) &&
           (!l->person || is_of_person(t, r, l->person)) && audit_is_shown(t, r);
}

size_t audit_page(struct turn *t, const struct audit_look *l, struct audit_row *out,
                  size_t room, int64_t *next)
{
    struct batch all;
    size_t count = 0;
    int64_t before = l->before > 0 ? l->before : INT64_MAX;
    int64_t since = l->days > 0 ? t->now - l->days * DAY : 0;
    *next = 0;
    for (int round = 0; round < ROUNDS; round++) {
        find_batch(t, l, before, &all);
        for (size_t i = 0; i < all.count && all.rows[i].id >= all.from; i++) {
            const struct audit_row *r = &all.rows[i];
            if (r->at < since)
                return count;
            if (r->id == before || !is_looked_for(t, l, r))
                continue;
            if (count == room) {
                *next = before;
                return count;
            }
            out[count++] = *r;
            before = r->id;
        }
        if (!all.from)
            return count;
        before = all.from;
    }
    *next = before;
    return count;
}
