/* flags_card.c - the card of a flag: what, whom, the fact, since when, what usually
 * helps, what was tried; then what can be done. A flag is a question to a person, never a
 * sanction.
 *
 * Who may see it is told by flag_seen(): nobody of another school, and no member of its
 * match. Each button names the flag, and the digest to which Back leads. */
#include "handlers/flags_card.h"

#include <stdlib.h>
#include <string.h>

enum { ENDED_SHOWN = 2, LOOKED = 12 };

const char *flags_card_press(struct turn *t, const char *action, const struct flag *f,
                             const char *word, int64_t made)
{
    return format(t, "flags:%s:%lld:%s:%lld", action, (long long)f->id, word,
                  (long long)made);
}

/* ---- lines ------------------------------------------------------------------------ */

static struct value on_(const char *blank, struct turn *t, int64_t at)
{
    return in_zone_(day_(blank, at), organisation_find(t->db, t->who.organisation).zone);
}

/* Earlier ones of the same rule, and how they ended. */
static void add_earlier(struct turn *t, struct card *c, const struct flag *f)
{
    struct flag some[LOOKED];
    int shown = 0;
    size_t count = f->match ? flags_of_match(t->db, f->match, false, 0, some, LOOKED) : 0;
    if (!f->match && (some[0] = flag_ended_of(t->db, f)).id)
        count = 1;
    for (size_t i = 0; i < count && shown < ENDED_SHOWN; i++)
        if (some[i].ended_at && some[i].id != f->id &&
            strcmp(some[i].rule, f->rule) == 0) {
            line(c, format(t, "flags_card.earlier_%s", some[i].ending),
                 on_("from", t, some[i].since), on_("at", t, some[i].ended_at));
            shown++;
        }
}

static const char *const tried[] = { "remind", "slot", "psychologist" };

static void add_tried(struct turn *t, struct card *c, const struct flag *f)
{
    const char *all = "";
    for (size_t i = 0; i < COUNT(tried); i++)
        if (audit_has(t->db, f->organisation, format(t, "flag.%s", tried[i]), f->id,
                      f->opened_at))
            all = list_with(
                t, all,
                words_for(t, t->who.id, format(t, "flags_card.tried_%s", tried[i])));
    if (*all)
        line(c, "flags_card.tried", text_("what", all));
}

static void add_state(struct turn *t, struct card *c, const struct flag *f)
{
    if (f->ended_at)
        line(c, format(t, "flags_card.is_%s", f->ending), on_("at", t, f->ended_at));
    else if (f->snoozed_until > t->now)
        line(c, "flags_card.is_put_off", on_("until", t, f->snoozed_until));
    else if (f->accepted_at && f->accepted_by)
        line(c, "flags_card.is_accepted", name_("who", f->accepted_by),
             on_("at", t, f->accepted_at));
}

static void add_facts(struct turn *t, struct card *c, const struct flag *f)
{
    const struct flag_rule *rule = flag_rule_named(f->rule);
    line(c, "flags_card.title", marked_("title", flag_title(t, f)));
    marked_line(
        c, words_for(t, t->who.id, "flags_card.whom", text_("whom", flag_whom(t, f))));
    line(c, "flags_card.fact", marked_("fact", flag_fact(t, f)),
         marked_("since", digest_since_beside(t, flag_fact(t, f), f->since)));
    add_state(t, c, f);
    gap(c);
    if (rule)
        line(c, format(t, "flags.%s_help", rule->word));
    add_earlier(t, c, f);
    add_tried(t, c, f);
}

/* ---- buttons ---------------------------------------------------------------------- */

static bool is_case(const struct flag *f)
{
    return strcmp(f->rule, "RF-06") == 0 && f->about;
}

/* What "open" leads to; NULL: nothing. */
static const char *to_open(struct turn *t, const struct flag *f)
{
    if (is_case(f))
        return press_about(t, "help_desk:case", f->about);
    if (strcmp(f->rule, "RF-19") == 0 && f->match && !f->person)
        return press_about(t, "agreement:desk", f->match);
    if (f->person)
        return press_about(t, "people:card", f->person);
    return f->match ? press_about(t, "matches:show", f->match) : NULL;
}

bool flags_card_fits(struct turn *t, const struct flag *f, const char *word)
{
    const struct flag_rule *rule = flag_rule_named(f->rule);
    const char *const *at = rule ? rule->actions : NULL;
    while (at && *at && strcmp(*at, word) != 0)
        at++;
    if (!at || !*at)
        return false;
    if (strcmp(word, "psychologist") == 0)
        return *role_holders(t->db, f->organisation, PSYCHOLOGIST) != 0;
    if (strcmp(word, "open") == 0)
        return to_open(t, f) != NULL;
    if (strcmp(word, "write") == 0 || strcmp(word, "talk") == 0)
        return f->match || f->person;
    return f->match != 0;
}

/* Where one action leads at once, and where it is said first what it does. */
static const char *press_of(struct turn *t, const struct flag *f, const char *word,
                            int64_t made)
{
    if (strcmp(word, "open") == 0)
        return to_open(t, f);
    if (strcmp(word, "pause") == 0)
        return press_about(t, "match_pause:open", f->match);
    if (strcmp(word, "write") == 0 && f->person)
        return format(t, "writing:to:%lld:%lld", (long long)f->person,
                      (long long)f->match);
    if (strcmp(word, "talk") == 0 && f->person)
        return format(t, "booking:with:%lld:MC", (long long)f->person);
    return flags_card_press(t, "act", f, word, made);
}

static void add_actions(struct turn *t, struct card *c, const struct flag *f,
                        int64_t made)
{
    enum { MOST = 5 };
    const struct flag_rule *rule = flag_rule_named(f->rule);
    int shown = 0;
    for (int i = 0; rule && i < MOST && rule->actions[i]; i++) {
        const char *word = rule->actions[i];
        if (!flags_card_fits(t, f, word))
            continue;
        button(c, press_of(t, f, word, made), format(t, "flags_card.do_%s", word));
        if (++shown % 2 == 0)
            row(c);
    }
    row(c);
}

static void add_ending(struct turn *t, struct card *c, const struct flag *f,
                       const char *word, int64_t made)
{
    button(c, format(t, "flags:%s:%lld:%lld", word, (long long)f->id, (long long)made),
           format(t, "flags_card.%s", word));
}

static void add_endings(struct turn *t, struct card *c, const struct flag *f,
                        int64_t made)
{
    add_ending(t, c, f, "done", made);
    style(c, SUCCESS);
    add_ending(t, c, f, "false", made);
    row(c);
    if (f->snoozed_until <= t->now)
        add_ending(t, c, f, "snooze", made);
    if (!f->accepted_at)
        add_ending(t, c, f, "accept", made);
    row(c);
}

/* ---- the card --------------------------------------------------------------------- */

void flags_card_put(struct turn *t, int64_t flag, int64_t made)
{
    struct flag f = flag_seen(t, flag);
    if (!f.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    add_facts(t, c, &f);
    if (!f.ended_at) {
        add_actions(t, c, &f, made);
        add_endings(t, c, &f, made);
    }
    if (f.match && match_overseen(t, f.match).id)
        button(c, press_about(t, "matches:show", f.match), "flags_card.to_match");
    nav(c, made ? digest_way(t, made, f.id) : "desk:open");
    show(c);
}

/* flags:card:<flag>[:<digest>] */
void flags_card(struct turn *t, int64_t id)
{
    flags_card_put(t, id, strtoll(argument(t, 1), NULL, 10));
}
