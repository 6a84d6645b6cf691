/* retention_cases.c - what is kept of requests for help (domain.md 6.4): 90 days after
 * one was closed its words, files, notes and the trace of what was passed on go, its
 * topic, times and mark stay; 3 years after, it goes as a whole. A draft goes after a
 * day; what was told for a card that no curator has written goes after 90. */
#include "storage/retention.h"

#include "storage/files.h"

enum { TEXTS_STAY = 90 * DAY, CASES_AT_ONCE = 50, FILES_AT_ONCE = 50 };
static const int64_t three_years = (int64_t)3 * 366 * DAY;

/* ---- one case ---------------------------------------------------------------------- */

STATEMENT(files_of, "SELECT file FROM case_files WHERE case_id = ?1 LIMIT ?2");
STATEMENT(no_file, "DELETE FROM case_files WHERE case_id = ?1 AND file = ?2");
STATEMENT(no_lines, "DELETE FROM case_words WHERE case_id = ?1");
STATEMENT(no_notes, "DELETE FROM case_notes WHERE case_id = ?1");
STATEMENT(no_texts, "UPDATE cases SET words = '', tried = '', texts_gone_at = ?2"
                    " WHERE id = ?1");
STATEMENT(no_case, "DELETE FROM cases WHERE id = ?1");

static void drop_files(struct db *db, int64_t id)
{
    int64_t files[FILES_AT_ONCE];
    size_t count = 0;
    do {
        count = db_ids(db_query(db, &files_of, "ii", id, (int64_t)FILES_AT_ONCE), files,
                       FILES_AT_ONCE);
        for (size_t i = 0; i < count; i++) {
            db_run(db, &no_file, "ii", id, files[i]);
            file_drop_unused(db, files[i]);
        }
    } while (count == FILES_AT_ONCE);
}

static void drop_texts(struct db *db, int64_t id, int64_t now)
{
    drop_files(db, id);
    db_run(db, &no_lines, "i", id);
    db_run(db, &no_notes, "i", id);
    db_run(db, &no_texts, "ii", id, now);
}

/* ---- rules ------------------------------------------------------------------------- */

STATEMENT(with_texts, "SELECT id FROM cases WHERE closed_at IS NOT NULL"
                      " AND texts_gone_at IS NULL AND closed_at <= ?1"
                      " ORDER BY closed_at LIMIT ?2");
STATEMENT(drafts, "SELECT id FROM cases WHERE state = 'draft' AND made_at <= ?1"
                  " ORDER BY made_at LIMIT ?2");
STATEMENT(long_over, "SELECT id FROM cases WHERE closed_at IS NOT NULL"
                     " AND texts_gone_at IS NOT NULL AND closed_at <= ?1"
                     " ORDER BY closed_at LIMIT ?2");
STATEMENT(
    relays,
    "DELETE FROM relays WHERE id IN (SELECT r.id FROM relays r"
    " WHERE r.at <= ?1 AND NOT EXISTS (SELECT 1 FROM cases c"
    "  WHERE c.id = r.about AND r.kind NOT IN ('broadcast', 'writing') AND (c.closed_at IS NULL OR c.closed_at > ?1))"
    " ORDER BY r.at LIMIT ?2)");

STATEMENT(unwritten, "DELETE FROM solutions WHERE id IN (SELECT id FROM solutions"
                     " WHERE state = 'draft' AND made_by = 0 AND made_at <= ?1"
                     " ORDER BY made_at LIMIT ?2)");

/* As many as were allowed, as far as the caller counts: a case is many rows. */
static int64_t counted(size_t count, size_t most, size_t room)
{
    return count == most ? (int64_t)room : (int64_t)count;
}

static size_t found(struct db *db, const struct statement *s, int64_t until, size_t room,
                    int64_t ids[CASES_AT_ONCE], size_t *most)
{
    *most = room < CASES_AT_ONCE ? room : CASES_AT_ONCE;
    return db_ids(db_query(db, s, "ii", until, (int64_t)*most), ids, *most);
}

int64_t retention_case_texts(struct db *db, int64_t now, size_t room)
{
    int64_t ids[CASES_AT_ONCE];
    size_t most, count = found(db, &with_texts, now - TEXTS_STAY, room, ids, &most);
    for (size_t i = 0; i < count; i++)
        drop_texts(db, ids[i], now);
    return counted(count, most, room);
}

int64_t retention_case_drafts(struct db *db, int64_t now, size_t room)
{
    int64_t ids[CASES_AT_ONCE];
    size_t most, count = found(db, &drafts, now - DAY, room, ids, &most);
    for (size_t i = 0; i < count; i++) {
        drop_files(db, ids[i]);
        db_run(db, &no_case, "i", ids[i]);
    }
    return counted(count, most, room);
}

int64_t retention_cases(struct db *db, int64_t now, size_t room)
{
    int64_t ids[CASES_AT_ONCE];
    size_t most, count = found(db, &long_over, now - three_years, room, ids, &most);
    for (size_t i = 0; i < count; i++)
        db_run(db, &no_case, "i", ids[i]);
    return counted(count, most, room);
}

int64_t retention_relays(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &relays, "ii", now - TEXTS_STAY, (int64_t)room);
}

int64_t retention_solutions(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &unwritten, "ii", now - TEXTS_STAY, (int64_t)room);
}
