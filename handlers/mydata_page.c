/* mydata_page.c - an export in words: a page that needs nothing but itself, in the
 * reader's language, and the frame of the JSON file, which explains its own fields.
 *
 * Whatever a person wrote is escaped. A document is read in other years, so every moment
 * tells its year. */
#include "handlers/mydata.h"

#include <string.h>

static const int64_t YEAR = (int64_t)366 * DAY;

/* Where the answers' fields stand in their section. */
enum { FORM, VERSION, AT, ITEM, VALUE, WITH_FILE };

static const char *escaped(struct turn *t, const char *text)
{
    return words_for(t, t->who.id, "mydata.text", text_("text", text));
}

static const char *moment(struct turn *t, int64_t at)
{
    int64_t now = t->now;
    t->now = -300 * YEAR; /* not the year of any moment: each tells its own */
    const char *words =
        words_for(t, t->who.id, "mydata.moment", day_("day", at), clock_("time", at));
    t->now = now;
    return words;
}

static const char *field_label(struct turn *t, const char *name)
{
    return words_for(t, t->who.id, format(t, "mydata.f_%s", name));
}

static const char *section_title(struct turn *t, const char *name)
{
    return words_for(t, t->who.id, format(t, "mydata.s_%s", name));
}

/* ---- rows ------------------------------------------------------------------------- */

static const char *value_words(struct turn *t, const struct export_field *f,
                               const struct export_value *v)
{
    switch (f->kind) {
    case EXPORT_END:
    case EXPORT_TEXT:
        return escaped(t, v->text);
    case EXPORT_CODE:
        return words_for(t, t->who.id, format(t, "mydata.w_%s", v->text));
    case EXPORT_YES:
        return words_for(t, t->who.id, v->number ? "mydata.yes" : "mydata.no");
    case EXPORT_WHEN:
        return moment(t, v->number);
    case EXPORT_PERSON:
        return escaped(t, names_of(t, v->number));
    case EXPORT_NUMBER:
        break;
    }
    return format(t, "%lld", (long long)v->number);
}

static bool is_told(const struct export_value *v)
{
    return !v->none && *v->text;
}

/* A record: its fields one under the other, those without a value left out. */
static void write_record(struct turn *t, struct export_slice *s,
                         const struct export_row *row)
{
    export_write(s, "<dl>");
    for (int i = 0; s->section->fields[i].kind; i++) {
        const struct export_field *f = &s->section->fields[i];
        if (is_told(&row->values[i]))
            export_write(s, format(t, "<dt>%s</dt><dd>%s</dd>\n", field_label(t, f->name),
                                   value_words(t, f, &row->values[i])));
    }
    export_write(s, "</dl>\n");
}

static void write_line(struct turn *t, struct export_slice *s,
                       const struct export_row *row)
{
    export_write(s, "<p>");
    for (int i = 0; s->section->fields[i].kind; i++)
        if (is_told(&row->values[i]))
            export_write(s,
                         format(t, "%s%s", i ? ", " : "",
                                value_words(t, &s->section->fields[i], &row->values[i])));
    export_write(s, "</p>\n");
}

/* ---- answers: the question and the answer, as they were worded -------------------- */

static bool same_form(const struct export_row *a, const struct export_row *b)
{
    return strcmp(a->values[FORM].text, b->values[FORM].text) == 0 &&
           a->values[AT].number == b->values[AT].number;
}

static void write_form_head(struct turn *t, struct export_slice *s,
                            const struct export_row *row)
{
    export_write(s, format(t, "<h3>%s</h3>\n",
                           words_for(t, t->who.id, "mydata.form_head",
                                     text_("form", row->values[FORM].text),
                                     number_("version", row->values[VERSION].number))));
    export_write(s, format(t, "<p>%s</p>\n", moment(t, row->values[AT].number)));
}

