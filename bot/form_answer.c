/* form_answer.c - an answer in words or a file: checked against what was asked. What does
 * not fit is told kindly, above the same question. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/form_inside.h"
#include "locales/fold.h"
#include "locales/marks.h"

static void take_text(struct answers *a, const struct form_item *item)
{
    struct turn *t = a->turn;
    char *words = talloc_strdup(t->in->memory, t->words);
    size_t len = strlen(words);
    while (len && isspace((unsigned char)words[len - 1]))
        words[--len] = '\0';
    words += strspn(words, " \t\n");
    if (!*words)
        form_put(a, item, "engine.text_wanted");
    else if ((int64_t)marks_size(marks_escaped(t->in->memory, words)).letters > item->max)
        form_put(a, item, "engine.too_long");
    else
        form_keep(a, item, words, 0);
}

static void take_number(struct answers *a, const struct form_item *item)
{
    const char *words = a->turn->words;
    char *end;
    long long n = strtoll(words, &end, 10);
    end += strspn(end, " \n");
    if (end == words || *end)
        form_put(a, item, "engine.number_wanted");
    else if (n < item->min || n > item->max)
        form_put(a, item, "engine.out_of_range");
    else
        form_keep(a, item, format(a->turn, "%lld", n), 0);
}

static void take_date(struct answers *a, const struct form_item *item)
{
    const char *date = form_date_typed(a->turn, a->turn->words);
    if (!date)
        form_put(a, item, "engine.date_wanted");
    else if (!form_date_allowed(a->turn, item, date))
        form_put(a, item, "engine.date_out_of_range");
    else
        form_keep(a, item, date, 0);
}

/* As people compare words: case, ё and е, hyphens and spaces do not count. */
static bool same_words(const char *a, const char *b)
{
    char one[FOLD_MOST], other[FOLD_MOST];
    return fold_text(one, a, strlen(a)) && fold_text(other, b, strlen(b)) &&
           strcmp(one, other) == 0;
}

/* A choice may be typed: by its number on the screen, or by its words. */
static void take_choice(struct answers *a, const struct form_item *item)
{
    const struct turn *t = a->turn;
    const char *language = t->who.language;
    char *end;
    long n = strtol(t->words, &end, 10);
    for (size_t i = 0; i < item->choice_count; i++) {
        const struct form_choice *c = &item->choices[i];
        const char *words =
            wording_for(t->in->engine->forms, &c->words, language, t->who.learner);
        bool numbered = end != t->words && !*end && (size_t)n == i + 1;
        if (numbered || same_words(words, t->words)) {
            form_choose(a->turn, &a->draft, item, c->id);
            return;
        }
    }
    form_put(a, item, "engine.choose_by_button");
}

static void take_file_answer(struct answers *a, const struct form_item *item)
{
    const char *kind = a->turn->in->event->file.kind;
    bool wanted = (strcmp(kind, "voice") == 0 && item->takes_voice) ||
                  (strcmp(kind, "photo") == 0 && item->takes_photo) ||
                  (strcmp(kind, "document") == 0 && item->takes_document);
    if (wanted)
        form_keep(a, item, a->turn->words, take_file(a->turn));
    else
        form_put(a, item, "engine.text_wanted");
}

bool form_answer(struct turn *t, const struct draft *d)
{
    struct answers a = form_load(t, d);
    const struct form_item *item = a.form ? form_item(a.form, d->asked) : NULL;
    if (!a.form)
        return false;
    if (!item) /* a release dropped the question while they were thinking */
        form_go_on(t, d);
    else if (t->in->event->file.kind)
        take_file_answer(&a, item);
    else if (item->optional && typed(t, "engine.skip"))
        form_keep(&a, item, NULL, 0);
    else if (item->scale == SCALE_MCH && typed(t, "engine.done"))
        form_done(&a, item);
    else if (item->scale == SCALE_TXT)
        take_text(&a, item);
    else if (item->scale == SCALE_NUM)
        take_number(&a, item);
    else if (item->scale == SCALE_DATE)
        take_date(&a, item);
    else
        take_choice(&a, item);
    return true;
}
