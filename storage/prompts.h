/* prompts.h - questions for reflection that were put to somebody (domain.md 3.9). What
 * they wrote stands in their diary; here stands only that they answered. */
#ifndef STORAGE_PROMPTS_H
#define STORAGE_PROMPTS_H

#include "storage/db.h"

struct prompt {
    int64_t id, person;     /* id 0: none */
    const char *prompt;     /* "RE-401" */
    const char *passed;     /* the one put before it, which they did not want; "" */
    int64_t match, meeting; /* 0: of none */
    int64_t asked_at, reminded_at, answered_at; /* 0: not */
    const char *answer; /* "written" "voice" "skipped" "closed"; NULL: open */
};

/* person, prompt, match and meeting are the caller's; the id. */
int64_t prompt_add(struct db *db, const struct prompt *p, int64_t now);
/* The one that was put to this person; id 0: none. */
struct prompt prompt_find(struct db *db, int64_t person, int64_t id);
/* After this meeting; id 0: none. */
struct prompt prompt_of_meeting(struct db *db, int64_t person, int64_t meeting);
/* The newest of those that belong to no meeting and are open; id 0: none. */
struct prompt prompt_open_alone(struct db *db, int64_t person);
/* False when it was answered before. */
bool prompt_answer(struct db *db, int64_t id, const char *answer, int64_t now);
/* Another question in its place; false when it is not open, or was changed before. */
bool prompt_swap(struct db *db, int64_t id, const char *prompt);
/* False when it was reminded of before, or is not open. */
bool prompt_remind(struct db *db, int64_t id, int64_t now);
/* What this person was asked, newest first, those that they did not want too; how many
 * were put into out. Strings live in the turn's memory. */
size_t prompts_asked(struct db *db, int64_t person, const char **out, size_t room);

#endif
