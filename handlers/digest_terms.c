/* digest_terms.c - when a school's digest comes, chosen by buttons: the weekday, the
 * time, or never by itself. Each choice is on record and holds for all who get it. */
#include "handlers/digest.h"

enum { DAYS = 5 };
static const int minutes[] = { 450, 480, 510, 540, 600 };

void digest_terms(struct turn *t, int64_t unused)
{
    (void)unused;
    struct digest_time now = digest_time(t, t->who.organisation);
    turn_into(t, "screen", 0);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, now.off ? "digest.terms_off" : "digest.terms",
         part_("day", format(t, "calendar.weekday_%d", now.weekday)),
         text_("at", format(t, "%02d:%02d", now.minute / 60, now.minute % 60)));
    line(c, "digest.terms_hold");
    for (int i = 1; i <= DAYS; i++)
        button(c, press_about(t, "digest:day", i),
               i == now.weekday ? "digest.chosen" : "digest.choice",
               text_("choice",
                     words_for(t, t->who.id, format(t, "calendar.weekday_%d", i))));
    row(c);
    for (size_t i = 0; i < COUNT(minutes); i++)
        button(c, press_about(t, "digest:at", minutes[i]),
               minutes[i] == now.minute ? "digest.chosen" : "digest.choice",
               text_("choice", format(t, "%02d:%02d", minutes[i] / 60, minutes[i] % 60)));
    row(c);
    button(c, press_about(t, "digest:off", !now.off),
           now.off ? "digest.turn_on" : "digest.turn_off");
    nav(c, "digest:open");
    show(c);
}

static void set(struct turn *t, const char *name, int64_t value, int64_t before)
{
    if (value != before) {
        setting_save(t->db, t->who.organisation, name,
                     format(t, "%lld", (long long)value));
        audit_add(t->db, t->now, t->who.organisation, t->who.id, "digest.term", 0,
                  format(t, "%s:%lld", name, (long long)value));
        digest_promise_anew(t, t->who.organisation);
    }
    digest_terms(t, 0);
}

void digest_set_day(struct turn *t, int64_t weekday)
{
    if (weekday >= 1 && weekday <= DAYS)
        set(t, "digest.weekday", weekday, digest_time(t, t->who.organisation).weekday);
    else
        old_button(t);
}

void digest_set_minute(struct turn *t, int64_t minute)
{
    for (size_t i = 0; i < COUNT(minutes); i++)
        if (minutes[i] == minute) {
            set(t, "digest.minute", minute, digest_time(t, t->who.organisation).minute);
            return;
        }
    old_button(t);
}

void digest_set_off(struct turn *t, int64_t off)
{
    if (off == 0 || off == 1)
        set(t, "digest.off", off, digest_time(t, t->who.organisation).off);
    else
        old_button(t);
}
