/* help_preview.c - the last look before anything leaves: who reads it, by when an answer
 * is promised, what happens if there is none, and how others solved the like; then the
 * receipt. Nothing is told to anybody before the tap on «send». */
#include "handlers/help.h"

#include <string.h>

/* ---- by when ---------------------------------------------------------------------- */

const char *help_by(struct turn *t, int64_t at, const char *key, const char *both,
                    const char *what)
{
    int64_t me = t->who.id;
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    struct value by = in_zone_(when_("by", at), zone);
    struct value what_is = *what ? part_("what", what) : text_("what", "");
    if (clocks_differ(t, zone, t->who.zone, at))
        return words_for(t, me, both, what_is, by, when_("here", at));
    return words_for(t, me, key, what_is, by);
}

/* ---- the preview ------------------------------------------------------------------ */

static void add_readers(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t away;
    const char *who = help_readers(t, h, &away);
    if (away)
        line(c, "help.away", name_("mentor", away), text_("who", who));
    else if (*who)
        line(c, "help.reads", text_("who", who));
    else
        line(c, "help.nobody");
}

static void add_promise(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t at = help_deadline(t, h->organisation, h->urgency, t->now);
    const char *next = help_next_readers(t, h);
    if (!working_now(t, h->organisation, t->now)) {
        line(c, "help.closed");
        safety_helpline(t, c);
    }
    marked_line(c, help_by(t, at, "help.promise", "help.promise_both", ""));
    if (*next)
        line(c, "help.then", text_("who", next));
    if (h->others)
        line(c, "help.then_others");
}

/* How one feels, and what is for the psychologist, is shown to no other mentor. */
static bool may_tick(const struct help_case *h)
{
    return !help_is_of_state(h) && strcmp(h->addressed, "psychologist") != 0;
}

static void add_buttons(struct turn *t, struct card *c, const struct help_case *h)
{
    long long id = h->id;
    button(c, format(t, "help:send:%lld", id), "help.send");
    style(c, PRIMARY);
    row(c);
    if (may_tick(h)) {
        button(c, format(t, "help:others:%lld:%d", id, !h->others),
               h->others ? "help.others_on" : "help.others_off");
        row(c);
    }
    if (!help_is_empty(t, h) && !*h->tried)
        button(c, format(t, "help:tried:%lld", id), "help.add_tried");
    row(c);
}

static void add_guide(struct turn *t, struct card *c, const struct help_case *h)
{
    const char *caution = names_caution(t);
    gap(c);
    line(c, help_is_empty(t, h) ? "help.guide" : "help.more");
    if (caution)
        line(c, caution);
}

void help_put_preview(struct turn *t, const struct help_case *h, const char *above)
{
    struct card *c = card(t, t->who.id, "help", h->id);
    if (above) {
        line(c, above, when_("at", h->made_at));
        gap(c);
    }
    line(c, "help.about_when", part_("topic", help_topic_key(t, h)),
         part_("urgency", help_urgency_key(t, h)));
    help_said(t, c, h);
    add_readers(t, c, h);
    add_promise(t, c, h);
    add_guide(t, c, h);
    add_buttons(t, c, h);
    library_offer(t, c, h);
    nav(c, format(t, "help:back:%lld:%s", (long long)h->id,
                  help_is_of_state(h) ? "urgency" : "whom"));
    show(c);
}

/* Is everything chosen, and may it go this way? */
static bool is_ready(const struct help_case *h)
{
    return *h->topic && *h->urgency && *h->addressed && !h->safety &&
           strcmp(h->addressed, "adults") != 0;
}

/* help:others:<draft>:<1: they may see it> */
void help_choose_others(struct turn *t, int64_t draft)
{
    struct help_case h = help_draft(t, draft);
    if (!h.id)
        return;
    if (!is_ready(&h) || !may_tick(&h)) {
        old_button(t);
        return;
    }
    h.others = strcmp(argument(t, 1), "1") == 0;
    case_save(t->db, &h);
    help_put_preview(t, &h, NULL);
}

/* ---- sent ------------------------------------------------------------------------- */

/* In place of the preview: who has it and until when, to stay in the chat. */
static void put_receipt(struct turn *t, const struct help_case *h)
{
    struct card *c = card(t, t->who.id, "help", h->id);
    line(c, "help.sent", part_("topic", help_topic_key(t, h)), name_("who", h->owner));
    marked_line(c, help_by(t, h->answer_by, "help.promise", "help.promise_both", ""));
    if (!working_now(t, h->organisation, t->now)) {
        line(c, "help.sent_closed");
        safety_helpline(t, c);
    }
    show(c);
}

/* help:send:<draft>: a second tap shows what became of it. */
void help_press_send(struct turn *t, int64_t draft)
{
    struct help_case h = help_draft(t, draft);
    if (!h.id)
        return;
    if (!is_ready(&h)) {
        help_next_step(t, &h, NULL);
        return;
    }
    if (!help_send(t, &h)) {
        help_put_preview(t, &h, "help.not_sent");
        return;
    }
    forget(t, "help.stale", t->who.id, h.id);
    h = case_anywhere(t->db, h.id);
    put_receipt(t, &h);
    help_mine_show(t, h.id, NULL);
}