static void write_answer(struct turn *t, struct export_slice *s,
                         const struct export_row *row)
{
    const char *form = row->values[FORM].text, *item = row->values[ITEM].text;
    const struct export_value *v = &row->values[VALUE];
    const char *answer = escaped(t, form_answer_words(t, form, item, v->text));
    if (v->none)
        answer = words_for(t, t->who.id, "mydata.skipped");
    if (row->values[WITH_FILE].number)
        answer = format(t, "%s %s", answer, words_for(t, t->who.id, "mydata.with_file"));
    export_write(s, format(t, "<dl><dt>%s</dt><dd>%s</dd></dl>\n",
                           escaped(t, form_words(t, form, item)), answer));
}

static void write_answers(struct turn *t, struct export_slice *s)
{
    for (size_t i = 0; i < s->count; i++) {
        if (!i || !same_form(&s->rows[i - 1], &s->rows[i]))
            write_form_head(t, s, &s->rows[i]);
        write_answer(t, s, &s->rows[i]);
    }
}

void mydata_page(struct turn *t, struct export_slice *s)
{
    if (s->begins)
        export_write(s, format(t, "<h2>%s</h2>\n", section_title(t, s->section->name)));
    if (s->begins && s->ends && !s->count)
        export_write(s,
                     format(t, "<p>%s</p>\n", words_for(t, t->who.id, "mydata.nothing")));
    if (strcmp(s->section->name, "answers") == 0) {
        write_answers(t, s);
        return;
    }
    for (size_t i = 0; i < s->count; i++)
        if (s->section->lines)
            write_line(t, s, &s->rows[i]);
        else
            write_record(t, s, &s->rows[i]);
}

/* ---- JSON: what its fields mean --------------------------------------------------- */

static bool named_before(const struct export_section *in, int field)
{
    const char *name = in->fields[field].name;
    for (int i = 0; export_section(i) && export_section(i) != in; i++)
        for (int k = 0; export_section(i)->fields[k].kind; k++)
            if (strcmp(export_section(i)->fields[k].name, name) == 0)
                return true;
    return false;
}

static const char *explained(struct turn *t)
{
    const char *tables = "", *fields = "";
    for (int i = 0; export_section(i); i++) {
        const struct export_section *s = export_section(i);
        tables = format(t, "%s%s\n\"%s\":%s", tables, *tables ? "," : "", s->name,
                        export_quoted(t->db, section_title(t, s->name)));
        for (int k = 0; s->fields[k].kind; k++)
            if (!named_before(s, k))
                fields = format(t, "%s%s\n\"%s\":%s", fields, *fields ? "," : "",
                                s->fields[k].name,
                                export_quoted(t->db, field_label(t, s->fields[k].name)));
    }
    return format(t, "\"tables\":{%s},\n\"fields\":{%s}", tables, fields);
}

/* ---- the whole -------------------------------------------------------------------- */

static const char *head(struct turn *t, const char *title)
{
    const char *shown = escaped(t, title);
    return format(
        t,
        "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<title>%s</title>\n<style>body{font:16px/1.5 sans-serif;max-width:44em;"
        "margin:auto;padding:1em}dl{margin:0 0 1em}dt{color:#555}dd{margin:0 0 "
        ".4em;white-space:pre-wrap;overflow-wrap:anywhere}</style>\n</head>\n"
        "<body>\n<h1>%s</h1>\n",
        t->who.language, shown, shown);
}

static const char foot[] = "</body>\n</html>\n";

const char *mydata_paper(struct turn *t, const char *title, const char *content)
{
    return format(t, "%s%s%s", head(t, title), content, foot);
}

void mydata_begin(struct turn *t, const struct export *e)
{
    bool own = e->person == t->who.id;
    const char *whose = own ? "mydata.page_about" : "mydata.page_about_child";
    const char *page = format(t, "%s<p>%s</p>\n<p>%s</p>\n",
                              head(t, words_for(t, t->who.id, "mydata.page_title")),
                              words_for(t, t->who.id, whose), moment(t, t->now));
    const char *json =
        format(t,
               "{\"format\":\"nastavnik-mydata-1\",\n\"made_at\":\"%s\",\n"
               "\"person\":%lld,\n%s",
               export_moment(t->db, t->now), (long long)e->person, explained(t));
    export_frame(t->db, e, page, json);
}

void mydata_end(struct turn *t, const struct export *e)
{
    export_frame(t->db, e, foot, "\n}\n");
}
