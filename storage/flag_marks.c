/* flag_marks.c - the marks that people gave, as rules read them (flag_marks.h). */
#include "storage/flag_marks.h"

#include <stdlib.h>
#include <string.h>

/* ---- after a meeting -------------------------------------------------------------- */

/* The meetings first, then what was said of each: no more rows than are asked for. */
STATEMENT(marked_forms,
          "SELECT g.id, g.starts_at, f.filled_at, f.role = 'mentor', f.id, d.started_at,"
          " d.filled_at, a.item, a.value FROM"
          " (SELECT q.id, q.starts_at FROM meetings q WHERE q.match = ?1"
          "  AND EXISTS (SELECT 1 FROM feedback e WHERE e.meeting = q.id"
          "   AND e.person = ?2 AND e.filled_at IS NOT NULL)"
          "  ORDER BY q.starts_at DESC, q.id DESC LIMIT ?3) g"
          " CROSS JOIN feedback f ON f.meeting = g.id AND f.person = ?2"
          "  AND f.filled_at IS NOT NULL"
          " CROSS JOIN drafts d ON d.person = ?2 AND d.form = 'feedback_' || f.role"
          "  AND d.about = f.id AND d.filled_at IS NOT NULL"
          " CROSS JOIN answers a ON a.draft = d.id AND a.value IS NOT NULL"
          " ORDER BY g.starts_at DESC, g.id DESC, f.id, a.position");

/* "PME1" "PMM2"... and, behind "PME3" and "PMM3", which third question it was. */
static bool is_item(const char *item, const char *name)
{
    return strncmp(item, name, strlen(name)) == 0;
}

static int lower(int one, int other)
{
    return !one || (other && other < one) ? other : one;
}

static void add_mark(struct marked *m, const char *item, const char *value)
{
    int mark = (int)strtol(value, NULL, 10);
    if (is_item(item, "PME3") || is_item(item, "PMM3")) {
        bool differs = *m->word && strcmp(m->word, value) != 0;
        m->word = differs ? "*" : value;
        return;
    }
    if (mark < 1 || mark > 5 || is_item(item, "PME4"))
        return;
    if (is_item(item, "PME1") || is_item(item, "PMM2"))
        m->main = lower(m->main, mark);
    if (is_item(item, "PME1") || is_item(item, "PME2") || is_item(item, "PMM2"))
        m->lowest = lower(m->lowest, mark);
    m->alike = m->count && m->alike != mark ? 0 : mark;
    m->sum += mark;
    m->count++;
}

static void add_row(struct marked *m, const struct rows *r, int64_t *form)
{
    if (db_int(r, 4) != *form) {
        *form = db_int(r, 4);
        m->seconds += db_int(r, 6) - db_int(r, 5);
        if (db_int(r, 2) > m->filled_at)
            m->filled_at = db_int(r, 2);
    }
    m->answers++;
    add_mark(m, db_text(r, 7), db_text(r, 8));
}

size_t marked_by(struct db *db, int64_t match, int64_t person, struct marked *out,
                 size_t room)
{
    size_t count = 0;
    int64_t form = 0;
    struct rows r = db_query(db, &marked_forms, "iii", match, person, (int64_t)room);
    while (db_next(&r)) {
        if (!count || out[count - 1].meeting != db_int(&r, 0))
            out[count++] = (struct marked){ .meeting = db_int(&r, 0),
                                            .starts_at = db_int(&r, 1),
                                            .mentor = db_int(&r, 3),
                                            .word = "" };
        add_row(&out[count - 1], &r, &form);
    }
    return count;
}

/* ---- the monthly pulse ------------------------------------------------------------ */

STATEMENT(pulse_values,
          "SELECT CAST(a.value AS INTEGER), p.filled_at FROM pulses p"
          " CROSS JOIN drafts d ON d.person = ?2 AND d.form = 'pulse_' || ?3"
          "  AND d.about = p.id AND d.filled_at IS NOT NULL"
          " CROSS JOIN answers a ON a.draft = d.id AND a.item = ?4"
          "  AND a.value IS NOT NULL"
          " WHERE p.match = ?1 AND p.person = ?2 AND p.filled_at IS NOT NULL"
          " ORDER BY p.number DESC LIMIT ?5");

STATEMENT(pulse_newest, "SELECT filled_at FROM pulses WHERE match = ?1 AND person = ?2"
                        " AND filled_at IS NOT NULL ORDER BY number DESC LIMIT 1");

int64_t pulse_filled_at(struct db *db, int64_t match, int64_t person)
{
    return db_first(db_query(db, &pulse_newest, "ii", match, person));
}

size_t pulse_marks(struct db *db, int64_t match, int64_t person, const char *side,
                   const char *item, struct pulse_mark *out, size_t room)
{
    size_t count = 0;
    struct rows r =
        db_query(db, &pulse_values, "iitti", match, person, side, item, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct pulse_mark){ (int)db_int(&r, 0), db_int(&r, 1) };
    db_stop(&r);
    return count;
}
