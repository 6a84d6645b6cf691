/* absences.c - how long a match has not met. A pause of a match stands in its history; a
 * person's own in their row while it lasts, and in their preferences afterwards. */
#include "storage/absences.h"

#include <stdio.h>
#include <string.h>

#include "storage/preferences.h"
#include <talloc.h>

static const char last_away[] = "pause.last";

STATEMENT(last_held, "SELECT starts_at FROM meetings WHERE match = ?1"
                     " AND status IN ('held', 'partly')"
                     " ORDER BY starts_at DESC LIMIT 1");
STATEMENT(rests, "SELECT what, at FROM match_events WHERE match = ?1"
                 " AND what IN ('paused', 'resumed') ORDER BY at, id");
STATEMENT(away, "SELECT p.id, p.paused_from, p.paused_until, f.value"
                " FROM match_members m JOIN people p ON p.id = m.person"
                " LEFT JOIN preferences f ON f.person = m.person AND f.name = ?2"
                " WHERE m.match = ?1 AND m.left_at IS NULL");
STATEMENT(own, "SELECT p.id, p.paused_from, p.paused_until, f.value FROM people p"
               " LEFT JOIN preferences f ON f.person = p.id AND f.name = ?2"
               " WHERE p.id = ?1");

int64_t match_last_held(struct db *db, int64_t match)
{
    return db_first(db_query(db, &last_held, "i", match));
}

void person_was_away(struct db *db, int64_t person, int64_t from, int64_t until)
{
    preference_save(db, person, last_away,
                    talloc_asprintf(db_memory_of(db), "%lld %lld", (long long)from,
                                    (long long)until));
}

/* ---- spans ------------------------------------------------------------------------ */

struct spans {
    struct span *all;
    size_t count, room;
    int64_t since, now;
};

/* Kept in their order, and one with those that it touches. */
static void keep(struct spans *s, int64_t from, int64_t until)
{
    struct span new = { from > s->since ? from : s->since,
                        until < s->now ? until : s->now };
    size_t kept = 0;
    if (new.from >= new.until)
        return;
    for (size_t i = 0; i < s->count; i++) {
        struct span old = s->all[i];
        if (old.until < new.from || old.from > new.until) {
            s->all[kept++] = old;
            continue;
        }
        new.from = old.from < new.from ? old.from : new.from;
        new.until = old.until > new.until ? old.until : new.until;
    }
    s->count = kept;
    if (s->count == s->room)
        return;
    size_t at = s->count++;
    for (; at > 0 && s->all[at - 1].from > new.from; at--)
        s->all[at] = s->all[at - 1];
    s->all[at] = new;
}

static void add_rests(struct db *db, struct spans *s, int64_t match)
{
    int64_t from = 0;
    struct rows r = db_query(db, &rests, "i", match);
    while (db_next(&r)) {
        bool paused = strcmp(db_text(&r, 0), "paused") == 0;
        if (!paused && from)
            keep(s, from, db_int(&r, 1));
        from = paused ? (from ? from : db_int(&r, 1)) : 0;
    }
    if (from)
        keep(s, from, s->now);
}

static void add_away(struct db *db, const struct statement *whose, struct spans *s,
                     int64_t of)
{
    struct rows r = db_query(db, whose, "it", of, last_away);
    while (db_next(&r)) {
        long long from = 0, until = 0;
        const char *before = db_text(&r, 3);
        if (db_int(&r, 2))
            keep(s, db_int(&r, 1), db_int(&r, 2));
        if (before && sscanf(before, "%lld %lld", &from, &until) == 2)
            keep(s, from, until);
    }
}

size_t match_pauses(struct db *db, int64_t match, int64_t since, int64_t now,
                    struct span *out, size_t room)
{
    struct spans s = { .all = out, .room = room, .since = since, .now = now };
    add_rests(db, &s, match);
    add_away(db, &away, &s, match);
    return s.count;
}

size_t person_pauses(struct db *db, int64_t person, int64_t since, int64_t now,
                     struct span *out, size_t room)
{
    struct spans s = { .all = out, .room = room, .since = since, .now = now };
    add_away(db, &own, &s, person);
    return s.count;
}
