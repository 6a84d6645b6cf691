/* people_filter.c - which people of the school are shown: a role, a form of their
 * matches, and what they wait for, all at once.
 *
 * A filter is a number in the button: roles, forms and wishes by their places, nothing of
 * anybody. Each choice says how many would be left; what would leave nobody is not
 * offered. */
#include "handlers/people.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *word;
    unsigned trait;
} roles_known[] = {
    { "everybody", 0 },          { "mentees", TRAIT_MENTEE },
    { "mentors", TRAIT_MENTOR }, { "guardians", TRAIT_GUARDIAN },
    { "staff", TRAIT_STAFF },
};
enum { ROLES = COUNT(roles_known), MENTEES = 1, MENTORS = 2 };

static const struct {
    const char *word;
    unsigned trait; /* 0: without a pair */
} wishes[] = {
    { "alone", 0 },
    { "waiting", TRAIT_WAITING },
    { "unfinished", TRAIT_UNFINISHED },
    { "paused", TRAIT_PAUSED },
    { "lost", TRAIT_LOST },
};
enum { WISHES = COUNT(wishes), FORMS = 9 }; /* any, and eight */

/* ---- in a button ------------------------------------------------------------------ */

int64_t people_filter_number(const struct people_filter *f)
{
    return f->role + (int64_t)ROLES * (f->form + (int64_t)FORMS * f->wants);
}

static bool read_word(const char *word, struct people_filter *out)
{
    for (unsigned i = 0; i < ROLES; i++)
        if (strcmp(roles_known[i].word, word) == 0) {
            out->role = i;
            return true;
        }
    for (unsigned i = 0; i < WISHES; i++)
        if (strcmp(wishes[i].word, word) == 0) {
            out->wants = 1u << i;
            out->role = wishes[i].trait ? 0 : MENTEES; // who waits for a pair
            return true;
        }
    return false;
}

bool people_filter_read(const char *word, struct people_filter *out)
{
    char *end;
    int64_t number = strtoll(word, &end, 10);
    *out = (struct people_filter){ 0 };
    if (!*word || *end)
        return read_word(word, out);
    if (number < 0 || number >= (int64_t)ROLES * FORMS << WISHES)
        return false;
    out->role = (unsigned)(number % ROLES);
    out->form = (unsigned)(number / ROLES % FORMS);
    out->wants = (unsigned)(number / ROLES / FORMS);
    return true;
}

const char *people_filter_words(struct turn *t, const struct people_filter *f)
{
    const char *list = "";
    if (f->role || (!f->form && !f->wants))
        list =
            words_for(t, t->who.id, format(t, "people.is_%s", roles_known[f->role].word));
    for (unsigned i = 0; i < WISHES; i++)
        if (f->wants & 1u << i)
            list =
                list_with(t, list,
                          words_for(t, t->who.id,
                                    format(t, *list ? "people.also_%s" : "people.is_%s",
                                           wishes[i].word)));
    if (f->form)
        list = list_with(
            t, list,
            words_for(t, t->who.id,
                      format(t, "matches.form_%s", match_form_at(f->form - 1)->code)));
    return list;
}

/* ---- who fits --------------------------------------------------------------------- */

struct registered *people_all(struct turn *t, size_t *count)
{
    const char *forms[FORMS] = { NULL };
    for (size_t i = 0; i + 1 < FORMS && match_form_at(i); i++)
        forms[i] = match_form_at(i)->code;
    return people_register(t->db, t->who.organisation, forms, t->now, count);
}

/* As what they are asked about; whoever waits for a guardian cannot have one yet. */
static bool is_alone(const struct registered *one, unsigned role)
{
    bool mentee = one->traits & TRAIT_MENTEE && !(one->traits & TRAIT_LED);
    bool mentor = one->traits & TRAIT_MENTOR && !(one->traits & TRAIT_LEADS);
    if (one->traits & TRAIT_WAITING)
        return false;
    return (mentee && role != MENTORS) || (mentor && role != MENTEES);
}

bool people_fits(const struct registered *one, const struct people_filter *f)
{
    if (f->role && !(one->traits & roles_known[f->role].trait))
        return false;
    if (f->form && !(one->forms & 1u << (f->form - 1)))
        return false;
    if (f->wants & WANTS_ALONE && !is_alone(one, f->role))
        return false;
    for (unsigned i = 1; i < WISHES; i++)
        if (f->wants & 1u << i && !(one->traits & wishes[i].trait))
            return false;
    return true;
}

