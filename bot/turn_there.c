/* turn_there.c - what a handler asks of clocks on other walls, and of typed words. */
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "locales/fold.h"
#include "locales/typed.h"
#include "locales/zones.h"

static struct local there(struct turn *t, const char *zone)
{
    return zone_local(words_zones(t->in->engine->words), zone, t->now);
}

int minute_there(struct turn *t, const char *zone)
{
    struct local l = there(t, zone);
    return l.hour * 60 + l.minute;
}

int weekday_there(struct turn *t, const char *zone)
{
    return there(t, zone).weekday;
}

const char *fold_words(struct turn *t, const char *words)
{
    char text[FOLD_MOST];
    return fold_text(text, words, strlen(words)) ? talloc_strdup(t->in->memory, text)
                                                 : "";
}

bool told_when(struct turn *t, const char *zone, const char *words, struct told_time *out)
{
    struct local today = there(t, zone);
    struct typed typed;
    if (!typed_read(t->in->engine->words, &today, words, &typed))
        return false;
    *out = (struct told_time){ .minute = typed.minute, .lesson = typed.lesson };
    out->part = typed.part;
    if (typed.has_day)
        out->date = format(t, "%04d-%02d-%02d", typed.year, typed.month, typed.day);
    return true;
}
