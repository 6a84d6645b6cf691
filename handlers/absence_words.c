/* absence_words.c - both sides are asked what is in the way, with times that would do;
 * the overseers have it as a flag (flags_absence.c). An answer is shown to nobody, except
 * "contact", which reaches the overseers alone: it is said before it is tapped. */
#include "handlers/absence.h"

#include <string.h>

enum { COOL = 14 * DAY };
static const char *const barriers[] = { "time", "contact", "goal", "else" };

/* ---- both sides ------------------------------------------------------------------- */

void absence_ask(struct turn *t, int64_t match, int step)
{
    (void)step;
    struct gap g;
    struct match m = match_of(t->db, t->who.id, match);
    if (!m.id || !absence_gap(t, &m, &g) || g.days < g.most[0] ||
        absence_waits(t, match) || safety_case_of(t->db, t->who.id, match))
        return;
    struct card *c = card(t, t->who.id, "absence", match);
    line(c, g.first ? "absence.ask_first" : "absence.ask", number_("count", g.days));
    line(c, "absence.who_sees");
    slots_lines(t, c, match, "absence.times");
    button(c, booking_press(t, match), "absence.book");
    style(c, PRIMARY);
    row(c);
    for (size_t i = 0; i < COUNT(barriers); i++) {
        button(c, format(t, "absence:why:%lld:%s", (long long)match, barriers[i]),
               format(t, "absence.because_%s", barriers[i]));
        if (i % 2)
            row(c);
    }
    show(c);
}

/* absence:why:<match>:<time contact goal else> */
void absence_why(struct turn *t, int64_t match)
{
    struct match m = match_of(t->db, t->who.id, match);
    const char *barrier = NULL;
    for (size_t i = 0; i < COUNT(barriers); i++)
        if (strcmp(argument(t, 1), barriers[i]) == 0)
            barrier = barriers[i];
    if (!match_is_running(&m) || !barrier) {
        old_button(t);
        return;
    }
    if (strcmp(barrier, "contact") == 0 &&
        !audit_has(t->db, m.organisation, "absence.contact", match, t->now - COOL + 1)) {
        audit_add(t->db, t->now, m.organisation, t->who.id, "absence.contact", match,
                  NULL);
        overseers_hear(t, match, "absence.contact",
                       member_find(t->db, match, t->who.id).id, 0);
    }
    struct card *c = card(t, t->who.id, "absence", match);
    line(c, format(t, "absence.help_%s", barrier));
    button(c, booking_press(t, match), "absence.book");
    row(c);
    if (strcmp(barrier, "time") == 0)
        button(c, "settings:pause", "absence.to_pause");
    nav(c, NULL);
    show(c);
}

/* ---- overseers -------------------------------------------------------------------- */

/* `member` is who said so, in which match. */
void absence_contact(struct turn *t, int64_t member, int step)
{
    struct member b = member_get(t->db, member);
    (void)step;
    if (b.person && match_overseen(t, b.match).id)
        say(t, "absence.contact", name_("who", b.person),
            text_("people", matches_everybody(t, b.match)));
}
