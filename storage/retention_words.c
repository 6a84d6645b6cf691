/* retention_words.c - what curators wrote to people: the words of a broadcast go after 90
 * days, with the names of those who got it; that it was sent, and its counts, stay. Of a
 * letter nothing but that it was written was kept, and that goes too. */
#include "storage/retention.h"

enum { WORDS_STAY = 90 * DAY, DRAFT_STAYS = 30 * DAY };

STATEMENT(people, "DELETE FROM broadcast_people WHERE broadcast IN"
                  " (SELECT id FROM broadcasts WHERE words <> '' AND made_at <= ?1"
                  "  AND ifnull(sent_at, 0) <= ?1 ORDER BY made_at LIMIT ?2)");
STATEMENT(words, "UPDATE broadcasts SET words = '' WHERE id IN"
                 " (SELECT id FROM broadcasts WHERE words <> '' AND made_at <= ?1"
                 "  AND ifnull(sent_at, 0) <= ?1 ORDER BY made_at LIMIT ?2)");
STATEMENT(drafts, "DELETE FROM broadcasts WHERE id IN"
                  " (SELECT id FROM broadcasts WHERE made_at <= ?1 AND words = ''"
                  "  AND state IN ('draft', 'dropped') ORDER BY made_at LIMIT ?2)");
STATEMENT(letters, "DELETE FROM letters WHERE id IN (SELECT id FROM letters"
                   " WHERE made_at <= ?1 AND said_at <= ?1 ORDER BY made_at LIMIT ?2)");

int64_t retention_broadcasts(struct db *db, int64_t now, size_t room)
{
    db_run(db, &people, "ii", now - WORDS_STAY, (int64_t)room);
    int64_t count = db_run(db, &words, "ii", now - WORDS_STAY, (int64_t)room);
    db_run(db, &drafts, "ii", now - DRAFT_STAYS, (int64_t)room);
    return count;
}

int64_t retention_letters(struct db *db, int64_t now, size_t room)
{
    return db_run(db, &letters, "ii", now - WORDS_STAY, (int64_t)room);
}
