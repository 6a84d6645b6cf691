/* digest_line.c - the card of one line: the line, what usually helps, two to four ways to
 * go on, and «Сделано», by which it is struck through. A flag has a card of its own
 * (flags_card.c). */
#include "handlers/digest.h"

#include <stdlib.h>
#include <string.h>

#include "handlers/flags_card.h"

enum { PAIRS_MOST = 3, PEOPLE_MOST = 3, FLAGS_LOOKED = 150, FLAGS_SHOWN = 4 };

/* What leads on from a line that is about nobody in particular. */
static const struct {
    const char *kind, *press, *key;
    unsigned who;
} ways[] = {
    { "safety", "safety:list", "digest.to_safety", DIGEST_READERS },
    { "help", "help_desk:open", "digest.to_help", DIGEST_READERS },
    { "risks", "risks:open", "digest.to_risks", DIGEST_STAFF },
    { "contacts", "contacts:due:0", "digest.to_contacts", DIGEST_STAFF },
    { "waiting", "cohort:open", "digest.to_cohort", DIGEST_STAFF },
    { "meetings", "registers:week", "digest.to_week", DIGEST_STAFF },
    { "share", "figures:open", "digest.to_figures", DIGEST_READERS },
    { "missing", "figures:open", "digest.to_figures", DIGEST_READERS },
    { "response", "broadcast:open", "digest.to_broadcast", DIGEST_STAFF },
};

static void add_ways(struct turn *t, struct card *c, const struct digest_line *l)
{
    for (size_t i = 0; i < COUNT(ways); i++)
        if (strcmp(ways[i].kind, l->kind) == 0 && has_role(t, ways[i].who)) {
            button(c, ways[i].press, ways[i].key);
            row(c);
        }
}

/* ---- lines that are about somebody ------------------------------------------------ */

static void add_talk(struct turn *t, struct card *c, const struct digest_line *l)
{
    struct facts_of of = digest_facts(t);
    struct talk_wish w = talk_wish_find(t->db, &of, l->about);
    if (!w.feedback || !match_overseen(t, w.match).id)
        return;
    button(c, format(t, "booking:with:%lld:MC", (long long)w.person), "digest.to_meet");
    style(c, PRIMARY);
    button(c, format(t, "writing:to:%lld:%lld", (long long)w.person, (long long)w.match),
           "digest.to_write");
    row(c);
    button(c, press_about(t, "matches:show", w.match), "digest.to_match");
    row(c);
}

static void add_steps(struct turn *t, struct card *c)
{
    struct facts_of of = digest_facts(t);
    int64_t some[PAIRS_MOST];
    const char *zone = organisation_find(t->db, of.organisation).zone;
    size_t count =
        facts_steps_matches(t->db, &of, date_in(t, zone, t->now), some, PAIRS_MOST);
    for (size_t i = 0; i < count; i++)
        if (match_overseen(t, some[i]).id) {
            button(c, press_about(t, "matches:show", some[i]), "digest.pair",
                   text_("whom", matches_names(t, some[i])));
            row(c);
        }
}

/* Whoever has come so far may read a kind word. */
static void add_mile(struct turn *t, struct card *c, const struct digest_line *l)
{
    int count = 0;
    if (!match_overseen(t, l->about).id || !has_role(t, DIGEST_STAFF))
        return;
    for (const struct member *b = members_of(t->db, l->about);
         b->person && count < PEOPLE_MOST; b++, count++) {
        button(
            c,
            format(t, "writing:to:%lld:%lld", (long long)b->person, (long long)l->about),
            "digest.to_thank", name_("who", b->person));
        row(c);
    }
}

/* Those of the rule that are open, the severest first. */
static void add_rule(struct turn *t, struct card *c, const struct digest *d,
                     const struct digest_line *l)
{
    struct flag some[FLAGS_LOOKED];
    size_t count = flags_seen(t, FLAG_INFO, some, FLAGS_LOOKED), shown = 0;
    for (size_t i = 0; i < count && shown < FLAGS_SHOWN; i++) {
        if (strcmp(some[i].rule, l->fact) != 0)
            continue;
        button(c,
               format(t, "flags:card:%lld:%lld", (long long)some[i].id, (long long)d->id),
               "digest.pair", text_("whom", flag_whom(t, &some[i])));
        row(c);
        shown++;
    }
    if (strcmp(l->fact, "RF-10") == 0 && has_role(t, DIGEST_STAFF))
        button(c, "cohort:open", "digest.to_cohort");
}

static void add_buttons(struct turn *t, struct card *c, const struct digest *d,
                        const struct digest_line *l)
{
    if (strcmp(l->kind, "talk") == 0)
        add_talk(t, c, l);
    else if (strcmp(l->kind, "rule") == 0)
        add_rule(t, c, d, l);
    else if (strcmp(l->kind, "steps") == 0)
        add_steps(t, c);
    else if (strcmp(l->kind, "mile") == 0)
        add_mile(t, c, l);
    else if (strcmp(l->kind, "event") == 0)
        button(c, press_about(t, "gatherings:show", l->about), "digest.to_event");
    else
        add_ways(t, c, l);
}

/* ---- the card --------------------------------------------------------------------- */

static void put(struct turn *t, const struct digest *d, const struct digest_line *l)
{
    const char *outcome = digest_outcome(t, d, l);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, *outcome ? "digest.line_over" : "digest.line", number_("number", l->number),
         marked_("words", digest_words(t, l)), marked_("outcome", outcome));
    gap(c);
    line(c, strcmp(l->kind, "many") == 0 ? "digest.numbers_alone"
                                         : format(t, "digest.what_%s", l->kind));
    add_buttons(t, c, d, l);
    row(c);
    if (digest_kind_asks(l->kind) && strcmp(l->kind, "many") != 0 && !*l->settled)
        button(c,
               format(t, "digest:done:%lld:%lld", (long long)d->id, (long long)l->number),
               "digest.done");
    nav(c, format(t, "digest:page:%lld:%lld", (long long)d->id,
                  (long long)(l->number - 1) / DIGEST_PAGE));
    show(c);
}

/* The line that was pressed; kind NULL: it is not the actor's, and they were told. */
static struct digest_line pressed(struct turn *t, int64_t id, struct digest *d)
{
    int64_t number = strtoll(argument(t, 1), NULL, 10);
    struct digest_line l = { 0 };
    *d = digest_find(t->db, t->who.id, id);
    if (d->id && d->organisation == t->who.organisation && number > 0)
        l = digest_line_find(t->db, id, number);
    if (!l.kind)
        old_button(t);
    return l;
}

void digest_open_line(struct turn *t, int64_t id)
{
    struct digest d;
    struct digest_line l = pressed(t, id, &d);
    if (!l.kind)
        return;
    turn_into(t, "screen", 0);
    if (strcmp(l.kind, "flag") == 0)
        flags_card_put(t, l.about, id);
    else
        put(t, &d, &l);
}

/* A second tap shows the same. */
void digest_line_done(struct turn *t, int64_t id)
{
    struct digest d;
    struct digest_line l = pressed(t, id, &d);
    if (!l.kind)
        return;
    if (strcmp(l.kind, "flag") == 0 || !digest_kind_asks(l.kind)) {
        old_button(t);
        return;
    }
    if (digest_line_settle(t->db, id, l.number, t->now))
        audit_add(t->db, t->now, d.organisation, t->who.id, "digest.done", l.about,
                  l.kind);
    digest_put(t, &d, (l.number - 1) / DIGEST_PAGE, "screen");
}
