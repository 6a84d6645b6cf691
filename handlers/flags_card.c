/* flags_card.c - a flag and what somebody says of it: accepted, done, a false alarm, not
 * before a week has passed. */
#include "handlers/flags.h"

#include <string.h>

enum { PUT_OFF = 7 * DAY };

static struct flag seen(struct turn *t, int64_t id)
{
    struct flag f = flag_seen(t, id);
    if (!f.id)
        old_button(t);
    return f;
}

static void put(struct turn *t, int64_t id)
{
    struct flag f = seen(t, id);
    if (!f.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "flags.red_item", text_("title", flag_title(t, &f)),
         text_("whom", flag_whom(t, &f)));
    line(c, "flags.red_fact", text_("fact", flag_fact(t, &f)));
    if (!f.ended_at) {
        button(c, press_about(t, "flags:accept", id), "flags.accept");
        button(c, press_about(t, "flags:done", id), "flags.done");
        row(c);
        button(c, press_about(t, "flags:false", id), "flags.false");
        button(c, press_about(t, "flags:snooze", id), "flags.snooze");
    }
    nav(c, "desk:open");
    show(c);
}

void flags_card(struct turn *t, int64_t id)
{
    put(t, id);
}

static void record(struct turn *t, const char *act, const struct flag *f)
{
    audit_add(t->db, t->now, f->organisation, t->who.id, act, f->id, f->rule);
}

void flags_card_accept(struct turn *t, int64_t id)
{
    struct flag f = seen(t, id);
    if (f.id && flag_accept(t->db, id, t->who.id, t->now))
        record(t, "flag.accepted", &f);
    if (f.id)
        put(t, id);
}

static void end(struct turn *t, int64_t id, const char *how, const char *act)
{
    struct flag f = seen(t, id);
    if (f.id && flag_end(t->db, id, how, t->who.id, t->now))
        record(t, act, &f);
    if (f.id)
        put(t, id);
}

void flags_card_done(struct turn *t, int64_t id)
{
    end(t, id, "done", "flag.done");
}

void flags_card_false(struct turn *t, int64_t id)
{
    end(t, id, "false", "flag.false");
}

void flags_card_snooze(struct turn *t, int64_t id)
{
    struct flag f = seen(t, id);
    if (f.id && flag_snooze(t->db, id, t->now + PUT_OFF))
        record(t, "flag.snoozed", &f);
    if (f.id)
        put(t, id);
}
