/* form_check.c - what else may be wrong in a questionnaire: keys that nobody reads, a
 * wording that learners lack, choices that no screen has room for. */
#include <stdio.h>
#include <string.h>

#include "bot/base.h"
#include "bot/form_read.h"
#include "bot/form_scale.h"

/* ---- keys ------------------------------------------------------------------------- */

static bool listed(const char *const *list, const char *word)
{
    for (; *list; list++)
        if (strcmp(*list, word) == 0)
            return true;
    return false;
}

static bool is_wording(const struct form_reading *r, const char *key)
{
    for (size_t i = 0; i < r->language_count; i++) {
        char ty[16];
        snprintf(ty, sizeof ty, "%s_ty", r->languages[i]);
        if (strcmp(key, r->languages[i]) == 0 || strcmp(key, ty) == 0)
            return true;
    }
    return false;
}

static void check_keys(struct form_reading *r, const cJSON *object,
                       const char *const *common, const char *const *own, bool wordings)
{
    const cJSON *one;
    cJSON_ArrayForEach(one, object)
    {
        const char *key = one->string ? one->string : "";
        if (!listed(common, key) && !listed(own, key) &&
            !(wordings && is_wording(r, key)))
            form_complain(r, "has a key that nobody reads", key);
    }
}

static const char *const no_more[] = { NULL };

void form_check_form_keys(struct form_reading *r, const cJSON *object)
{
    static const char *const keys[] = { "form",  "version", "learners", "portions",
                                        "title", "items",   NULL };
    check_keys(r, object, keys, no_more, false);
}

void form_check_item_keys(struct form_reading *r, const cJSON *object, enum scale scale)
{
    static const char *const common[] = { "id", "scale", "required", "when", "ty", NULL };
    static const char *const own[SCALES][4] = {
        [SCALE_TXT] = { "max", "accepts" },           [SCALE_NUM] = { "min", "max" },
        [SCALE_DATE] = { "from", "to", "since" },     [SCALE_CH] = { "choices" },
        [SCALE_MCH] = { "choices", "from" },          [SCALE_GRID] = { "of", "rows" },
        [SCALE_RANK] = { "choices", "from", "most" },
    };
    check_keys(r, object, common, own[scale], true);
}

void form_check_title_keys(struct form_reading *r, const cJSON *object)
{
    check_keys(r, object, no_more, no_more, true);
}

void form_check_choice_keys(struct form_reading *r, const cJSON *object)
{
    static const char *const keys[] = { "id", NULL };
    check_keys(r, object, keys, no_more, true);
}

/* ---- room on a screen ------------------------------------------------------------- */

/* A phone shows some 20 letters on half a row; the longest question, twenty rows and
 * their marks stay under one message. */
enum {
    ROWS_MOST = 7, /* one is for Back and Skip */
    ROW_LETTERS = 30,
    SHORT_LABEL = 14,
    WIDE_ROW = 80,
    QUESTION_LETTERS = 1200,
    ROW_NAME_LETTERS = 90,
};

static size_t rows_of(size_t count, size_t columns)
{
    return (count + columns - 1) / columns;
}

size_t form_columns(const struct form_item *item, size_t count, size_t longest)
{
    size_t roomy = scale_is_several(item->scale) ? ROWS_MOST - 1 : ROWS_MOST;
    size_t columns = 1;
    if (scale_is_fixed(item->of))
        return scale_columns(item->of);
    if (longest <= SHORT_LABEL)
        columns = longest < ROW_LETTERS / 5 ? 5 : ROW_LETTERS / longest;
    while (rows_of(count, columns) > roomy)
        columns++;
    if (columns > 1 && columns * longest > FORM_READABLE_ROW &&
        rows_of(count, columns - 1) <= ROWS_MOST)
        columns--;
    for (size_t even = columns; even > 1; even--)
        if (count % even == 0 && count / even <= ROWS_MOST)
            return even;
    return columns;
}

bool form_is_tight(const struct form_item *item, size_t count, size_t columns)
{
    return scale_is_several(item->scale) && rows_of(count, columns) == ROWS_MOST;
}

static size_t letters_of(const char *text)
{
    size_t letters = 0;
    for (; *text; text++)
        letters += ((unsigned char)*text & 0xC0) != 0x80;
    return letters;
}

/* The longest in this language, of the common wording or of that for learners. */
static size_t longest_of(const struct form_choice *list, size_t count, size_t language)
{
    size_t longest = 1;
    for (size_t i = 0; i < count; i++) {
        const char *both[] = { list[i].words.text[language], list[i].words.ty[language] };
        for (size_t w = 0; w < COUNT(both); w++) {
            size_t letters = both[w] ? letters_of(both[w]) : 0;
            longest = letters > longest ? letters : longest;
        }
    }
    return longest;
}

static void check_room(struct form_reading *r, const struct form_item *item)
{
    for (size_t i = 0; i < r->language_count; i++) {
        const struct form_choice question = { .words = item->words };
        if (longest_of(&question, 1, i) > QUESTION_LETTERS)
            form_complain(r, "its question is too long for a screen in", r->languages[i]);
        if (longest_of(item->rows, item->row_count, i) > ROW_NAME_LETTERS)
            form_complain(r, "a row is too long for a screen in", r->languages[i]);
        size_t longest = longest_of(item->choices, item->choice_count, i);
        if (longest * form_columns(item, item->choice_count, longest) > WIDE_ROW)
            form_complain(r, "its choices do not fit on a screen in", r->languages[i]);
    }
}

/* ---- an item ---------------------------------------------------------------------- */

static bool has_choice(const struct form_item *item, const char *id)
{
    for (size_t i = 0; i < item->choice_count; i++)
        if (strcmp(item->choices[i].id, id) == 0)
            return true;
    return false;
}

void form_check_item(struct form_reading *r, const struct form_item *item, bool same)
{
    if (r->form->learners && !same && r->language_count && !item->words.ty[0])
        form_complain(r,
                      "is for learners too and has no wording for them; \"ty\": "
                      "\"same\" would say that it needs none",
                      NULL);
    for (size_t i = 0; item->from && i < item->choice_count; i++)
        if (!has_choice(item->from, item->choices[i].id))
            form_complain(r, "from has no such choice", item->choices[i].id);
    if (item->scale == SCALE_RANK && item->choice_count &&
        (size_t)item->max > item->choice_count)
        form_complain(r, "most is more than there are choices", NULL);
    check_room(r, item);
}
