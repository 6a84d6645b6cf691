/* names.c - the one place that decides how a person is shown: by name where the school
 * shows names, else by a code made of a role and a number (domain.md 6.1). */
#include "handlers/features.h"

static const char *code_key(unsigned all)
{
    static const struct {
        unsigned role;
        const char *key;
    } codes[] = {
        { CURATOR, "names.curator" },   { DEPUTY, "names.deputy" },
        { HEAD, "names.head" },         { PSYCHOLOGIST, "names.psychologist" },
        { RESOURCE, "names.resource" }, { ADMINISTRATOR, "names.administrator" },
        { MENTOR, "names.mentor" },     { MENTEE, "names.mentee" },
        { GUARDIAN, "names.guardian" },
    };
    for (size_t i = 0; i < COUNT(codes); i++)
        if (all & codes[i].role)
            return codes[i].key;
    return "names.member";
}

bool names_shown(struct turn *t)
{
    enum names_mode mode = organisation_find(t->db, t->who.organisation).names;
    return mode == NAMES_FULL || mode == NAMES_FIRST;
}

const char *names_caution(struct turn *t)
{
    (void)t;
    return NULL;
}

const char *names_declines(struct turn *t, const char *kind)
{
    (void)t;
    (void)kind;
    return NULL;
}

const char *names_of(struct turn *t, int64_t person)
{
    struct person p = person == t->who.id ? t->who : person_find(t->db, person);
    if (!p.id)
        return words_for(t, t->who.id, "names.gone");
    if (organisation_find(t->db, p.organisation).names != NAMES_CODES && *p.name)
        return p.name;
    const char *number = format(t, "%02lld", (long long)p.number);
    return words_for(t, t->who.id, code_key(roles_of(t->db, p.id, p.organisation)),
                     text_("number", number));
}