int64_t people_fitting(const struct registered *all, size_t count,
                       const struct people_filter *f)
{
    int64_t fitting = 0;
    for (size_t i = 0; i < count; i++)
        fitting += people_fits(&all[i], f);
    return fitting;
}

/* ---- choosing --------------------------------------------------------------------- */

struct choosing {
    struct card *card;
    const struct registered *all;
    size_t count;
    int shown;
};

/* A button that makes it `then`; nothing when nobody would be left. */
static void choice(struct turn *t, struct choosing *c, const struct people_filter *then,
                   bool chosen, const char *key)
{
    int64_t count = people_fitting(c->all, c->count, then);
    if (!count && !chosen)
        return;
    const char *press = press_about(t, "people:by", people_filter_number(then));
    if (chosen)
        button(c->card, press, "people.chosen", part_("what", key));
    else
        button(c->card, press, "people.choice", part_("what", key),
               number_("count", count));
    if (chosen)
        style(c->card, PRIMARY);
    if (c->shown++ % 2)
        row(c->card);
}

static void end_row(struct choosing *c)
{
    row(c->card);
    c->shown = 0;
}

static void add_roles(struct turn *t, struct choosing *c, const struct people_filter *f)
{
    for (unsigned i = 1; i < ROLES; i++) {
        struct people_filter then = *f;
        then.role = f->role == i ? 0 : i;
        choice(t, c, &then, f->role == i, format(t, "people.is_%s", roles_known[i].word));
    }
    end_row(c);
}

static void add_wishes(struct turn *t, struct choosing *c, const struct people_filter *f)
{
    for (unsigned i = 0; i < WISHES; i++) {
        struct people_filter then = *f;
        then.wants ^= 1u << i;
        choice(t, c, &then, f->wants & 1u << i,
               format(t, "people.is_%s", wishes[i].word));
    }
    end_row(c);
}

static const char *state_press(struct turn *t, const char *press,
                               const struct people_filter *f)
{
    return press_about(t, press, people_filter_number(f));
}

/* people:by:<filter> */
void people_by(struct turn *t, int64_t unused)
{
    (void)unused;
    struct people_filter f;
    size_t count;
    if (!people_filter_read(argument(t, 0), &f)) {
        old_button(t);
        return;
    }
    const struct registered *all = people_all(t, &count);
    struct choosing c = { .card = card(t, t->who.id, "screen", 0),
                          .all = all,
                          .count = count };
    line(c.card, "people.by", text_("what", people_filter_words(t, &f)));
    add_roles(t, &c, &f);
    add_wishes(t, &c, &f);
    button(c.card, state_press(t, "people:forms", &f),
           f.form ? "people.to_form_chosen" : "people.to_form");
    if (people_filter_number(&f))
        button(c.card, "people:by:0", "people.reset");
    row(c.card);
    button(c.card, format(t, "%s:0", state_press(t, "people:list", &f)),
           "people.show_them", number_("count", people_fitting(all, count, &f)));
    style(c.card, SUCCESS);
    nav(c.card, "people:open");
    show(c.card);
}

/* people:forms:<filter>: of the matches that they are in. */
void people_by_form(struct turn *t, int64_t unused)
{
    (void)unused;
    struct people_filter f;
    size_t count;
    if (!people_filter_read(argument(t, 0), &f)) {
        old_button(t);
        return;
    }
    const struct registered *all = people_all(t, &count);
    struct choosing c = { .card = card(t, t->who.id, "screen", 0),
                          .all = all,
                          .count = count };
    line(c.card, "people.by_form");
    for (unsigned i = 1; i < FORMS && match_form_at(i - 1); i++) {
        struct people_filter then = f;
        then.form = f.form == i ? 0 : i;
        choice(t, &c, &then, f.form == i,
               format(t, "matches.form_%s", match_form_at(i - 1)->code));
    }
    if (!c.shown)
        line(c.card, "people.no_forms");
    nav(c.card, state_press(t, "people:by", &f));
    show(c.card);
}
