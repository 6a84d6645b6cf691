/* story_inside.h - what the files of the player show each other. */
#ifndef TESTS_STORY_INSIDE_H
#define TESTS_STORY_INSIDE_H

#include "bot/engine.h"
#include "bot/form_file.h"
#include "bot/terminal.h"
#include "tests/story.h"

/* ---- the text -------------------------------------------------------------------- */

/* A line as it is played: comments off, the lines that continue it added, each after a
 * newline. */
struct story_line {
    int number; /* in the file, from 1 */
    char *text;
};

/* The lines of a story on mem; *count of them. */
struct story_line *story_lines(void *mem, const char *text, size_t *count);

/* ---- who ------------------------------------------------------------------------- */

struct story_person {
    const char *name;      /* as the story calls them: "Ира" */
    const char *id;        /* in the terminal: "ира" */
    const char *elsewhere; /* as the messenger calls them: nobody may ever read it */
    const char *language;
    size_t checked; /* so much of what was shown to them is checked */
    struct story_person *next;
};

struct story_link {
    const char *name, *word;
    struct story_link *next;
};

struct story {
    const struct story_settings *set;
    const char *file;
    const struct story_line *line;
    void *memory; /* talloc: all of it */
    char *told;   /* why it failed; NULL: it did not */

    struct terminal *terminal;
    struct story_person *people;
    struct story_link *links;

    char *folder; /* of this story's files */
    int lives;    /* starts of the bot: each has a folder of its own in it */
    struct db *db;
    struct forms *forms;
    struct engine *engine; /* NULL: it is down */
    bool greeted, has_page, forms_changed;

    const char *zone; /* in which the story tells times */
    int64_t now, ticks;
    int flood;
    const char *school; /* to be made before the first act; NULL: made */
    bool names_codes, names_first;
    char **more_schools; /* talloc: lines that make further ones; NULL: none */
    bool together;       /* acts are gathered into one page */
    bool bugs_allowed;   /* turns may fail */
    bool disk_fails;     /* for ever, until the story says otherwise */
    const char *fault;   /* the trouble asked for last; NULL: none */
    int64_t failures;    /* turns that have failed */
};

