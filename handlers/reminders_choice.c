/* reminders_choice.c - each person chooses how often they are reminded of meetings: any
 * of five moments, or none. It holds for all their meetings, at once. */
#include "handlers/reminders.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *word, *key;
} kinds[REMINDER_KINDS] = {
    [REMINDER_DAY] = { "day", "reminders.kind_day" },
    [REMINDER_EVENING] = { "evening", "reminders.kind_evening" },
    [REMINDER_MORNING] = { "morning", "reminders.kind_morning" },
    [REMINDER_TWO_HOURS] = { "two_hours", "reminders.kind_two_hours" },
    [REMINDER_HALF_HOUR] = { "half_hour", "reminders.kind_half_hour" },
};

enum { DEFAULT = 1u << REMINDER_DAY | 1u << REMINDER_TWO_HOURS };

/* ---- kept as "day,two_hours" ------------------------------------------------------ */

unsigned reminders_chosen(struct turn *t, int64_t person)
{
    const char *at = preference_text(t->db, person, "reminders", NULL);
    unsigned chosen = 0;
    if (!at)
        return DEFAULT;
    while (*at) {
        size_t len = strcspn(at, ",");
        for (int i = 0; i < REMINDER_KINDS; i++)
            if (strlen(kinds[i].word) == len && strncmp(kinds[i].word, at, len) == 0)
                chosen |= 1u << i;
        at += len + (at[len] == ',');
    }
    return chosen;
}

static void keep(struct turn *t, unsigned chosen)
{
    const char *all = "";
    for (int i = 0; i < REMINDER_KINDS; i++)
        if (chosen & 1u << i)
            all = format(t, "%s%s%s", all, *all ? "," : "", kinds[i].word);
    preference_save(t->db, t->who.id, "reminders", all);
    reminders_again(t);
}

/* ---- the screen ------------------------------------------------------------------- */

/* reminders:open:<meeting>; 0: from the settings */
void reminders_open(struct turn *t, int64_t meeting_id)
{
    unsigned chosen = reminders_chosen(t, t->who.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, chosen ? "reminders.which" : "reminders.none_now");
    for (int i = 0; i < REMINDER_KINDS; i++) {
        bool on = chosen & 1u << i;
        button(c, format(t, "reminders:choose:%lld:%d:%d", (long long)meeting_id, i, !on),
               on ? "reminders.on" : "reminders.off", part_("kind", kinds[i].key));
        row(c);
    }
    if (chosen)
        button(c, format(t, "reminders:choose:%lld:none", (long long)meeting_id),
               "reminders.none");
    nav(c, meeting_id > 0 ? press_about(t, "meeting:show", meeting_id) : "settings:open");
    show(c);
}

/* reminders:choose:<meeting>:<kind>:<1: on>, or ...:none; a second press of one button
 * changes nothing */
void reminders_choose(struct turn *t, int64_t meeting_id)
{
    const char *word = argument(t, 1);
    char *end;
    long kind = strtol(word, &end, 10);
    bool number = end != word && !*end && kind >= 0 && kind < REMINDER_KINDS;
    unsigned chosen = reminders_chosen(t, t->who.id);
    if (strcmp(word, "none") == 0)
        keep(t, 0);
    else if (number && strcmp(argument(t, 2), "1") == 0)
        keep(t, chosen | 1u << kind);
    else if (number && strcmp(argument(t, 2), "0") == 0)
        keep(t, chosen & ~(1u << kind));
    reminders_open(t, meeting_id);
}
