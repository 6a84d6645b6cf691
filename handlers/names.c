/* names.c - the one place that decides how a person is shown: by the full name, by the
 * first word of it, or by a code made of a role and a number (domain.md 6.1). A check
 * (tests/names_alone.sh) holds everybody else to it.
 *
 * Who has no active consent is shown by code, except to those who settle it; who was
 * erased is nobody any more. */
#include "handlers/features.h"

#include <string.h>

/* ---- codes ------------------------------------------------------------------------ */

static const struct coded {
    unsigned role;
    const char *title, *code;
} coded[] = {
    { CURATOR, "names.curator", "names.code_curator" },
    { DEPUTY, "names.deputy", "names.code_deputy" },
    { HEAD, "names.head", "names.code_head" },
    { PSYCHOLOGIST, "names.psychologist", "names.code_psychologist" },
    { RESOURCE, "names.resource", "names.code_resource" },
    { ADMINISTRATOR, "names.administrator", "names.code_administrator" },
    { MENTOR, "names.mentor", "names.code_mentor" },
    { MENTEE, "names.mentee", "names.code_mentee" },
    { GUARDIAN, "names.guardian", "names.code_guardian" },
    { ANYBODY, "names.member", "names.code_member" },
};

static const struct coded *coded_as(struct turn *t, const struct person *p)
{
    unsigned all = roles_of(t->db, p->id, p->organisation) | STRANGER;
    const struct coded *c = coded;
    while (!(all & c->role))
        c++;
    return c;
}

/* «Н-07» */
static const char *code_of(struct turn *t, const struct person *p, int64_t reader)
{
    const char *number = format(t, "%02lld", (long long)p->number);
    return words_for(t, reader, coded_as(t, p)->code, text_("number", number));
}

/* «Наставник Н-07» */
static const char *title_of(struct turn *t, const struct person *p, int64_t reader)
{
    return words_for(t, reader, coded_as(t, p)->title,
                     text_("code", code_of(t, p, reader)));
}

/* ---- names ------------------------------------------------------------------------ */

/* The given name; with the code behind it when it is not the only one. */
static const char *first_name(struct turn *t, const struct person *p, int64_t reader)
{
    const char *first = format(t, "%.*s", (int)strcspn(p->name, " "), p->name);
    if (!people_share_name(t->db, p->organisation, first))
        return first;
    return words_for(t, reader, "names.first", text_("first", first),
                     text_("code", code_of(t, p, reader)));
}

static bool may_be_named(struct turn *t, const struct person *p, int64_t reader)
{
    if (!*p->name)
        return false;
    if (p->state == PERSON_ACTIVE || p->id == reader)
        return true;
    return reader && roles_of(t->db, reader, p->organisation) & (CURATOR | DEPUTY);
}

const char *names_for(struct turn *t, int64_t person, int64_t reader)
{
    struct person p = person == t->who.id ? t->who : person_find(t->db, person);
    if (!p.id)
        return words_for(t, reader, "names.gone");
    enum names_mode mode = organisation_find(t->db, p.organisation).names;
    bool named = may_be_named(t, &p, reader);
    if (named && mode == NAMES_FULL)
        return p.name;
    if (named && mode == NAMES_FIRST)
        return first_name(t, &p, reader);
    return title_of(t, &p, reader);
}

const char *names_of(struct turn *t, int64_t person)
{
    return names_for(t, person, t->who.id);
}

/* ---- many at once ----------------------------------------------------------------- */

const char *names_listed(struct turn *t, enum names_mode mode, const struct listed *p,
                         unsigned role)
{
    const struct coded *c = coded;
    if (*p->name && mode == NAMES_FULL)
        return p->name;
    while (!((role | STRANGER) & c->role))
        c++;
    const char *code =
        words_for(t, t->who.id, c->code,
                  text_("number", format(t, "%02lld", (long long)p->number)));
    if (*p->name && mode == NAMES_FIRST)
        return words_for(
            t, t->who.id, "names.first",
            text_("first", format(t, "%.*s", (int)strcspn(p->name, " "), p->name)),
            text_("code", code));
    return words_for(t, t->who.id, c->title, text_("code", code));
}

/* ---- what a school with codes asks of everybody --------------------------------- */

bool names_shown(struct turn *t)
{
    return names_are_shown(organisation_find(t->db, t->who.organisation).names);
}

const char *names_caution(struct turn *t)
{
    bool ready = organisation_find(t->db, t->who.organisation).ready;
    return names_shown(t) || !ready ? NULL : "names.caution";
}

const char *names_declines(struct turn *t, const char *kind)
{
    return names_shown(t) || strcmp(kind, "voice") == 0 ? NULL : "names.no_files";
}

const char *list_with(struct turn *t, const char *list, const char *one)
{
    return format(t, "%s%s%s", list, *list ? ", " : "", one);
}