/* Keeps why this line failed, the first time. Always false. */
bool story_fail(struct story *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* ---- story_people.c -------------------------------------------------------------- */

struct story_person *story_person(struct story *s, const char *name);
const struct story_person *story_person_by_id(const struct story *s, const char *id);
/* "Ира > words": false when it is no such line; *ok is how it went. */
bool story_person_line(struct story *s, const char *line, bool *ok);
struct terminal_chat *story_chat(struct story *s, const struct story_person *p);
/* {name} of a captured link becomes its word. */
char *story_filled(struct story *s, const char *text);

/* ---- story_act.c: what a person does --------------------------------------------- */

typedef bool story_act(struct story *s, struct story_person *p, const char *rest);
bool story_says(struct story *s, struct story_person *p, const char *words);
bool story_replies(struct story *s, struct story_person *p, const char *words);
bool story_corrects(struct story *s, struct story_person *p, const char *words);
bool story_sends(struct story *s, struct story_person *p, const char *rest);
bool story_replies_with(struct story *s, struct story_person *p, const char *rest);
/* story_send.c: "photo NAME caption", "document NAME holds ...". */
bool story_sends_one(struct story *s, const struct story_person *p, const char *what,
                     const char *album, const char *reply_to);
bool story_presses(struct story *s, struct story_person *p, const char *label);
bool story_presses_twice(struct story *s, struct story_person *p, const char *label);
bool story_blocks(struct story *s, struct story_person *p, const char *rest);
bool story_unblocks(struct story *s, struct story_person *p, const char *rest);
bool story_speaks(struct story *s, struct story_person *p, const char *language);
bool story_in_group(struct story *s, const char *rest); /* Ира in group "8А" > text */
bool story_duplicate(struct story *s, const char *name);
bool story_link(struct story *s, const char *rest); /* NAME = Ира "label" */

/* ---- story_expect.c: what a person must have been shown -------------------------- */

bool story_shows(struct story *s, struct story_person *p, const char *expected);
bool story_shows_edit(struct story *s, struct story_person *p, const char *expected);
bool story_shows_among(struct story *s, struct story_person *p, const char *expected);
bool story_toasts(struct story *s, struct story_person *p, const char *expected);
bool story_quiet(struct story *s, struct story_person *p, const char *rest);
bool story_skips(struct story *s, struct story_person *p, const char *rest);

/* ---- story_sides.c: who answers for whom, and who doubts -------------------------- */

bool story_guardian(struct story *s, const char *rest);
bool story_doubts(struct story *s, const char *rest);
bool story_works(struct story *s, const char *rest);
bool story_step(struct story *s, const char *rest);
bool story_carry(struct story *s, const char *rest);

/* ---- story_cases.c: requests for help that are there already ---------------------- */

bool story_case(struct story *s, const char *rest);
/* story_solutions.c: and how others solved theirs. */
bool story_solution(struct story *s, const char *rest);
bool story_allow(struct story *s, const char *rest);

/* ---- story_flags.c: what a rule has found ------------------------------------------ */

bool story_flag(struct story *s, const char *rest);

/* ---- story_pairs.c: matches and meetings that are there already ------------------- */

bool story_pair(struct story *s, const char *rest);
bool story_holidays(struct story *s, const char *rest);
bool story_exams(struct story *s, const char *rest);
bool story_venue(struct story *s, const char *rest);
bool story_topic(struct story *s, const char *rest);
bool story_meeting(struct story *s, const char *rest);
bool story_move(struct story *s, const char *rest);
bool story_reflects(struct story *s, const char *rest);

/* ---- story_marks.c: what was said of meetings and of a pair ------------------------ */

bool story_logs(struct story *s, const char *rest);
bool story_marked(struct story *s, const char *rest);
bool story_pulsed(struct story *s, const char *rest);
bool story_writes(struct story *s, const char *rest);

/* ---- story_match.c --------------------------------------------------------------- */

/* Is the text what the pattern says, * being anything? White space counts as one blank.
 */
bool story_matches(const char *pattern, const char *text);
/* "words [A] [B]" cut into its words and labels. */
struct story_pattern {
    char *words;
    char **labels; /* NULL at the end; "..." is any number of buttons */
    bool has_labels;
};
struct story_pattern story_pattern(void *mem, const char *expected);
bool story_keys_match(const struct story_pattern *p, const struct key *keys,
                      size_t count);
/* In small letters. */
char *story_small(void *mem, const char *text);

/* ---- story_life.c: the bot is started, dies, and is started again ---------------- */

bool story_begin(struct story *s);
void story_end(struct story *s);
/* False without a word when the disk does not let it; the next settling tries again. */
bool story_start(struct story *s);
void story_stop(struct story *s);
/* The process dies and is started again, on a copy of what was on the disk. */
bool story_restart(struct story *s);
/* story_form.c: the product, and whoever hears of the story's own forms. */
const struct product *story_product(struct story *s);
bool story_form(struct story *s, const char *rest);
bool story_ask(struct story *s, const char *rest);
/* story_backup.c */
bool story_backup(struct story *s, const char *rest);
bool story_restore(struct story *s, const char *rest);

/* ---- story_world.c: what the bot does at one moment ------------------------------ */

/* Runs the bot until it has nothing left to do at this moment. */
bool story_settle(struct story *s);
/* When the bot must be woken next, by the story's clock; 0: never. */
int64_t story_next_due(struct story *s);
bool story_job(struct story *s, const char *rest);

/* ---- story_time.c ---------------------------------------------------------------- */

bool story_now(struct story *s, const char *rest); /* DATE TIME [ZONE] */
bool story_wait(struct story *s, const char *rest);
/* "2026-09-07 10:00", "mon 08:30" or "08:30"; 0 when it is none of them. */
int64_t story_moment(struct story *s, const char *text);
bool story_clock(struct story *s, const char *rest);
/* "1h 30m" in seconds; -1 when it is none. */
int64_t story_duration(const char *text);
const char *story_time_told(struct story *s, int64_t at);

/* ---- story_school.c, story_fault.c, story_tables.c, story_tell.c ----------------- */

bool story_school(struct story *s, const char *rest);
bool story_texts(struct story *s, const char *rest); /* older, older P3 */
bool story_make_school(struct story *s);
bool story_fault(struct story *s, const char *rest);
/* Did anything meet the trouble that was asked for last? Asked once. */
bool story_fault_was_met(struct story *s);
bool story_table(struct story *s, const char *rest);
bool story_no_table(struct story *s, const char *rest);
/* story_file.c: "of Ира has TEXT", "my-data.json of Ира lacks TEXT" */
bool story_file(struct story *s, const char *rest);
/* The newest turn that failed, in words. */
char *story_failure(struct story *s);
/* One thing shown, as a story would write it. */
char *story_told(void *mem, const struct terminal_shown *shown);
void story_tell_failure(struct story *s);
/* For terminal_settings.appeared: tells it when the story is told aloud. */
void story_appeared(void *owner, const struct terminal_chat *c,
                    const struct terminal_shown *shown);

#endif
