/* consent_paper.c - a consent that was signed on paper: the curator enters its number and
 * date, and the person is told (domain.md 6.1, 6.7 no. 8). The paper stays at school. */
#include "handlers/consent.h"

#include <string.h>

/* Which purposes a paper is entered for; what the form is about is person * 10 + n. */
enum { PURPOSES = 4, MANY = 10 };

/* The person, if they are of the curator's school; id 0: not. */
static struct person of_own_school(struct turn *t, int64_t id)
{
    struct person p = person_find(t->db, id);
    return p.organisation == t->who.organisation ? p : (struct person){ 0 };
}

static const struct document *text_for(const struct person *p, int64_t number)
{
    static const char *const names[PURPOSES] = { "P1", "P2", "P3", "P4" };
    if (number < 1 || number > PURPOSES)
        return NULL;
    bool minor = !person_is_grown(p);
    return document_named(number == 1 && minor ? "P1_minor" : names[number - 1]);
}

static bool is_for(struct turn *t, const struct person *p, int64_t number)
{
    return number != PURPOSES || (roles_of(t->db, p->id, p->organisation) & MENTOR);
}

static void add_purpose(struct turn *t, struct card *c, const struct person *p,
                        int64_t number)
{
    const struct document *d = text_for(p, number);
    struct consent given = consent_find(t->db, p->id, d->purpose);
    consent_line(c, d, &given);
    button(c, format(t, "consent:onpaper:%lld:%lld", (long long)p->id, (long long)number),
           "consent.paper_enter", number_("number", number));
    row(c);
}

/* consent:paper:<person> */
void consent_paper(struct turn *t, int64_t person)
{
    struct person p = of_own_school(t, person);
    if (!p.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "consent.paper_of", name_("who", p.id));
    if (p.state == PERSON_WAITING)
        line(c, "consent.paper_waits");
    if (p.state == PERSON_FROZEN)
        line(c, "consent.paper_frozen");
    gap(c);
    for (int64_t n = 1; n <= PURPOSES && p.state != PERSON_WAITING; n++)
        if (is_for(t, &p, n))
            add_purpose(t, c, &p, n);
    nav(c, press_about(t, "consent:person", p.id));
    show(c);
}

/* consent:person:<person>: back to the person's card */
void consent_paper_done(struct turn *t, int64_t person)
{
    if (of_own_school(t, person).id)
        people_card(t, person);
    else
        old_button(t);
}

/* consent:onpaper:<person>:<number of the purpose> */
void consent_paper_for(struct turn *t, int64_t person)
{
    struct person p = of_own_school(t, person);
    const char *word = argument(t, 1);
    int64_t number = strlen(word) == 1 ? word[0] - '0' : 0;
    if (!p.id || p.state == PERSON_WAITING || !text_for(&p, number) ||
        !is_for(t, &p, number))
        old_button(t);
    else
        ask(t, "consent_paper", p.id * MANY + number);
}

static void enter(struct turn *t, const struct person *p, const struct document *d,
                  const char *paper)
{
    struct organisation o = organisation_find(t->db, p->organisation);
    const char *text = document_text(t, p->id, o.id, d);
    struct consent c = {
        .person = p->id,
        .organisation = o.id,
        .purpose = d->purpose,
        .text_version = d->version,
        .text_hash = consent_hash(t->db, text),
        .language = p->language,
        .channel = "paper",
        .entered_by = t->who.id,
        .evidence = paper,
        .given_at = t->now,
    };
    if (strcmp(d->purpose, "P1") == 0)
        consent_first(t, p->id, &c);
    else
        consent_add(t->db, &c);
    audit_add(t->db, t->now, o.id, t->who.id, "consent.entered", p->id, d->purpose);
    if (strcmp(d->purpose, "P1") == 0)
        consent_unfreeze(t, p->id);
}

/* The form was open for a while: who it is about is looked up again. */
void consent_paper_filled(struct turn *t, const struct answers *a, int64_t on)
{
    struct person p = of_own_school(t, on / MANY);
    const struct document *d = p.id ? text_for(&p, on % MANY) : NULL;
    if (!d || !has_role(t, CURATOR | DEPUTY) || p.state == PERSON_WAITING) {
        old_button(t);
        return;
    }
    const char *paper =
        format(t, "%s, %s", answer_text(a, "NUMBER"), answer_text(a, "DATE"));
    enter(t, &p, d, paper);
    if (p.id != t->who.id)
        tell(t, p.id, "consent.told_paper", part_("title", d->title),
             text_("paper", paper));
    consent_paper(t, p.id);
}
