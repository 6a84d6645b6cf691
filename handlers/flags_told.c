/* flags_told.c - red ones reach whoever oversees them the same day: those that became red
 * within an hour are one message. It comes before quiet hours; what the morning's round
 * finds comes when they end.
 *
 * What each reader was told of last stands among their preferences; each is told only of
 * what became red since then, is open still and was not accepted meanwhile. */
#include "handlers/flags.h"

#include <stdlib.h>

enum { TOGETHER = HOUR, SHOWN = 6, READ = 60, PAGE = 32, OLDEST = 7 * DAY };
static const char told[] = "flags.told";

static int64_t last_told(struct turn *t, int64_t person)
{
    return strtoll(preference_text(t->db, person, told, "0"), NULL, 10);
}

/* Whoever was told of the request itself knows that it waits for an answer. */
static bool knows(struct turn *t, const struct flag *f, int64_t person)
{
    const struct flag_rule *r = flag_rule_named(f->rule);
    return r && r->scope == OF_CASE &&
           case_person_find(t->db, f->about, person).told_at > 0;
}

void flags_red(struct turn *t, const struct flag *f)
{
    for (const int64_t *who = flag_overseers(t, f); who && *who; who++) {
        if (knows(t, f, *who))
            continue;
        int64_t next = last_told(t, *who) + TOGETHER;
        if (!promise_when(t->db, "flags.red", *who, 0, 0))
            later(t, "flags.red", *who, 0, 0,
                  next > t->now + MINUTE ? next : t->now + MINUTE);
    }
}

/* ---- the message ------------------------------------------------------------------ */

/* A deputy sees what a curator is told of, and is not told of it too. */
static bool hears(struct turn *t, const struct flag *f, int64_t person)
{
    const int64_t *who = flag_overseers(t, f);
    while (who && *who && *who != person)
        who++;
    return who && *who && !knows(t, f, person);
}

/* What became red in the second of the message before was found after it. */
static bool is_news(struct turn *t, const struct flag *f, int64_t since)
{
    return f->worse_at > t->now - OLDEST && !f->accepted_at &&
           (f->worse_at > since || (f->worse_at == since && !f->told_at));
}

/* Of all that are open: the news are behind whatever has been red for long. */
static size_t news(struct turn *t, struct flag *out)
{
    int64_t since = last_told(t, t->who.id);
    struct flag some[PAGE];
    size_t kept = 0, read = PAGE;
    for (int64_t skip = 0; kept < READ && read == PAGE; skip += PAGE) {
        read = flags_open(t->db, t->who.organisation, FLAG_RED, t->now, skip, some, PAGE);
        for (size_t i = 0; i < read && kept < READ; i++)
            if (is_news(t, &some[i], since) && flag_seen(t, some[i].id).id &&
                hears(t, &some[i], t->who.id))
                out[kept++] = some[i];
    }
    return kept;
}

static void add_one(struct turn *t, struct card *c, const struct flag *f, bool alone)
{
    const char *press = press_about(t, "flags:card", f->id);
    gap(c);
    line(c, "flags.red_item", text_("title", flag_title(t, f)),
         text_("whom", flag_whom(t, f)));
    line(c, "flags.red_fact", text_("fact", flag_fact(t, f)));
    if (alone)
        button(c, press, "flags.open");
    else
        button(c, press, "flags.open_named", text_("whom", flag_whom(t, f)));
    row(c);
}

void flags_hear_red(struct turn *t, int64_t unused, int step)
{
    struct flag some[READ];
    (void)unused;
    (void)step;
    size_t count = news(t, some);
    preference_save(t->db, t->who.id, told, format(t, "%lld", (long long)t->now));
    if (!count)
        return;
    struct card *c = card(t, t->who.id, "flags_red", some[0].id);
    line(c, "flags.red");
    for (size_t i = 0; i < count; i++) {
        flag_told(t->db, some[i].id, t->now);
        if (i < SHOWN)
            add_one(t, c, &some[i], count == 1);
    }
    if (count > SHOWN) {
        gap(c);
        line(c, "flags.red_more", number_("count", (int64_t)(count - SHOWN)));
        button(c, "digest:open", "flags.to_digest");
    }
    show(c);
}
