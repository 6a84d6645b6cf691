/* registers_cells.c - what the tables hold, in the words of whoever reads the file. Names
 * are looked up among all people of the school, who were read at once: a register asks
 * nothing row by row. */
#include "handlers/registers.h"

#include <stdlib.h>
#include <string.h>

struct register_reader register_reader(struct turn *t)
{
    struct organisation o = organisation_find(t->db, t->who.organisation);
    struct register_reader r = { .zone = o.zone, .mode = o.names };
    r.people = register_people(t->db, o.id, &r.count);
    return r;
}

/* A text that was escaped for a chat, as a file has it. */
static const char *plain(struct turn *t, const char *words)
{
    return strpbrk(words, "&<") ? document_plain(t, words) : words;
}

/* ---- names ------------------------------------------------------------------------ */

static const struct listed *found(const struct register_reader *r, int64_t id)
{
    size_t from = 0, to = r->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (r->people[middle].id < id)
            from = middle + 1;
        else
            to = middle;
    }
    return from < r->count && r->people[from].id == id ? &r->people[from] : NULL;
}

const char *register_names(struct turn *t, const struct register_reader *r,
                           const char *ids, unsigned role, const char *between)
{
    const char *all = "";
    for (const char *at = ids; *at; at += *at == ',') {
        char *end;
        const struct listed *one = found(r, strtoll(at, &end, 10));
        const char *name = one ? names_listed(t, r->mode, one, role)
                               : words_for(t, t->who.id, "names.gone");
        if (!one || name != one->name)
            name = plain(t, name);
        all = *all ? format(t, "%s%s%s", all, between, name) : name;
        must(t, end > at);
        at = end;
    }
    return all;
}

/* ---- the rest --------------------------------------------------------------------- */

const char *register_clock(struct turn *t, const char *zone, int64_t at)
{
    int minute = minute_at(t, zone, at);
    return format(t, "%02d:%02d", minute / 60, minute % 60);
}

static const char *moment(struct turn *t, const struct register_reader *r,
                          const char *value, bool has_clock)
{
    const int64_t at = strtoll(value, NULL, 10);
    if (!at)
        return "";
    const char *day = date_in(t, r->zone, at);
    return has_clock ? format(t, "%s %s", day, register_clock(t, r->zone, at)) : day;
}

static const char *answer(struct turn *t, const char *value)
{
    const size_t form = strcspn(value, ":");
    if (!value[form])
        return "";
    const char *item = value + form + 1;
    const size_t len = strcspn(item, ":");
    if (!item[len] || !item[len + 1])
        return "";
    return form_answer_words(t, format(t, "%.*s", (int)form, value),
                             format(t, "%.*s", (int)len, item), item + len + 1);
}

static const char *word(struct turn *t, const char *begins, const char *value)
{
    return plain(t, words_for(t, t->who.id, format(t, "%s%s", begins, value)));
}

/* A word or an answer that the row above had too is said as there. */
static const char *again(struct turn *t, struct register_reader *r, size_t place,
                         const struct register_column *c, const char *value)
{
    const char *last = r->last[place].value;
    if (!last || strcmp(last, value) != 0) {
        r->last[place].value = value;
        r->last[place].words =
            c->as == AS_ANSWER ? answer(t, value) : word(t, c->words, value);
    }
    return r->last[place].words;
}

const char *register_cell(struct turn *t, struct register_reader *r, size_t place,
                          const struct register_column *c, const char *value)
{
    if (!*value)
        return "";
    switch (c->as) {
    case AS_HOURS:
        return format(t, "%.2f", (double)strtoll(value, NULL, 10) / 60);
    case AS_DAY:
    case AS_MOMENT:
        return moment(t, r, value, c->as == AS_MOMENT);
    case AS_WORD:
    case AS_ANSWER:
        return again(t, r, place, c, value);
    case AS_YES:
        return word(t, "registers.is_", value);
    case AS_MENTORS:
        return register_names(t, r, value, MENTOR, ", ");
    case AS_MENTEES:
        return register_names(t, r, value, MENTEE, ", ");
    case AS_PEOPLE:
        return register_names(t, r, value, ANYBODY, ", ");
    case AS_TEXT:
    case AS_NUMBER:
    case AS_DATE:
        break;
    }
    return value;
}
