/* fill.c - texts written for one reader. This is done for every word that is sent, so
 * it only looks up, copies, and asks ICU for dates and long numbers. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "locales/marks.h"
#include "locales/template.h"
#include "locales/words_inside.h"
#include "locales/zones.h"

enum { FILLED_MOST = 1 << 20 };

/* One text while it is filled. */
struct filling {
    const struct words *words;
    const struct reader *reader;
    const struct language *language;
    const struct blank *blanks;
    size_t count;
    struct buffer out;
};

static const struct blank *blank_named(const struct filling *f, const char *name)
{
    for (size_t i = 0; i < f->count && f->blanks[i].kind != BLANK_END; i++)
        if (strcmp(f->blanks[i].name, name) == 0)
            return &f->blanks[i];
    return NULL;
}

/* ---- moments --------------------------------------------------------- */

static const char *zone_of(const struct reader *reader)
{
    return reader->zone ? reader->zone : "UTC";
}

static void write_date(struct filling *f, enum date_style style, const char *zone,
                       int64_t at)
{
    bool year = !zone_same_year(f->words->zones, zone, at, f->reader->now);
    dates_write(f->language->dates, &f->out, f->words->zones, zone, style, year, at);
}

static void write_when(struct filling *f, const char *zone, int64_t at)
{
    char tag[40];
    int len = snprintf(tag, sizeof tag, "<time at=\"%" PRId64 "\">", at);
    buffer_add(&f->out, tag, (size_t)len);
    write_date(f, DATE_FULL, zone, at);
    buffer_text(&f->out, " (");
    marks_escape(&f->out, zone_city(f->words->zones, f->language->code, zone));
    buffer_text(&f->out, ")</time>");
}

/* ---- blanks ---------------------------------------------------------- */

static void write_blank(struct filling *f, const struct blank *b)
{
    const char *text = b->text ? b->text : "";
    const char *zone = b->text ? b->text : zone_of(f->reader);
    switch (b->kind) {
    case BLANK_END:
        break;
    case BLANK_TEXT:
        marks_escape(&f->out, text);
        break;
    case BLANK_MARKED:
        buffer_text(&f->out, text);
        break;
    case BLANK_NUMBER:
        language_number(f->language, &f->out, b->number);
        break;
    case BLANK_WHEN:
        write_when(f, zone, b->number);
        break;
    case BLANK_WEEKDAY:
        write_date(f, DATE_WEEKDAY, zone, b->number);
        break;
    case BLANK_DAY:
        write_date(f, DATE_DAY, zone, b->number);
        break;
    case BLANK_CLOCK:
        write_date(f, DATE_CLOCK, zone, b->number);
        break;
    }
}

/* False when the text has a blank that was not given. */
static bool write_template(struct filling *f, const struct template *t)
{
    const char *words = t->words;
    for (size_t i = 0; i < t->count; i++) {
        const char *name = template_next(words);
        const struct blank *b = blank_named(f, name);
        if (!b)
            return false;
        buffer_text(&f->out, words);
        write_blank(f, b);
        words = template_next(name);
    }
    buffer_text(&f->out, words);
    return true;
}

/* ---- texts ----------------------------------------------------------- */

/* The wording's form for this count; NULL when it wants a count and there is none. */
static const struct template *form_of(const struct filling *f,
                                      const struct wording *wording)
{
    if (wording->forms[FORM_PLAIN])
        return wording->forms[FORM_PLAIN];
    const struct blank *count = blank_named(f, "count");
    if (!count || count->kind != BLANK_NUMBER)
        return NULL;
    return wording->forms[language_form(f->language, count->number)];
}

static struct wording wording_of(const struct filling *f, const struct entry *entry)
{
    size_t language = words_find_language(f->words, f->reader->language);
    struct wording wording = entry_wording(entry, language, f->reader->learner);
    return wording_is_empty(&wording) ? entry_wording(entry, language, false) : wording;
}

/* What is wrong with the call, or NULL and the words in `out`. */
static const char *fill(struct filling *f, const char *key)
{
    struct entry entry;
    if (!catalog_find(f->words->catalog, key, &entry))
        return "no such text";
    struct wording wording = wording_of(f, &entry);
    const struct template *t = form_of(f, &wording);
    if (!t)
        return "no number named count for a text with plural forms";
    if (!write_template(f, t))
        return "a blank was not given";
    return f->out.failed ? "too long" : NULL;
}

static struct filling begin(const struct words *words, const struct reader *reader)
{
    size_t language = words_find_language(words, reader->language);
    return (struct filling){ .words = words,
                             .reader = reader,
                             .language = words->languages[language],
                             .out = { .max = FILLED_MOST } };
}

static char *end(struct filling *f, void *mem)
{
    char *filled = talloc_strndup(mem, buffer_get(&f->out), f->out.len);
    if (!filled)
        die("memory: none left");
    buffer_fini(&f->out);
    return filled;
}

static void our_fault(const char *key, const char *why)
{
#ifdef DEBUG
    die("words: %s: %s", key, why);
#else
    log_error("words: %s: %s", key, why);
#endif
}

char *words_fill(const struct words *words, void *mem, const struct reader *reader,
                 const char *key, const struct blank *blanks, size_t count)
{
    struct filling f = begin(words, reader);
    f.blanks = blanks;
    f.count = count;
    const char *why = fill(&f, key);
    if (why) {
        our_fault(key, why);
        buffer_fini(&f.out);
        f.out = (struct buffer){ .max = FILLED_MOST };
        buffer_text(&f.out, key);
    }
    return end(&f, mem);
}

char *words_date(const struct words *words, void *mem, const struct reader *reader,
                 enum date_style style, int64_t at)
{
    struct filling f = begin(words, reader);
    write_date(&f, style, zone_of(reader), at);
    return end(&f, mem);
}
