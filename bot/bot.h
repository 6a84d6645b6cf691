/* bot.h - everything a handler may use, besides storage/storage.h.
 *
 * A handler never waits, never sends, never returns an error and never frees. It reads
 * and writes the database and queues words to say, all inside the one transaction that
 * its turn holds. The first storage error sticks to that transaction: the turn is then
 * undone as a whole, its words included. So a handler is a plain function, and after a
 * crash its turn has happened wholly or not at all. */
#ifndef BOT_BOT_H
#define BOT_BOT_H

#include "locales/places.h"
#include "storage/storage.h"

struct inside; /* what the engine keeps of a turn */

/* ---- One thing that happened to one person ---------------------------------------- */

struct turn {
    struct db *db;        /* in a transaction that the engine ends */
    struct person who;    /* who acted, or whom a promise is for; id 0 for a stranger */
    int64_t now;          /* seconds since 1970; tests choose it */
    const char *words;    /* what came with it: a text, a caption, a link's word; or "" */
    const char *language; /* in which a stranger is spoken to */
    struct inside *in;
};

/* What stands in a button after feature:action, split at ':'; "" when there is less. */
const char *argument(const struct turn *t, int position);
/* A text that lives as long as the turn. */
const char *format(struct turn *t, const char *pattern, ...)
    __attribute__((format(printf, 2, 3)));
/* What cannot be unless we erred: the turn is undone, the person gets an apology, the
 * failure is kept. */
#define must(t, condition) ((condition) ? (void)0 : turn_fail((t), #condition))
void turn_fail(struct turn *t, const char *why) __attribute__((noreturn));
/* A stranger became somebody: from here on the turn is theirs. */
void become(struct turn *t, int64_t person);
/* Reads the actor anew, after their row was changed. */
void look_again(struct turn *t);
unsigned roles(struct turn *t);
bool has_role(struct turn *t, unsigned any_of);
/* From here on a stranger is spoken to in this language, if there is such a one. */
void speak(struct turn *t, const char *language);
/* The actor was erased: from here on a stranger, in the same language. After the commit
 * the database's log is emptied too. */
void leave_no_trace(struct turn *t);
/* Somebody else was erased: after the commit the database's log is emptied. */
void empty_log(struct turn *t);
/* The zones that are offered by button, from west to east; NULL past the last. */
const char *zone_at(int i);
/* What a clock on the wall there shows now: minutes of the day; 1 for Monday. */
int minute_there(struct turn *t, const char *zone);
int weekday_there(struct turn *t, const char *zone);
/* The minute of the day that a clock there shows at that moment. */
int minute_at(struct turn *t, const char *zone, int64_t at);
/* Words made equal that people take for equal (case, ё and е, a hyphen and a blank), in
 * the turn's memory; "" for what nobody types to be found. */
const char *fold_words(struct turn *t, const char *words);
/* The stems of the words (locales/stems.h), in any language, without words that any text
 * has; and the query that finds them: "" when there is nothing to look for. */
const char *search_stems(struct turn *t, const char *words);
const char *search_query(struct turn *t, const char *words);
/* The zone's city, as the actor's language calls it. */
const char *city(struct turn *t, const char *zone);
/* The world's towns by typed words, in any alphabet, the biggest first; how many were
 * written, at most `room`. And one of them by its id. */
size_t cities_found(struct turn *t, const char *words, struct place *out, size_t room);
bool city_find(struct turn *t, int64_t id, struct place *out);
/* The first moment of a day where the actor is: of "2026-05-26", or of today when NULL,
 * so many days later. 0 when it is no date. */
int64_t day_begins(struct turn *t, const char *date, int days);
/* The date of that moment in that zone: "2026-09-07". */
const char *date_in(struct turn *t, const char *zone, int64_t at);
/* When that date reaches this minute of the day there; seconds UTC. */
int64_t moment_on(struct turn *t, const char *zone, const char *date, int minute);
/* A day and a time as somebody typed them: «чт после 6 урока», "tomorrow 3pm". */
struct told_time {
    const char *date; /* "2026-09-10"; NULL: no day was told */
    int minute;       /* of the day; -1: no time was told */
    int lesson;       /* after that lesson; 0: none was told */
    /* without an hour: «вечером» */
    enum { PART_NONE, PART_MORNING, PART_AFTERNOON, PART_EVENING } part;
};
/* In the actor's or any other language, by the calendar of that zone. False, when any of
 * the words is not understood. */
