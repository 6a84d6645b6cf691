/* retention_matches.c - what is kept of matches that are over (domain.md 6.4): what was
 * written freely goes after 90 days, the record of who took part is anonymised after 3
 * years: the match and its meetings stay as numbers, without anybody in them.
 *
 * A diary stays as long as its owner wants (the preference "diary.keep"). */
#include "storage/retention.h"

enum { AFTER_END = 90 * DAY, DIARIES_AT_ONCE = 200, RECORDS_AT_ONCE = 5 };
static const int64_t one_year = (int64_t)366 * DAY;
static const int64_t three_years = (int64_t)3 * 366 * DAY;

#define OVER(table)                                                                      \
    " FROM matches m JOIN " table " x ON x.match = m.id"                                 \
    " WHERE m.ended_at IS NOT NULL AND m.ended_at <= ?1"

/* ---- 90 days after the end -------------------------------------------------------- */

STATEMENT(
    diaries,
    "SELECT x.id, x.file" OVER(
        "diary") " AND NOT EXISTS (SELECT 1 FROM"
                 " preferences p WHERE p.person = x.person AND p.name = 'diary.keep'"
                 " AND p.value = '1') LIMIT ?2");
STATEMENT(drop_diary, "DELETE FROM diary WHERE id = ?1");
STATEMENT(drop_file, "DELETE FROM files WHERE id = ?1");
STATEMENT(prompts,
          "DELETE FROM prompts WHERE id IN (SELECT x.id" OVER("prompts") " LIMIT ?2)");
STATEMENT(silences,
          "DELETE FROM silences WHERE id IN (SELECT x.id" OVER("silences") " LIMIT ?2)");
STATEMENT(comments, "UPDATE endings SET comment = '' WHERE id IN (SELECT x.id" OVER(
                        "endings") " AND x.comment <> '' LIMIT ?2)");

int64_t retention_diaries(struct db *db, int64_t now, size_t room)
{
    int64_t ids[DIARIES_AT_ONCE], files[DIARIES_AT_ONCE];
    size_t count = 0, most = room < DIARIES_AT_ONCE ? room : DIARIES_AT_ONCE;
    struct rows r = db_query(db, &diaries, "ii", now - AFTER_END, (int64_t)most);
    for (; count < most && db_next(&r); count++) {
        ids[count] = db_int(&r, 0);
        files[count] = db_int(&r, 1);
    }
    db_stop(&r);
    for (size_t i = 0; i < count; i++) {
        db_run(db, &drop_diary, "i", ids[i]);
        if (files[i])
            db_run(db, &drop_file, "i", files[i]);
    }
    return (int64_t)count;
}

int64_t retention_prompts(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &prompts, "ii", now - AFTER_END, (int64_t)room);
}

int64_t retention_silences(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &silences, "ii", now - AFTER_END, (int64_t)room);
}

int64_t retention_comments(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &comments, "ii", now - AFTER_END, (int64_t)room);
}

/* ---- 3 years after the end -------------------------------------------------------- */

STATEMENT(records, "SELECT m.id FROM matches m WHERE m.ended_at IS NOT NULL"
                   " AND m.ended_at <= ?1 AND EXISTS (SELECT 1 FROM match_members b"
                   "  WHERE b.match = m.id) ORDER BY m.ended_at LIMIT ?2");
STATEMENT(no_goal, "UPDATE matches SET goal = '', order_number = NULL, order_on = NULL,"
                   " made_by = 0 WHERE id = ?1");
STATEMENT(no_words, "UPDATE meetings SET place = '', link = '', title = '', outcome = '',"
                    " made_by = 0, changed_by = 0 WHERE match = ?1");
STATEMENT(no_attendees, "DELETE FROM meeting_people WHERE meeting IN"
                        " (SELECT id FROM meetings WHERE match = ?1)");
STATEMENT(no_feedback, "DELETE FROM feedback WHERE meeting IN"
                       " (SELECT id FROM meetings WHERE match = ?1)");
STATEMENT(no_pulses, "DELETE FROM pulses WHERE match = ?1");
STATEMENT(no_flags, "DELETE FROM flags WHERE match = ?1");
STATEMENT(no_steps, "DELETE FROM steps WHERE match = ?1");
STATEMENT(no_topics, "DELETE FROM topics WHERE match = ?1");
STATEMENT(no_venues, "DELETE FROM venues WHERE match = ?1");
STATEMENT(no_agreements, "DELETE FROM agreements WHERE match = ?1");
STATEMENT(no_addenda, "DELETE FROM addenda WHERE match = ?1");
STATEMENT(no_endings, "DELETE FROM endings WHERE match = ?1");
STATEMENT(no_events, "UPDATE match_events SET person = 0 WHERE match = ?1");
STATEMENT(no_members, "DELETE FROM match_members WHERE match = ?1");

static void anonymise(struct db *db, int64_t match)
{
    static const struct statement *const all[] = {
        &no_goal,    &no_words,  &no_attendees, &no_feedback,   &no_pulses,
        &no_steps,   &no_topics, &no_venues,    &no_agreements, &no_addenda,
        &no_endings, &no_flags,  &no_events,    &no_members,
    };
    for (size_t i = 0; i < COUNT(all); i++)
        db_run(db, all[i], "i", match);
}

int64_t retention_records(struct db *db, int64_t now, size_t room)
{
    int64_t ids[RECORDS_AT_ONCE];
    size_t most = room < RECORDS_AT_ONCE ? room : RECORDS_AT_ONCE;
    size_t count =
        db_ids(db_query(db, &records, "ii", now - three_years, (int64_t)most), ids, most);
    for (size_t i = 0; i < count; i++)
        anonymise(db, ids[i]);
    /* a record is many rows: as many as were allowed, as far as the caller counts */
    return count == most ? (int64_t)room : (int64_t)count;
}

/* ---- flags of no match ------------------------------------------------------------ */

/* Those of a match go with its record, those of a person with the person. */
STATEMENT(flags, "DELETE FROM flags WHERE id IN (SELECT id FROM flags"
                 " WHERE ended_at IS NOT NULL AND ended_at <= ?1 AND match IS NULL"
                 " LIMIT ?2)");

int64_t retention_flags(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &flags, "ii", now - one_year, (int64_t)room);
}
