/* form_file.h - a questionnaire as data: forms/NAME.json, versioned, in every language.
 *
 *   { "form": "welcome", "version": 1, "learners": true, "items": [
 *     { "id": "WHO", "scale": "CH", "required": true, "when": "names_asked",
 *       "ru": "Кто Вы?", "ru_ty": "Кто ты?", "en": "Who are you?",
 *       "choices": [ { "id": "teacher", "ru": "Педагог", "en": "A teacher" } ] } ] }
 *
 * A form:
 *   form      the name of its file
 *   version   from 1; rises with any change of a wording. Each answer keeps the version
 *             it was given to
 *   learners  true: learners are asked too, so every question has a wording "ru_ty"
 *             beside "ru", or says "ty": "same" when one wording suits both
 *   portions  true: pauses before a portion would come to more than 8 taps, and reminds
 *             after 2 days and after 7. Left out: true when the whole has more than 8
 *   title     { "ru": "отзыв о встрече", "en": "feedback on the meeting" }: what it is,
 *             where somebody has left it in the middle. Left out: it is said in general
 *   items     1 to 200
 *
 * An item (all but id, scale and the wordings may be left out):
 *   id        up to 12 of letters, digits and _; deltas are made between equal ids
 *   scale     see below
 *   required  true: cannot be skipped. All others can, and skipped is missing, not zero
 *   when      the name of a condition of some feature; else it is not asked
 *   ru, en    the wording in each language of locales/; ru_ty, en_ty for learners
 *   ty        "same": the wording in "ru" is meant for learners as well
 *
 * scale  taps  what is kept            own keys
 * TXT    1     the words               max: letters (2000); accepts: a list of "text"
 *                                      "voice" "photo" "document" ("text" alone); or
 *                                      "link": the words must be one (is_link)
 * NUM    1     the number              min, max
 * DATE   1     "2026-09-07"            from, to: days from today, negative before it;
 *                                      since: an earlier DATE item; a span that is typed
 *                                      there («26.10-03.11») answers both
 * CH     1     the id                  choices
 * MCH    2     "a,c", as in the file   choices; from
 * RANK   3     "c,a", the first first  choices; from; most: 1 to 5 (3)
 * S5     1     1 to 5, faces           1 very bad ... 5 excellent
 * S10    1     1 to 10                 1 the lowest, 10 the highest
 * A5     1     1 to 5, words           how true is it: 1 not at all ... 5 fully
 * F5     1     1 to 5, words           1 never ... 5 very often
 * N11    1     0 to 10                 how likely: 0 not at all, 10 very
 * Y3     1     "yes" "partly" "no"
 * YN     1     "yes" "no"
 * grid   1/row "r1=4,r3=2"             of: a scale from S5 down to YN; rows
 *
 * choices and rows are lists of { id, wordings }: up to 30 choices with ids up to 24, up
 * to 20 rows with ids up to 12. `from` names an earlier MCH item: only what was chosen
 * there is offered, under the same ids, and nothing is asked when fewer than two were.
 * An item with `from` needs no choices of its own.
 *
 * A question is one screen of at most eight rows of buttons; what cannot fit is
 * complained of. Ids are short, for they travel in buttons. */
#ifndef BOT_FORM_FILE_H
#define BOT_FORM_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;
struct product;
struct words;

enum scale {
    SCALE_TXT,
    SCALE_NUM,
    SCALE_DATE,
    SCALE_CH,
    SCALE_MCH,
    SCALE_RANK,
    SCALE_S5,
    SCALE_S10,
    SCALE_A5,
    SCALE_F5,
    SCALE_N11,
    SCALE_Y3,
    SCALE_YN,
    SCALE_GRID,
    SCALES,
};
enum {
    FORM_LANGUAGES = 8,
    FORM_CHOICES = 30,
    FORM_ROWS = 20,
    FORM_ITEM_ID = 12,
    FORM_CHOICE_ID = 24,
    FORM_ROW_ID = 12,
    FORM_RANKS = 5,
    FORM_PORTION = 8,       /* taps */
    FORM_READABLE_ROW = 44, /* letters: beyond them a phone cuts the buttons short */
};

/* One wording: by language, plain text, with another for learners where there is one. */
struct wording {
    const char *text[FORM_LANGUAGES], *ty[FORM_LANGUAGES];
};

struct form_choice {
    const char *id;
    struct wording words;
};

struct form_item {
    const char *id;
    enum scale scale;
    enum scale of; /* of a grid's rows; otherwise the item's own */
    struct wording words;
    bool required;
    const char *when; /* the name of a condition; NULL: always asked */
    int64_t min, max; /* NUM: values; DATE: days from today; TXT: letters; RANK: places */
    bool takes_voice, takes_photo, takes_document;
    bool takes_link; /* words that are no link are refused */
    struct form_choice *choices;
    size_t choice_count;
    struct form_choice *rows; /* of a grid */
    size_t row_count;
    const struct form_item *since; /* the day that a span begins with; NULL: no span */
    const struct form_item *from; /* what was chosen there is offered; NULL: everything */
};

struct form {
    const char *name;
    int version;
    struct wording title; /* without texts: it has none */
    bool learners, portions;
    struct form_item *items;
    size_t item_count;
};

struct forms;

/* The built-in forms, then those of `dir` (NULL: none) instead of them. NULL with all
 * complaints, one a line, when any is wrong: bad JSON, a key or scale that is unknown, an
 * id twice, a wording missing in a language of `words`, bounds the wrong way round, what
 * does not fit on a screen. */
struct forms *forms_open(const char *dir, const struct words *words,
                         struct buffer *complaints);
/* Is there a condition for each `when`, and somebody who is told that the form is
 * filled? False with complaints. */
bool forms_suit(const struct forms *forms, const struct product *product,
                struct buffer *complaints);
void forms_free(struct forms *forms);
const struct form *form_named(const struct forms *forms, const char *name); /* or NULL */
const struct form *forms_at(const struct forms *forms, size_t i);           /* or NULL */
const struct form_item *form_item(const struct form *form, const char *id); /* or NULL */
/* For this language, or the first one. */
const char *wording_for(const struct forms *forms, const struct wording *w,
                        const char *language, bool learner);
/* How many buttons stand in a row, by what is written on the longest (letters), so that
 * the item needs no more than eight rows. */
size_t form_columns(const struct form_item *item, size_t count, size_t longest);
/* Do so many choices leave no row for "Done"? It then stands beside the others. */
bool form_is_tight(const struct form_item *item, size_t count, size_t columns);

/* Reads one form from `json` (NUL-terminated) into `forms`; false with complaints. */
bool forms_read(struct forms *forms, const char *name, const char *json,
                struct buffer *complaints);
/* An empty set of forms, for tests and fuzzing. */
struct forms *forms_new(const struct words *words);

#endif
