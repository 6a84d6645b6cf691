/* registers_make.c - a register as a file: its rows are read in one turn and become a job
 * of the office; what comes back is sent and leaves the database as soon as the messenger
 * has it. Who had which register made, why, and how many rows it has is on record. */
#include "handlers/registers.h"

#include <stdlib.h>

enum { QUARTER = 91 /* days */ };

static const char *const formats[] = { "xlsx", "csv" };
static const char *const whys[REGISTER_WHYS] = { "check",   "report", "order",
                                                 "council", "asked",  "else" };

const char *register_why(int64_t why)
{
    return whys[why];
}

bool register_allowed(struct turn *t, enum register_kind kind)
{
    return has_role(t, CURATOR | DEPUTY) || kind == REGISTER_NUMBERS;
}

/* ---- which meetings --------------------------------------------------------------- */

int64_t register_day(struct turn *t, const char *zone, int64_t at, int days)
{
    int64_t begins = moment_on(t, zone, date_in(t, zone, at), 0);
    /* noon: a day of 23 or of 25 hours does not lead beside it */
    int64_t noon = begins + DAY / 2 + days * (int64_t)DAY;
    return moment_on(t, zone, date_in(t, zone, noon), 0);
}

static int64_t month_begins(struct turn *t, const char *zone, int64_t at)
{
    return moment_on(t, zone, format(t, "%.8s01", date_in(t, zone, at)), 0);
}

/* Never more than three months: so many meetings of five hundred pairs are read and told
 * in one turn. */
static void set_span(struct turn *t, const char *zone, int64_t span,
                     struct register_query *q)
{
    const int64_t month = month_begins(t, zone, t->now);
    q->to = t->now;
    switch (span) {
    case 0:
        q->from = month;
        break;
    case 1:
        q->from = month_begins(t, zone, month - DAY);
        q->to = month;
        break;
    case 2:
        q->from = register_day(t, zone, t->now, -QUARTER);
        break;
    default:
        q->from = register_day(t, zone, t->now, -2 * QUARTER);
        q->to = register_day(t, zone, t->now, -QUARTER);
    }
}

/* ---- the job ---------------------------------------------------------------------- */

/* What came of a job must be told without another row: its kind, why, format, rows. */
static int64_t packed(int64_t kind, int64_t why, int64_t format_, size_t rows)
{
    return (((int64_t)rows * REGISTERS + kind) * REGISTER_WHYS + why) * 2 + format_;
}

static void add_columns(struct turn *t, struct sheet *s, enum register_kind kind)
{
    for (const struct register_column *c = register_columns(kind); c->name; c++) {
        sheet_add(s, "columns",
                  words_for(t, t->who.id, format(t, "registers.c_%s", c->name)));
        sheet_add(s, "kinds", register_cell_kind(c));
    }
}

static void add_rows(struct turn *t, struct sheet *s, enum register_kind kind,
                     struct register_reader *r, const struct register_table *table)
{
    const struct register_column *columns = register_columns(kind);
    for (size_t i = 0; i < table->rows; i++) {
        const char **cells = table->cells + i * table->columns;
        for (size_t j = 0; j < table->columns; j++)
            cells[j] = register_cell(t, r, j, &columns[j], cells[j]);
        sheet_row(s, "rows", cells, table->columns);
    }
}

static const char *title_of(struct turn *t, enum register_kind kind)
{
    return words_for(t, t->who.id, format(t, "registers.name_%s", register_word(kind)));
}

static void show_waiting(struct turn *t, const char *key, enum register_kind kind,
                         size_t rows)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key, part_("what", format(t, "registers.name_%s", register_word(kind))),
         number_("count", (int64_t)rows));
    nav(c, "registers:open");
    show(c);
}

static void send_to_office(struct turn *t, enum register_kind kind, int64_t why,
                           int64_t format_, int64_t span)
{
    struct register_reader r = register_reader(t);
    struct register_query q = { .organisation = t->who.organisation,
                                .reader = t->who.id,
                                .least = COHORT_LEAST };
    set_span(t, r.zone, span, &q);
    struct register_table table = register_read(t->db, kind, &q);
    if (table.rows) {
        struct sheet *s = sheet(t, "workbook");
        sheet_text(s, "format", formats[format_]);
        sheet_text(s, "title", document_plain(t, title_of(t, kind)));
        add_columns(t, s, kind);
        add_rows(t, s, kind, &r, &table);
        sheet_make(s, "registers.made", packed(kind, why, format_, table.rows));
    }
    show_waiting(t, table.rows ? "registers.making" : "registers.no_rows", kind,
                 table.rows);
}

void register_make(struct turn *t, int64_t kind)
{
    const int64_t why = atoll(argument(t, 1)), format_ = atoll(argument(t, 2)),
                  span = atoll(argument(t, 3));
    if (kind < 0 || kind >= REGISTERS || why < 0 || why >= REGISTER_WHYS || format_ < 0 ||
        format_ > 1 || span < 0 || span >= REGISTER_SPANS ||
        !register_allowed(t, (enum register_kind)kind))
        old_button(t);
    else if (job_waits(t->db, t->who.id, "registers.made"))
        toast(t, "registers.wait");
    else
        send_to_office(t, (enum register_kind)kind, why, format_, span);
}

/* ---- made ------------------------------------------------------------------------- */

static void record(struct turn *t, enum register_kind kind, int64_t why, int64_t format_,
                   int64_t rows)
{
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "register.exported", 0,
              format(t, "%s %s %s %lld", register_word(kind), whys[why], formats[format_],
                     (long long)rows));
}

/* Who lost the right to it meanwhile does not get it. */
void register_made(struct turn *t, int64_t packed_, int64_t file)
{
    const int64_t format_ = packed_ % 2, why = packed_ / 2 % REGISTER_WHYS,
                  rows = packed_ / 2 / REGISTER_WHYS / REGISTERS;
    const enum register_kind kind =
        (enum register_kind)(packed_ / 2 / REGISTER_WHYS % REGISTERS);
    if (!has_role(t, CURATOR | DEPUTY | HEAD) || !register_allowed(t, kind)) {
        file_drop_unused(t->db, file);
        return;
    }
    if (!file) {
        say(t, "registers.failed");
        return;
    }
    record(t, kind, why, format_, rows);
    name_file(t, file,
              format(t, "%s %s", title_of(t, kind), date_in(t, t->who.zone, t->now)));
    send_file(t, t->who.id, file, "registers.ready",
              part_("what", format(t, "registers.name_%s", register_word(kind))),
              part_("why", format(t, "registers.why_%s", whys[why])),
              number_("count", rows));
}
