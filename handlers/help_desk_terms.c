/* help_desk_terms.c - by when a school promises an answer (domain.md 4.9 RF-06): settings
 * that its curators choose by button, each choice on record. They hold for what is asked
 * from then on; nobody's promise is moved. */
#include "handlers/help_desk.h"

#include <stdlib.h>
#include <string.h>

enum { CHOICES = 3 };

/* The value is what help_deadline() reads; `usual` is what holds when none is set. */
static const struct term {
    const char *name, *setting, *key;
    int choices[CHOICES], usual;
} terms[] = {
    { "now", "help.now", "help_desk.term_now", { 60, 120, 180 }, 120 },
    { "late", "help.late", "help_desk.term_late", { 900, 960, 1020 }, 960 },
    { "noon", "help.noon", "help_desk.term_noon", { 600, 720, 840 }, 720 },
    { "week", "help.week", "help_desk.term_week", { 2, 3, 5 }, 3 },
};

static int value_of(struct turn *t, const struct term *m)
{
    const char *set = setting_text(t->db, t->who.organisation, m->setting, "");
    long value = strtol(set, NULL, 10);
    return value > 0 && value <= WEEK / MINUTE ? (int)value : m->usual;
}

static struct value at_(const char *blank, struct turn *t, int minute)
{
    return text_(blank, format(t, "%02d:%02d", minute / 60, minute % 60));
}

/* {{count}} is hours or days, {{at}} a time of the day: each text has the one it means.
 */
static struct value count_of(const struct term *m, int value)
{
    return number_("count", strcmp(m->name, "now") == 0 ? value / 60 : value);
}

static void add_choices(struct turn *t, struct card *c, const struct term *m)
{
    int now = value_of(t, m);
    for (size_t i = 0; i < CHOICES; i++) {
        int value = m->choices[i];
        const char *label =
            words_for(t, t->who.id, m->key, count_of(m, value), at_("at", t, value));
        button(c, format(t, "help_desk:set:%s:%d", m->name, value),
               value == now ? "help_desk.term_chosen" : "help_desk.term_choice",
               text_("choice", label));
    }
    row(c);
}

void help_desk_terms(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "help_desk.terms");
    gap(c);
    line(c, "help_desk.terms_now", number_("count", value_of(t, &terms[0]) / 60));
    line(c, "help_desk.terms_today", at_("late", t, value_of(t, &terms[1])),
         at_("noon", t, value_of(t, &terms[2])));
    line(c, "help_desk.terms_week", number_("count", value_of(t, &terms[3])));
    gap(c);
    line(c, "help_desk.terms_hold");
    for (size_t i = 0; i < COUNT(terms); i++)
        add_choices(t, c, &terms[i]);
    nav(c, "help_desk:open");
    show(c);
}

static const struct term *term_named(const char *name, int value)
{
    for (size_t i = 0; i < COUNT(terms); i++)
        for (size_t k = 0; k < CHOICES; k++)
            if (strcmp(terms[i].name, name) == 0 && terms[i].choices[k] == value)
                return &terms[i];
    return NULL;
}

/* help_desk:set:<which>:<minutes or days> */
void help_desk_set(struct turn *t, int64_t unused)
{
    (void)unused;
    int value = (int)strtol(argument(t, 1), NULL, 10);
    const struct term *m = term_named(argument(t, 0), value);
    if (!m) {
        old_button(t);
        return;
    }
    if (value != value_of(t, m)) {
        setting_save(t->db, t->who.organisation, m->setting, format(t, "%d", value));
        audit_add(t->db, t->now, t->who.organisation, t->who.id, "help.term", 0,
                  format(t, "%s:%d", m->name, value));
    }
    help_desk_terms(t, 0);
}
