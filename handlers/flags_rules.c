/* flags_rules.c - all rules as one list, by code. */
#include "handlers/features.h"

#include <string.h>

/* Two lists, each by code, read as one: the first of both that was not passed yet. */
const struct flag_rule *flag_rule_at(size_t i)
{
    const struct flag_rule *one = flags_course_rules, *other = flags_marks_rules;
    for (;; i--) {
        bool first = one->code && (!other->code || strcmp(one->code, other->code) <= 0);
        const struct flag_rule *next = first ? one++ : other++;
        if (!next->code || i == 0)
            return next->code ? next : NULL;
    }
}

const struct flag_rule *flag_rule_named(const char *code)
{
    const struct flag_rule *r;
    for (size_t i = 0; (r = flag_rule_at(i)); i++)
        if (strcmp(r->code, code) == 0)
            return r;
    return NULL;
}
