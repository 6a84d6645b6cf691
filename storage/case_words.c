/* case_words.c - of which messages the words of a case are made. */
#include "storage/case_words.h"

#include <string.h>

#include <talloc.h>

STATEMENT(add, "INSERT INTO case_words (case_id, part, relay, bytes)"
               " VALUES (?1, ?2, ?3, ?4)");
STATEMENT(part_of, "SELECT part FROM case_words WHERE case_id = ?1 AND relay = ?2"
                   " AND relay > 0");
STATEMENT(lines_of, "SELECT id, relay, bytes FROM case_words WHERE case_id = ?1"
                    " AND part = ?2 ORDER BY id");
STATEMENT(last_part, "SELECT part FROM case_words WHERE case_id = ?1 ORDER BY id DESC"
                     " LIMIT 1");
STATEMENT(measure, "UPDATE case_words SET bytes = ?2 WHERE id = ?1");
STATEMENT(read_words, "SELECT words FROM cases WHERE id = ?1"
                      " AND state IN ('draft', 'waiting', 'taken', 'answered')");
STATEMENT(read_tried, "SELECT tried FROM cases WHERE id = ?1"
                      " AND state IN ('draft', 'waiting', 'taken', 'answered')");
STATEMENT(write_words, "UPDATE cases SET words = ?2 WHERE id = ?1");
STATEMENT(write_tried, "UPDATE cases SET tried = ?2 WHERE id = ?1");
STATEMENT(is_draft, "SELECT count(*) FROM cases WHERE id = ?1 AND state = 'draft'");

static bool is_tried(const char *part)
{
    return strcmp(part, "tried") == 0;
}

/* NULL: the case is over, or there is none. */
static const char *read_part(struct db *db, int64_t id, const char *part)
{
    const char *text = NULL;
    struct rows r = db_query(db, is_tried(part) ? &read_tried : &read_words, "i", id);
    if (db_next(&r))
        text = db_text(&r, 0);
    db_stop(&r);
    return text;
}

static void write_part(struct db *db, int64_t id, const char *part, const char *text)
{
    db_run(db, is_tried(part) ? &write_tried : &write_words, "it", id, text);
}

/* A line with nothing in it takes no room. */
static char *with_line(char *text, const char *words, size_t len)
{
    return talloc_asprintf_append_buffer(text, "%s%.*s", *text && len ? "\n" : "",
                                         (int)len, words);
}

bool case_words_add(struct db *db, int64_t id, const char *part, int64_t relay,
                    const char *words)
{
    if (!db_first(db_query(db, &is_draft, "i", id)))
        return false;
    size_t len = strlen(words);
    const char *there = read_part(db, id, part);
    char *text = talloc_strdup(db_memory_of(db), there);
    write_part(db, id, part, with_line(text, words, len));
    db_insert(db, &add, "itii", id, part, relay, (int64_t)len);
    return true;
}

const char *case_words_part(struct db *db, int64_t id)
{
    const char *part = "words";
    struct rows r = db_query(db, &last_part, "i", id);
    if (db_next(&r))
        part = db_text(&r, 0);
    db_stop(&r);
    return part;
}

static const char *part_named(struct db *db, int64_t id, int64_t relay)
{
    const char *part = NULL;
    struct rows r = db_query(db, &part_of, "ii", id, relay);
    if (db_next(&r))
        part = db_text(&r, 0);
    db_stop(&r);
    return part;
}

bool case_words_correct(struct db *db, int64_t id, int64_t relay, const char *words)
{
    const char *part = part_named(db, id, relay);
    const char *at = part ? read_part(db, id, part) : NULL;
    if (!at)
        return false;
    size_t left = strlen(at);
    char *text = talloc_strdup(db_memory_of(db), "");
    struct rows r = db_query(db, &lines_of, "it", id, part);
    while (db_next(&r)) {
        size_t len = (size_t)db_int(&r, 2) < left ? (size_t)db_int(&r, 2) : left;
        bool own = db_int(&r, 1) == relay;
        text = with_line(text, own ? words : at, own ? strlen(words) : len);
        if (own)
            db_run(db, &measure, "ii", db_int(&r, 0), (int64_t)strlen(words));
        at += len;
        left -= len;
        if (len && left) { /* the end of that line */
            at++;
            left--;
        }
    }
    db_stop(&r);
    write_part(db, id, part, text);
    return true;
}
