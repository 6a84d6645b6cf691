/* reminders.h - what the files of reminders show each other. */
#ifndef HANDLERS_REMINDERS_H
#define HANDLERS_REMINDERS_H

#include "handlers/features.h"

enum reminder_kind {
    REMINDER_DAY,
    REMINDER_EVENING, /* of the day before */
    REMINDER_MORNING, /* of the day itself */
    REMINDER_TWO_HOURS,
    REMINDER_HALF_HOUR,
    REMINDER_KINDS,
};

/* reminders_choice.c: a bit for each kind; what they never chose is a day and two hours.
 */
unsigned reminders_chosen(struct turn *t, int64_t person);
void reminders_open(struct turn *t, int64_t meeting);
void reminders_choose(struct turn *t, int64_t meeting);

#endif
