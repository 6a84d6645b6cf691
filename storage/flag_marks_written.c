/* flag_marks_written.c - how often and how long people reflect, as rules read it
 * (flag_marks.h). What they wrote is theirs alone: a text is measured here and told to
 * nobody, not even to the rule. */
#include "storage/flag_marks.h"

#include <string.h>

enum { WORDS_MOST = 400 };

#define LENGTH "length(trim(e.text, char(9, 10, 13, 32)))"

STATEMENT(newest_prompt, "SELECT answered_at FROM prompts WHERE person = ?1"
                         " AND answer IN ('written', 'voice') ORDER BY id DESC LIMIT 1");
STATEMENT(newest_entry, "SELECT at FROM diary WHERE person = ?1 ORDER BY id DESC"
                        " LIMIT 1");
STATEMENT(asked, "SELECT ifnull(sum(p.answer = 'voice' OR (p.answer = 'written'"
                 " AND NOT EXISTS (SELECT 1 FROM diary e WHERE e.meeting = p.meeting"
                 "  AND e.person = ?2 AND e.prompt = p.prompt AND e.file IS NULL"
                 "  AND " LENGTH " < ?4))), 0), count(*), max(p.asked_at)"
                 " FROM prompts p WHERE p.match = ?1 AND p.person = ?2"
                 " AND p.asked_at >= ?3 AND p.answer IS NOT NULL");
#define WRITTEN                                                                          \
    " FROM diary e WHERE e.match = ?1 AND e.person = ?2 AND e.text <> ''"                \
    " AND e.prompt <> '' ORDER BY e.id DESC LIMIT ?3"
STATEMENT(lengths, "SELECT e.at, " LENGTH WRITTEN);
STATEMENT(texts, "SELECT e.text, " LENGTH WRITTEN);

int64_t reflected_at(struct db *db, int64_t person)
{
    int64_t prompt = db_first(db_query(db, &newest_prompt, "i", person));
    int64_t entry = db_first(db_query(db, &newest_entry, "i", person));
    return prompt > entry ? prompt : entry;
}

struct rate reflection_rate(struct db *db, int64_t match, int64_t person, int64_t since,
                            int64_t letters)
{
    struct rate rate = { 0 };
    struct rows r = db_query(db, &asked, "iiii", match, person, since, letters);
    if (db_next(&r))
        rate = (struct rate){ db_int(&r, 0), db_int(&r, 1), db_int(&r, 2) };
    db_stop(&r);
    return rate;
}

size_t reflections_written(struct db *db, int64_t match, int64_t person,
                           struct written *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &lengths, "iii", match, person, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct written){ db_int(&r, 0), db_int(&r, 1) };
    db_stop(&r);
    return count;
}

/* ---- likeness --------------------------------------------------------------------- */

struct word {
    const char *at;
    size_t len;
};

static const char between[] = " \t\r\n.,;:!?()\"-";

static size_t words_of(const char *text, struct word *out)
{
    size_t count = 0;
    for (text += strspn(text, between); *text && count < WORDS_MOST;
         text += strspn(text, between)) {
        size_t len = strcspn(text, between);
        out[count++] = (struct word){ text, len };
        text += len;
    }
    return count;
}

static bool is_same(const struct word *one, const struct word *other)
{
    return one->len == other->len && memcmp(one->at, other->at, one->len) == 0;
}

/* Each word of the other text is met once. */
static size_t common_words(const struct word *one, size_t count, const struct word *other,
                           size_t others)
{
    bool met[WORDS_MOST] = { false };
    size_t common = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < others; j++)
            if (!met[j] && is_same(&one[i], &other[j])) {
                met[j] = true;
                common++;
                break;
            }
    return common;
}

int text_likeness(const char *one, const char *other)
{
    struct word first[WORDS_MOST], second[WORDS_MOST];
    size_t count = words_of(one, first), others = words_of(other, second);
    if (!count || !others)
        return 0;
    return (int)(200 * common_words(first, count, second, others) / (count + others));
}

int reflection_likeness(struct db *db, int64_t match, int64_t person, int64_t letters,
                        size_t room)
{
    const char *newest = NULL;
    int likest = 0;
    bool first = true;
    struct rows r = db_query(db, &texts, "iii", match, person, (int64_t)room + 1);
    while (db_next(&r)) {
        bool short_one = db_int(&r, 1) < letters;
        if (first && short_one)
            break;
        first = false;
        if (!newest) {
            newest = db_text(&r, 0);
        } else if (!short_one) {
            int like = text_likeness(newest, db_text(&r, 0));
            likest = like > likest ? like : likest;
        }
    }
    db_stop(&r);
    return likest;
}
