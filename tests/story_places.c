/* story_places.c - where and when one may meet, and about what, put straight into the
 * storage: of the first school, or of the first match of a person.
 *
 * holidays 2026-10-26 2026-11-01; exams 2026-09-14 2026-09-18; venue Кабинет 12 (a place
 * of the school's list); venue https://meet.example/a Класс (a link that a curator has
 * allowed); topic Пётр Цифровые уроки (in which Пётр is the mentor). */
#include "tests/story_inside.h"

#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "storage/storage.h"

static bool put(struct story *s, const char *sql)
{
    bool done = db_begin(s->db) == DB_OK && db_script(s->db, sql);
    return (db_commit(s->db) == DB_OK && done) || story_fail(s, "%s", sql);
}

static bool days(struct story *s, const char *rest, const char *kind)
{
    char first[11] = "", last[11] = "";
    if (sscanf(rest, "%10s %10s", first, last) != 2)
        return story_fail(s, "it is written: holidays 2026-10-26 2026-11-01");
    return put(
        s, talloc_asprintf(s->memory,
                           "INSERT INTO calendar_days (organisation, first_day, last_day,"
                           " kind) VALUES (1, '%s', '%s', '%s')",
                           first, last, kind));
}

bool story_holidays(struct story *s, const char *rest)
{
    return days(s, rest, "holiday");
}

bool story_exams(struct story *s, const char *rest)
{
    return days(s, rest, "exams");
}

bool story_venue(struct story *s, const char *rest)
{
    bool is_link = strncmp(rest, "https://", 8) == 0;
    size_t len = is_link ? strcspn(rest, " ") : 0;
    return put(s, talloc_asprintf(s->memory,
                                  "INSERT INTO venues (organisation, kind, name, link,"
                                  " made_by, made_at, allowed_by, allowed_at)"
                                  " VALUES (1, '%s', '%s', '%.*s', 1, 0, 1, 0)",
                                  is_link ? "link" : "place",
                                  rest + len + (is_link && rest[len]), (int)len, rest));
}

bool story_topic(struct story *s, const char *rest)
{
    size_t len = strcspn(rest, " ");
    char *name = talloc_strndup(s->memory, rest, len);
    db_memory(s->db, s->memory);
    struct account a = account_find(s->db, "terminal", story_person(s, name)->id);
    struct match m = match_first_of(s->db, a.person);
    if (!m.id || !rest[len])
        return story_fail(s, "it is written: topic Пётр Цифровые уроки");
    return put(s, talloc_asprintf(s->memory,
                                  "INSERT INTO topics (match, number, title, mentor)"
                                  " SELECT %lld, count(*) + 1, '%s', %lld FROM topics"
                                  " WHERE match = %lld",
                                  (long long)m.id, rest + len + 1, (long long)a.person,
                                  (long long)m.id));
}