bool told_when(struct turn *t, const char *zone, const char *words,
               struct told_time *out);
/* Do the words look like a link to a page: https://, a host with a dot, no blanks and no
 * name before it, at most LINK_MOST bytes? What it leads to is never looked at. */
bool is_link(const char *words);
/* What a stranger's chat is called in a button, and words to it later (see tell_chat). */
const char *own_chat(struct turn *t);
/* The link that brings somebody here with this word. */
const char *start_link(struct turn *t, const char *word);

/* ---- Words ------------------------------------------------------------------------ */

/* A value for a {{blank}} of a text in locales/, made only by the functions below. Each
 * is written for whoever reads it: their language, zone, and way of showing names. */
struct value {
    enum { END_, TEXT_, MARKED_, NAME_, NUMBER_, WHEN_, DAY_, CLOCK_, KEY_ } kind;
    const char *blank;
    const char *text;
    int64_t number;
};

struct value text_(const char *blank, const char *words); /* escaped */
struct value name_(const char *blank, int64_t person);    /* full, first, or code */
struct value when_(const char *blank, int64_t seconds);   /* weekday, date, time, zone */
struct value day_(const char *blank, int64_t seconds);    /* the date alone */
struct value clock_(const char *blank, int64_t seconds);  /* the time alone */
struct value number_(const char *blank, int64_t n);       /* "count" picks the plural */
struct value part_(const char *blank, const char *key);   /* another text of locales/ */
struct value in_zone_(struct value when, const char *zone); /* a moment, told there */
#define END ((struct value){ .kind = END_ })

#include "bot/passing.h"
#include "bot/reading.h"

/* say(t, "help.sent", when_("by", deadline));  to the person who acted */
#define say(t, ...) say_((t), __VA_ARGS__, END)
void say_(struct turn *t, const char *key, ...);

/* tell(t, asker, "help.taken", name_("who", t->who.id));  to somebody else, at once:
 * what can wait is a promise (see struct due) */
#define tell(t, person, ...) tell_((t), (person), __VA_ARGS__, END)
void tell_(struct turn *t, int64_t person, const char *key, ...);
/* To a chat of which nothing is stored (see own_chat), in the given language. */
#define tell_chat(t, chat, ...) tell_chat_((t), (chat), __VA_ARGS__, END)
void tell_chat_(struct turn *t, const char *chat, const char *language, const char *key,
                ...);

/* A short notice over the pressed button. Nothing that matters stands only there. */
void toast(struct turn *t, const char *key);

/* Did they type what this key says in any language? ("меню|домой") */
bool typed(struct turn *t, const char *key);
/* Has what this key says, in any language, these words in it? */
bool mentions(struct turn *t, const char *key, const char *words);
/* The text itself, as this person reads it; for what is put together by hand. */
#define words_for(t, person, ...) words_for_((t), (person), __VA_ARGS__, END)
const char *words_for_(struct turn *t, int64_t person, const char *key, ...);

/* ---- Cards: words about one thing, edited in place -------------------------------- */

struct card;
enum style { PLAIN, PRIMARY, SUCCESS, DANGER };

/* The card of this person (0: the stranger who acted) about this thing. Screens that
 * follow each other by buttons are one card, "screen". */
struct card *card(struct turn *t, int64_t person, const char *kind, int64_t about);
#define line(c, ...) line_((c), __VA_ARGS__, END)
void line_(struct card *c, const char *key, ...);
void marked_line(struct card *c, const char *marked);
void gap(struct card *c); /* an empty line; a second one is none */
/* button(c, "help:take:41", "help.take");  the label is a text of locales/ */
#define button(c, press, ...)     button_((c), KEY_PRESS_, (press), __VA_ARGS__, END)
#define link_button(c, url, ...)  button_((c), KEY_LINK_, (url), __VA_ARGS__, END)
#define copy_button(c, text, ...) button_((c), KEY_COPY_, (text), __VA_ARGS__, END)
/* Looks like a button, is only read: a press of it does nothing. */
#define idle_button(c, ...) button_((c), KEY_IDLE_, "-", __VA_ARGS__, END)
enum { KEY_PRESS_, KEY_LINK_, KEY_COPY_, KEY_IDLE_ };
void button_(struct card *c, int kind, const char *value, const char *key, ...);
void style(struct card *c, enum style style); /* of the last button */
void row(struct card *c);                     /* the next button begins a row */
/* A month as rows of seven under the names of the weekdays, the weeks without a day that
 * can be chosen left out, and the ways to the months beside it: at most seven rows. */
