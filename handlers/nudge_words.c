/* nudge_words.c - what is asked of who is silent, without blame, and what helps then. */
#include "handlers/nudge.h"

#include <string.h>

static const char *const reasons[] = { "busy", "ill", "topic", "hard" };

/* ---- asking ----------------------------------------------------------------------- */

static struct card *begin_card(struct turn *t, const struct silence *s, const char *key)
{
    struct awaited w = match_awaits(t->db, s->person, s->match, t->now);
    struct card *c = card(t, t->who.id, "nudge", s->id);
    line(c, key, part_("what", format(t, "nudge.what_%s", w.what)));
    button(c, press_about(t, "nudge:look", s->id), "nudge.look");
    style(c, PRIMARY);
    row(c);
    return c;
}

void nudge_note(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct silence s = silence_find(t->db, id);
    if (nudge_goes_on(t, &s))
        show(begin_card(t, &s, "nudge.note"));
}

void nudge_ask_why(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct silence s = silence_find(t->db, id);
    if (!nudge_goes_on(t, &s))
        return;
    struct card *c = begin_card(t, &s, "nudge.why");
    for (size_t i = 0; i < COUNT(reasons); i++) {
        button(c, format(t, "nudge:why:%lld:%s", (long long)id, reasons[i]),
               format(t, "nudge.because_%s", reasons[i]));
        if (i % 2)
            row(c);
    }
    button(c, safety_press(t, s.match), "nudge.uneasy");
    show(c);
}

/* ---- answering -------------------------------------------------------------------- */

/* nudge:look:<silence>: to what waits, whichever it is by now */
void nudge_look(struct turn *t, int64_t id)
{
    struct silence s = silence_find(t->db, id);
    if (s.person != t->who.id || !s.id) {
        old_button(t);
        return;
    }
    struct awaited w = match_awaits(t->db, s.person, s.match, t->now);
    silence_end(t->db, id, t->now);
    if (w.what && strcmp(w.what, "meeting") == 0)
        meeting_show(t, w.about);
    else if (w.what && strcmp(w.what, "offer") == 0)
        match_offer_show(t, w.about);
    else if (w.what && strcmp(w.what, "agreement") == 0)
        agreement_open(t, w.about);
    else
        home_show(t);
}

static void add_help(struct card *c, struct turn *t, const struct silence *s,
                     const char *reason)
{
    struct match m = match_of(t->db, t->who.id, s->match);
    line(c, format(t, "nudge.help_%s", reason));
    button(c, press_about(t, "nudge:look", s->id), "nudge.look");
    row(c);
    if (strcmp(reason, "hard") == 0) {
        copy_button(c, words_for(t, t->who.id, "nudge.first_words"), "nudge.copy_words");
        row(c);
    }
    if (strcmp(reason, "ill") == 0)
        button(c, "settings:pause", "nudge.to_pause");
    else if (match_is_running(&m))
        button(c, booking_press(t, s->match), "nudge.to_booking");
}

/* nudge:why:<silence>:<reason>: any reason is an answer, and ends the silence */
void nudge_why(struct turn *t, int64_t id)
{
    struct silence s = silence_find(t->db, id);
    const char *reason = NULL;
    for (size_t i = 0; i < COUNT(reasons); i++)
        if (strcmp(argument(t, 1), reasons[i]) == 0)
            reason = reasons[i];
    if (!s.id || s.person != t->who.id || !reason) {
        old_button(t);
        return;
    }
    silence_explain(t->db, id, reason);
    silence_end(t->db, id, t->now);
    struct card *c = card(t, t->who.id, "nudge", id);
    add_help(c, t, &s, reason);
    nav(c, NULL);
    show(c);
}
