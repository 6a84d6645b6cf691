/* form_file.h - a questionnaire as data: forms/NAME.json, versioned, in every language.
 *
 *   { "form": "welcome", "version": 1, "items": [
 *     { "id": "G09", "scale": "CH", "ru": "Кто Вы?", "ru_ty": "Кто ты?", "en": "Who are
 * you?", "optional": true, "when": "names_full", "choices": [ { "id": "teacher", "ru":
 * "Педагог", "en": "A teacher" } ] } ] }
 *
 * Scales: TXT (max: code points, accepts: text voice photo document), NUM (min, max), CH,
 * MCH, DATE (from, to: days from today). Ids are short, for they travel in buttons. */
#ifndef BOT_FORM_FILE_H
#define BOT_FORM_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;
struct words;

enum scale { SCALE_TXT, SCALE_NUM, SCALE_CH, SCALE_MCH, SCALE_DATE };
enum { FORM_LANGUAGES = 8, FORM_CHOICES = 30, FORM_ITEM_ID = 12, FORM_CHOICE_ID = 24 };

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
    struct wording words;
    bool optional;
    const char *when; /* the name of a condition; NULL: always asked */
    int64_t min, max; /* NUM: values; TXT: max code points; DATE: days from today */
    bool takes_voice, takes_photo, takes_document;
    struct form_choice *choices;
    size_t choice_count;
};

struct form {
    const char *name;
    int version;
    struct form_item *items;
    size_t item_count;
};

struct forms;

/* The built-in forms, then those of `dir` (NULL: none) instead of them. NULL with all
 * complaints, one a line, when any is wrong: bad JSON, an id twice, a wording missing in
 * a language of `words`, bounds the wrong way round. */
struct forms *forms_open(const char *dir, const struct words *words,
                         struct buffer *complaints);
void forms_free(struct forms *forms);
const struct form *form_named(const struct forms *forms, const char *name); /* or NULL */
const struct form *forms_at(const struct forms *forms, size_t i);           /* or NULL */
const struct form_item *form_item(const struct form *form, const char *id); /* or NULL */
/* For this language, or the first one. */
const char *wording_for(const struct forms *forms, const struct wording *w,
                        const char *language, bool learner);

/* Reads one form from `json` (NUL-terminated) into `forms`; false with complaints. */
bool forms_read(struct forms *forms, const char *name, const char *json,
                struct buffer *complaints);
/* An empty set of forms, for tests and fuzzing. */
struct forms *forms_new(const struct words *words);

#endif