struct month_page {
    int days, weekday;          /* how many, and of the first one; 1 is Monday */
    const char *press[31];      /* of each day; NULL: cannot be chosen */
    const char *key[31];        /* its label, with {{day}}; NULL: the number alone */
    const char *before, *after; /* presses; NULL: there is none */
    const char *before_key, *after_key;
};
void month_rows(struct turn *t, struct card *c, const struct month_page *m);
/* The last row: Back to where that press leads (NULL: no Back), and Home. */
void nav(struct card *c, const char *back);
/* No number stands for its buttons: they hold what may not be stored, or a number is as
 * likely a word to somebody. */
void secret(struct card *c);
/* Edits what was shown of this thing before, or sends it. */
void show(struct card *c);
/* Edits it where it stands, whatever came below it since, so that nobody is disturbed;
 * nothing when it was never shown. */
void show_in_place(struct card *c);
/* The pressed message becomes these words, without buttons: what it asked is settled. */
#define settle(t, ...) settle_((t), __VA_ARGS__, END)
void settle_(struct turn *t, const char *key, ...);
/* The pressed message is that card's from here on: what it asked is settled, and what is
 * shown of that thing stands in its place. */
void turn_into(struct turn *t, const char *kind, int64_t about);
/* An old button: says so and shows where the person is now. */
void old_button(struct turn *t);

/* ---- Files ------------------------------------------------------------------------ */

/* A document with this text (UTF-8, kept as its bytes) for this person (0: the school's),
 * to be sent with send_file(); its id. */
int64_t write_file(struct turn *t, int64_t person, const char *name, const char *text);
/* A text for whoever gets it as the name of a file: "Соглашение.pdf". What some machine
 * does not allow there is left out. Nobody is named in it (domain.md 6.6). */
const char *file_name(struct turn *t, const char *title, const char *ending);
/* What the office made is called so from here on; its ending stays. */
void name_file(struct turn *t, int64_t file, const char *title);
/* The same for one that stands in the parts of an export, "page" or "json"; it is read
 * from there when it leaves, so that a long one is never in a turn. */
int64_t write_export(struct turn *t, int64_t person, const char *name, int64_t export,
                     const char *as);
/* A file that came with this turn, stored as theirs; 0 when none came. */
int64_t take_file(struct turn *t);
#define send_file(t, person, file, ...)                                                  \
    send_file_((t), (person), (file), __VA_ARGS__, END)
void send_file_(struct turn *t, int64_t person, int64_t file, const char *key, ...);

#include "bot/making.h"

/* ---- Questions and promises ------------------------------------------------------- */

void ask(struct turn *t, const char *form, int64_t about); /* forms/<form>.json */
struct answers;
const char *answer_text(const struct answers *a, const char *item); /* NULL: skipped */
int64_t answer_number(const struct answers *a, const char *item);   /* 0 when skipped */
int64_t answer_file(const struct answers *a, const char *item);     /* 0: none */
bool answer_has(const struct answers *a, const char *item, const char *choice);
/* The place of a choice in a RANK, from 1; 0: it was not chosen. */
int answer_rank(const struct answers *a, const char *item, const char *choice);
/* What ask() was told that it is about. */
int64_t answer_about(const struct answers *a);
/* The number of a mark, of this row of a grid (elsewhere NULL): S5, A5, F5 1 to 5, S10 1
 * to 10, N11 0 to 10, Y3 2 (yes) 1 0, YN 1 (yes) 0. Skipped is missing, never 0. */
enum { NO_MARK = -1 };
int64_t answer_mark(const struct answers *a, const char *item, const char *row);

/* What a form is, within a sentence: "отзыв о встрече"; "" when it does not say. */
const char *form_title(struct turn *t, const char *form);

/* form_words.c: a form read afterwards, in the words that the actor was or would be asked
 * in. The question; the item's id when this release does not have it. */
const char *form_words(struct turn *t, const char *form, const char *item);
/* An answer: its choices in words, anything else as it was given; never NULL. */
const char *form_answer_words(struct turn *t, const char *form, const char *item,
                              const char *value);
