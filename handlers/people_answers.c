/* people_answers.c - what one person told in their questionnaires, for a curator, who
 * finds matches: for whom it was promised to. */
#include "handlers/people.h"
#include "handlers/profile.h"

#include <string.h>

static const char *const forms[] = { "mentee", "learner", "mentor" };

/* Who decides about others is decided about elsewhere: an application of a curator is not
 * for other curators (domain.md 2 D01). */
static bool is_shown(struct turn *t, const struct person *p, const char *form)
{
    bool decides = roles_of(t->db, p->id, p->organisation) & (CURATOR | DEPUTY);
    return draft_newest(t->db, p->id, form).id &&
           !(decides && strcmp(form, "mentor") == 0);
}

bool people_has_told(struct turn *t, const struct person *p)
{
    bool any = false;
    for (size_t i = 0; i < COUNT(forms); i++)
        any |= is_shown(t, p, forms[i]);
    return any;
}

void people_answers(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    if (p.organisation != t->who.organisation || p.state != PERSON_ACTIVE ||
        !people_has_told(t, &p)) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "people.answers_of", name_("who", p.id));
    for (size_t i = 0; i < COUNT(forms); i++) {
        if (!is_shown(t, &p, forms[i]))
            continue;
        gap(c);
        line(c, format(t, "people.as_%s", forms[i]));
        for (size_t n = 0; profile_part(forms[i], n); n++)
            profile_tell(c, t, p.id, profile_part(forms[i], n));
    }
    nav(c, press_about(t, "people:card", p.id));
    show(c);
}
