/* registers_week.c - the meetings of a week as a list to be printed: day, time, place,
 * pair, type. Times are the places' own; where that differs from the school's, the city
 * is named. */
#include "handlers/registers.h"

#include <stdlib.h>
#include <string.h>

/* In the order of register_week(). */
enum { AT, ZONE, MINUTES, TYPE, WHO, ONLINE, PLACE, STATUS };

/* Monday of this week, or of the next. */
static int64_t monday(struct turn *t, const char *zone, int weeks)
{
    return register_day(t, zone, t->now, 1 - weekday_there(t, zone) + 7 * weeks);
}

void register_ask_week(struct turn *t, int64_t unused)
{
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    struct card *c = card(t, t->who.id, "screen", 0);
    (void)unused;
    line(c, "registers.week_what");
    for (int next = 0; next < 2; next++) {
        int64_t from = monday(t, zone, next);
        button(c, press_about(t, "registers:print", next),
               next ? "registers.week_next" : "registers.week_this",
               in_zone_(day_("from", from), zone),
               in_zone_(day_("until", register_day(t, zone, from, 6)), zone));
        row(c);
    }
    nav(c, "registers:open");
    show(c);
}

/* ---- rows ------------------------------------------------------------------------- */

static const char *times(struct turn *t, const struct register_reader *r,
                         const char *const *cells)
{
    const int64_t at = strtoll(cells[AT], NULL, 10),
                  ends = at + 60 * strtoll(cells[MINUTES], NULL, 10);
    const char *both = format(t, "%s–%s", register_clock(t, cells[ZONE], at),
                              register_clock(t, cells[ZONE], ends));
    if (!clocks_differ(t, r->zone, cells[ZONE], at))
        return both;
    return format(t, "%s (%s)", both, city(t, cells[ZONE]));
}

static const char *place(struct turn *t, const char *const *cells)
{
    return *cells[ONLINE] == '1' ? words_for(t, t->who.id, "registers.online")
                                 : cells[PLACE];
}

static const char *text_of(struct turn *t, const char *begins, const char *word)
{
    return words_for(t, t->who.id, format(t, "%s%s", begins, word));
}

static void add_meeting(struct turn *t, struct sheet *s, const struct register_reader *r,
                        const char *const *cells)
{
    const char *const row[] = {
        times(t, r, cells),
        register_names(t, r, cells[WHO], ANYBODY, " – "),
        place(t, cells),
        text_of(t, "meeting.type_", cells[TYPE]),
        text_of(t, "matches.met_", cells[STATUS]),
    };
    sheet_row(s, "rows", row, COUNT(row));
}

/* A heading: the day that begins then, in the week from that Monday on. */
static void add_day(struct turn *t, struct sheet *s, const char *zone, int64_t monday_,
                    int64_t at)
{
    const int weekday = (int)((at + DAY / 2 - monday_) / DAY) + 1;
    const char *day =
        words_for(t, t->who.id, "registers.day",
                  part_("weekday", format(t, "registers.weekday_%d", weekday)),
                  in_zone_(day_("day", at), zone));
    const char *const row[] = { document_plain(t, day), "", "", "", "" };
    sheet_row(s, "rows", row, COUNT(row));
}

static void add_rows(struct turn *t, struct sheet *s, const struct register_reader *r,
                     const struct register_table *table, int64_t from)
{
    const char *last = "";
    for (size_t i = 0; i < table->rows; i++) {
        const char *const *cells = table->cells + i * table->columns;
        const int64_t at = strtoll(cells[AT], NULL, 10);
        const char *date = date_in(t, r->zone, at);
        if (strcmp(date, last) != 0)
            add_day(t, s, r->zone, from, register_day(t, r->zone, at, 0));
        last = date;
        add_meeting(t, s, r, cells);
    }
}

/* ---- the sheet -------------------------------------------------------------------- */

static void add_head(struct turn *t, struct sheet *s, const struct register_reader *r,
                     int64_t from)
{
    static const char *const columns[][2] = {
        { "registers.w_time", "4" },  { "registers.w_who", "9" },
        { "registers.w_place", "5" }, { "registers.w_type", "5" },
        { "registers.w_met", "4" },
    };
    const int64_t me = t->who.id;
    const char *below =
        words_for(t, me, "registers.week_about",
                  text_("school", organisation_find(t->db, t->who.organisation).name),
                  in_zone_(day_("from", from), r->zone),
                  in_zone_(day_("until", register_day(t, r->zone, from, 6)), r->zone),
                  text_("city", city(t, r->zone)));
    sheet_text(s, "title", words_for(t, me, "registers.week_title"));
    sheet_text(s, "subtitle", document_plain(t, below));
    sheet_text(s, "footer",
               document_plain(t, words_for(t, me, "registers.week_footer",
                                           in_zone_(day_("day", t->now), r->zone))));
    for (size_t i = 0; i < COUNT(columns); i++) {
        sheet_add(s, "columns", words_for(t, me, columns[i][0]));
        sheet_add(s, "widths", columns[i][1]);
    }
}

void register_print(struct turn *t, int64_t next)
{
    struct register_reader r = register_reader(t);
    const int64_t from = monday(t, r.zone, next == 1);
    const struct register_query q = { .organisation = t->who.organisation,
                                      .from = from,
                                      .to = register_day(t, r.zone, from, 7) };
    struct register_table table = register_week(t->db, &q);
    if (!table.rows) {
        toast(t, "registers.week_none");
        return;
    }
    if (!job_waits(t->db, t->who.id, "registers.week")) {
        struct sheet *s = sheet(t, "list");
        add_head(t, s, &r, from);
        add_rows(t, s, &r, &table, from);
        sheet_make(s, "registers.week", (int64_t)table.rows * 2 + (next == 1));
    }
    toast(t, "registers.wait");
}

void register_printed(struct turn *t, int64_t packed, int64_t file)
{
    if (!has_role(t, CURATOR | DEPUTY)) {
        file_drop_unused(t->db, file);
        return;
    }
    if (!file) {
        say(t, "registers.failed");
        return;
    }
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "register.exported", 0,
              format(t, "week print pdf %lld", (long long)(packed / 2)));
    name_file(t, file,
              format(t, "%s %s", words_for(t, t->who.id, "registers.week_title"),
                     date_in(t, t->who.zone, t->now)));
    send_file(t, t->who.id, file, "registers.week_ready", number_("count", packed / 2));
}