/* Is it answered by a choice or a mark, and never by words, numbers or dates of one's
 * own? */
bool form_is_mark(const struct turn *t, const char *form, const char *item);

/* One promise for (kind, person, about, step); a second call moves it. */
void later(struct turn *t, const char *kind, int64_t person, int64_t about, int step,
           int64_t when);
/* The same about something that begins then: of many that come due in the same second,
 * the one about what begins soonest goes first; what can wait and begins at no moment
 * (later() and soon()) goes after them. */
void later_before(struct turn *t, const char *kind, int64_t person, int64_t about,
                  int step, int64_t when, int64_t begins);
/* What can wait, asked from its row as soon as the person may be disturbed. */
void soon(struct turn *t, const char *kind, int64_t person, int64_t about, int step);
enum { ANYONE = -1 };
void forget(struct turn *t, const char *kind, int64_t person, int64_t about);
/* When this person may be disturbed: the moment itself, or a quarter of an hour before
 * the quiet time that it falls into; and the moment itself, or the end of that time. */
int64_t awake_before(struct turn *t, int64_t person, int64_t at);
int64_t awake_after(struct turn *t, int64_t person, int64_t at);

/* ---- A feature: one file in handlers/, one line in handlers/features.c ------------ */

struct action {
    const char *name;
    unsigned who; /* enum role of storage/posts.h: who may press it */
    void (*run)(struct turn *t, int64_t about);
};

/* What quiet hours and the weekly number of pushes do to a promise. */
enum manners {
    BREAKS_IN,    /* comes when it is due, whatever the hour */
    COMES_BEFORE, /* would fall into quiet hours: comes before them */
    CAN_WAIT,     /* waits for their end, counts as a push, is merged with others */
    WAITS,        /* waits for their end, or for that of a pause, and is not counted */
};

struct due {
    const char *name;
    enum manners manners;
    int64_t late; /* seconds after which it is dropped; 0: never too late */
    void (*run)(struct turn *t, int64_t about, int step);
};
struct filled {
    const char *form;
    void (*run)(struct turn *t, const struct answers *a, int64_t about);
};
struct condition { /* "when" of a form's item */
    const char *name;
    bool (*holds)(struct turn *t, const struct answers *a);
};
/* Every list ends with { 0 }. */
struct feature {
    const char *name;    /* the word before the ':' in its buttons */
    struct action start; /* the command of that name */
    bool in_menu;        /* shown in the messenger's list of commands */
    const struct action *actions;
    const struct due *due;
    const struct filled *filled;
    const struct condition *conditions;
    const struct made *made;
    const struct fetched_as *fetched;
    void (*wrote)(struct turn *t, int64_t about); /* words under its card */
    const char *talk; /* the talk about the same thing that those words are for, too */
    /* What was passed on, to each of its readers, or kept of this talk was corrected: the
     * new words are t->words. */
    void (*corrected)(struct turn *t, int64_t about, int64_t relay);
    /* Something was pushed below its card: are these words for the card all the same? */
    bool (*understands)(struct turn *t, int64_t about);
    void (*undelivered)(struct turn *t, int64_t person, int64_t about, const char *why);
};

/* What the engine asks of the product as a whole. */
struct product {
    const struct feature *const *features; /* ends with NULL */
    void (*came)(struct turn *t);          /* by a link; t->words is its word, or "" */
    void (*home)(struct turn *t);          /* where Home leads */
    void (*stranger)(struct turn *t);      /* somebody unknown wrote or pressed */
    void (*unclear)(struct turn *t);       /* words that belong to no question */
    /* Asked before what a known person pressed, typed or answered reaches this feature
     * (NULL: none in particular). True: they were answered instead. */
    bool (*holds)(struct turn *t, const struct feature *f);
    /* Once an hour, in a turn of the program's own: what is to be tidied up. */
    void (*sweep)(struct turn *t);
    /* A line above questions that take words in one's own way; NULL: none. */
    const char *(*caution)(struct turn *t);
    /* May this person send such a file ("photo" "document" "voice")? The key of the
     * reason when not; NULL: they may. */
    const char *(*declines)(struct turn *t, const char *kind);
    unsigned (*roles_of)(struct db *db, const struct person *who);
    /* As the school shows names, to this reader (0: the stranger who acted). */
    const char *(*name_of)(struct turn *t, int64_t person, int64_t reader);
};

#endif
