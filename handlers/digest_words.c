/* digest_words.c - a line of a digest in words: whom, the fact, since when, in one line.
 *
 * It says what was so when the digest was made; only what became of it is read anew. */
#include "handlers/digest.h"

#include <string.h>

enum { FULL = 100 };

struct value marked_(const char *blank, const char *marked)
{
    return (struct value){ .kind = MARKED_, .blank = blank, .text = marked };
}

static const char *zone_of(struct turn *t)
{
    return organisation_find(t->db, t->who.organisation).zone;
}

/* «со 2 ноября»: before that day another word stands. */
static const char *since_words(struct turn *t, int64_t since)
{
    if (!since)
        return "";
    bool second = strcmp(date_in(t, t->who.zone, since) + strlen("2026-11-"), "02") == 0;
    return words_for(t, t->who.id, second ? "digest.since_second" : "digest.since",
                     day_("day", since));
}

/* Many a fact tells the day itself. */
const char *digest_since_beside(struct turn *t, const char *fact, int64_t since)
{
    const char *day = words_for(t, t->who.id, "digest.day", day_("day", since));
    return strstr(fact, day) ? "" : since_words(t, since);
}

/* ---- lines that name somebody ----------------------------------------------------- */

/* Whoever may not see it by now reads neither whom nor what it is about. */
static const char *flag_words(struct turn *t, const struct digest_line *l)
{
    struct flag f = flag_seen(t, l->about);
    if (!f.id)
        return words_for(t, t->who.id, "digest.not_yours");
    f.fact = l->fact;
    f.count = l->count;
    f.other = l->other;
    f.since = l->since;
    const char *fact = flag_fact(t, &f);
    return words_for(t, t->who.id, "digest.flag", text_("whom", flag_whom(t, &f)),
                     marked_("fact", fact),
                     marked_("since", digest_since_beside(t, fact, l->since)));
}

static const char *talk_words(struct turn *t, const struct digest_line *l)
{
    struct facts_of of = digest_facts(t);
    struct talk_wish w = talk_wish_find(t->db, &of, l->about);
    return w.feedback ? words_for(t, t->who.id, "digest.talk", name_("who", w.person),
                                  marked_("since", since_words(t, l->since)))
                      : words_for(t, t->who.id, "digest.not_yours");
}

static const char *mile_words(struct turn *t, const struct digest_line *l)
{
    return match_overseen(t, l->about).id
               ? words_for(t, t->who.id, "digest.mile",
                           text_("whom", matches_names(t, l->about)),
                           number_("count", l->count))
               : words_for(t, t->who.id, "digest.not_yours");
}

static const char *event_words(struct turn *t, const struct digest_line *l)
{
    struct meeting m = meeting_find(t->db, t->who.organisation, l->about);
    return m.id ? words_for(t, t->who.id, "digest.event", text_("title", m.title),
                            in_zone_(when_("at", m.starts_at), m.zone))
                : words_for(t, t->who.id, "digest.not_yours");
}

static const char *rule_words(struct turn *t, const struct digest_line *l)
{
    struct flag f = { .rule = l->fact };
    return words_for(t, t->who.id, "digest.rule", marked_("title", flag_title(t, &f)),
                     number_("count", l->count),
                     marked_("since", since_words(t, l->since)));
}

/* ---- lines of numbers ------------------------------------------------------------- */

static int64_t percent(const struct digest_line *l)
{
    return l->other ? (l->count * FULL + l->other / 2) / l->other : 0;
}

/* "33"; of a share that is there, and less than one in a hundred: "<1". */
static const char *percent_words(struct turn *t, const struct digest_line *l)
{
    if (l->count && l->count * FULL < l->other)
        return "<1";
    return format(t, "%lld", (long long)percent(l));
}

static const char *share_words(struct turn *t, const struct digest_line *l)
{
    return words_for(t, t->who.id, l->since ? "digest.share_target" : "digest.share",
                     part_("what", format(t, "digest.share_%s", l->fact)),
                     number_("count", l->count), number_("all", l->other),
                     text_("percent", percent_words(t, l)), number_("target", l->since));
}

static const char *number_words(struct turn *t, const struct digest_line *l)
{
    enum { FEW_ANSWER = 60 }; /* domain.md 4.2 EN10 */
    const char *key = format(t, "digest.%s", l->kind);
    if (strcmp(l->kind, "many") == 0)
        key = format(t, "digest.many_%s", l->fact);
    else if (strcmp(l->kind, "response") == 0 && percent(l) < FEW_ANSWER)
        key = "digest.low_response";
    return words_for(t, t->who.id, key, number_("count", l->count),
                     number_("other", l->other), text_("percent", percent_words(t, l)),
                     marked_("since", since_words(t, l->since)));
}

const char *digest_words(struct turn *t, const struct digest_line *l)
{
    if (strcmp(l->kind, "flag") == 0)
        return flag_words(t, l);
    if (strcmp(l->kind, "talk") == 0)
        return talk_words(t, l);
    if (strcmp(l->kind, "mile") == 0)
        return mile_words(t, l);
    if (strcmp(l->kind, "event") == 0)
        return event_words(t, l);
    if (strcmp(l->kind, "rule") == 0)
        return rule_words(t, l);
    if (strcmp(l->kind, "share") == 0)
        return share_words(t, l);
    return number_words(t, l);
}

/* ---- what became of it ------------------------------------------------------------ */

const char *digest_outcome(struct turn *t, const struct digest *d,
                           const struct digest_line *l)
{
    if (strcmp(l->kind, "flag") != 0)
        return *l->settled ? words_for(t, t->who.id, "digest.was_done") : "";
    struct flag f = flag_find(t->db, d->organisation, l->about);
    if (f.ended_at)
        return words_for(t, t->who.id, format(t, "digest.was_%s", f.ending));
    if (f.snoozed_until > t->now)
        return words_for(t, t->who.id, "digest.was_put_off",
                         in_zone_(day_("until", f.snoozed_until), zone_of(t)));
    return "";
}
