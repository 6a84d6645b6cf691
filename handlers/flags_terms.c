/* flags_terms.c - the thresholds of a school: settings with a default, chosen by button,
 * each choice on record (domain.md 4.9: all of them can be set).
 *
 * A setting in the database that is no number, or is out of all bounds, counts for
 * nothing: the default holds. What is chosen holds from the next look on. */
#include "handlers/flags.h"

#include <stdlib.h>
#include <string.h>

enum { LARGEST = 10000, PAGE = 6, CHOICES = 4 };

/* Of no single rule. */
static const struct flag_term of_all[] = {
    { "all.cool", "days", 14, { 7, 14, 21, 28 } },
    { 0 },
};

static const struct flag_term *const lists[] = { of_all, flags_course_terms,
                                                 flags_marks_terms };

static const struct flag_term *term_named(const char *name)
{
    for (size_t i = 0; i < COUNT(lists); i++)
        for (const struct flag_term *one = lists[i]; one->name; one++)
            if (strcmp(one->name, name) == 0)
                return one;
    return NULL;
}

/* ---- what holds ------------------------------------------------------------------- */

static int64_t value_of(struct turn *t, int64_t organisation, const struct flag_term *m)
{
    const char *set =
        setting_text(t->db, organisation, format(t, "flag.%s", m->name), "");
    size_t digits = strspn(set, "0123456789");
    long value = digits && digits < 6 && !set[digits] ? strtol(set, NULL, 10) : 0;
    return value > 0 && value <= LARGEST ? value : m->usual;
}

int64_t flag_term_of(struct turn *t, int64_t organisation, const char *name)
{
    const struct flag_term *m = term_named(name);
    return must(t, m != NULL), value_of(t, organisation, m);
}

/* ---- the rules -------------------------------------------------------------------- */

/* "rf02" of "rf02.days" */
static bool is_of(const struct flag_term *m, const char *word)
{
    size_t length = strlen(word);
    return length && strncmp(m->name, word, length) == 0 && m->name[length] == '.';
}

static bool has_terms(const char *word)
{
    for (size_t i = 0; i < COUNT(lists); i++)
        for (const struct flag_term *one = lists[i]; one->name; one++)
            if (is_of(one, word))
                return true;
    return false;
}

/* The n-th word that has terms, "all" first, each once; NULL past the last. */
static const char *word_at(int64_t n)
{
    const struct flag_rule *r;
    const char *last = "all";
    if (n == 0)
        return last;
    for (size_t i = 0; (r = flag_rule_at(i)); i++) {
        if (strcmp(r->word, last) == 0 || !has_terms(r->word))
            continue;
        last = r->word;
        if (--n == 0)
            return last;
    }
    return NULL;
}

static const char *title_key(struct turn *t, const char *word)
{
    if (strcmp(word, "all") == 0)
        return "flags_terms.all";
    return format(t, "flags.rf%s", format(t, "%s_title", word + 2));
}

/* flags:terms[:<skip>] */
void flags_terms_show(struct turn *t, int64_t skip)
{
    skip = skip > 0 && word_at(skip) ? skip : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "flags_terms.head");
    line(c, "flags_terms.what");
    for (int64_t i = skip; i < skip + PAGE && word_at(i); i++) {
        button(c, format(t, "flags:term:%s", word_at(i)), title_key(t, word_at(i)));
        row(c);
    }
    if (skip > 0)
        button(c, press_about(t, "flags:terms", skip > PAGE ? skip - PAGE : 0),
               "flags_terms.before");
    if (word_at(skip + PAGE))
        button(c, press_about(t, "flags:terms", skip + PAGE), "flags_terms.after");
    nav(c, "flags:quality");
    show(c);
}

/* ---- the terms of one rule -------------------------------------------------------- */

static const char *in_units(struct turn *t, const struct flag_term *m, int64_t value)
{
    return words_for(t, t->who.id, format(t, "flags_terms.unit_%s", m->unit),
                     number_("count", value));
}

/* "flags_terms.term_rf02_days" */
static const char *label_key(struct turn *t, const struct flag_term *m)
{
    const char *dot = strchr(m->name, '.');
    return format(t, "flags_terms.term_%s",
                  format(t, "%.*s_%s", (int)(dot - m->name), m->name, dot + 1));
}

static void add_term(struct turn *t, struct card *c, const struct flag_term *m)
{
    int64_t now = value_of(t, t->who.organisation, m);
    line(c, "flags_terms.now", part_("what", label_key(t, m)),
         text_("value", in_units(t, m, now)));
    for (size_t i = 0; i < CHOICES && m->choices[i]; i++)
        button(c, format(t, "flags:set:%s:%d", m->name, m->choices[i]),
               m->choices[i] == now ? "flags_terms.chosen" : "flags_terms.choice",
               text_("choice", in_units(t, m, m->choices[i])));
    row(c);
}

static void show_terms(struct turn *t, const char *word)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "flags_terms.of", part_("title", title_key(t, word)));
    for (size_t i = 0; i < COUNT(lists); i++)
        for (const struct flag_term *one = lists[i]; one->name; one++)
            if (is_of(one, word))
                add_term(t, c, one);
    gap(c);
    line(c, "flags_terms.hold");
    nav(c, "flags:terms");
    show(c);
}

/* flags:term:<word> */
void flags_term_show(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *word = argument(t, 0);
    if (has_terms(word))
        show_terms(t, word);
    else
        old_button(t);
}

static bool is_choice(const struct flag_term *m, long value)
{
    for (size_t i = 0; m && i < CHOICES; i++)
        if (m->choices[i] && m->choices[i] == value)
            return true;
    return false;
}

/* flags:set:<name>:<value> */
void flags_term_set(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct flag_term *m = term_named(argument(t, 0));
    long value = strtol(argument(t, 1), NULL, 10);
    if (!is_choice(m, value)) {
        old_button(t);
        return;
    }
    if (value != value_of(t, t->who.organisation, m)) {
        setting_save(t->db, t->who.organisation, format(t, "flag.%s", m->name),
                     format(t, "%ld", value));
        audit_add(t->db, t->now, t->who.organisation, t->who.id, "flag.term", 0,
                  format(t, "%s:%ld", m->name, value));
    }
    show_terms(t, format(t, "%.*s", (int)(strchr(m->name, '.') - m->name), m->name));
}
