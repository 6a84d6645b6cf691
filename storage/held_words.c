/* held_words.c - what waits to be told for whom it is. */
#include "storage/held_words.h"

#include "storage/files.h"

STATEMENT(add, "INSERT INTO held_words (person, account, message, first, album, words,"
               " file, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
STATEMENT(be_first, "UPDATE held_words SET first = id WHERE id = ?1");
STATEMENT(album_of, "SELECT first FROM held_words WHERE account = ?1 AND album = ?2"
                    " AND album <> '' ORDER BY id LIMIT 1");
#define COLUMNS "id, person, account, message, first, album, words, file, at"
STATEMENT(next, "SELECT " COLUMNS " FROM held_words WHERE first = ?2 AND person = ?1"
                " ORDER BY id LIMIT 1");
STATEMENT(all_of, "SELECT " COLUMNS " FROM held_words WHERE first = ?2 AND person = ?1"
                  " ORDER BY id");
STATEMENT(last, "SELECT " COLUMNS " FROM held_words WHERE person = ?1"
                " ORDER BY id DESC LIMIT 1");
STATEMENT(together, "SELECT count(*) FROM held_words WHERE first = ?2"
                    " AND person = ?1");
STATEMENT(drop, "DELETE FROM held_words WHERE id = ?1");
STATEMENT(correct, "UPDATE held_words SET words = ?3"
                   " WHERE account = ?1 AND message = ?2");
STATEMENT(oldest, "SELECT id, file FROM held_words WHERE at < ?1 ORDER BY at LIMIT 1");

int64_t held_album(struct db *db, int64_t account, const char *album)
{
    return db_first(db_query(db, &album_of, "it", account, album));
}

int64_t held_add(struct db *db, const struct held_words *h)
{
    int64_t first = h->first ? h->first : held_album(db, h->account, h->album);
    int64_t id = db_insert(db, &add, "iitittoi", h->person, h->account, h->message, first,
                           h->album, h->words, h->file, h->at);
    if (first)
        return first;
    db_run(db, &be_first, "i", id);
    return id;
}

static struct held_words read_row(const struct rows *r)
{
    return (struct held_words){
        .id = db_int(r, 0),
        .person = db_int(r, 1),
        .account = db_int(r, 2),
        .message = db_text(r, 3),
        .first = db_int(r, 4),
        .album = db_text(r, 5),
        .words = db_text(r, 6),
        .file = db_int(r, 7),
        .at = db_int(r, 8),
    };
}

static struct held_words read_one(struct rows r)
{
    struct held_words h = { 0 };
    if (db_next(&r)) {
        h = read_row(&r);
        db_stop(&r);
    }
    return h;
}

struct held_words held_next(struct db *db, int64_t person, int64_t first)
{
    return read_one(db_query(db, &next, "ii", person, first));
}

struct held_words *held_list(struct db *db, int64_t person, int64_t first)
{
    struct rows r = db_query(db, &all_of, "ii", person, first);
    struct held_words *all = db_list(db, NULL, 0, sizeof *all);
    for (size_t count = 0; db_next(&r);) {
        all[count++] = read_row(&r);
        all = db_list(db, all, count, sizeof *all);
    }
    return all;
}

struct held_words held_last(struct db *db, int64_t person)
{
    return read_one(db_query(db, &last, "i", person));
}

int64_t held_count(struct db *db, int64_t person, int64_t first)
{
    return db_first(db_query(db, &together, "ii", person, first));
}

void held_drop(struct db *db, int64_t id)
{
    db_run(db, &drop, "i", id);
}

bool held_correct(struct db *db, int64_t account, const char *message, const char *words)
{
    return db_run(db, &correct, "itt", account, message, words) > 0;
}

static bool drop_oldest(struct db *db, int64_t before)
{
    int64_t id = 0, file = 0;
    struct rows r = db_query(db, &oldest, "i", before);
    if (db_next(&r)) {
        id = db_int(&r, 0);
        file = db_int(&r, 1);
        db_stop(&r);
    }
    if (!id)
        return false;
    held_drop(db, id);
    if (file)
        file_drop_unused(db, file);
    return true;
}

int held_expire(struct db *db, int64_t before)
{
    int count = 0;
    while (drop_oldest(db, before))
        count++;
    return count;
}
