/* flags_rules.c - the rules by their codes. */
#include "handlers/features.h"

#include <string.h>

const struct flag_rule flags_course_rules[] = {
    { .code = "RF-01", .word = "rf01", .actions = { "remind", "write", "talk", NULL } },
    { .code = "RF-02",
      .word = "rf02",
      .actions = { "remind", "slot", "pause", "talk", NULL } },
    { .code = "RF-03", .word = "rf03", .actions = { "talk", "change", NULL } },
    { .code = "RF-06", .word = "rf06", .actions = { "open", "write", NULL } },
    { .code = "RF-10", .word = "rf10", .actions = { "psychologist", "write", NULL } },
    { .code = "RF-19", .word = "rf19", .actions = { "open", "remind", NULL } },
    { .code = "RF-25", .word = "rf25", .actions = { "write", NULL } },
    { 0 },
};
const struct flag_rule flags_marks_rules[] = {
    { .code = "RF-04",
      .word = "rf04",
      .actions = { "write", "talk", "psychologist", "change", NULL } },
    { 0 },
};

const struct flag_rule *flag_rule_named(const char *code)
{
    for (const struct flag_rule *r = flags_course_rules; r->code; r++)
        if (strcmp(r->code, code) == 0)
            return r;
    for (const struct flag_rule *r = flags_marks_rules; r->code; r++)
        if (strcmp(r->code, code) == 0)
            return r;
    return NULL;
}
